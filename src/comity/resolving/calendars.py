"""Feasts and days of commemoration: the day of each in a year, by the rules of `codebook/holidays.yaml`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from comity.codebook.loader import load_yaml

__all__ = ["holiday_in"]


def holiday_in(name: str, year: int) -> date | None:
    """The day of a holiday in a year; None where the name is unknown, or the table does not reach that year."""
    rule: dict[str, Any] | None = load_yaml("holidays.yaml")["holidays"].get(name)
    if rule is None or not 1 <= year <= 9998:
        return None
    if "day" in rule:
        month, day = (int(part) for part in rule["day"].split("-"))
        return date(year, month, day)
    if "easter" in rule:
        return easter(year) + timedelta(days=rule["easter"])
    if "years" in rule:
        told = rule["years"].get(year)
        return date(year, *(int(part) for part in told.split("-"))) if told else None
    found = _nth_weekday(year, rule["month"], rule["weekday"], rule["nth"])
    return found + timedelta(days=rule.get("plus", 0))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday (Monday 0) of a month; the last is -1."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
