from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.reading.timexes import find_times

READ = {
    "January 13, 2026": ("day", {"year": "2026", "month": "1", "day": "13"}),
    "13 January 2026": ("day", {"year": "2026", "month": "1", "day": "13"}),
    "Wednesday, 17 September 2025": ("day", {"year": "2025", "month": "9", "day": "17", "weekday": "2"}),
    "2025-08-26": ("day", {"year": "2025", "month": "8", "day": "26"}),
    "30-10-2025": ("day", {"year": "2025", "month": "10", "day": "30"}),
    "14-12-23": ("day", {"year": "2023", "month": "12", "day": "14"}),
    "Jan. 13": ("month-day", {"month": "1", "day": "13"}),
    "17th of March": ("month-day", {"month": "3", "day": "17"}),
    "August 3-5": ("month-day", {"month": "8", "day": "3", "to_day": "5"}),
    "Aug. 3 to 5": ("month-day", {"month": "8", "day": "3", "to_day": "5"}),
    "30 August to 2 September 2025": (
        "day", {"year": "2025", "month": "8", "day": "30", "to_month": "9", "to_day": "2"}),
    "Friday (Aug. 29)": ("month-day", {"month": "8", "day": "29", "weekday": "4"}),
    "March 2023": ("month", {"year": "2023", "month": "3"}),
    "October last year": ("month", {"month": "10", "year_shift": "-1"}),
    "last October": ("month", {"month": "10", "shift": "-1"}),
    "mid-October": ("month", {"month": "10", "part": "middle"}),
    "next month": ("relative", {"unit": "month", "shift": "1"}),
    "early next month": ("relative", {"unit": "month", "shift": "1", "part": "early"}),
    "earlier this month": ("relative", {"unit": "month", "shift": "0", "part": "earlier"}),
    "later this year": ("relative", {"unit": "year", "shift": "0", "part": "later"}),
    "yesterday": ("relative", {"unit": "day", "shift": "-1"}),
    "this morning": ("relative", {"unit": "day", "shift": "0"}),
    "six years ago": ("relative", {"unit": "year", "shift": "-6"}),
    "Friday and Saturday": ("weekday", {"weekday": "4", "to_weekday": "5"}),
    "Monday through Wednesday": ("weekday", {"weekday": "0", "to_weekday": "2"}),
    "Tuesday morning": ("weekday", {"weekday": "1"}),
    "2 pm Tuesday": ("weekday", {"weekday": "1"}),
    "next Monday": ("weekday", {"weekday": "0", "shift": "1"}),
    "Tuesday last week": ("weekday", {"weekday": "1", "week_shift": "-1"}),
    "previous day": ("offset", {"unit": "day", "shift": "-1"}),
    "One day before": ("offset", {"unit": "day", "shift": "-1"}),
    "next ten years": ("duration", {"unit": "year", "number": "10", "direction": "next"}),
    "past decade": ("duration", {"unit": "decade", "number": "1", "direction": "past"}),
    "ten-year": ("duration", {"unit": "year", "number": "10"}),
    "60th anniversary": ("anniversary", {"number": "60"}),
    "sixtieth anniversary": ("anniversary", {"number": "60"}),
    "the first half of 2026": ("year", {"year": "2026", "part": "first-half"}),
    "fiscal 2026": ("year", {"year": "2026", "fiscal": "1"}),
    "Q3 2025": ("year", {"year": "2025", "part": "quarter-3"}),
    "summer of 2024": ("season", {"season": "summer", "year": "2024"}),
    "1930s": ("decade", {"decade": "1930"}),
    "20th century": ("century", {"century": "20"}),
}


@pytest.mark.parametrize("words", READ)
def test_reads_in_a_sentence(words: str) -> None:
    form, values = READ[words]
    found = find_times(f"The ministers, it said, met {words}, and parted.")
    assert [(e.text, e.form) for e in found] == [(words, form)]
    assert values.items() <= dict(found[0].values).items()


@pytest.mark.parametrize(("words", "bound"), [
    ("by the end of this year", "by"), ("from August 28", "from"), ("since 2018", "since"),
    ("within 90 days", "within"),
    ("until March 2027", "by"), ("on Friday, August 29, 2025", "on"), ("in 2023", "in"),
])
def test_keeps_the_preposition_as_bound(words: str, bound: str) -> None:
    assert [e.get("bound") for e in find_times(f"They will act {words}.")] == [bound]


def test_a_year_that_describes_a_noun_is_attributive() -> None:
    assert find_times("Tokyo cites the 1965 treaty.")[0].get("attributive") == "1"
    assert find_times("They signed in 1965.")[0].get("attributive") is None


@pytest.mark.parametrize("text", [
    "The ministers may go, and crowds march on.", "A second batch of 180 K2 tanks.", "A deal of US$6.5 billion.",
    "Some 2000 troops and 1,800 guns.", "UN resolution 1929 stands.", "Lee, a 17-year-old.",
    "It was a good second half.", "Good Friday agreement", "Prime Minister May said so.",
    "the year of the dragon", "version 2.0.2024.1",
])
def test_is_no_time(text: str) -> None:
    assert find_times(text) == []


@given(st.lists(st.sampled_from([*READ, "the", "at", "2019", "Friday", "on", "(", "–", "8", "May", "a", "days", "é"])),
       st.integers(0, 40))
def test_offsets_are_exact_and_in_order(pieces: list[str], start: int) -> None:
    text = " ".join(pieces)
    found = find_times(text, start)
    assert all(text[e.start:e.end] == e.text and e.start >= min(start, len(text)) for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=80))
def test_reads_any_text(text: str) -> None:
    assert all(text[e.start:e.end] == e.text for e in find_times(text))


def test_a_season_is_a_term_only_after_words_that_bound_it() -> None:
    assert [t.text for t in find_times("It will be done by the summer, and from the autumn it will pay.")] == [
        "summer", "autumn"]
    assert find_times("They swim in the summer.") == []
