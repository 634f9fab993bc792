from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.times import Interval, TimeExpression, interval_of
from comity.reading.timexes import find_times
from comity.resolving.times import ANCHORS, anchor


def told(words: str, published: str | Interval, tense: str = "past") -> str | None:
    interval = interval_of(published) if isinstance(published, str) else published
    found = anchor(find_times(f"They met {words}.")[0], interval, tense=tense)
    if found is None:
        return None
    when = found[0]
    return when.earliest.isoformat() if when.earliest and when.earliest == when.latest else (
        f"{when.earliest or ''}..{when.latest or ''}")


@pytest.mark.parametrize(("words", "published", "tense", "expected"), [
    ("on Tuesday", "2018-11-01", "past", "2018-10-30"),
    ("on Tuesday", "2018-10-30", "past", "2018-10-30"),
    ("on Friday", "2019-08-01", "past", "2019-08-02"),  # the page's date lags by a time zone
    ("on Friday", "2025-08-26", "future", "2025-08-29"),
    ("on Friday", "2025-08-29", "future", "2025-08-29"),
    ("last Friday", "2025-08-29", "past", "2025-08-22"),
    ("next Monday", "2025-08-29", "future", "2025-09-01"),
    ("on Tuesday last week", "2025-08-29", "past", "2025-08-19"),
    ("yesterday", "2025-03-01", "past", "2025-02-28"),
    ("last week", "2025-08-29", "past", "2025-08-18..2025-08-24"),
    ("in October last year", "2026-01-13", "past", "2025-10-01..2025-10-31"),
    ("last October", "2026-01-13", "past", "2025-10-01..2025-10-31"),
    ("in August", "2026-01-13", "past", "2025-08-01..2025-08-31"),
    ("in March", "2025-08-26", "future", "2026-03-01..2026-03-31"),
    ("from August 28", "2019-08-01", "past", "2019-08-28"),
    ("on Dec. 30", "2026-01-02", "past", "2025-12-30"),
    ("on January 3", "2025-12-20", "future", "2026-01-03"),
    ("on August 29 last year", "2026-01-13", "past", "2025-08-29"),
    ("on the 16th", "2023-03-17", "past", "2023-03-16"),
    ("earlier this month", "2025-07-20", "past", "2025-07-01..2025-07-20"),
    ("later this year", "2025-07-20", "future", "2025-07-20..2025-12-31"),
    ("by the end of this year", "2025-08-02", "future", "2025-12-31"),
    ("by the end of March 2027", "2025-08-02", "future", "2027-03-31"),
    ("by 2030", "2025-08-02", "future", "2030-01-01..2030-12-31"),
    ("within 90 days", "2025-07-31", "future", "2025-10-29"),
    ("within three months", "2025-07-31", "future", "2025-10-31"),
    ("in the next three months", "2025-07-31", "future", "2025-10-01..2025-10-31"),
    ("within five years", "2025-07-31", "future", "2030-01-01..2030-12-31"),
    ("before the year is out", "2024-07-08", "future", "2024-12-31"),
    ("in the next ten years", "2025-08-29", "future", "2035-01-01..2035-12-31"),
    ("over the past decade", "2025-08-29", "past", "2015-08-29..2025-08-29"),
    ("early next month", "2025-08-29", "future", "2025-09-01..2025-09-10"),
    ("in the first half of 2026", "2025-08-29", "future", "2026-01-01..2026-06-30"),
    ("six years ago", "2025-08-29", "past", "2019-01-01..2019-12-31"),
    ("since 2018", "2025-08-29", "past", "2018-01-01..2025-08-29"),
    ("from Aug. 3 to 5", "2025-08-10", "past", "2025-08-03..2025-08-05"),
    ("August 30 to September 2", "2025-09-10", "past", "2025-08-30..2025-09-02"),
    ("fiscal 2026", "2025-08-29", "past", "2025-10-01..2027-03-31"),
    ("on 13 January 2026", "2001", "past", "2026-01-13"),
])
def test_anchors(words: str, published: str, tense: str, expected: str) -> None:
    assert told(words, published, tense) == expected


def test_a_weekday_in_a_wide_interval_stays_an_interval() -> None:
    assert told("on Sunday", Interval(date(2022, 5, 10), date(2024, 10, 1))) == "2022-05-15..2024-09-29"
    assert told("on Sunday", Interval(date(2025, 10, 21), None)) == "2025-10-26.."
    assert told("on Thursday", Interval(date(2023, 3, 16), date(2023, 3, 22))) == "2023-03-16"


def test_month_and_day_take_the_years_in_which_the_weekday_fits() -> None:
    held = Interval(date(2021, 1, 1), date(2026, 12, 31))
    assert told("on Friday, August 29", held) == "2025-08-29"
    assert told("on August 29", Interval(date(2024, 10, 1), date(2025, 10, 21))) == "2025-08-29"
    assert told("on March 12", Interval(date(2022, 5, 10), date(2024, 10, 1))) == "2023-03-12..2024-03-12"


def test_nothing_known_gives_nothing() -> None:
    assert told("on Friday", Interval()) is None
    assert told("on the 60th anniversary", "2025-08-29") is None


def test_reason_names_the_words_and_the_day_of_telling() -> None:
    found = anchor(find_times("on Tuesday")[0], interval_of("2018-11-01"))
    assert found
    assert "Tuesday" in found[1]
    assert "2018-11-01" in found[1]


days = st.dates(date(1990, 1, 1), date(2040, 12, 31))
words = st.sampled_from(["on Friday", "yesterday", "last week", "in October last year", "on August 29", "last October",
                         "this year", "two months ago", "on the 16th", "next month", "within 90 days", "in early May"])


@given(words, days, st.integers(0, 700), st.sampled_from(["past", "future"]))
def test_never_narrower_than_what_a_day_inside_gives_for_counted_times(
    text: str, first: date, width: int, tense: str
) -> None:
    published = Interval(first, first + timedelta(days=width))
    found = anchor(find_times(text)[0], published, tense=tense)
    if found and find_times(text)[0].form == "relative":
        inside = anchor(find_times(text)[0], Interval(first, first), tense=tense)
        assert inside
        assert found[0].meet(inside[0]) == inside[0]


@given(words, days, st.sampled_from(["past", "future"]))
def test_open_ends_stay_open(text: str, first: date, tense: str) -> None:
    expression = find_times(text)[0]
    found = anchor(expression, Interval(first, None), tense=tense)
    assert found is None or found[0].latest is None


@given(st.sampled_from(sorted(ANCHORS)), days)
def test_any_form_without_values_is_borne(form: str, day: date) -> None:
    expression = TimeExpression(0, 1, "x", form, (("year", "2020"), ("month", "2"), ("day", "30"), ("decade", "1930")))
    anchor(expression, Interval(day, day))


def test_a_weekday_of_an_unknown_number_of_weeks_ago_fixes_no_day() -> None:
    one = TimeExpression(0, 16, "weeks ago Friday", "weekday", (("week_shift", "-X"), ("weekday", "4")))
    assert anchor(one, Interval(date(2024, 5, 6), date(2024, 5, 6))) is None
