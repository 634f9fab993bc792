from __future__ import annotations

from reading.reports import commitments

LEAD = "The foreign ministers of Norway and Sweden met in Oslo on Monday. "


def test_the_coder_gives_a_field_where_words_name_none() -> None:
    found = commitments(LEAD + "They agreed to keep an eye on what the smokestacks blow across the border.")
    assert {c.stage for c in found} == {"agreed"}
    assert len(found) == 1


def test_what_is_vague_stays_vague() -> None:
    found = commitments(LEAD + "They agreed to keep in touch about all that matters to them.")
    assert {c.field for c in found} == {"other"}


def test_no_field_is_told_twice() -> None:
    found = commitments(LEAD + "They agreed to cut tariffs on cheese and to keep their eyes open.")
    assert len({(c.field, c.action) for c in found}) == len(found)
    assert [c.field for c in found].count("trade") == 1


def test_words_that_mislead_about_the_field() -> None:
    found = commitments(LEAD + "Norway will let in 49,000 Swedish electric cars a year at the old rate of 6.1 percent.")
    assert [c.field for c in found] == ["trade"]
