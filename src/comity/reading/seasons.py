"""Seasons to come, weeks of a month and the year's end, as reports on states tell of them.

The time grammar leaves such words alone: "in the summer" tells no time where the verb tells a habit, and "the last week
of July" is two expressions of the standard it is measured by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.model.times import TimeExpression
from comity.reading.timegrammar import grammar
from comity.reading.timeside import side_of
from comity.reading.timexes import find_times

ENDS = re.compile(r"\s*(?:[.,;:)]|$)|\s+(?:and|or|is|are|will|would|after|before|when|while|as|but|if|for|at|with)\b")
WEEKS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "last", "final": "last", "closing": "last"}
EDGES = {"first": "start", "opening": "start", "last": "end", "final": "end", "closing": "end"}
OF_A_MONTH = re.compile(
    r"(?:\b(?P<bound>by|before|in|during|for|until) )?(?:\bthe )?"
    r"\b(?P<which>first|second|third|fourth|last|final|closing|opening)"
    r" (?:week|(?P<days>(?<!second )(?<!third )(?<!fourth )days)) of $", re.I)
BOUNDS = {"by": "by", "before": "by", "until": "by", "in": "in", "during": "in", "for": "in"}
BEFORE = re.compile(r"\b(?:before|by)(?: the)?\s+(?P<what>year['’]s end|new year|[a-z]+)\b(?!['’]s)", re.I)
YEARS_END = "relative", (("part", "end"), ("shift", "0"), ("unit", "year"))
NAMED_DAYS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "christmas": ("month-day", (("day", "24"), ("month", "12"))),
    "new year": ("month-day", (("day", "31"), ("month", "12"))),
    "year's end": YEARS_END,
    "year’s end": YEARS_END,
}
AHEAD = re.compile(  # "should convene again in the fall", "agreed to meet in the autumn"
    r"\b(?:should|shall|must|may|could|might|(?:agree[ds]?|plans?|planned|expect\w*|hopes?|set|due|wants?|promised|pledged"
    r"|vowed|forward) to) (?!have\b)(?:[\w’'-]+ ){1,14}$")
IN_A_SEASON = re.compile(r"\bin (?:the )?(?:early |late )?(?P<season>[a-z]+)\b", re.I)


def seasons_ahead(text: str, start: int, end: int) -> Iterator[TimeExpression]:
    """The seasons of `text[start:end]` that a verb looks ahead to, as `season` expressions of no year."""
    known = grammar("en").words["words"]["season"]
    for m in IN_A_SEASON.finditer(text, start, end):
        season = known.get(m["season"].lower())
        if season and ENDS.match(text, m.end(), end) and (
                side_of(text, *m.span("season")) == "future" or AHEAD.search(text, start, m.start())):
            values = (("bound", "in"), ("season", season))
            yield TimeExpression(m.start("season"), m.end("season"), m["season"], "season", values)


def weeks_of_months(text: str, found: Sequence[TimeExpression], start: int) -> Iterator[TimeExpression]:
    """The months of `found` that words before them narrow to a week ("the last week of July") or to their first or last
    days."""
    for one in found:
        if one.form == "month" and not one.get("part") and (m := OF_A_MONTH.search(text, start, one.start)):
            part = EDGES[m["which"].lower()] if m["days"] else f"week-{WEEKS[m['which'].lower()]}"
            kept = tuple(value for value in one.values if value[0] != "part")
            bound = (("bound", BOUNDS.get((m["bound"] or "").lower(), "")),) if m["bound"] else ()
            begins = m.start("which")
            yield TimeExpression(begins, one.end, text[begins : one.end], "month", (*bound, *kept, ("part", part)))


def deadlines(text: str, start: int, end: int) -> Iterator[TimeExpression]:
    """What the grammar does not take for a time behind "before" and "by": Christmas, the new year, "year's end", and a
    season without an article."""
    seasons = grammar("en").words["words"]["season"]
    for m in BEFORE.finditer(text, start, end):
        words = m["what"].lower()
        if words not in NAMED_DAYS and (words not in seasons or not ENDS.match(text, m.end(), end)):
            continue
        form, values = NAMED_DAYS.get(words) or ("season", (("season", str(seasons[words])),))
        yield TimeExpression(m.start("what"), m.end("what"), m["what"], form, (("bound", "by"), *values))


def times_of(text: str, start: int, end: int) -> list[TimeExpression]:
    """All times of `text[start:end]`, those of the grammar and those of this module, in order and without overlaps."""
    found = find_times(text, start, end)
    weeks = list(weeks_of_months(text, found, start))
    found = [one for one in found if not overlaps(one, weeks)] + weeks
    found += [one for one in deadlines(text, start, end) if not overlaps(one, found)]
    found += [one for one in seasons_ahead(text, start, end) if not overlaps(one, found)]
    return sorted(found, key=lambda one: one.start)


def overlaps(one: TimeExpression, others: Sequence[TimeExpression]) -> bool:
    """Whether a time shares characters with one of the others."""
    return any(one.start < t.end and t.start < one.end for t in others)
