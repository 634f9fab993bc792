"""Fixed phrases in a text."""

from __future__ import annotations

import pytest

from comity.register.scan import Scanner, Words


@pytest.mark.parametrize(("text", "places"), [
    ("Set to meet", [(0, 6)]),
    ("is set to; a preset topic", [(3, 9), (0, 9)]),
    ("will-power and WILL", [(0, 4), (15, 19)]),
    ("goodwill, will_, willing", []),
    ("", []),
])
def test_words_stand_whole_in_any_case(text: str, places: list[tuple[int, int]]) -> None:
    words = Words(["will", "set to", "is set to"])
    assert sorted(words.places(text)) == sorted(places)
    assert words.stand_in(text) == bool(places)


def test_of_phrases_that_overlap_the_leftmost_longest_counts() -> None:
    scanner = Scanner({"South": 1, "South Korea": 2, "Korea": 3})
    assert scanner.find("South Korea, South Koreans, Korea") == [(0, 11, 2), (13, 18, 1), (28, 33, 3)]
