"""Expressions that are counted: from the day of telling, from the event, over a length of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from comity.model.times import Interval, TimeExpression
from comity.resolving.framing import Frame, Meaning, anchored, parted
from comity.resolving.spans import MONTHS_IN, add, around, clamp, months

__all__ = ["duration", "moved", "offset", "reference", "relative"]

_IN_A_DAY = {"hour": 24, "minute": 1440, "second": 86400}
# how far a number of units that is not told reaches: up to the next greater unit
_VAGUE = {"minute": ("day", 0), "hour": ("day", 0), "day": ("day", 7), "week": ("month", 1), "weekend": ("month", 1),
          "fortnight": ("month", 3), "month": ("year", 1), "quarter": ("year", 2), "half": ("year", 3),
          "year": ("year", 10), "decade": ("year", 100), "century": ("year", 1000)}


def relative(expression: TimeExpression, frame: Frame) -> Meaning:
    """Counted from the day of telling; a fiscal year where its beginning is known."""
    unit, told = expression.get("unit") or "day", expression.get("shift") or "0"
    if unit in ("hour", "minute", "second"):
        return Meaning(frame.day, "day")
    if not told.lstrip("-").isdecimal():
        return _vaguely(unit, told, frame)
    shift = int(told)
    if unit == "workday":
        day = moved(frame.published, unit, shift)
        return Meaning(Interval(day, day), "day")
    if expression.get("fiscal") and frame.fiscal is not None:
        now = frame.published
        named = next(year for year in (now.year + 1, now.year, now.year - 1)
                     if months(year, frame.fiscal, 12).holds(now))
        return Meaning(parted(expression, months(named + shift, frame.fiscal, 12), frame), "year")
    if unit in ("decade", "century") and not expression.get("counted"):
        return Meaning(parted(expression, around(add(frame.published, unit, shift), unit), frame), unit)
    if edge := expression.get("edge"):
        shift = _year_of_edge(edge, expression.get("part"), frame)
        expression = replace(expression, values=(("part", expression.get("part") or ""), ("shift", str(shift)),
                                                 ("unit", unit)))
    if unit == "weekend" and expression.form == "period" and frame.tense == "past" and frame.published.weekday() < 5:
        expression = replace(expression, values=(("shift", "-1"), ("unit", unit)))  # the weekend of a Monday's report
    found = anchored(expression, frame)
    return replace(found, exactness="year") if unit == "decade" else found


def _year_of_edge(edge: str, part: str | None, frame: Frame) -> int:
    """Which year's end or beginning is meant where none is told: the end last gone by, the turn of the year to come."""
    month = frame.published.month
    if edge == "turn":
        return int(month > 3 and frame.tense != "past") if month < 7 else 1
    return -1 if part == "end" and frame.tense == "past" and month < 10 else 0


def _vaguely(unit: str, told: str, frame: Frame) -> Meaning:
    """`Half a year ago` and `several years ago`: a number that is not whole, or not told."""
    sign = -1 if told.startswith("-") else 1
    number = told.lstrip("-")
    if number.replace(".", "", 1).isdecimal():
        exactness = "year" if unit in ("decade", "century") else "month"
        return Meaning(around(moved(frame.published, unit, sign * float(number)), exactness), exactness)
    greater, count = _VAGUE.get(unit, ("year", 10))
    far, near = add(frame.published, greater, sign * count), add(frame.published, unit, 2 * sign)
    return Meaning(Interval(min(far, near), max(far, near)), "vague")


def duration(expression: TimeExpression, frame: Frame) -> Meaning:
    """A length of time: days only where the words put it beside the day of telling."""
    unit, number, bound = expression.get("unit") or "day", expression.get("number"), expression.get("bound")
    direction = expression.get("direction")
    if direction is None and bound == "in" and frame.tense != "past" and number and number.isdecimal():
        counted = replace(expression, form="relative", values=(("shift", number), ("unit", unit)))
        return relative(counted, frame)
    if direction is None and bound == "within":
        direction = "next"
    if direction is None and bound == "since":
        direction = "past"
    if direction is None:
        return Meaning(None, None, "a length of time, not a date")
    day, exactness = frame.published, "span"
    if number is None or not number.replace(".", "", 1).isdecimal():
        (unit, count), exactness = _VAGUE.get(unit, ("year", 10)), "vague"
        other = add(day, unit, count if direction == "next" else -count)
    elif unit == "quarter" and number.isdecimal():  # quarters are those of the calendar
        here = around(day, unit)
        begin, end = (add(here.latest or day, "day", 1), add(here.latest or day, unit, int(number)))
        if direction == "past":
            begin, end = add(here.earliest or day, unit, -int(number)), add(here.earliest or day, "day", -1)
        else:
            end = months(begin.year, begin.month, 3 * int(number)).latest or end
        return Meaning(Interval(begin, end), "span")
    else:
        other = moved(day, unit, float(number) * (1 if direction == "next" else -1))
        for place in ("2", "3"):
            if (more := expression.get(f"number{place}")) and more.isdecimal():
                told = expression.get(f"unit{place}") or "day"
                other = moved(other, told, float(more) * (1 if direction == "next" else -1))
        if expression.get("point"):
            return Meaning(Interval(other, other), "day")
    return Meaning(Interval(min(day, other), max(day, other)), exactness)


def moved(day: date, unit: str, number: float) -> date:
    """A day moved by a number of units that need not be whole."""
    if unit in ("hour", "minute", "second"):
        return add(day, "day", int(number / _IN_A_DAY[unit]))
    whole = int(number)
    if unit == "workday":
        for _ in range(min(abs(whole), 3660)):
            day = add(day, "day", 1 if whole > 0 else -1)
            while day.weekday() > 4:
                day = add(day, "day", 1 if whole > 0 else -1)
        return day
    day = add(day, unit, whole)
    rest = number - whole
    if rest and unit in MONTHS_IN:
        return add(day, "month", round(rest * MONTHS_IN[unit]))
    return add(day, "day", round(rest * 7)) if rest and unit == "week" else day


def offset(expression: TimeExpression, frame: Frame) -> Meaning:
    """Counted from a day told before: known only where the event's day is."""
    if frame.event is None:
        return Meaning(None, None, "counted from a day that is told elsewhere")
    unit = expression.get("unit") or "day"
    if not (expression.get("shift") or "0").lstrip("-").isdecimal():
        return Meaning(None, None, "a number of units that is not told")
    day = add(frame.event, unit, int(expression.get("shift") or 0))
    month, number = expression.get("month"), expression.get("day")
    if number:
        day = clamp(day.year, int(month) if month else day.month, int(number))
        return Meaning(Interval(day, day), "day")
    if month:
        return Meaning(parted(expression, months(day.year, int(month)), frame), "month")
    return Meaning(parted(expression, around(day, unit), frame), unit)


def reference(expression: TimeExpression, frame: Frame) -> Meaning:
    """Now, before now, after now."""
    told = frame.published
    return {"past": Meaning(Interval(None, told), "open"), "future": Meaning(Interval(told, None), "open"),
            }.get(expression.get("ref") or "present", Meaning(frame.day, "day"))
