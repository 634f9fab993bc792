"""Evidence: the words that an entry rests on.

Invariant: `exact == text[start:end]` of the document's text (W3C Web Annotation: TextPositionSelector and
TextQuoteSelector in one).
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_CHARACTERS = 600  # the export contract: a piece is read at a glance


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A clause or sentence, two at most: offsets are Unicode code points from 0, the end exclusive."""

    document: str
    start: int
    end: int
    exact: str
