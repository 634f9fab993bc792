from __future__ import annotations

from datetime import date

import pytest

from comity.model.times import Interval, interval_of
from comity.views import dates


@pytest.mark.parametrize(
    ("prefix", "words"),
    [("2023-03-16", "16 March 2023"), ("2023-03", "March 2023"), ("2023", "2023"), (None, "date unknown")],
)
def test_a_prefix_is_written_as_exactly_as_it_is_known(prefix: str | None, words: str) -> None:
    assert dates.written(prefix) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2023, 3, 16), date(2023, 3, 23), "between 16 and 23 March 2023"),
        (date(2023, 3, 16), date(2023, 4, 2), "between 16 March and 2 April 2023"),
        (date(2023, 12, 30), date(2024, 1, 2), "between 30 December 2023 and 2 January 2024"),
        (date(2023, 3, 1), date(2023, 3, 31), "March 2023"),
        (date(2023, 3, 16), date(2023, 3, 16), "16 March 2023"),
        (date(2023, 3, 16), None, "not before 16 March 2023"),
        (None, date(2023, 3, 16), "not after 16 March 2023"),
        (None, None, "date unknown"),
    ],
)
def test_an_interval_never_becomes_a_day(first: date | None, last: date | None, words: str) -> None:
    assert dates.between(Interval(first, last)) == words


def test_a_label_is_what_both_ends_share_or_two_months() -> None:
    assert dates.label(Interval(date(2024, 5, 26), date(2024, 6, 1))) == "May or June 2024"
    assert dates.label(Interval(date(2023, 12, 30), date(2024, 1, 2))) == "December 2023 or January 2024"
    assert dates.label(Interval(date(2024, 5, 2), date(2024, 5, 9))) == "May 2024"
    assert dates.label(Interval(date(2024, 5, 2), date(2024, 9, 9))) == "2024"
    assert dates.label(Interval(date(2023, 5, 2), None)) == ""


def test_spans_say_each_part_once() -> None:
    assert dates.span("2023-03-16", "2023-03-17") == "16 to 17 March 2023"
    assert dates.span("2023-03-16", "2023-03-16") == "16 March 2023"
    assert dates.span("2023-03", "2024") == "March 2023 to 2024"


def test_the_narrower_of_prefix_and_interval_counts() -> None:
    narrow = Interval(date(2023, 3, 16), date(2023, 3, 23))
    assert dates.interval("2023-03", narrow) == narrow
    assert dates.interval("2022", narrow) == interval_of("2022")  # they contradict each other: what is stated stays
    assert dates.interval(None) == Interval()


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("2026-05-20", "12 days"),
        ("2026-01-01", "4 months"),
        ("2023-06", "about 2 years"),
        ("2026-07-01", None),
        ("2026", None),
        (None, None),
    ],
)
def test_age_is_counted_from_the_last_possible_day(since: str | None, words: str | None) -> None:
    assert dates.age(since, date(2026, 6, 1)) == words


def test_reasons_are_told_with_days_in_words() -> None:
    told = dates.in_words('"last week": 2023-03-16..2023-03-23; in office from 2022-05-10, article 2023-19-45')
    assert told == '"last week": between 16 and 23 March 2023; in office from 10 May 2022, article 2023-19-45'
