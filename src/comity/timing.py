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
from comity.resolving.timethread import Thread, quarter_ended
from comity.resolving.timex3 import Timex3, timex3

__all__ = ["Answer", "annotate", "when"]


_ENDED = re.compile(r",?\s+(?:that )?(?:ended|ending)\s+(?:on\s+)?")
_SIDELESS = frozenset({"day", "year", "decade", "century", "set", "reference", "clock"})  # the verb changes nothing
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
    thread = Thread.of(published)
    for one in find_expressions(text, language=language, timeml=True):
        frame = thread.frame(one, "past" if one.form in _SIDELESS else _side(text, one, language))
        marked = timex3(one, frame)
        if marked is None:
            continue
        if found and _ENDED.fullmatch(text, found[-1][0].end, one.start) and (
                value := quarter_ended(found[-1][0], marked)):
            found[-1] = found[-1][0], replace(found[-1][1], value=value)
        found.append((one, thread.take(one, marked, frame)))
    return found


def _side(text: str, one: TimeExpression, language: str) -> str:
    """The side of an expression in running text: past, where the verb does not look ahead or it describes a noun."""
    if text[one.end:one.end + 2] in ("'s", "\u2019s"):
        return "past"
    side, ahead = side_of(text, one.start, one.end, language), one.get("bound") in ("by", "within", "from")
    if ahead and (one.form != "weekday" or side is None):  # by May; but `had filed by Wednesday`
        return "future"
    return side or "past"


def _told_before(text: str, published: date, language: str) -> date | None:
    """The first day of the last date that is told in a text."""
    frame = Frame(published)
    days = [found.interval.earliest for one in find_expressions(text, language=language)
            if one.form in _DATES and (found := meaning(one, frame)).interval]
    return days[-1] if days else None
