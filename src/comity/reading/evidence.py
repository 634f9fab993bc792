"""Evidence from a sentence: all of it, or the part around the words that matter if it is too long; where it begins."""

from __future__ import annotations

from collections.abc import Iterable

from comity.model.claims import Claim
from comity.model.evidence import MOST_CHARACTERS, Evidence
from comity.reading.sentences import Sentence


def evidence_of(document: str, text: str, sentence: Sentence, at: int | None = None) -> Evidence:
    """The sentence as evidence; of one with over 600 characters the part around `at`, cut at white space."""
    start, end = sentence.start, sentence.end
    if end - start > MOST_CHARACTERS:
        middle = sentence.start if at is None else at
        start = max(sentence.start, min(middle - MOST_CHARACTERS // 2, sentence.end - MOST_CHARACTERS + 2))
        end = min(sentence.end, start + MOST_CHARACTERS - 2)
        while start > sentence.start and not text[start - 1].isspace():
            start += 1
        while end < sentence.end and not text[end].isspace():
            end -= 1
        end = start + len(text[start:end].rstrip())
    return Evidence(document, start, end, text[start:end])


def starts(claims: Iterable[Claim]) -> list[int]:
    """Where the evidence of claims begins."""
    return [piece.start for claim in claims for piece in claim.evidence]
