"""From words of time to days: each form of expression has a small function, listed in `ANCHORS`.

Invariant: an interval is never narrower than the words and the day of publication allow. `published` is the interval in
which the report, and with it its main event, lies; a day stated by the page is an interval of one day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from comity.model.times import Interval, TimeExpression
from comity.resolving.spans import MONTHS_IN, SEASONS, add, around, clamp, months, over, part_of

__all__ = ["anchor", "counted", "weekday_near"]

Anchor = Callable[[TimeExpression, Interval, str], Interval | None]

# A day of the month without its year lies at most this far on the other side of publication than its tense says;
# beyond it a report writes the year or "last year".
_TELLING_DAYS = 270
DIGITS = "0123456789"
_LAST_YEAR = 9000


def anchor(expression: TimeExpression, published: Interval, *, tense: str = "past") -> tuple[Interval, str] | None:
    """The days that an expression means, with the reason in words; None where nothing fixes them.

    `published`: when the report was published, as far as known. `tense`: `past` or `future`, the side on which a
    weekday, a month or a day without a year is sought. Spans (`Aug. 3 to 5`) give all their days. Deadlines give the
    last day (`within 90 days`, counted from `published`; `by the end of the year`).
    """
    find = ANCHORS.get(expression.form)
    interval = find(expression, published, tense) if find else None
    if interval is None or interval == Interval():
        return None
    bound = expression.get("bound")
    if bound == "since":
        interval = Interval(interval.earliest, max(published.latest, interval.latest or published.latest)
                            if published.latest else None)
    elif bound == "after":
        interval = Interval(interval.latest, None)
    relative = not (expression.form in ("day", "decade", "century") or expression.get("year"))
    reason = f'"{" ".join(expression.text.split())}"'
    if relative and (published.earliest or published.latest):
        reason += f" told of {_told(published)}"
    return interval, f"{reason}: {_told(interval)}"


def counted(expression: TimeExpression, day: Interval) -> tuple[Interval, str] | None:
    """The days of an `offset` (`that day`, `two days later`) counted from a known day; None for another form."""
    if expression.form != "offset" or day.earliest is None:
        return None
    unit = expression.get("unit") or "day"
    interval = around(add(day.earliest, unit, _need(expression, "shift")), unit)
    return interval, f'"{" ".join(expression.text.split())}" counted from {_told(day)}: {_told(interval)}'


def weekday_near(weekday: int, day: date, tense: str) -> date:
    """The day of this weekday (Monday 0) on the tense's side of a day of publication, the day itself included.

    In the past tense the weekday after publication is meant rather than the one six days before: nobody tells a weekday
    for a day nearly a week old, and a page's date may lag by a time zone.
    """
    back, ahead = (day.weekday() - weekday) % 7, (weekday - day.weekday()) % 7
    if tense == "future":
        return add(day, "day", ahead)
    return add(day, "day", 1 if back == 6 else -back)


def _told(interval: Interval) -> str:
    if interval.earliest and interval.earliest == interval.latest:
        return interval.earliest.isoformat()
    return f"{interval.earliest or ''}..{interval.latest or ''}"


def _int(expression: TimeExpression, name: str) -> int | None:
    value = expression.get(name)
    return int(value) if value is not None else None


def _need(expression: TimeExpression, name: str) -> int:
    return int(expression.get(name) or 0)


def _single(published: Interval) -> date | None:
    return published.earliest if published.earliest == published.latest else None


def _day(expression: TimeExpression, published: Interval, tense: str) -> Interval:
    """A day with its year."""
    first = clamp(_need(expression, "year"), _need(expression, "month"), _need(expression, "day"))
    return Interval(first, _end_of_span(expression, first))


def _end_of_span(expression: TimeExpression, first: date) -> date:
    last_day = _int(expression, "to_day")
    if last_day is None:
        return first
    last = clamp(first.year, _int(expression, "to_month") or first.month, last_day)
    return last if last >= first else clamp(last.year + 1, last.month, last.day)


def _month_day(expression: TimeExpression, published: Interval, tense: str) -> Interval | None:
    """A day without its year: the years in which it lies in the interval and its weekday, if told, fits."""
    month, number, weekday = _need(expression, "month"), _need(expression, "day"), _int(expression, "weekday")
    shift = _int(expression, "year_shift")
    first, last = published.earliest, published.latest
    if first is None and last is None:
        return None
    if shift is not None:
        day = _single(published)
        return Interval(clamp(day.year + shift, month, number), clamp(day.year + shift, month, number)) if day else None
    low, high = (first or last or date.min).year, (last or first or date.max).year
    days = [clamp(year, month, number) for year in range(max(low - 1, 1), min(high + 2, _LAST_YEAR))]
    fitting = [day for day in days if weekday is None or day.weekday() == weekday] or days
    if first is not None and first == last:
        found = _nearest(fitting, first, tense)
        return Interval(found, _end_of_span(expression, found))
    if first is None or last is None:  # an open end holds as many years as one likes
        edge = [day for day in fitting if published.holds(day)]
        if not edge:
            return None
        return Interval(edge[0], None) if last is None else Interval(None, edge[-1])
    inside = [day for day in fitting if first <= day <= last]
    if not inside:
        inside = [_nearest(fitting, first if tense == "past" else last, tense)]
    return Interval(inside[0], _end_of_span(expression, inside[-1]))


def _nearest(days: list[date], published: date, tense: str) -> date:
    """Of the days of several years the one that a report of this day means."""
    lag = timedelta(days=1)  # a page's date may lag by a time zone
    before = [day for day in days if day <= published + (lag if tense == "past" else timedelta(0))]
    after = [day for day in days if day >= published]
    sides = (before[-1:], after[:1]) if tense == "past" else (after[:1], before[-1:])
    chosen, other = sides
    if chosen and (abs((chosen[0] - published).days) <= _TELLING_DAYS or not other):
        return chosen[0]
    return (other or chosen or days[:1])[0]


def _day_of_month(expression: TimeExpression, published: Interval, tense: str) -> Interval | None:
    """`the 16th`: of this month, or of the one before or after by tense."""
    number, day = _need(expression, "day"), _single(published)
    if day is None:
        if not published.earliest or not published.latest:
            return None
        length = (published.latest - published.earliest).days
        inside = [found for n in range(min(length, 3660) + 1)
                  if (found := published.earliest + timedelta(days=n)).day == number]
        return Interval(inside[0], inside[-1]) if inside else None
    candidates = [clamp(day.year, day.month + n, number) for n in (-1, 0, 1)]
    if tense == "past":
        found = max(candidate for candidate in candidates if candidate <= day + timedelta(days=1))
    else:
        found = min(candidate for candidate in candidates if candidate >= day)
    return Interval(found, found)


def _weekday(expression: TimeExpression, published: Interval, tense: str) -> Interval | None:
    """A weekday: the nearest on the tense's side; in a wider interval all days on which it may have been."""
    weekday, day = _need(expression, "weekday"), _single(published)
    if (expression.get("week_shift") or "0")[-1] not in DIGITS:
        return None  # "weeks ago Friday": nobody says how many
    week_shift, shift = _int(expression, "week_shift"), _int(expression, "shift")
    if day is not None:
        if week_shift is not None:
            monday = day - timedelta(days=day.weekday())
            found = add(monday, "day", 7 * week_shift + weekday)
        elif shift == -1:
            found = add(day, "day", -((day.weekday() - weekday - 1) % 7 + 1))
        elif shift == 1:
            found = add(day, "day", (weekday - day.weekday() - 1) % 7 + 1)
        else:
            found = weekday_near(weekday, day, tense)
        to = _int(expression, "to_weekday")
        return Interval(found, add(found, "day", (to - weekday) % 7) if to is not None else found)
    first, last = published.earliest, published.latest
    if shift or week_shift:
        return over(published, lambda end: around(add(end, "week", shift or week_shift or 0), "week"))
    found_first = add(first, "day", (weekday - first.weekday()) % 7) if first else None
    found_last = add(last, "day", -((last.weekday() - weekday) % 7)) if last else None
    if first and last and found_first and found_last and found_first > found_last:  # no such day inside
        near = weekday_near(weekday, first if tense == "past" else last, tense)
        return Interval(near, near)
    return Interval(found_first, found_last)


def _month(expression: TimeExpression, published: Interval, tense: str) -> Interval | None:
    """A month, with its year or beside the day of publication."""
    month, year = _need(expression, "month"), _int(expression, "year")
    length = ((_int(expression, "to_month") or month) - month) % 12 + 1
    shift, year_shift = _int(expression, "shift"), _int(expression, "year_shift")

    def beside(day: date) -> Interval:
        if year_shift is not None:
            return months(day.year + year_shift, month, length)
        here = months(day.year, month, length)
        if shift == -1 or (shift is None and tense == "past"):
            late = day.month <= month if shift == -1 else day.month < month
            return months(day.year - 1, month, length) if late else here
        if shift == 1 or (shift is None and tense == "future"):
            early = day.month >= month if shift == 1 else day.month > month
            return months(day.year + 1, month, length) if early else here
        return here

    whole = months(year, month, length) if year is not None else over(published, beside)
    return _parted(expression, whole, published)


def _season(expression: TimeExpression, published: Interval, tense: str) -> Interval:
    """A northern season of a year, or the last, this or next one."""
    first, last = SEASONS[expression.get("season") or "spring"]
    year = _int(expression, "year")
    length = last - first + 1
    if year is not None:
        return months(year, first, length)
    shift = _int(expression, "year_shift")

    def beside(day: date) -> Interval:
        if shift is not None:
            return months(day.year + shift, first, length)
        around_now = [months(day.year + n, first, length) for n in (-2, -1, 0, 1, 2)]
        told = _int(expression, "shift") or 0
        past = [season for season in around_now if season.latest and season.latest < day]
        rest = [season for season in around_now if season.latest and season.latest >= day]
        return past[-1] if told < 0 else rest[0] if told == 0 or not rest[0].holds(day) else rest[1]

    return over(published, beside)


def _year(expression: TimeExpression, published: Interval, tense: str) -> Interval | None:
    """A year or several; a fiscal year runs, by state, from October before it to March after it."""
    year = _need(expression, "year")
    if expression.get("fiscal"):
        return Interval(date(year - 1, 10, 1), date(year + 1, 3, 31))
    whole = Interval(date(year, 1, 1), date(_int(expression, "to_year") or year, 12, 31))
    return _parted(expression, whole, published)


def _decade(expression: TimeExpression, published: Interval, tense: str) -> Interval:
    """The 1930s."""
    first = _need(expression, "decade")
    return Interval(date(first, 1, 1), date(first + 9, 12, 31))


def _century(expression: TimeExpression, published: Interval, tense: str) -> Interval | None:
    """The 20th century."""
    number = _need(expression, "century")
    return Interval(date(100 * number - 99, 1, 1), date(100 * number, 12, 31)) if 1 <= number <= 99 else None


def _relative(expression: TimeExpression, published: Interval, tense: str) -> Interval | None:
    """Counted from the day of telling: yesterday, last week, six years ago, the end of this year."""
    unit, shift = expression.get("unit") or "day", _need(expression, "shift")
    if unit in ("hour", "minute"):
        return published
    if unit == "decade":  # a decade ago is ten years, no calendar decade
        unit, shift = "year", 10 * shift
    if expression.get("fiscal"):
        return over(published, lambda day: Interval(months(day.year + shift - 1, 10).earliest,
                                                    months(day.year + shift + 1, 3).latest))
    whole = over(published, lambda day: around(add(day, unit, shift), unit))
    return _parted(expression, whole, published)


def _offset(expression: TimeExpression, published: Interval, tense: str) -> Interval:
    """Counted from a day told before (`the previous day`), which lies within a week before publication."""
    unit, shift = expression.get("unit") or "day", _need(expression, "shift")
    return Interval(add(add(published.earliest, "day", -6), unit, shift) if published.earliest else None,
                    add(published.latest, unit, shift) if published.latest else None)


def _duration(expression: TimeExpression, published: Interval, tense: str) -> Interval | None:
    """A span of time: ahead it is the day, month or year in which it ends; behind, all of it."""
    unit, number, direction = expression.get("unit") or "day", _int(expression, "number"), expression.get("direction")
    if number is None or unit in ("hour", "minute", "weekend"):
        return None
    if unit == "decade":
        unit, number = "year", 10 * number
    if direction == "past":
        return Interval(add(published.earliest, unit, -number) if published.earliest else None, published.latest)
    if direction != "next" and tense != "future":
        return None
    # three months from now is a month, within three months a day; a number of years is never meant to the day
    exact = unit if unit in MONTHS_IN and (unit == "year" or expression.get("bound") != "within") else "day"
    return over(published, lambda day: around(add(day, unit, number), exact))


def _parted(expression: TimeExpression, whole: Interval, published: Interval) -> Interval:
    part = expression.get("part")
    return part_of(whole, part, published, deadline=expression.get("bound") == "by") if part else whole


ANCHORS: dict[str, Anchor] = {
    "day": _day, "month-day": _month_day, "day-of-month": _day_of_month, "weekday": _weekday, "month": _month,
    "season": _season, "year": _year, "decade": _decade, "century": _century, "relative": _relative, "offset": _offset,
    "duration": _duration,
}
