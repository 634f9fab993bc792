"""A season to come: "will travel there in the spring".

The time grammar leaves such words alone, since they tell no time where the verb tells a habit ("they swim in the
summer"); here they count where it looks ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.times import TimeExpression
from comity.reading.timegrammar import grammar
from comity.reading.timeside import side_of
from comity.reading.timexes import find_times

ENDS = re.compile(r"\s*(?:[.,;:)]|$)|\s+(?:and|or|is|are|will|would|after|before|when|while|as|but|if|for|at|with)\b")
IN_A_SEASON = re.compile(r"\bin (?:the )?(?:early |late )?(?P<season>[a-z]+)\b", re.I)


def seasons_ahead(text: str, start: int, end: int) -> Iterator[TimeExpression]:
    """The seasons of `text[start:end]` that a verb looks ahead to, as `season` expressions of no year."""
    known = grammar("en").words["words"]["season"]
    for m in IN_A_SEASON.finditer(text, start, end):
        season = known.get(m["season"].lower())
        if season and ENDS.match(text, m.end(), end) and side_of(text, *m.span("season")) == "future":
            values = (("bound", "in"), ("season", season))
            yield TimeExpression(m.start("season"), m.end("season"), m["season"], "season", values)


def times_of(text: str, start: int, end: int) -> list[TimeExpression]:
    """All times of `text[start:end]`, those of the grammar and seasons to come, in order."""
    found = find_times(text, start, end)
    more = [one for one in seasons_ahead(text, start, end) if not any(
        one.start < t.end and t.start < one.end for t in found)]
    return sorted([*found, *more], key=lambda one: one.start) if more else found
