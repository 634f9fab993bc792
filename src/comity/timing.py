"""Expressions of time on their own: what one means beside the day of publication, and those of a whole text as TIMEX3.

Reading finds the words, resolving gives them days; this joins the two for whoever has no ledger.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from comity.model.times import Interval, TimeExpression
from comity.reading.timeside import fiscal_of, script_of, side_of
from comity.reading.timexes import find_expressions
from comity.resolving.meaning import Frame, meaning
from comity.resolving.timex3 import Timex3, timex3

__all__ = ["Answer", "annotate", "when"]


_DATES = frozenset({"day", "month-day", "day-of-month", "weekday", "month", "year", "relative", "range"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What an expression means: its days (None: none), how exactly it tells them, why there are none, its TIMEX3.

    `words` are those of the expression proper, without `by` or `since`.
    """

    words: str
    interval: Interval | None
    exactness: str | None
    reason: str | None
    timex3: Timex3 | None


def when(expression: str, published: date, *, text: str | None = None, event: date | None = None) -> Answer:
    """The days that an expression means in a report published on a day.

    `text`: the sentence around it, whose verb tells on which side of publication a weekday lies, and whose words which
    state's fiscal year is meant. `event`: the day of the event that is told of, for `the next day`. Words that are no
    expression of time, or mean no days, give an answer without interval, with the reason.
    """
    language = script_of(expression, text or "")
    found = find_expressions(expression, language=language, alone=True)
    if not found:
        return Answer(expression, None, None, "no expression of time is found in it", None)
    at = text.find(expression) if text else -1
    side = side_of(text, at, at + len(expression), language) if text and at >= 0 else None
    if event is None and text and at > 0 and any(one.form == "offset" for one in found):
        event = _told_before(text[:at], published, language)
    frame = Frame(published, side or "near", event, fiscal_of(f"{expression} {text or ''}", language))
    meanings = [(one, meaning(one, frame)) for one in sorted(found, key=lambda one: one.start - one.end)]
    one, meant = next((pair for pair in meanings if pair[1].interval), meanings[0])
    return Answer(one.text, meant.interval, meant.exactness, meant.reason or None, timex3(one, frame))


def annotate(text: str, published: date, *, language: str | None = None) -> list[tuple[TimeExpression, Timex3]]:
    """The expressions of a text that TimeML marks, each with its TIMEX3, in the order of the text.

    What is counted from another day (`a year earlier`) is counted from the last one told, or from `published`.
    """
    language = language or script_of(text)
    found: list[tuple[TimeExpression, Timex3]] = []
    told, quarter = published, None
    for one in find_expressions(text, language=language, timeml=True):
        frame = Frame(published, _side(text, one, language), event=told)
        marked = timex3(one, frame)
        if marked is None:
            continue
        if quarter and (value := _of_quarter(one, quarter)):
            marked = replace(marked, value=value)
        found.append((one, marked))
        if re.fullmatch(r"\d{4}-Q\d", marked.value):
            quarter = marked.value if one.form in ("part", "year", "relative") else quarter
        elif one.form in ("day", "month-day", "weekday", "month", "year"):
            meant = meaning(one, frame).interval
            told = meant.earliest if meant and meant.earliest else told
    return found


def _side(text: str, one: TimeExpression, language: str) -> str:
    """The side of an expression in running text: past, where the verb does not look ahead or it describes a noun."""
    if text[one.end:one.end + 2] in ("'s", "\u2019s"):
        return "past"
    return side_of(text, one.start, one.end, language) or "past"


def _told_before(text: str, published: date, language: str) -> date | None:
    """The first day of the last date that is told in a text."""
    frame = Frame(published)
    days = [found.interval.earliest for one in find_expressions(text, language=language)
            if one.form in _DATES and (found := meaning(one, frame)).interval]
    return days[-1] if days else None


def _of_quarter(one: TimeExpression, quarter: str) -> str | None:
    """`the quarter`, `a year earlier`, in a report on a quarter (`2012-Q3`): that one, or that of the year before."""
    shift, unit = one.get("shift"), one.get("unit")
    if unit == "quarter" and shift == "0":
        return quarter
    if unit == "year" and shift == "-1" and (one.form == "offset" or one.get("counted")):
        return f"{int(quarter[:4]) - 1}{quarter[4:]}"
    return None
