"""The sets of reports with gold, and how the program does on one: read, export, score.

A set is read into a new ledger by the same pipeline as `comity read`, exported as `comity export` does, and scored by
`evaluation/score.py`; nothing of the gold is seen before the export is made.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from comity import pipeline
from comity.ledger import open_ledger, queries
from comity.readers import Second
from comity.views.exports import to_jsonl

ROOT = Path(__file__).resolve().parents[1]
EVALUATION = ROOT / "evaluation"
VARIABLE = "COMITY_EVAL"  # a folder with `seeds` and `dev`, for whoever has them elsewhere
MUST_BE_ONE = ("evidence exact", "evidence in file", "evidence length")
BARE = "entries without evidence"


@dataclass(frozen=True, slots=True)
class Set:
    """Reports with gold: what is read (a folder, or the text files in it), the gold, and the folder of the texts."""

    name: str
    paths: tuple[Path, ...]
    gold: Path
    texts: Path

    @property
    def missing(self) -> str | None:
        """Why the set cannot be scored here, or None."""
        absent = next((path for path in (self.texts, self.gold) if not path.exists()), None)
        if absent is None:
            return None if self.paths else f"{self.texts} holds no reports"
        return f"{absent} is absent" + (f"; {VARIABLE} names the folder that has it" if absent.is_relative_to(shared())
                                        else "")

    @property
    def digest(self) -> str:
        """16 hexadecimal digits of the SHA-256 of gold, conflicts and texts: which edition was measured."""
        conflicts = self.gold.with_name("conflicts.jsonl")
        files = [self.gold, *([conflicts] if conflicts.exists() else []), *sorted(self.texts.glob("*.txt"))]
        parts = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def shared() -> Path:
    """The folder with `seeds` and `dev`."""
    return Path(os.environ.get(VARIABLE) or ROOT.parent / "shared" / "eval").resolve()


def _seeds() -> Set:
    folder = shared() / "seeds"
    return Set("seeds", tuple(sorted(folder.glob("*.txt"))), folder / "gold.jsonl", folder)


def _dev() -> Set:
    folder = shared() / "dev"
    return Set("dev", (folder / "texts",), folder / "gold.jsonl", folder / "texts")


def _examples() -> Set:
    texts = ROOT / "examples" / "japan-korea"
    return Set("examples", (texts,), EVALUATION / "japan-korea" / "gold.jsonl", texts)


def _own(name: str) -> Set:
    folder = EVALUATION / name
    return Set(name, (folder / "texts",), folder / "gold.jsonl", folder / "texts")


SETS: dict[str, Callable[[], Set]] = {
    "seeds": _seeds, "dev": _dev, "examples": _examples, "world": partial(_own, "world"),
    "check": partial(_own, "check"),
    "fresh": partial(_own, "fresh"), "practice": partial(_own, "practice"),
    "later": partial(_own, "later"), "drill": partial(_own, "drill"), "drill-world": partial(_own, "drill-world"),
    "sealed": partial(_own, "sealed"),
    "vault": partial(_own, "vault"), "vault-world": partial(_own, "vault-world"),
    "reserve": partial(_own, "reserve"), "reserve-world": partial(_own, "reserve-world"),
    "cellar": partial(_own, "cellar"), "cellar-world": partial(_own, "cellar-world"),
    # held out: nothing is tuned on them (docs/benchmarks.md tells of one exception)
    "attic": partial(_own, "attic"), "attic-world": partial(_own, "attic-world"),
    # trainings and thresholds are chosen by them
    "lesson14": partial(_own, "lesson14"), "lesson16": partial(_own, "lesson16"), "lesson18": partial(_own, "lesson18"),
    "lesson19": partial(_own, "lesson19"), "lesson20": partial(_own, "lesson20"), "lesson22": partial(_own, "lesson22"),
    "lesson24": partial(_own, "lesson24"),
    "lesson25": partial(_own, "lesson25"),
    # like them, but their errors were not read
    "lesson21": partial(_own, "lesson21"), "lesson23": partial(_own, "lesson23"),
}  # fmt: skip


def scorer() -> Any:
    """The module `evaluation/score.py`, whose neighbours are modules of the top level."""
    if sys.path[0] != str(EVALUATION):
        sys.path.insert(0, str(EVALUATION))
    return importlib.import_module("score")


def score(one: Set, *, second: Second | None = None) -> dict[str, Any]:
    """What `score.py --json` prints of a set, read by the rules and then by a second reader if there is one, and under
    `refused` what was not read.

    Raises `contract.Malformed` if the export breaks the contract.
    """
    module = scorer()
    with tempfile.TemporaryDirectory(prefix="comity-record-") as folder:
        export = Path(folder) / "export.jsonl"
        with open_ledger(Path(folder) / "ledger.db") as ledger:
            report = pipeline.read_into(ledger, one.paths, second=second)
            record, documents = queries.record_of(ledger)
        with export.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(to_jsonl(record, documents))
        conflicts = one.gold.with_name("conflicts.jsonl")
        result: dict[str, Any] = module.score(
            module.load_gold(one.gold), module.load_export(export), one.texts,
            conflicts=module.load_conflicts(conflicts) if conflicts.exists() else ())
    result["refused"] = [f"{refusal.path}: {refusal.reason}: {refusal.detail}" for refusal in report.refused]
    return result


def values(result: dict[str, Any]) -> dict[str, float]:
    """The measures of a result by name, each from 0 to 1: F1 of the scores, and the shares; what has no gold is out."""
    found = {name: row["f1"] for name, row in result["scores"].items()}
    found |= {name: row["value"] for name, row in result["shares"].items()}
    return {name: value for name, value in found.items() if value is not None}
