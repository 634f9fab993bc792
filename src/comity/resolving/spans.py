"""Calendar arithmetic: units of the calendar around a day, parts of them, intervals moved and joined.

Invariant: an open end (None) stays open whatever is done to the interval.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from comity.model.times import Interval

DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
# northern seasons, first month and last month; a winter ends in the following year
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}

# Where a period is cut into an early, a middle and a late part, by its length: a month in tens of days (as in Japanese
# and Korean usage), a year in thirds of four months, a decade as in "the early 1990s", a week in working days.
_CUT_DAYS = {7: (2, 4), 28: (10, 20), 29: (10, 20), 30: (10, 20), 31: (10, 20)}
_CUT_MONTHS = {3: (1, 2), 6: (2, 4), 12: (4, 8), 120: (48, 84), 1200: (396, 792)}
_LENGTH_OF_EDGE = {12: 1, 6: 1, 120: 12, 1200: 120}  # months of the beginning and the end of so many months


def clamp(year: int, month: int, day: int) -> date:
    """The day, or the last one of its month if the month is shorter; months beyond 12 run into following years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    year = min(max(year, 1), 9999)
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def add(day: date, unit: str, count: int) -> date:
    """The day `count` days, weeks, weekends, months, quarters, years or decades later (earlier if negative)."""
    if unit in MONTHS_IN:
        return clamp(day.year, day.month + count * MONTHS_IN[unit], day.day)
    try:
        return day + timedelta(days=count * DAYS_IN.get(unit, 7))
    except OverflowError:
        return date.max if count > 0 else date.min


def around(day: date, unit: str) -> Interval:
    """The calendar unit in which a day lies: its week from Monday to Sunday, its month, its decade."""
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday())
        return Interval(monday, monday + timedelta(days=DAYS_IN[unit] - 1))
    if unit == "weekend":
        saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
        return Interval(saturday, saturday + timedelta(days=1))
    if unit in MONTHS_IN:
        length = MONTHS_IN[unit]
        index = day.year * 12 + day.month - 1 - (12 if unit == "century" else 0)  # a century begins with its year 1
        first = index - index % length + (12 if unit == "century" else 0)
        return months(first // 12, first % 12 + 1, length)
    return Interval(day, day)


def months(year: int, month: int, length: int = 1) -> Interval:
    """Whole months from the given one on."""
    return Interval(clamp(year, month, 1), clamp(year, month + length - 1, 31))


def over(published: Interval, find: Callable[[date], Interval]) -> Interval:
    """What `find` gives from the first to the last day of an interval, where it grows with the day."""
    return Interval(find(published.earliest).earliest if published.earliest else None,
                    find(published.latest).latest if published.latest else None)


def part_of(whole: Interval, part: str, published: Interval, *, deadline: bool) -> Interval:
    """A named part of a period: `early` its first third, `second-half`, `end`; `earlier` runs up to publication.

    As a deadline the end of a period is its last day, otherwise its last month of a year, week of a month.
    """
    first, last = whole.earliest, whole.latest
    if part == "earlier":
        return whole.meet(Interval(None, published.latest)) or whole
    if part == "later":
        return whole.meet(Interval(published.earliest, None)) or whole
    if first is None or last is None or first == last:
        return whole
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day != 1 or add(last, "day", 1).day != 1 or length == 1:
        length = 0  # no whole months, or one month: cut by days
    if part == "end" and deadline:
        return Interval(last, last)
    if part.startswith("quarter-") and length == 12:
        return months(first.year, first.month + 3 * (int(part[-1]) - 1), 3)
    return _cut_by_months(first, length, part) if length else _cut_by_days(first, (last - first).days + 1, part)


def _cut_by_months(first: date, length: int, part: str) -> Interval:
    """A part of a period of several whole months."""
    one, two = _CUT_MONTHS.get(length, (max(length // 3, 1), max(length - length // 3, 1)))
    edge = _LENGTH_OF_EDGE.get(length)
    if edge is None and part in ("start", "end"):
        whole = months(first.year, first.month, length)
        return _edge(whole, part, 7)
    begin, end = {"early": (0, one), "middle": (one, two), "late": (two, length), "first-half": (0, length // 2),
                  "second-half": (length // 2, length), "start": (0, edge or 1), "end": (length - (edge or 1), length),
                  }.get(part, (0, length))
    return months(first.year, first.month + begin, end - begin)


def _cut_by_days(first: date, total: int, part: str) -> Interval:
    """A part of a period that is cut by days: a week, a month."""
    one, two = _CUT_DAYS.get(total, (total // 3, total - total // 3))
    whole = Interval(first, first + timedelta(days=total - 1))
    if part in ("start", "end"):
        return _edge(whole, part, 7 if total > 7 else 3 if part == "end" else 2)
    if part.startswith("week-"):
        number = part.removeprefix("week-")
        return _edge(whole, "end", 7) if number == "last" else Interval(
            first + timedelta(days=7 * (int(number) - 1)), first + timedelta(days=min(7 * int(number), total) - 1))
    half = 15 if total > 27 else total // 2
    begin, end = {"early": (0, one), "middle": (one, two), "late": (two, total), "first-half": (0, half),
                  "second-half": (half, total)}.get(part, (0, total))
    if begin >= end:
        return whole
    return Interval(first + timedelta(days=begin), first + timedelta(days=end - 1))


def _edge(whole: Interval, part: str, days: int) -> Interval:
    first, last = whole.earliest, whole.latest
    if first is None or last is None:
        return whole
    days = min(days, (last - first).days + 1)
    return (Interval(first, first + timedelta(days=days - 1)) if part == "start"
            else Interval(last - timedelta(days=days - 1), last))
