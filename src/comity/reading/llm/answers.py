"""From the text of an answer to its three lists: plain JSON, JSON in a fence, or JSON among other words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from comity.reading.llm.schema import LISTS

Rows = dict[str, list[Any]]
THOUGHT = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.S | re.I)  # of local models
FENCE = "```"
MOST_FENCED = 20  # fenced pieces tried
MOST_STARTS = 20  # braces tried as the start of an object


def rows_of(text: str) -> Rows | None:
    """The lists of an answer; None if it holds no object with all three of them."""
    text = THOUGHT.sub("", text, count=1)
    for candidate in _objects(text):
        if isinstance(candidate, dict) and all(isinstance(candidate.get(name), list) for name in LISTS):
            return {name: candidate[name] for name in LISTS}
    return None


def _objects(text: str) -> Iterator[Any]:
    """What may be the answer, the likeliest first."""
    fenced = text.split(FENCE, 2 * MOST_FENCED + 1)[1::2]
    for piece in (text, *fenced):
        try:
            yield json.loads(piece.removeprefix("json"))
        except (ValueError, RecursionError):
            continue
    decoder = json.JSONDecoder()
    at = text.find("{")
    for _ in range(MOST_STARTS):
        if at < 0:
            return
        try:
            found, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            yield found
        at = text.find("{", end)
