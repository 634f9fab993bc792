"""Clues from the dates that a report tells itself: datelines, captions, days told as news, days told as past.

Each rule gives findings: days on which the report, and with it its main event, can lie, and the reason in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from comity.model.times import Interval, TimeExpression
from comity.resolving.facts import AHEAD_WITHIN, FAR, FIRST_YEAR, LAST_YEAR, TOLD_WITHIN, Facts
from comity.resolving.spans import add, clamp, months
from comity.resolving.times import anchor, weekday_near
from comity.resolving.votes import Finding

SHORT = 40  # characters beside a date in a line that is little more than it
NEAR = 40  # characters before a day in which it is told as that from which the news follows
ROUGH = 0.75  # of the weight, for a year alone: plans name years as the past does
NO_PAST = ("by", "from", "until", "before", "through", "within")  # bounds of what may lie ahead
_URL_DAY = re.compile(r"(?<!\d)(20[0-3]\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")


def day_of(expression: TimeExpression) -> date | None:
    """The day of an expression that names year, month and day."""
    found = anchor(expression, Interval()) if expression.form == "day" else None
    return found[0].earliest if found else None


def datelines(facts: Facts, weight: float) -> Iterator[Finding]:
    """A dateline is the day of writing: the main event is on it, or on the weekday told, at most six days before."""
    for time in facts.times:
        if not facts.is_dateline(time):
            continue
        told = facts.lead_weekday
        weekday = int(told.get("weekday") or 0) if told else None
        days = []
        for day in _days(time):
            event = weekday_near(weekday, day, "past") if weekday is not None else day - timedelta(days=1)
            days.append(Interval(min(event, day), add(day, "day", 1)))
        yield Finding(weight, "datelines", f'dateline: {" ".join(time.text.split())}', tuple(days),
                      time.form == "month-day")
        if told and weekday is not None and told in tuple(facts.times_beside(time.start)):
            for most, share in ((1, 6), (0, 12)):  # news of the day itself is more likely than that of the day before
                close = [Interval(day - timedelta(days=1), add(day, "day", 1)) for day in _days(time)
                         if (day.weekday() - weekday) % 7 <= most and day <= facts.horizon]
                yield Finding(weight / share, "datelines",
                              f'{told.text} told in a report of {" ".join(time.text.split())}', tuple(close))


def captions(facts: Facts, weight: float) -> Iterator[Finding]:
    """A date under a picture at the head is that of the news, unless the picture is an old one."""
    for time in facts.times:
        start, end, before = facts.line(time.start)
        line = facts.text[start:end]
        if time.form != "day" or not facts.is_caption(line) or facts.cue("old_pictures", line) or before > 8:
            continue
        day = day_of(time)
        if day is None or len(line) > 500:
            continue
        told = facts.lead_weekday
        same = told is not None and told.get("weekday") == str(day.weekday())
        reason = f'caption: {" ".join(time.text.split())}' + (f", a {told.text}, told as this week" if told and same
                                                              else "")
        yield Finding(weight * (1.5 if same else 1), "captions", reason,
                      (Interval(day, day + timedelta(days=TOLD_WITHIN)),))


def page_dates(facts: Facts, weight: float) -> Iterator[Finding]:
    """A line that is little more than a date dates the page: not long after the report, unless it is an archive's."""
    for time in facts.times:
        start, end, _ = facts.line(time.start)
        line = facts.text[start:end]
        if time.form != "day" or len(line) - len(time.text) > SHORT:
            continue
        if facts.is_caption(line) or facts.carries_on(start):
            continue
        day = day_of(time)
        if day is None:
            continue
        yield Finding(weight, "page_dates", f'the page is of {" ".join(time.text.split())}',
                      (Interval(None, add(day, "day", 1)),))
        if not facts.cue("page_dates", line):
            yield Finding(weight / 2, "page_dates", f'line with a date alone: {" ".join(time.text.split())}',
                          (Interval(day - timedelta(days=TOLD_WITHIN), add(day, "day", 1)),))


def addresses(facts: Facts, weight: float) -> Iterator[Finding]:
    """A day in the address of a page."""
    for match in _URL_DAY.finditer(facts.document.url or ""):
        day = clamp(*(int(group) for group in match.groups()))
        yield Finding(weight, "addresses", f"address: {day.isoformat()}",
                      (Interval(day - timedelta(days=2), add(day, "day", 1)),))


def news_days(facts: Facts, weight: float) -> Iterator[Finding]:
    """The day that the main meeting, or else the first paragraphs, name: the report tells of it within a week."""
    main = facts.main
    given = [main.when] if main and main.when and main.when.form in ("day", "month-day") and not (
        facts.is_dateline(main.when)) else []
    if not given:
        given = [time for time in facts.lead_times if time.form in ("day", "month-day")
                 and time.get("bound") not in ("by", "from", "since", "after") and time.get("year_shift") is None
                 and not facts.is_dateline(time)][:1]
    for time in given:
        of_main = main is not None and main.when == time
        ahead = main is not None and of_main and main.status in ("planned", "proposed")
        before = facts.text[facts.sentence(time.start)[0]:time.start]
        if facts.cue("after_summit", before[-NEAR:] if of_main else before) or _outrun(facts, time):
            continue
        if not of_main and not facts.is_done(time):
            continue
        found = [Interval(add(day, "day", -AHEAD_WITHIN), day) if ahead else
                 Interval(day, add(day, "day", TOLD_WITHIN)) for day in _days(time)]
        how = "still ahead" if ahead else "told as news"
        yield Finding(weight if of_main else 0.6 * weight, "news_days", f'{" ".join(time.text.split())}, {how}',
                      tuple(found), time.form == "month-day")
        told = facts.lead_weekday
        if time.form == "month-day" and told in facts.lead_times and told and not time.get("weekday") and not ahead:
            weekday = int(told.get("weekday") or 0)
            fitting = tuple(Interval(day, add(day, "day", TOLD_WITHIN)) for day in _days(time)
                            if day.weekday() == weekday and day <= facts.horizon)
            yield Finding(weight / 4, "news_days", f'{" ".join(time.text.split())} is a {told.text}', fitting)


def _outrun(facts: Facts, time: TimeExpression) -> bool:
    """Whether the report tells of a later day, with its year too, as past, so that this one is no news."""
    day = day_of(time) if time.form == "day" else None
    later = (day_of(other) for other in facts.times if other.form == "day" and not facts.is_ahead(other)
             and other.get("bound") not in NO_PAST and facts.is_done_beside(other) and not _is_of_page(facts, other))
    return day is not None and any(other is not None and (other - day).days > TOLD_WITHIN for other in later)


def _is_of_page(facts: Facts, time: TimeExpression) -> bool:
    """Whether a day is that of a page or of writing, which may be younger than what is told."""
    start, end, _ = facts.line(time.start)
    return time.form == "day" and (end - start - len(time.text) <= SHORT or facts.is_dateline(time))


def _days(time: TimeExpression) -> list[date]:
    """The day, or without a year all days of that month and day on which its weekday fits."""
    if time.form == "day":
        day = day_of(time)
        return [day] if day else []
    days = _of_years(int(time.get("month") or 1), int(time.get("day") or 1))
    weekday = time.get("weekday")
    return [day for day in days if weekday is None or str(day.weekday()) == weekday]


@cache
def _of_years(month: int, number: int) -> tuple[date, ...]:
    """A day of all years that are tried."""
    return tuple(clamp(year, month, number) for year in range(FIRST_YEAR, LAST_YEAR))


def news_months(facts: Facts, weight: float) -> Iterator[Finding]:
    """A month with its year in the first paragraphs, told as news."""
    for time in facts.lead_times:
        follows = facts.cue("after_summit", facts.text[facts.sentence(time.start)[0]:time.start])
        news = time.get("bound") in (None, "in") and facts.is_done(time) and not follows
        if time.form == "month" and time.get("year") and news:
            whole = months(int(time.get("year") or 0), int(time.get("month") or 1))
            if whole.latest:
                yield Finding(weight, "news_months", f'{" ".join(time.text.split())}, told as news',
                              (Interval(whole.earliest, add(whole.latest, "day", 31)),))
            return


def past_dates(facts: Facts, weight: float) -> Iterator[Finding]:
    """A day, month or year told as past: the report is not older."""
    for time in facts.times:
        if time.form not in ("day", "month", "year") or not time.get("year") or time.get("bound") in NO_PAST:
            continue
        if facts.is_ahead(time, FAR) or facts.is_surely_ahead(time) or facts.is_planned(time):
            continue
        if time.get("fiscal") or time.get("part") == "later":
            continue
        if _is_of_page(facts, time):
            continue
        found = anchor(time, Interval())
        first = found[0].earliest if found else None
        if time.get("to_year"):
            first = date(int(time.get("to_year") or 1), 1, 1)
        if first is None or first > facts.horizon:
            continue
        if time.form != "day" and not time.get("attributive") and not facts.is_done_beside(time):
            continue  # a plan names months and years as the past does
        factor = 0.4 if time.get("attributive") else ROUGH if time.form == "year" else 1.0
        yield Finding(weight * factor, "past_dates",
                      f'{" ".join(time.text.split())}, told as past', (Interval(first, None),))


def first_times(facts: Facts, weight: float) -> Iterator[Finding]:
    """Something of a named year happens for the first time in N years: the report is about N years later."""
    for time in facts.times:
        number = time.get("number")
        if time.form != "duration" or time.get("unit") != "year" or time.get("bound") != "in" or not number:
            continue
        if not facts.cue("first_time", facts.sentence_text(time.start)):
            continue
        years = [int(other.get("year") or 0) for other in facts.times_beside(time.start)
                 if other.form == "year" and not other.get("to_year")]
        if len(years) == 1 and 1800 < years[0] + int(number) < LAST_YEAR:
            year = years[0] + int(number)
            yield Finding(weight, "first_times", f"first time in {number} years since {years[0]}",
                          (Interval(date(year - 1, 1, 1), date(year + 1, 12, 31)),))
