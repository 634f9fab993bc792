"""A sentence without its quotation marks: what somebody "strongly" condemned is condemned all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from comity.reading.sentences import Sentence

MARKS = re.compile(r'["“”„«»]')


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
        kept = [at for at, c in enumerate(sentence.text) if not MARKS.match(c)]
        self.text = "".join(" " if sentence.text[at].isspace() else sentence.text[at] for at in kept)
        self._at = [*kept, len(sentence.text)]

    def hits(self, pattern: re.Pattern[str]) -> Iterator[Hit]:
        """Where a pattern matches, in order."""
        for m in pattern.finditer(self.text):
            last = self._at[m.end() - 1] + 1 if m.end() > m.start() else self._at[m.start()]
            yield Hit(self.start + self._at[m.start()], self.start + last, m.group())
