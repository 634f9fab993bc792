"""Cue words of the codebook as compiled patterns."""

from __future__ import annotations

import re
from functools import cache

from comity.codebook.loader import language_file


@cache
def patterns(name: str, language: str = "en") -> dict[str, re.Pattern[str]]:
    """The patterns of `lang/<language>/<name>.yaml` by their keys; case does not count."""
    return {key: re.compile(pattern, re.I) for key, pattern in language_file(language, name).items()}


def promises(key: str) -> re.Pattern[str]:
    """A pattern of `promises.yaml`."""
    return patterns("promises")[key]


def advises(text: str, start: int, first: int, end: int) -> bool:
    """Whether the clause from `first` to `end` of a sentence only says what somebody should do, and nobody is named who
    says so: "Seoul should now look to joint purchases"."""
    advice = promises("advice").search(text, first, end)
    return bool(advice) and not promises("governs").search(text, max(start, first - 60), first)


def meetings(key: str) -> re.Pattern[str]:
    """A pattern of `gatherings.yaml`."""
    return patterns("gatherings")[key]
