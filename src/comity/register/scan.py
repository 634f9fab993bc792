"""Finding many fixed phrases in a text at once, at word boundaries; where phrases overlap the leftmost longest wins."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

T = TypeVar("T")


def unaccented(text: str) -> str:
    """The text without the marks over and under its letters; other letters stay."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


def spelled(phrase: str) -> Iterator[str]:
    """A phrase as reports may write it: as given, without accents, with either apostrophe."""
    for text in {phrase, unaccented(phrase)}:
        yield text
        if "'" in text:
            yield text.replace("'", "’")


class Scanner(Generic[T]):
    """Phrases with what they mean. Case counts; all overlapping matches are weighed, so that a longer phrase that ends
    inside a word never hides a shorter one that stands whole."""

    def __init__(self, meanings: Mapping[str, T] | Iterable[tuple[str, T]]) -> None:
        table = dict(meanings)
        self._phrases = list(table)
        self._values = list(table.values())
        self._automaton = AhoCorasick(self._phrases)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, T]]:
        """What stands in `text[start:end]`, with offsets in `text`; boundaries look beyond the slice."""
        end = len(text) if end is None else end
        found = [
            (a + start, b + start, index)
            for index, a, b in self._automaton.find_matches_as_indexes(text[start:end], overlapping=True)
            if _whole(text, a + start, b + start)
        ]
        found.sort(key=lambda hit: (hit[0], -hit[1]))
        kept: list[tuple[int, int, T]] = []
        reached = start
        for a, b, index in found:
            if a >= reached:
                kept.append((a, b, self._values[index]))
                reached = b
        return kept


class Words:
    """Phrases of which any is looked for, as whole words; case does not count."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._automaton = AhoCorasick([phrase.lower() for phrase in phrases])

    def stand_in(self, text: str) -> bool:
        """Whether one of them stands in a text."""
        return any(True for _ in self.places(text))

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand, also where they overlap."""
        folded = text.lower()
        folded = folded if len(folded) == len(text) else text  # a few letters are longer in lower case
        for _, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not (start and _joins(text[start - 1])) and not (end < len(text) and _joins(text[end])):
                yield start, end


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a match begins and ends at word boundaries; scripts without spaces have none."""
    if not text[start].isascii() and unicodedata.category(text[start]) == "Lo":
        return True
    if start and _joins(text[start - 1]) and _joins(text[start]):
        return False
    return not (end < len(text) and (_joins(text[end]) or text[end] == "$") and _joins(text[end - 1]))


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"
