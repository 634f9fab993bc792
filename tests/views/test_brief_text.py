from __future__ import annotations

import re

import pytest

from comity.views.brief import brief
from comity.views.wrap import columns, wrap
from views import factory, hostile


@pytest.mark.parametrize("width", [40, 60, 88, 120])
def test_no_line_is_wider_than_asked_but_for_an_address(width: int) -> None:
    text = brief(
        factory.record(), factory.DOCUMENTS, states=factory.STATES, on=factory.TODAY, width=width, names=factory.name
    )
    assert [line for line in text.split("\n") if columns(line) > width and "http" not in line] == []


def test_every_note_that_a_line_points_to_is_there_once() -> None:
    text = brief(factory.record(), factory.DOCUMENTS, states=factory.STATES, on=factory.TODAY, names=factory.name)
    body, notes = text.split("\nNOTES\n")
    pointed = {int(n) for n in re.findall(r"\[(\d+)\]", body)}
    listed = [int(n) for n in re.findall(r"^\[(\d+)\]", notes, flags=re.M)]
    assert listed == sorted(pointed) == list(range(1, len(listed) + 1))


def test_a_terminal_gets_nothing_to_obey() -> None:
    text = brief(hostile.record(), hostile.DOCUMENTS, states=factory.STATES, on=factory.TODAY, names=factory.name)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_wide_characters_take_two_columns() -> None:
    assert columns("日本 ab") == 7
    assert wrap("日本語日本語 ab", 8) == "日本語日\n本語 ab"


def test_wrapping_keeps_words_and_hangs_the_rest() -> None:
    assert wrap("one two three four", 12, first="- ") == "- one two\n  three four"
    assert wrap("see https://a.example/a/very/long/address", 12) == "see\nhttps://a.example/a/very/long/address"
    assert wrap("", 12) == ""
