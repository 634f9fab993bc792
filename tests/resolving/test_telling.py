from __future__ import annotations

from datetime import date

import pytest

from comity.model.times import Interval
from comity.reading.timexes import find_times
from comity.resolving.telling import told_of

DAY = date(2025, 6, 4)  # a Wednesday


@pytest.mark.parametrize(("words", "first", "last"), [
    ("last month", date(2025, 7, 1), date(2025, 7, 31)),
    ("this week", date(2025, 6, 2), date(2025, 6, 8)),
    ("next year", date(2024, 1, 1), date(2024, 12, 31)),
    ("on Wednesday", date(2025, 6, 4), date(2025, 6, 10)),
    ("in June", date(2025, 6, 4), date(2026, 5, 31)),
    ("in June last year", date(2026, 1, 1), date(2026, 12, 31)),
    ("on June 4", date(2025, 6, 4), date(2026, 3, 4)),
])
def test_when_a_report_lies_that_tells_a_known_day(words: str, first: date, last: date) -> None:
    assert told_of(find_times(words)[0], DAY) == Interval(first, last)


@pytest.mark.parametrize("words", ["on Friday", "in May", "on June 5", "within 90 days"])
def test_words_that_do_not_fit_tell_nothing(words: str) -> None:
    assert told_of(find_times(words)[0], DAY) is None
