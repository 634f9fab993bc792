"""The year and day from which a report tells, where they are told."""

from __future__ import annotations

import re
from datetime import date

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
FULL_DATE = re.compile(rf"\b(?:{MONTH}\s+\d{{1,2}},?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?)\s+(?P<year>20[012]\d)\b")
NO_TERM = re.compile(r"(?<!\bby )(?<!\buntil )(?<!\bbefore )(?<!\bend of )(?<!\bthrough )\b(?P<year>20[012]\d)\b")


def told_year(text: str) -> int | None:
    """The year from which an undated report tells: the last one of a full date, else the last one that is no term."""
    for pattern in (FULL_DATE, NO_TERM):
        if years := [int(m["year"]) for m in pattern.finditer(text)]:
            return max(years)
    return None


def day_of(published: str | None) -> date | None:
    """The day of publication; None where the report tells none."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
