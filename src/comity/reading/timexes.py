"""Expressions of time as a report writes them, found with exact offsets.

Invariant: `text[e.start:e.end] == e.text`, expressions come in the order of the text and never overlap. Nothing is
resolved here: `resolving.times` gives intervals. Prepositions stay outside the span, as the value `bound`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.times import TimeExpression
from comity.reading.timegrammar import Grammar, Values, grammar

__all__ = ["find_times"]

_TOKEN = re.compile(r"[A-Za-z]+|\d+")
_NO_DATE_BEFORE = frozenset("$€£¥₩#.,:/'’-–0123456789")  # 6.5, 1,800, K-2, $2000: a number, not the start of a date
_GAP = re.compile(r"\s*[,(]?\s*(?:(?:on|of|at|in)\s+)?(?:the\s+)?", re.I)
_WIDEST_LEAD = 48  # characters before an expression in which its bound and part are sought
_PERIODS = frozenset({"month", "year", "relative", "period", "decade", "century"})  # what `early`, `late`, ... divide

# which neighbours are one expression, and its form: `Friday` + `August 29` is a month-day
_JOINED = {
    ("weekday", "day"): "day", ("day", "weekday"): "day", ("weekday", "month-day"): "month-day",
    ("month-day", "weekday"): "month-day", ("weekday", "relative"): "weekday", ("relative", "weekday"): "weekday",
    ("month", "relative"): "month", ("month-day", "relative"): "month-day", ("season", "relative"): "season",
    ("relative", "day"): "day", ("relative", "month-day"): "month-day",
    ("clock", "weekday"): "weekday", ("clock", "day"): "day", ("clock", "month-day"): "month-day",
    ("clock", "relative"): "relative", ("weekday", "clock"): "weekday", ("day", "clock"): "day",
    ("month-day", "clock"): "month-day", ("relative", "clock"): "relative",
}


def find_times(text: str, start: int = 0, end: int | None = None) -> list[TimeExpression]:
    """The time expressions of `text[start:end]`, with offsets in `text`, in order, without overlaps.

    Forms: `day`, `month-day`, `day-of-month`, `weekday`, `month`, `season`, `year`, `decade`, `century`, `relative`
    (counted from the day of telling), `offset` (from a day told before), `duration`, `anniversary`. A `year` that only
    describes a noun (`the 1965 treaty`) has the value `attributive`.
    """
    stop = len(text) if end is None else min(end, len(text))
    words = grammar()
    found: list[tuple[int, int, str, Values]] = []
    for left, right, form, values in _atoms(text, start, stop, words):
        left, values = _lead(text, found[-1][1] if found else start, left, form, values, words)
        if form == "period":
            if not values.keys() & {"part"} and not (values["unit"] == "weekend" and "bound" in values):
                continue
            form = "relative"
        if found and (joined := _join(text, found[-1], (left, right, form, values))):
            found[-1] = joined
        else:
            found.append((left, right, form, values))
    return [TimeExpression(left, right, text[left:right], form, tuple(sorted(values.items())))
            for left, right, form, values in found if form != "clock"]


def _atoms(text: str, start: int, stop: int, words: Grammar) -> Iterator[tuple[int, int, str, Values]]:
    """Single expressions: only where a token may begin one are its productions tried."""
    productions, after = words.productions, start
    for token in _TOKEN.finditer(text, start, stop):
        left = token.start()
        if left < after:
            continue
        word = token.group()
        if word[0].isdigit():
            if left > start and text[left - 1] in _NO_DATE_BEFORE and not (
                    text[left - 1] in ",:/-–." and (left < 2 or not text[left - 2].isalnum())):
                continue
            if left > start and text[left - 1].isalpha():
                continue
            tried = productions["#"]
        else:
            tried = productions.get(word.casefold(), ())
        for production in tried:
            match = production.pattern.match(text, left, stop)
            if match and (read := production.read(match)):
                after = match.end()
                yield left, after, read[0], dict(read[1])
                break


def _lead(text: str, start: int, left: int, form: str, values: Values, words: Grammar) -> tuple[int, Values]:
    """What stands in front: a part (`the end of`) becomes part of the expression, a preposition its bound."""
    offset = max(start, left - _WIDEST_LEAD)
    match = words.before.search(text[offset:left])
    if not match:
        return left, values
    values = dict(values)
    part = match["part"]
    if part and form in _PERIODS and (part.casefold() != "end" or text[offset + match.end("part")] == "-"):
        values["part"] = words.words["parts"][" ".join(part.casefold().split())]
        left = offset + match.start("part")
    if bound := match["bound"]:
        values["bound"] = words.words["bounds"][" ".join(bound.casefold().split())]
    if form == "year" and not values.keys() & {"part", "fiscal", "to_year"} and ("bound" not in values or match["the"]):
        values.pop("bound", None)
        values["attributive"] = "1"
    return left, values


def _join(text: str, first: tuple[int, int, str, Values],
          second: tuple[int, int, str, Values]) -> tuple[int, int, str, Values] | None:
    """Two neighbours as one expression, or None."""
    left, middle, form, values = first
    begin, right, other, more = second
    result = _JOINED.get((form, other))
    if result is None or not _GAP.fullmatch(text, middle, begin):
        return None
    relative = values if form == "relative" else more if other == "relative" else None
    if relative is not None:
        unit, shift = relative["unit"], relative["shift"]
        if result in ("month", "month-day", "season"):
            if unit == "year":
                rest = more if relative is values else values
                return left, right, result, rest | {"year_shift": shift}
            if unit != "day" or result != "month-day":
                return None
        elif result == "weekday":
            rest = more if relative is values else values
            if unit == "week":
                return left, right, result, rest | {"week_shift": shift}
            if unit != "day":
                return None
            return left, right, "relative", relative | {"weekday": rest["weekday"]}
        elif unit != "day":
            return None
        if other == "relative" or form == "relative":
            rest = more if relative is values else values
            return left, right, result, rest if result != "relative" else relative
    if values.keys() & more.keys() - {"bound"}:
        return None
    joined = more | values  # the first preposition is the one of the whole
    if form == "clock" or other == "clock":
        joined.pop("clock", None)
    if text[begin - 1] == "(" and right < len(text) and text[right] == ")":
        right += 1
    return left, right, result, joined
