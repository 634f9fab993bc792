"""Questions in JSON Lines, answered line by line: what all batch commands share.

Invariant: a line that is no question gives an error entry with its number, and the batch goes on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from comity.errors import UsageError

MOST_BYTES = 1_000_000  # of one line: a question is a sentence or a report, never more
Question = dict[str, Any]
Answering = Callable[[Question], dict[str, Any]]


@contextmanager
def lines_of(file: Path) -> Iterator[IO[bytes]]:
    """The open file, or standard input for `-`. Raises UsageError if it cannot be opened."""
    if str(file) == "-":
        yield sys.stdin.buffer
        return
    try:
        opened = file.open("rb")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror or error}. Check the path.") from error
    with opened:
        yield opened


def text_of(question: Question, name: str) -> str:
    """A member that has to be there. Raises UsageError if it is missing or no text."""
    value = question.get(name)
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{name!r} is missing or no text")
    return value


def text_or_none(question: Question, name: str) -> str | None:
    """A member that may be missing. Raises UsageError if it is no text."""
    value = question.get(name)
    if value is not None and not isinstance(value, str):
        raise UsageError(f"{name!r} is no text")
    return value


class Batch:
    """Answers questions in order. `bad` and `good` count lines that were none and those that were."""

    def __init__(self, answer: Answering, *, shape: str = "no JSON object", named: bool = True) -> None:
        """`answer` gives the entry of a question, or raises UsageError or ValueError. `shape` is said of a line that is
        no object; `named`: whether the entry of an error has the id of its question."""
        self._answer, self._shape, self._named = answer, shape, named
        self.bad = self.good = 0

    @property
    def exit_code(self) -> int:
        """0 all lines were questions, 1 some were not, 2 none was."""
        return 2 if self.bad and not self.good else 1 if self.bad else 0

    def answers(self, lines: IO[bytes]) -> Iterator[str]:
        """One line of JSON for each line that is not empty: the answer, or the error with the line's number."""
        for number, line in enumerate(_bounded(lines), 1):
            if not line.strip():
                continue
            identity: object = None
            try:
                if len(line) > MOST_BYTES:
                    raise UsageError(f"a line of over {MOST_BYTES:,} bytes")
                question = json.loads(line.decode("utf-8-sig"))
                if not isinstance(question, dict):
                    raise UsageError(self._shape)
                identity = question.get("id")
                entry = self._answer(question)
                self.good += 1
            except (ValueError, RecursionError, UsageError) as error:
                self.bad += 1
                named = {"id": identity} if self._named else {}
                entry = {"line": number, **named, "error": str(error) or type(error).__name__}
            yield json.dumps(entry, ensure_ascii=False) + "\n"


def _bounded(lines: IO[bytes]) -> Iterator[bytes]:
    """The lines, of a longer one than is allowed its beginning, one byte too long."""
    while line := lines.readline(MOST_BYTES + 1):
        rest = line
        while len(rest) > MOST_BYTES and not rest.endswith(b"\n"):
            rest = lines.readline(MOST_BYTES + 1)
        yield line
