"""The tests by name, and what one of them comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.events.coders import Coder
from benchmarks.events.scoring import Measure
from benchmarks.events.sources import digest

SPLITS = ("test", "train")


class NoSplit(Exception):
    """The test has no side for validation."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a test came to: its files, how many items it has, and its measures by name."""

    files: tuple[Path, ...]
    items: int
    measures: Mapping[str, Measure]
    sha256: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", {path.name: digest(path) for path in self.files})


@dataclass(frozen=True, slots=True)
class Row:
    """A test. `run` takes a coder and a split; it raises Absent, NotOffered or NoSplit where it has nothing to say."""

    title: str
    run: Callable[[Coder, str], Outcome]


def only_test(split: str) -> None:
    """Raises NoSplit for another split than the test."""
    if split != "test":
        raise NoSplit("it has a test side only")
