"""Expressions that name their place in the calendar: a weekday, a day of some month, a season, a quarter, a feast.

Each function gives the days meant in a frame; what is not told - the month, the year - lies on the verb's side.
"""

from __future__ import annotations

from dataclasses import replace

from comity.model.times import Interval, TimeExpression
from comity.resolving.calendars import holiday_in
from comity.resolving.framing import Frame, Meaning, anchored, parted
from comity.resolving.spans import SEASONS, add, clamp, months, part_of

__all__ = ["day", "day_of_month", "holiday", "month_day", "part", "season", "weekday", "year"]

_TOLD_LATE = 60  # days for which a report still speaks of a quarter or half that is over as of something to come


def day(expression: TimeExpression, frame: Frame) -> Meaning:
    """A day with its year, or a span whose last day may have another year."""
    found = anchored(expression, frame)
    year, to = expression.get("to_year"), expression.get("to_day")
    if to and found.interval and found.interval.earliest:
        first = found.interval.earliest
        last = clamp(int(year), int(expression.get("to_month") or first.month), int(to)) if year else (
            found.interval.latest or first)
        return Meaning(Interval(first, last), "span") if last >= first else Meaning(None, None, "ends before it begins")
    return found


def day_of_month(expression: TimeExpression, frame: Frame) -> Meaning:
    """A day of this month, the one before or after, or of the month told with it."""
    if expression.get("weekday"):
        return _weekday_and_number(expression, frame)
    shift, number, to = expression.get("month_shift"), int(expression.get("day") or 1), expression.get("to_day")
    now = frame.published
    if shift is not None:
        first = clamp(now.year, now.month + int(shift), number)
    else:
        days = [day for n in range(-3, 4) if (day := clamp(now.year, now.month + n, number)).day == number]
        side = expression.get("side")
        past = [day for day in days if (day < now if side == "past" else day <= add(now, "day", 1 if not side else 0))]
        future = [day for day in days if (day > now if side == "future" else day >= now)]
        first = future[0] if (side or frame.tense) == "future" else past[-1]
    last = clamp(first.year, first.month, int(to)) if to else first
    return Meaning(Interval(first, last), "span" if to else "day")


def _weekday_and_number(expression: TimeExpression, frame: Frame) -> Meaning:
    """`Thursday the 16th`: the nearest day on the verb's side on which both are so."""
    weekday, number = int(expression.get("weekday") or 0), int(expression.get("day") or 1)
    days = [day for n in range(-48, 49) if (day := clamp(frame.published.year, frame.published.month + n, number)
                                            ).day == number and day.weekday() == weekday]
    past = [day for day in days if day <= frame.published]
    future = [day for day in days if day >= frame.published]
    sides = {"past": past[-1:], "future": future[:1]}.get(frame.tense) or past[-1:] + future[:1]
    if not sides:
        return Meaning(None, None, "no such day is near")
    day = min(sides, key=lambda day: abs((day - frame.published).days))
    return Meaning(Interval(day, day), "day")


def month_day(expression: TimeExpression, frame: Frame) -> Meaning:
    """A day without its year; 29 February lies in a leap year."""
    if (told := expression.get("shift")) in ("1", "-1") and expression.get("weekday") is None:  # last May 5
        days = [clamp(frame.published.year + n, int(expression.get("month") or 1), int(expression.get("day") or 1))
                for n in (-1, 0, 1)]
        day = (min(day for day in days if day > frame.published) if told == "1"
               else max(day for day in days if day < frame.published))
        return Meaning(Interval(day, day), "day")
    if (expression.get("month"), expression.get("day")) != ("2", "29") or expression.get("to_day"):
        found = anchored(expression, frame)
        first, to = found.interval.earliest if found.interval else None, expression.get("to_day")
        began = expression.get("bound") == "since" and not expression.get("year_shift")
        if began and first and first > frame.published:  # what goes on began in the past
            day = clamp(first.year - 1, first.month, first.day)
            return Meaning(Interval(day, day), "day")
        if to is None or first is None:
            return found
        last = clamp(first.year, int(expression.get("to_month") or first.month), int(to))
        return Meaning(Interval(first, last if last >= first else clamp(last.year + 1, last.month, last.day)), "span")
    shift = expression.get("year_shift")
    now = frame.published
    days = [clamp(year, 2, 29) for year in range(now.year - 8, now.year + 9) if clamp(year, 2, 29).day == 29]
    if shift is not None:
        days = [day for day in days if day.year == now.year + int(shift)]
    side = [day for day in days if (day <= now if frame.tense == "past" else day >= now)]
    if not (side or days):
        return Meaning(None, None, "that year has no such day")
    day = min(side or days, key=lambda day: abs((day - now).days))
    return Meaning(Interval(day, day), "day")


def weekday(expression: TimeExpression, frame: Frame) -> Meaning:
    """A weekday; `next Friday` is that of next week."""
    if expression.get("side") == "future":
        ahead = (int(expression.get("weekday") or 0) - frame.published.weekday() - 1) % 7 + 1
        day = add(frame.published, "day", ahead)
        return Meaning(Interval(day, day), "day")
    if expression.get("shift") == "1" and not expression.get("to_weekday") and not expression.get("weeks"):
        monday = add(frame.published, "day", 7 - frame.published.weekday())
        day = add(monday, "day", int(expression.get("weekday") or 0))
        return Meaning(Interval(day, day), "day")
    if (weeks := expression.get("weeks")) and weeks.isdecimal():
        ahead = (int(expression.get("weekday") or 0) - frame.published.weekday() - 1) % 7 + 1
        day = add(frame.published, "day", ahead + 7 * (int(weeks) - 1) if expression.get("shift") == "1" else
                  (ahead - 7 if ahead < 7 else -7) - 7 * (int(weeks) - 1))
        return Meaning(Interval(day, day), "day")
    found = anchored(expression, frame)
    return replace(found, exactness="span") if expression.get("to_weekday") else found


def season(expression: TimeExpression, frame: Frame) -> Meaning:
    """A season; `this summer` is that of the running year, unless it is over and the verb looks ahead."""
    year, year_shift, shift = (expression.get(name) for name in ("year", "year_shift", "shift"))
    if year is None and year_shift is None and shift in (None, "0"):
        first, last = SEASONS[expression.get("season") or "spring"]
        here = months(frame.published.year, first, last - first + 1)
        if shift is None and frame.tense == "past" and here.earliest and here.earliest > frame.published:
            here = months(frame.published.year - 1, first, last - first + 1)
        if shift or not (frame.tense == "future" and here.latest and here.latest < frame.published):
            if last > 12 and frame.published.month <= last - 12:
                here = months(frame.published.year - 1, first, last - first + 1)
            return Meaning(here, "season")
    return anchored(expression, frame)


def year(expression: TimeExpression, frame: Frame) -> Meaning:
    """A year, or a fiscal year where its beginning is known."""
    if expression.get("fiscal") and frame.fiscal is not None:
        year = int(expression.get("year") or 0)
        length = 12 * (int(expression.get("to_year") or year) - year + 1)
        return Meaning(parted(expression, months(year, frame.fiscal, length), frame), "year")
    found = anchored(expression, frame)
    return replace(found, exactness="span") if expression.get("to_year") else found


def part(expression: TimeExpression, frame: Frame) -> Meaning:
    """A half or quarter of an unnamed year: of this one, or of the one before or after by tense."""
    year, part = frame.published.year, expression.get("part") or ""
    shift = expression.get("year_shift")
    if shift is not None:
        return Meaning(_of_year(year + int(shift), part, expression, frame), "half")
    here = _of_year(year, part, expression, frame)
    if frame.tense == "past" and here.earliest and here.earliest > frame.published:
        here = _of_year(year - 1, part, expression, frame)
    elif frame.tense == "future" and here.latest and add(here.latest, "day", _TOLD_LATE) < frame.published:
        here = _of_year(year + 1, part, expression, frame)
    return Meaning(here, "half")


def _of_year(year: int, part: str, expression: TimeExpression, frame: Frame) -> Interval:
    first = frame.fiscal if expression.get("fiscal") and frame.fiscal is not None else 1
    return part_of(months(year, first, 12), part, frame.day, deadline=False)


def holiday(expression: TimeExpression, frame: Frame) -> Meaning:
    """A feast or day of commemoration: of the year told, or the one beside the day of telling by tense."""
    name, year, shift = expression.get("holiday") or "", expression.get("year"), expression.get("year_shift")
    now = frame.published
    if year is not None or shift is not None:
        day = holiday_in(name, int(year) if year is not None else now.year + int(shift or 0))
        return Meaning(Interval(day, day), "day") if day else Meaning(None, None, f"{name} of that year is not known")
    days = [day for one in (now.year - 1, now.year, now.year + 1) if (day := holiday_in(name, one))]
    side = [day for day in days if (day <= now if frame.tense == "past" else day >= now)]
    if told := expression.get("shift"):
        side = ([day for day in days if day.year == now.year] if told == "0" else
                [day for day in days if (day < now if told == "-1" else day > now)])
    if not side:
        return Meaning(None, None, f"no day is known for {name}")
    past = told == "-1" or (told is None and frame.tense == "past")
    day = side[-1] if past else side[0]
    return Meaning(Interval(day, day), "day")
