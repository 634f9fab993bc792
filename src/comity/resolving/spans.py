"""Calendar arithmetic: units of the calendar around a day, parts of them, intervals moved and joined.

Invariant: an open end (None) stays open whatever is done to the interval.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from comity.model.times import Interval

DAYS_IN = {"day": 1, "week": 7}
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
# northern seasons, first month and last month; a winter ends in the following year
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}


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
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Interval(monday, monday + timedelta(days=6))
    if unit == "weekend":
        saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
        return Interval(saturday, saturday + timedelta(days=1))
    if unit in MONTHS_IN:
        length = MONTHS_IN[unit]
        index = day.year * 12 + day.month - 1
        first = index - index % length
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

    As a deadline the end of a period is its last day, otherwise its last twelfth of a year, or week of a month.
    """
    first, last = whole.earliest, whole.latest
    if part == "earlier":
        return whole.meet(Interval(None, published.latest)) or whole
    if part == "later":
        return whole.meet(Interval(published.earliest, None)) or whole
    if first is None or last is None:
        return whole
    total = (last - first).days + 1
    if part == "end":
        return Interval(last if deadline else last - timedelta(days=max(total // 12, min(6, total - 1))), last)
    if part == "start":
        return Interval(first, first + timedelta(days=max(total // 12, min(6, total - 1))))
    if part.endswith("-half") and total > 300:
        return months(first.year, first.month + (0 if part == "first-half" else 6), 6)
    if part.startswith("quarter-") and total > 300:
        return months(first.year, first.month + 3 * (int(part[-1]) - 1), 3)
    third = total // 3
    cuts = {"early": (0, total - max(third, 1)), "middle": (third, third), "late": (total - max(third, 1), 0),
            "first-half": (0, total // 2), "second-half": (total // 2, 0)}
    skipped, dropped = cuts.get(part, (0, 0))
    return Interval(first + timedelta(days=skipped), last - timedelta(days=dropped))
