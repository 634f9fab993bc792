"""A sentence without its quotation marks: what somebody "strongly" condemned is condemned all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.reading.sentences import Sentence

QUOTES = '"“”„«»'
MARKS = re.compile(f"[{QUOTES}]")
SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words stand in the report (with the marks between them), and the words without marks."""

    start: int
    end: int
    words: str


class Unquoted:
    """The words of a sentence as patterns read them; offsets lead back to the report."""

    def __init__(self, sentence: Sentence) -> None:
        """`sentence`: of a report, in whose offsets hits are given."""
        self.start = sentence.start
        plain = SPACE.sub(" ", sentence.text)  # one for one, so that offsets stay
        self._at: Sequence[int] = range(len(plain) + 1)
        self.text = plain
        if MARKS.search(plain):
            kept = [at for at, c in enumerate(plain) if c not in QUOTES]
            self.text = "".join(plain[at] for at in kept)
            self._at = [*kept, len(plain)]

    def hits(self, pattern: re.Pattern[str]) -> Iterator[Hit]:
        """Where a pattern matches, in order."""
        for m in pattern.finditer(self.text):
            last = self._at[m.end() - 1] + 1 if m.end() > m.start() else self._at[m.start()]
            yield Hit(self.start + self._at[m.start()], self.start + last, m.group())
