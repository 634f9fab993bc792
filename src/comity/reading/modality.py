"""Whether an act is done, planned, wished for, denied or old: read off the words of its clause."""

from __future__ import annotations

import re
from functools import cache

from comity.codebook.loader import language_file


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The cue words of each modality."""
    return {name: re.compile(pattern, 0 if name == "reason" else re.I)
            for name, pattern in language_file("en", "modality").items()}


def has(kind: str, text: str, start: int, end: int) -> bool:
    """Whether a cue of this kind stands in a span."""
    return bool(patterns()[kind].search(text[start:end]))


def auxiliary(text: str, first: int, at: int, end: int) -> str | None:
    """PLOVER-like auxiliary of the act at `at` in the clause `first` to `end`: its words stand before the act.

    Negation and modals count only in the 45 characters before the act, so that those of another verb do not.
    """
    near = max(first, at - 45)
    if has("negated", text, near, at):
        return "negated"
    if has("hypothetical", text, near, at):
        return "hypothetical"
    if has("future", text, near, at):
        return "future"
    return "historical" if has("historical", text, first, end) else None


def content_end(text: str, start: int, end: int) -> int:
    """Where the content of a promise ends: before the reason that is given for it."""
    m = patterns()["reason"].search(text, start, end)
    return m.start() if m and m.start() > start + 8 else end
