"""Days in plain English, exactly as far as they are known: a month stays a month, an interval stays an interval."""

from __future__ import annotations

import re
from datetime import date

from comity.model.times import Interval, interval_of

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
UNKNOWN = "date unknown"
_OPEN = re.compile(r"\b(\d{4}-[01]\d-[0-3]\d)\.\.(?!\d)")
_DAYS = re.compile(r"\b(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?\b")


def written(prefix: str | None) -> str:
    """`2024-05-03` as `3 May 2024`, `2024-05` as `May 2024`, `2024` as itself, None as `date unknown`."""
    if not prefix:
        return UNKNOWN
    parts = prefix.split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def day(value: date) -> str:
    """A day: `3 May 2024`."""
    return written(value.isoformat())


def between(interval: Interval) -> str:
    """An interval in words: a day, a whole month or year, `between ... and ...`, `not before ...`, `not after ...`."""
    first, last = interval.earliest, interval.latest
    if first is None and last is None:
        return UNKNOWN
    if first is None or last is None:
        return f"not before {day(first)}" if first else f"not after {day(last)}" if last else UNKNOWN
    if is_whole(interval):
        return written(interval.prefix)
    return f"between {_from(first, last)} and {day(last)}"


def label(interval: Interval) -> str:
    """A short label: what both ends share, two months next to each other as `May or June 2024`; empty if nothing."""
    prefix, first, last = interval.prefix, interval.earliest, interval.latest
    if (
        first
        and last
        and (prefix is None or len(prefix) == 4)
        and (last.year * 12 + last.month) == (first.year * 12 + first.month + 1)
    ):
        year = f" {first.year}" if first.year != last.year else ""
        return f"{MONTHS[first.month - 1]}{year} or {written(last.isoformat()[:7])}"
    return written(prefix) if prefix else ""


def span(first: str, last: str | None) -> str:
    """From one ISO prefix to another: `16 to 17 March 2023`; without a second or with the same one, only the first."""
    if not last or last == first:
        return written(first)
    if len(first) == len(last) == 10:
        return f"{_from(date.fromisoformat(first), date.fromisoformat(last))} to {written(last)}"
    return f"{written(first)} to {written(last)}"


def _from(first: date, last: date) -> str:
    """The first day, without what the last day after it says again."""
    if first.year != last.year:
        return day(first)
    return f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"


def is_whole(interval: Interval) -> bool:
    """Whether the interval is exactly one day, one month or one year."""
    return interval.prefix is not None and interval_of(interval.prefix) == interval


def interval(prefix: str | None, known: Interval | None = None) -> Interval:
    """The narrower of what an ISO prefix and an interval say; open where neither says anything."""
    stated = interval_of(prefix) if prefix else Interval()
    return (stated.meet(known) or stated) if known else stated


def age(since: str | None, on: date) -> str | None:
    """How long ago an ISO prefix is on a day: `12 days`, `5 months`, `about 3 years`; None if unknown or to come."""
    if not since:
        return None
    start = interval_of(since)
    if start.latest is None or start.latest > on:
        return None
    days = (on - start.latest).days
    about = "" if len(since) == 10 else "about "
    if days < 60:
        return f"{about}{count(days, 'day')}" if len(since) == 10 else "under 3 months"
    if days < 730:
        return f"{about}{count(days * 12 // 365, 'month')}"
    return f"{about}{count(days * 100 // 36525, 'year')}"


def count(number: int, noun: str, nouns: str | None = None) -> str:
    """A number with its noun: `1 report`, `3 reports`, `2 copies` with the plural given."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def in_words(text: str) -> str:
    """A reason with its ISO days written out: `2023-03-16..2023-03-23` as `between 16 and 23 March 2023`."""
    return _DAYS.sub(_worded, _OPEN.sub(lambda found: f"from {written(found[1])} on", text))


def _worded(found: re.Match[str]) -> str:
    try:
        first = date.fromisoformat(found[1])
        return between(Interval(first, date.fromisoformat(found[2] or found[1])))
    except ValueError:  # digits that are no days: left as they are
        return found[0]
