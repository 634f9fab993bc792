"""What is handed out: the wheel holds all data, the base install what is declared; the pages name what is there."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from comity.serving.cli import COMMANDS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "comity"
MOST_MEGABYTES = 400  # of the base install; measured in a venv of its own by benchmarks/install_size.py
NAMES = {"charset-normalizer": "charset_normalizer", "pyyaml": "yaml"}  # imported by another name than installed
NOT_IMPORTED = {"lxml-html-clean"}  # trafilatura needs it and does not always bring it

project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
base = [Requirement(one) for one in project["dependencies"]]
dev = [Requirement(one) for one in project["optional-dependencies"]["dev"]]


def plain(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, str]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").split()
    return {plain(name): version for name, _, version in (line.partition("==") for line in lines)}


def with_all_that_they_need(wanted: list[Requirement]) -> dict[str, Distribution]:
    """The installed distributions of these requirements and of what those require in turn, by name."""
    found: dict[str, Distribution] = {}
    waiting = list(wanted)
    while waiting:
        one = waiting.pop()
        if plain(one.name) in found:
            continue
        try:
            found[plain(one.name)] = installed = distribution(one.name)
        except PackageNotFoundError:
            continue  # an extra's own, or one for another system
        for line in installed.requires or ():
            needed = Requirement(line)
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in one.extras or {""}):
                waiting.append(needed)
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True,
                   capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return archive.namelist()


def test_the_wheel_holds_every_file_of_the_package(wheel: list[str]) -> None:
    listed = subprocess.run(["git", "ls-files", "src/comity"], cwd=ROOT, capture_output=True, text=True, check=False)
    files = [ROOT / line for line in listed.stdout.splitlines()] or list(SOURCE.rglob("*.*"))  # without git: all
    wanted = {str(path.relative_to(ROOT / "src")) for path in files if path.exists() and path.suffix != ".pyc"}
    assert wanted - set(wheel) == set()
    endings = {Path(name).suffix for name in wheel}
    assert endings >= {".py", ".yaml", ".csv", ".css", ".js", ".j2"}
    assert any("/migrations/" in name for name in wheel)


def test_the_wheel_holds_nothing_else(wheel: list[str]) -> None:
    assert {name for name in wheel if not name.startswith(("comity/", "comity-"))} == set()
    assert [name for name in wheel if name.endswith("/LICENSE")] != []


def test_each_declared_dependency_is_used() -> None:
    used = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                used.add(node.module.split(".")[0])
    names = {one.name.lower() for one in base} - NOT_IMPORTED
    assert {name for name in names if NAMES.get(name, name.replace("-", "_")) not in used} == set()


@pytest.mark.parametrize("one", [*base, *dev], ids=lambda one: str(one.name))
def test_a_dependency_has_a_least_version_and_is_locked_above_it(one: Requirement) -> None:
    assert [clause.operator for clause in one.specifier] == [">="]
    assert one.specifier.contains(locked()[plain(one.name)])


def test_the_lock_names_releases_alone() -> None:
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9A-Za-z.+!-]*", line), line


def test_the_lock_holds_all_that_the_base_install_needs() -> None:
    assert set(with_all_that_they_need(base)) - {"comity"} <= set(locked())


def test_the_base_install_is_small() -> None:
    files = [file for one in with_all_that_they_need(base).values() for file in one.files or ()]
    size = sum(path.stat().st_size for path in map(Path, (str(file.locate()) for file in files)) if path.is_file())
    assert 10_000_000 < size < MOST_MEGABYTES * 1_000_000


def test_the_command_is_declared() -> None:
    assert project["scripts"] == {"comity": "comity.serving.cli:main"}


def pages() -> list[Path]:
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_the_pages_name_the_commands_that_there_are() -> None:
    commands = {function.__name__ for functions in COMMANDS.values() for function in functions}
    for page in pages():
        named = set(re.findall(r"`comity ([a-z]+)", page.read_text(encoding="utf-8")))
        assert named - commands == set(), page
    readme = pages()[0].read_text(encoding="utf-8")
    assert {name for name in commands if not re.search(rf"`(?:comity )?{name}\b", readme)} <= {"reread", "rebuild"}


def test_the_page_on_reading_names_every_rule_file() -> None:
    told = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    assert [path.name for path in (SOURCE / "codebook" / "lang" / "en").rglob("*.yaml") if path.name not in told] == []
