"""The way back: when a report must lie that tells of a known day in these words.

`anchor` goes from a report's day to the day told; here the day told is known (a summit, an inauguration).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from comity.model.times import Interval, TimeExpression
from comity.resolving.spans import add, around, clamp, months

Telling = Callable[[TimeExpression, date], Interval | None]


def told_of(expression: TimeExpression, day: date) -> Interval | None:
    """The days of a report that calls a known day so; None if the words do not fit the day or tell nothing.

    Someone inaugurated on 4 June 2025 "last month" is told of in July 2025; "in June" within a year after.
    """
    find = TELLINGS.get(expression.form)
    return find(expression, day) if find else None


def _relative(expression: TimeExpression, day: date) -> Interval | None:
    unit, shift = expression.get("unit") or "day", int(expression.get("shift") or 0)
    if unit in ("hour", "minute"):
        return None
    if unit == "decade":
        unit, shift = "year", 10 * shift
    return around(add(day, unit, -shift), unit)


def _weekday(expression: TimeExpression, day: date) -> Interval | None:
    if expression.get("weekday") != str(day.weekday()) or expression.get("shift") or expression.get("week_shift"):
        return None
    return Interval(day, add(day, "day", 6))


def _month(expression: TimeExpression, day: date) -> Interval | None:
    if expression.get("month") != str(day.month):
        return None
    if expression.get("year"):
        return Interval(day, None)
    if (shift := expression.get("year_shift")) is not None:
        return months(day.year - int(shift), 1, 12)
    if expression.get("shift") == "1":
        return Interval(add(day, "year", -1), day)
    return Interval(day, clamp(day.year + 1, day.month - 1, 31))


def _month_day(expression: TimeExpression, day: date) -> Interval | None:
    if (expression.get("month"), expression.get("day")) != (str(day.month), str(day.day)):
        return None
    if (shift := expression.get("year_shift")) is not None:
        return months(day.year - int(shift), 1, 12)
    return Interval(day, add(day, "month", 9))


TELLINGS: dict[str, Telling] = {"relative": _relative, "weekday": _weekday, "month": _month, "month-day": _month_day}
