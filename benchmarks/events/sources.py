"""Where the data lie, and which edition was read: they are other people's, and none of them is in this project.

The folder is `COMITY_DATA`, else `../shared/data` beside the project. Origins and licences: `docs/benchmarks.md`.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = "COMITY_DATA"
OWN = Path(__file__).parent


class Absent(Exception):
    """A file of data is not there; the message names it and where to put it."""


def folder() -> Path:
    """The folder of the data."""
    return Path(os.environ.get(VARIABLE) or ROOT.parent / "shared" / "data").resolve()


def find(name: str) -> Path:
    """A file of the data. Raises Absent if it is not there."""
    path = folder() / name
    if not path.exists():
        raise Absent(f"{path} is absent; {VARIABLE} names the folder that has it")
    return path


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def json_lines(path: Path) -> Iterator[Any]:
    """The objects of a JSON Lines file, packed or not."""
    lines = (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8")
    with lines:
        yield from map(json.loads, lines)


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file with a head line."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))
