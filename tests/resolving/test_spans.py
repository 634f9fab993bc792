from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.times import Interval, interval_of
from comity.resolving.spans import add, around, clamp, part_of

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(days, st.sampled_from(["day", "week", "month", "quarter", "year", "decade"]))
def test_a_day_lies_in_its_unit(day: date, unit: str) -> None:
    assert around(day, unit).holds(day)


@given(days, st.sampled_from(["day", "week"]), st.integers(-500, 500))
def test_adding_and_taking_away_gives_the_day_again(day: date, unit: str, count: int) -> None:
    assert add(add(day, unit, count), unit, -count) == day


def test_a_month_later_is_the_last_day_of_a_shorter_month() -> None:
    assert add(date(2024, 1, 31), "month", 1) == date(2024, 2, 29)
    assert clamp(2024, 14, 31) == date(2025, 2, 28)


@pytest.mark.parametrize(("part", "whole", "expected"), [
    ("early", "2025-09", ("2025-09-01", "2025-09-10")),
    ("late", "2025-09", ("2025-09-21", "2025-09-30")),
    ("first-half", "2026", ("2026-01-01", "2026-06-30")),
    ("second-half", "2026", ("2026-07-01", "2026-12-31")),
    ("quarter-3", "2025", ("2025-07-01", "2025-09-30")),
])
def test_parts_of_periods(part: str, whole: str, expected: tuple[str, str]) -> None:
    found = part_of(interval_of(whole), part, Interval(), deadline=False)
    assert (str(found.earliest), str(found.latest)) == expected


@given(st.sampled_from(["early", "middle", "late", "start", "end", "first-half", "second-half", "quarter-1",
                        "quarter-4", "earlier", "later"]),
       st.sampled_from(["2024", "2024-02", "2025-12", "2024-05-03"]), days, st.booleans())
def test_a_part_lies_in_its_whole(part: str, whole: str, day: date, deadline: bool) -> None:
    interval = interval_of(whole)
    found = part_of(interval, part, Interval(day, day), deadline=deadline)
    assert found.meet(interval) == found


def test_the_end_as_a_deadline_is_its_last_day() -> None:
    assert part_of(interval_of("2025"), "end", Interval(), deadline=True) == interval_of("2025-12-31")
    assert part_of(interval_of("2025"), "end", Interval(), deadline=False) == interval_of("2025-12")
