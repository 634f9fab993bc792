"""What a text told before decides what `a year earlier`, `the latest quarter` and `10 p.m.` mean."""

from __future__ import annotations

from datetime import date

import pytest

from comity.model.times import TimeExpression
from comity.resolving.timethread import Thread, quarter_ended
from comity.resolving.timex3 import Timex3, timex3

DAY = date(2025, 11, 5)


def told(form: str, **values: str) -> TimeExpression:
    return TimeExpression(0, 1, "x", form, tuple(sorted(values.items())))


def read(*expressions: TimeExpression) -> list[str]:
    """The values of expressions that follow each other."""
    thread, out = Thread.of(DAY), list[str]()
    for one in expressions:
        frame = thread.frame(one, "past")
        marked = timex3(one, frame)
        assert marked is not None
        out.append(thread.take(one, marked, frame).value)
    return out


def test_a_quarter_reported_on_is_the_one_that_a_year_earlier_counts_from() -> None:
    third = told("part", unit="year", part="quarter-3")
    earlier, latest = told("offset", unit="year", shift="-1"), told("period", unit="quarter", shift="-1", latest="1")
    assert read(third, earlier, latest, earlier) == ["2025-Q3", "2024-Q3", "2025-Q3", "2024-Q3"]
    assert read(third, told("year", year="2023", same_quarter="1")) == ["2025-Q3", "2023-Q3"]


def test_hours_and_days_are_counted_from_the_last_day_told() -> None:
    day, hour = told("day", year="2024", month="5", day="3"), told("clock", hour="10", meridiem="pm")
    assert read(day, told("month", year="2023", month="1"), hour) == ["2024-05-03", "2023-01", "2024-05-03T22:00"]
    assert read(hour) == ["2025-11-05T22:00"]
    assert read(day, told("offset", unit="day", shift="1")) == ["2024-05-03", "2024-05-04"]


@pytest.mark.parametrize(("form", "unit", "end", "quarter"), [
    ("period", "quarter", "1989-09-30", "1989-Q3"), ("period", "year", "1989-09-30", None),
    ("part", "quarter", "1989-09-30", None), ("period", "quarter", "1989-09", None)])
def test_a_quarter_that_ended_on_a_day(form: str, unit: str, end: str, quarter: str | None) -> None:
    assert quarter_ended(told(form, unit=unit), Timex3("DATE", end)) == quarter
