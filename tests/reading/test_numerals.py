from __future__ import annotations

import pytest

from comity.reading.numerals import find_numbers


def values(text: str) -> list[float]:
    return [number.value for number in find_numbers(text, 0, len(text))]


@pytest.mark.parametrize(("text", "value"), [
    ("6.5 billion", 6.5e9), ("1,200", 1200), ("twenty-five", 25), ("two and a half", 2.5), ("half a million", 5e5),
    ("three hundred and six", 306), ("one hundred and twenty-six", 126), ("two hundred thousand", 2e5),
    ("a hundred and ten thousand", 110_000), ("two million three hundred thousand", 2_300_000), ("a dozen", 12),
    ("five crore", 5e7), ("10 Trillion", 1e13), ("one and a half million", 1.5e6), ("6.5bn", 6.5e9),
])
def test_values(text: str, value: float) -> None:
    (number,) = find_numbers(text, 0, len(text))
    assert number.value == pytest.approx(value)
    assert text[number.start:number.end] == text


@pytest.mark.parametrize("text", [
    "K2 tanks", "F-35 jets", "P-1 aircraft", "2+2 talks", "10:30", "at 9 a.m.", "5G networks", "A4", "#7", "a man",
    "none", "v1.2.3 of it",
])
def test_parts_of_names_and_clock_times_are_no_numbers(text: str) -> None:
    assert values(text) == []


def test_offsets_count_in_the_whole_text() -> None:
    text = "Page 1. They sent 128 drones and forty tanks."
    found = list(find_numbers(text, 8, len(text)))
    assert [text[number.start:number.end] for number in found] == ["128", "forty"]


def test_long_runs_of_digits_are_read_in_bounded_time() -> None:
    assert len(values("7 " * 20_000)) == 20_000
