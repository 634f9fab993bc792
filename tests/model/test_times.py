from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model.times import Interval, TimeExpression, interval_of

DAYS = st.none() | st.dates(min_value=date(2000, 1, 1), max_value=date(2002, 12, 31))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = draw(DAYS), draw(DAYS)
    if first and last and first > last:
        first, last = last, first
    return Interval(first, last)


@given(intervals(), intervals(), st.dates(min_value=date(1999, 1, 1), max_value=date(2003, 12, 31)))
def test_a_day_is_in_what_two_intervals_share_if_it_is_in_both(one: Interval, other: Interval, day: date) -> None:
    both = one.meet(other)
    assert (both is not None and both.holds(day)) == (one.holds(day) and other.holds(day))


@given(intervals(), intervals())
def test_the_order_of_meeting_makes_no_difference(one: Interval, other: Interval) -> None:
    assert one.meet(other) == other.meet(one)
    assert one.meet(one) == one
    assert one.meet(Interval()) == one


@given(intervals())
def test_days_and_prefix_are_known_only_between_two_ends(one: Interval) -> None:
    closed = one.earliest is not None and one.latest is not None
    assert (one.days is not None) == closed
    if one.prefix is not None:
        assert interval_of(one.prefix).meet(one) == one


@settings(max_examples=30)
@given(st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31)))
def test_the_prefix_of_a_day_gives_the_day_back(day: date) -> None:
    assert interval_of(day.isoformat()) == Interval(day, day)
    month = interval_of(day.isoformat()[:7])
    assert month.holds(day)
    assert month.prefix == day.isoformat()[:7]
    assert month.latest is not None
    assert (month.latest + timedelta(days=1)).day == 1


@pytest.mark.parametrize(("prefix", "days"), [("2024", 366), ("2023", 365), ("2024-02", 29), ("2023-02", 28),
                                              ("2023-12", 31), ("2023-12-31", 1)])
def test_length_of_a_prefix(prefix: str, days: int) -> None:
    found = interval_of(prefix)
    assert found.days == days
    assert found.prefix == prefix


@pytest.mark.parametrize(("first", "last", "prefix"), [
    (date(2025, 9, 2), date(2025, 9, 20), "2025-09"), (date(2025, 8, 2), date(2025, 9, 20), "2025"),
    (date(2024, 12, 31), date(2025, 1, 1), None)])
def test_shared_prefix(first: date, last: date, prefix: str | None) -> None:
    assert Interval(first, last).prefix == prefix


@pytest.mark.parametrize("prefix", ["", "May", "2024-13", "2023-02-29", "2024-05-03-04", "0000", "2024-"])
def test_what_is_no_prefix_is_refused(prefix: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        interval_of(prefix)


def test_an_interval_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Interval(date(2024, 5, 4), date(2024, 5, 3))


def test_parts_of_an_expression_of_time() -> None:
    told = TimeExpression(0, 9, "29 August", "month-day", (("month", "8"), ("day", "29")))
    assert told.get("day") == "29"
    assert told.get("year") is None
