from __future__ import annotations

import pytest

from reading.reports import meetings

LEAD = "WASHINGTON, May 3 - U.S. Secretary of State Joan Doe met Omani Foreign Minister Ali Said on Friday."


def test_a_further_meeting_of_the_day_was_in_the_same_town() -> None:
    found = meetings(f"{LEAD} U.S. President Ann Fox received Said afterwards.")
    assert [m.place for m in found] == ["Washington", "Washington"]


def test_a_meeting_of_another_day_or_kind_was_elsewhere() -> None:
    found = meetings(f"{LEAD} On Monday, U.S. President Ann Fox met Omani Sultan Omar Karim.")
    assert [m.place for m in found if m.main] == ["Washington"]
    assert [m.place for m in found if not m.main] == [None]


def test_an_envoy_is_summoned_in_the_capital_of_the_one_who_summons() -> None:
    found = meetings("OSLO, May 3 - Sweden summoned the Norwegian ambassador, Bo Berg, on Friday over the fishing row.")
    assert [(m.place, m.country) for m in found] == [("Stockholm", "SWE")]


def test_where_a_state_has_several_capitals_the_one_that_the_report_names() -> None:
    summoned = "The Netherlands summoned the Norwegian ambassador, Bo Berg, on Friday over the fishing row."
    assert [m.place for m in meetings(summoned)] == [None]
    assert [m.place for m in meetings(f"{summoned} Ministry officials in The Hague said so.")] == ["The Hague"]


@pytest.mark.parametrize(("text", "place"), [
    ("Paraguay called in Brazil's ambassador on Tuesday over the leak.", "Asuncion"),  # spelled in two ways
    ("South Korea on Wednesday summoned the Chinese deputy chief of mission.", "Seoul"),
])
def test_where_a_summons_takes_an_envoy(text: str, place: str) -> None:
    assert [m.place for m in meetings(text)] == [place]
