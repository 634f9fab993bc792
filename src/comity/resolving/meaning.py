"""What any expression of time means: days, and how exact the words are. Wider than `times`, which dates events alone.

Invariant: an end that the words leave open is None; where a convention stands in for words that fix no end (`early`,
`in the coming weeks`) the exactness is `vague`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from comity.model.times import Interval, TimeExpression
from comity.resolving import dated, reckoned
from comity.resolving.framing import Frame, Meaning, anchored
from comity.resolving.spans import add, around, months, part_of

__all__ = ["Frame", "Meaning", "meaning"]

_EDGES = frozenset({"early", "middle", "late", "start", "end"})
_FUTURE_BOUNDS = frozenset({"by", "within"})


def meaning(expression: TimeExpression, frame: Frame) -> Meaning:
    """The days that an expression means, its bound (`by`, `since`) included."""
    bound = expression.get("bound")
    if expression.form == "range":
        return _range(expression, frame)
    near = frame.tense == "near"
    if bound in _FUTURE_BOUNDS or (near and (bound == "soon" or (bound == "from" and expression.form in _SIDED))):
        frame = replace(frame, tense="future")
    elif bound == "since":
        frame = replace(frame, tense="past")
    found = _modified(expression, frame)
    if found.interval is None or found.exactness is None:
        return found
    return _bounded(expression, found.interval, found.exactness, frame)


def _modified(expression: TimeExpression, frame: Frame) -> Meaning:
    """The days of an expression without its bound; where no verb tells the side, those nearer to publication."""
    if held := _spread(expression, frame):
        return held
    if frame.tense == "near" and expression.form == "weekday" and not (expression.get("count") or "-").startswith("-"):
        frame = replace(frame, tense="future")  # a week from Friday
    if frame.tense != "near" or expression.form not in _SIDED:
        return _on_side(expression, frame)
    past, future = (_on_side(expression, replace(frame, tense=side)) for side in ("past", "future"))
    return future if _distance(future, frame) < _distance(past, frame) else past


def _distance(found: Meaning, frame: Frame) -> int:
    """Days between an interval and publication; many where there is none."""
    if found.interval is None or found.interval.earliest is None or found.interval.latest is None:
        return 1_000_000
    return max((found.interval.earliest - frame.published).days, (frame.published - found.interval.latest).days, 0)


def _spread(expression: TimeExpression, frame: Frame) -> Meaning | None:
    """Several months of an unnamed year that hold the day of publication; None where they do not."""
    month, to = expression.get("month"), expression.get("to_month")
    if expression.form != "month" or not month or not to or expression.get("year") or expression.get("year_shift"):
        return None
    length = (int(to) - int(month)) % 12 + 1
    spans = (months(year, int(month), length) for year in (frame.published.year - 1, frame.published.year))
    return next((Meaning(span, "span") for span in spans if span.holds(frame.published)), None)


def _on_side(expression: TimeExpression, frame: Frame) -> Meaning:
    """What the form means on one side, then what counts or divides it."""
    find = _FORMS.get(expression.form, anchored)
    found = find(expression, frame)
    if found.interval is None:
        return found
    interval, exactness = found.interval, found.exactness
    if (part := expression.get("part")) and expression.form not in _DIVIDED:
        interval = part_of(interval, part, frame.day, deadline=False)
    if part and exactness not in ("day",):
        exactness = ("vague" if part in _EDGES else "quarter" if part.startswith("quarter") else
                     "half" if part.endswith("half") else "span")
    if unit := expression.get("around"):
        interval, exactness = _around(interval.earliest or frame.published, unit), unit
    for name, step in (("weekday_after", 1), ("weekday_before", -1)):
        if (weekday := expression.get(name)) is not None and interval.earliest and interval.latest:
            day = add(interval.latest if step > 0 else interval.earliest, "day", step)
            while day.weekday() != int(weekday):
                day = add(day, "day", step)
            return Meaning(Interval(day, day), "day")
    if nth := expression.get("nth"):
        return _nth(expression, interval, int(nth))
    if (count := expression.get("count")) and count.lstrip("-").isdecimal():
        return _counted(expression, interval, int(count))
    if (length := expression.get("length")) and length.isdecimal() and interval.earliest:
        end = add(add(interval.earliest, expression.get("length_unit") or "day", int(length)), "day", -1)
        return Meaning(Interval(interval.earliest, max(end, interval.earliest)), "span")
    return Meaning(interval, exactness)


def _around(day: date, unit: str) -> Interval:
    """The unit in which a day lies; of a Monday or Tuesday the weekend before, which is the nearer one."""
    return around(add(day, "day", -2) if unit == "weekend" and day.weekday() < 2 else day, unit)


def _bounded(expression: TimeExpression, interval: Interval, exactness: str, frame: Frame) -> Meaning:
    """From the interval of the words to that of the act which they bound."""
    bound, first, last, told = expression.get("bound"), interval.earliest, interval.latest, frame.published
    if any(expression.get(name) for name in ("length", "to_day", "to_month", "to_year", "to_weekday")):
        return Meaning(interval, "span")  # `from` and `until` belong to the span itself
    if expression.get("before") and first and expression.get("part") != "end":
        last = add(first, "day", -1)
        return Meaning(Interval(told if told <= last else None, last), "span" if told <= last else "open")
    if (bound == "by" or (bound == "within" and expression.form != "duration")) and last:
        return Meaning(Interval(told if told <= last else None, last), "span" if told <= last else "open")
    if bound == "since" and first:
        return Meaning(Interval(first, max(told, last or told)), "span")
    if bound == "from" and first:
        return (Meaning(Interval(first, told), "span") if last and last < told
                else Meaning(Interval(first, None), "open"))
    if bound == "after" and last:
        return Meaning(Interval(add(last, "day", 1), None), "open")
    return Meaning(interval, exactness)


def _range(expression: TimeExpression, frame: Frame) -> Meaning:
    """From the first day of one expression to the last day of another, which takes over what it does not tell."""
    first, second = _ends(expression)
    begin = _modified(first, frame).interval
    if begin is None or begin.earliest is None:
        return Meaning(None, None, f'"{first.text}" fixes no days')
    anchor = Frame(begin.earliest, "future", frame.event, frame.fiscal)
    shifted = any(name.endswith("shift") for name, _ in second.values)
    counted_from_publication = shifted or second.form in ("relative", "reference", "duration")
    end = _modified(second, frame if counted_from_publication else anchor).interval
    if end is None or end.latest is None:
        return Meaning(None, None, f'"{second.text}" fixes no days')
    if end.latest < begin.earliest:
        earlier = _modified(first, replace(frame, tense="past")).interval
        if earlier is None or earlier.earliest is None or end.latest < earlier.earliest:
            return Meaning(None, None, "the range ends before it begins")
        begin = earlier
    return Meaning(Interval(begin.earliest, end.latest), "span")


def _ends(expression: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    """The two ends of a range, each as an expression with the words of the whole."""
    sides = []
    for side in ("from.", "to."):
        values = {name.removeprefix(side): value for name, value in expression.values if name.startswith(side)}
        form = values.pop("form", "day")
        sides.append(replace(expression, form=form, values=tuple(sorted(values.items()))))
    return sides[0], sides[1]


def _anniversary(expression: TimeExpression, frame: Frame) -> Meaning:
    """The nth return of a day that is told with it or of the event."""
    number = int(expression.get("number") or 0)
    values = {name.removeprefix("of."): value for name, value in expression.values if name.startswith("of.")}
    base: Interval | None = Interval(frame.event, frame.event) if frame.event else None
    exactness: str | None = "day"
    if form := values.pop("form", None):
        found = _modified(replace(expression, form=form, values=tuple(sorted(values.items()))), frame)
        if form in ("month-day", "month"):  # of liberation on Aug. 15: the day of the anniversary itself
            return found
        base, exactness = found.interval, found.exactness
    if base is None or base.earliest is None or base.latest is None:
        return Meaning(None, None, "the anniversary of a day that is not told")
    return Meaning(Interval(add(base.earliest, "year", number), add(base.latest, "year", number)), exactness)


def _nth(expression: TimeExpression, whole: Interval, nth: int) -> Meaning:
    """The nth unit of a period (the last: -1), or its first so many: weeks are counted from its first day."""
    unit, count = expression.get("nth_unit") or "week", int(expression.get("nth_count") or 1)
    first, last = whole.earliest, whole.latest
    if first is None or last is None:
        return Meaning(None, None, "a part of a period without ends")
    if unit == "iso-week":
        return _week_of_year(last.year, nth, 1)
    if (weekday := expression.get("nth_weekday")) is not None:
        day = (add(first, "day", (int(weekday) - first.weekday()) % 7 + 7 * (nth - 1)) if nth > 0
               else add(last, "day", -((last.weekday() - int(weekday)) % 7)))
        return Meaning(Interval(day, day), "day") if whole.holds(day) else Meaning(None, None, "no such day")
    if unit == "week" and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return _week_of_year(first.year, nth if nth > 0 else _weeks_in(first.year) - count + 1, count)
    if unit == "weekend":
        saturday = (add(first, "day", (5 - first.weekday()) % 7 + 7 * (nth - 1)) if nth > 0
                    else add(last, "day", -((last.weekday() - 5) % 7)))
        return Meaning(around(saturday, unit), unit)
    if nth > 0:
        begin = add(first, unit, nth - 1)
        end = add(add(begin, unit, count), "day", -1)
    else:
        end = last
        begin = add(add(last, "day", 1), unit, -count)
    found = Interval(begin, end).meet(whole)
    if found is None:
        return Meaning(None, None, f"the period has no {nth}. {unit}")
    return Meaning(found, unit if count == 1 else "span")


def _weeks_in(year: int) -> int:
    return date(year, 12, 28).isocalendar().week


def _week_of_year(year: int, nth: int, count: int) -> Meaning:
    """So many weeks of a year, as ISO 8601 counts them: the first one holds 4 January."""
    if not 1 <= nth <= nth + count - 1 <= _weeks_in(year):
        return Meaning(None, None, "no such week")
    monday = date.fromisocalendar(year, nth, 1)
    return Meaning(Interval(monday, add(monday, "day", 7 * count - 1)), "week" if count == 1 else "span")


def _of_this_month(expression: TimeExpression, frame: Frame) -> Meaning:
    """The second Tuesday: of the running month."""
    if expression.get("nth_weekday") is None:
        return Meaning(None, None, "a part of a period that is not told")
    return Meaning(around(frame.published, "month"), "month")  # which `_nth` divides


def _counted(expression: TimeExpression, base: Interval, count: int) -> Meaning:
    """So many units before or after a day."""
    unit = expression.get("count_unit") or "day"
    day = base.latest if count > 0 else base.earliest
    if day is None:
        return Meaning(None, None, "counted from an open end")
    if base.earliest == base.latest:  # from a day one counts to a day
        day = reckoned.moved(day, unit, count)
        return Meaning(Interval(day, day), "day")
    return Meaning(around(add(day, unit, count), unit), unit)


def _none(reason: str) -> Callable[[TimeExpression, Frame], Meaning]:
    return lambda expression, frame: Meaning(None, None, reason)


_SIDED = frozenset({"month", "month-day", "season", "part", "holiday", "day-of-month"})  # what tense puts on one side
_DIVIDED = frozenset({"month", "year", "relative", "period", "part", "offset"})  # their functions see to `part`
_FORMS: dict[str, Callable[[TimeExpression, Frame], Meaning]] = {
    "day": dated.day, "day-of-month": dated.day_of_month, "weekday": dated.weekday, "month-day": dated.month_day,
    "season": dated.season, "year": dated.year, "part": dated.part, "holiday": dated.holiday,
    "relative": reckoned.relative, "period": reckoned.relative, "duration": reckoned.duration,
    "offset": reckoned.offset, "reference": reckoned.reference, "anniversary": _anniversary,
    "set": _none("recurs, and has no days of its own"), "clock": _none("a time of day"),
    "nth": _of_this_month,
}
