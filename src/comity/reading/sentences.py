"""Sentences of a report with exact offsets, each with its kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` is the document's `text[start:end]`; `paragraph` counts from 0.

    `kind`: `body`, `heading`, `bullet`, `caption`, `noise`, `dateline`, `question`, `opinion` (an analyst or
    interviewee speaks).
    """

    start: int
    end: int
    text: str
    kind: str
    paragraph: int
