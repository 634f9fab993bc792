"""Expressions of time on their own.

The 300 of `data/times.jsonl` were written before the grammar, those of `data/times_more.jsonl` beside it: the first
are a measure, the second keep what was mended.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.times import Interval
from comity.timing import annotate, when

DATA = Path(__file__).parent / "data"
FLOOR = 0.99
DAY = date(2026, 1, 13)  # a Tuesday


def told(days: Interval | None) -> tuple[str | None, str | None]:
    ends = (days.earliest, days.latest) if days else (None, None)
    return ends[0].isoformat() if ends[0] else None, ends[1].isoformat() if ends[1] else None


def rows(name: str = "times") -> Iterator[dict[str, Any]]:
    yield from map(json.loads, (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
@pytest.mark.parametrize("name", ["times", "times_more"])
def test_the_expressions_of_the_diplomatic_press(name: str, language: str) -> None:
    own = [row for row in rows(name) if row["id"].startswith(language)]
    wrong = [row["id"] for row in own if (row["from"], row["to"]) != told(
        when(row["expression"], date.fromisoformat(row["published"]), text=row["text"]).interval)]
    assert len(wrong) <= (1 - FLOOR) * len(own), wrong


@pytest.mark.parametrize(("words", "exactness"), [
    ("Friday", "day"), ("next week", "week"), ("last month", "month"), ("the third quarter of 2025", "quarter"),
    ("last summer", "season"), ("2024", "year"), ("the 1990s", "decade"), ("early March", "vague"),
    ("by Friday", "span"), ("since 2018", "span"), ("after March 3", "open"), ("in recent weeks", "vague"),
])
def test_exactness_is_that_of_the_words(words: str, exactness: str) -> None:
    assert when(words, DAY).exactness == exactness


@pytest.mark.parametrize(("words", "reason"), [
    ("the minister", "no expression"), ("for three days", "length"), ("every week", "recurs"),
    ("the next day", "told elsewhere"),
])
def test_what_means_no_days_says_why(words: str, reason: str) -> None:
    answer = when(words, DAY)
    assert answer.interval is None
    assert reason in (answer.reason or "")


def test_in_a_read_out_times_are_counted_from_the_event() -> None:
    assert told(when("the next day", DAY, event=date(2025, 10, 30)).interval) == ("2025-10-31", "2025-10-31")
    assert told(when("翌日", DAY, event=date(2025, 10, 30)).interval) == ("2025-10-31", "2025-10-31")
    text = "They met on 30 October 2025 and signed the next day."
    assert told(when("the next day", DAY, text=text).interval) == ("2025-10-31", "2025-10-31")


def test_the_verb_decides_where_the_words_do_not() -> None:
    assert told(when("in March", DAY, text="They met in March.").interval) == ("2025-03-01", "2025-03-31")
    assert told(when("in March", DAY, text="They will meet in March.").interval) == ("2026-03-01", "2026-03-31")


def test_timex3_of_a_text() -> None:
    text = ("On Friday the ministers, now at odds, spoke for two hours; late last month they met every day, "
            "in early 2025 once.")
    assert [(one.text, marked.type, marked.value, marked.mod) for one, marked in annotate(text, DAY)] == [
        ("Friday", "DATE", "2026-01-09", None), ("now", "DATE", "PRESENT_REF", None),
        ("two hours", "DURATION", "PT2H", None), ("late last month", "DATE", "2025-12", "END"),
        ("every day", "SET", "P1D", None), ("early 2025", "DATE", "2025", "START")]


@pytest.mark.parametrize(("text", "marked"), [
    ("It fell in the first nine months of 2025.", [("the first nine months", "P9M"), ("2025", "2025")]),
    ("It fell for the first nine months.", [("the first nine months", "P9M")]),
    ("They met Aug. 26 to Oct. 20.", [("Aug. 26", "2025-08-26"), ("Oct. 20", "2025-10-20")]),
    ("They met on April 24 and 25, 2025.", [("April 24", "2025-04-24"), ("25, 2025", "2025-04-25")]),
    ("It marks its 50th anniversary.", []), ("Mr. Lee, 52 years old, left.", []), ("a second group left", []),
    ("In the quarter ended Sept. 30 sales rose.", [("the quarter", "2025-Q3"), ("Sept. 30", "2025-09-30")]),
    ("They had filed by Thursday.", [("Thursday", "2026-01-08")]),
    ("They will file by Thursday.", [("Thursday", "2026-01-15")]),
    ("It had been due to expire Friday.", [("Friday", "2026-01-09")]),
])
def test_what_timeml_marks_of_spans_lengths_and_deadlines(text: str, marked: list[tuple[str, str]]) -> None:
    assert [(one.text, told.value) for one, told in annotate(text, DAY)] == marked


@pytest.mark.parametrize(("words", "value"), [
    ("the third quarter of 2025", "2025-Q3"), ("the first half of 2025", "2025-H1"), ("the 1990s", "199"),
    ("the 19th century", "18"), ("last week", "2026-W02"), ("last weekend", "2026-W02-WE"), ("last summer", "2025-SU"),
    ("a few years", "PXY"), ("two and a half years", "P2Y6M"), ("recently", "PAST_REF"), ("every Monday", "XXXX-WXX-1"),
    ("Friday at 4:30 p.m.", "2026-01-09T16:30"), ("Friday night", "2026-01-09TNI"), ("several years ago", "PAST_REF"),
    ("過去2年間", "P2Y"), ("지난주", "2026-W02"),
])
def test_values_of_timex3(words: str, value: str) -> None:
    marked = when(words, DAY).timex3
    assert marked
    assert marked.value == value


@given(st.sampled_from([row["expression"] for row in rows()]), st.dates(date(1990, 1, 1), date(2060, 12, 31)),
       st.sampled_from([None, "They met then.", "両者は会談した。", "회담했다."]))
def test_any_day_of_publication_gives_an_interval_in_order(words: str, day: date, text: str | None) -> None:
    days = when(words, day, text=text).interval
    assert days is None or days.earliest is None or days.latest is None or days.earliest <= days.latest


@given(st.text(max_size=60))
def test_any_text_is_borne(text: str) -> None:
    when(text, DAY, text=text)
    for one, _ in annotate(text, DAY):
        assert text[one.start:one.end] == one.text


@given(st.lists(st.sampled_from([
    "the", "two", "weeks", "after", "last", "Friday", "of", "2026", "から", "3日", "前", "来月", "間", "지난", "5일",
    "부터", "年", "1", "-", "to", "and", "half", "early", "ago", "Q3", "every"]), min_size=1, max_size=7),
    st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_words_of_time_in_any_order_are_borne(pieces: list[str], day: date) -> None:
    for between in ("", " "):
        text = between.join(pieces)
        when(text, day, text=text, event=day - timedelta(days=3))
        annotate(text, day)
