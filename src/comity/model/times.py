"""When: intervals of days, and expressions of time as a report writes them.

An interval is as exact as what is known: an open end is None, and nothing here ever invents a day.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Interval:
    """Days between which something lies, both included; None is an open end."""

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"interval ends ({self.latest}) before it begins ({self.earliest})")

    @property
    def days(self) -> int | None:
        """How many days the interval has; None if an end is open."""
        return (self.latest - self.earliest).days + 1 if self.earliest and self.latest else None

    @property
    def prefix(self) -> str | None:
        """The ISO prefix (day, month or year) that both ends share, or None."""
        if not self.earliest or not self.latest:
            return None
        first, last = self.earliest.isoformat(), self.latest.isoformat()
        return next((first[:n] for n in (10, 7, 4) if first[:n] == last[:n]), None)

    def meet(self, other: Interval) -> Interval | None:
        """What two intervals have in common; None if they contradict each other."""
        earliest = max(filter(None, (self.earliest, other.earliest)), default=None)
        latest = min(filter(None, (self.latest, other.latest)), default=None)
        return None if earliest and latest and earliest > latest else Interval(earliest, latest)

    def holds(self, day: date) -> bool:
        """Whether a day lies in the interval."""
        return (not self.earliest or self.earliest <= day) and (not self.latest or day <= self.latest)


def interval_of(prefix: str) -> Interval:
    """The interval that an ISO prefix (`2024`, `2024-05`, `2024-05-03`) stands for. Raises ValueError if it is none."""
    parts = [int(part) for part in prefix.split("-")]
    if len(parts) == 1:
        return Interval(date(parts[0], 1, 1), date(parts[0], 12, 31))
    if len(parts) == 2:
        year, month = parts
        return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    year, month, number = parts
    day = date(year, month, number)
    return Interval(day, day)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell when, as written: offsets in the document's text and what they say by themselves.

    `form` names a kind of the time grammar (`day`, `month-day`, `weekday`, `month`, `year`, `relative`, `duration`,
    ...), `values` its parts by name, as text (`{"month": "8", "day": "29"}`); `resolving.times` gives it an interval.
    """

    start: int
    end: int
    text: str
    form: str
    values: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        """The part of this name, or None."""
        for told, value in self.values:  # a few: no table is worth its making
            if told == name:
                return value
        return None
