"""Whether the words of an answer stand in the report, and where. Only what stands there comes into a claim.

Invariant: what is given back are offsets of the report, never words of the answer. In a quote white space may differ
and nothing else; in a name, a place or a time, capitals too ("OSLO - ...").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from comity.model.document import Document
from comity.model.evidence import MOST_CHARACTERS, Evidence
from comity.model.times import TimeExpression
from comity.reading.sentences import Sentence, split

MOST_SENTENCES = 2
LEAST_CHARACTERS, LEAST_WORDS = 12, 2  # a single name or word says nothing that could be checked
ABSENT = "quote not in the text"
LONG = "quote of more than two sentences or 600 characters"
SHORT = "quote of a word"
NOISE = "quote from page noise"
Span = tuple[int, int]


class Quotes:
    """A report, prepared for finding words in it."""

    def __init__(self, document: Document, noise: Sequence[Span]) -> None:
        self.document, self.noise = document, noise
        self.sentences: Sequence[Sentence] = split(document.text)
        self._starts = [s.start for s in self.sentences]
        self._plain, self._at = _joined(document.text)
        self._lower = "".join(map(_lower, self._plain))

    def find(self, words: str, within: Span | None = None, *, any_case: bool = False) -> Span | None:
        """Where words stand first, in a part of the report or all of it; None where they do not."""
        start, end = within or (0, len(self.document.text))
        plain, text = " ".join(words.split()), self._plain
        if any_case:
            plain, text = "".join(map(_lower, plain)), self._lower
        first, last = bisect_left(self._at, start), bisect_left(self._at, end)
        place = text.find(plain, first, last) if plain else -1
        while place >= 0 and not self._is_whole(place, place + len(plain)):
            place = text.find(plain, place + 1, last)
        return (self._at[place], self._at[place + len(plain) - 1] + 1) if place >= 0 else None

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether no word is cut at either end."""
        return not any(self._plain[at - 1:at].isalnum() and self._plain[at:at + 1].isalnum() for at in (start, end))

    def evidence(self, quote: object) -> Evidence | str:
        """The piece that a quote is, at its first place that is no page noise; else why it is refused."""
        if not isinstance(quote, str):
            return ABSENT
        words = quote.split()
        if len(words) < LEAST_WORDS or sum(map(len, words)) < LEAST_CHARACTERS:
            return SHORT
        span, reason = self.find(quote), ABSENT
        while span and self._is_noise(span):
            span, reason = self.find(quote, (span[0] + 1, len(self.document.text))), NOISE
        if span is None:
            return reason
        if span[1] - span[0] > MOST_CHARACTERS or len(self.around(span)) > MOST_SENTENCES:
            return LONG
        return Evidence(self.document.id, *span, self.document.text[span[0]:span[1]])

    def around(self, span: Span) -> Sequence[Sentence]:
        """The sentences that a span touches."""
        first = max(0, bisect_right(self._starts, span[0]) - 1)
        return [s for s in self.sentences[first:bisect_left(self._starts, span[1])] if s.end > span[0]]

    def time(self, words: str, piece: Evidence, times: Sequence[TimeExpression]) -> TimeExpression | None:
        """The expression of time that words name, in the sentences of a quote; None where there is none."""
        quote = (piece.start, piece.end)
        for within in (quote, *((s.start, s.end) for s in self.around(quote))):
            if span := self.find(words, within, any_case=True):
                return next((t for t in times if t.start < span[1] and span[0] < t.end), None)
        return None

    def _is_noise(self, span: Span) -> bool:
        return any(a < span[1] and span[0] < b for a, b in self.noise)


def _lower(letter: str) -> str:
    """A letter in lower case where that is one letter too, so that offsets stay."""
    small = letter.lower()
    return small if len(small) == 1 else letter


def _joined(text: str) -> tuple[str, list[int]]:
    """The text with each run of white space as one blank, and for each of its letters the offset in the text."""
    letters: list[str] = []
    offsets: list[int] = []
    for at, letter in enumerate(text):
        blank = letter.isspace()
        if not (blank and letters and letters[-1] == " "):
            letters.append(" " if blank else letter)
            offsets.append(at)
    return "".join(letters), offsets
