from __future__ import annotations

from datetime import date

import pytest

from comity.codebook.loader import load_yaml
from comity.resolving.calendars import easter, holiday_in


@pytest.mark.parametrize(("year", "day"), [
    (1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)),
    (2038, date(2038, 4, 25)),
])
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(("name", "year", "day"), [
    ("liberation-day", 2025, date(2025, 8, 15)), ("thanksgiving", 2025, date(2025, 11, 27)),
    ("memorial-day-us", 2025, date(2025, 5, 26)), ("black-friday", 2024, date(2024, 11, 29)),
    ("good-friday", 2025, date(2025, 4, 18)), ("chuseok", 2025, date(2025, 10, 6)),
    ("lunar-new-year", 1990, None), ("no such day", 2025, None),
])
def test_the_day_of_a_holiday(name: str, year: int, day: date | None) -> None:
    assert holiday_in(name, year) == day


def test_every_rule_gives_a_day() -> None:
    for name in load_yaml("holidays.yaml")["holidays"]:
        assert holiday_in(name, 2026), name


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_every_holiday_that_a_language_names_has_a_rule(language: str) -> None:
    named = load_yaml(f"lang/{language}/times.yaml")["words"]["holiday"]
    assert set(named.values()) <= set(load_yaml("holidays.yaml")["holidays"])
