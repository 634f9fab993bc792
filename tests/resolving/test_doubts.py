"""Who or what is left in doubt at a meeting is named with the reason; what is certain is no doubt."""

from __future__ import annotations

from datetime import date

import pytest

from comity.model.claims import Participant
from comity.model.times import Interval
from comity.register import load_register
from comity.resolving.doubts import Doubt, doubts
from factory import a_document, a_meeting

DOCUMENT = a_document()
DAY = Interval(date(2024, 5, 3), date(2024, 5, 3))
CHANGE = Interval(date(2021, 10, 1), date(2021, 10, 31))  # Suga, then Kishida


def of(*people: Participant, when: Interval = DAY, place: str | None = "Oslo", status: str = "held") -> list[Doubt]:
    meeting = a_meeting(DOCUMENT, participants=people, when=when, place=place, status=status)
    return list(doubts(meeting, load_register()))


def test_a_name_that_several_office_holders_bear() -> None:
    (doubt,) = of(Participant("KOR", "Kim", "Minister"))
    assert doubt.sort == "person"
    assert len(doubt.options) > 1
    assert all(name.startswith("Kim ") for name in doubt.options)
    assert "office-holders of South Korea at that time are called Kim" in doubt.reason


def test_a_name_that_only_one_bore_but_the_day_is_not_known() -> None:
    (doubt,) = of(Participant("JPN", "Takaichi", "Prime Minister"), when=Interval())
    assert doubt.options[0] == "Sanae Takaichi"
    assert "not known well enough" in doubt.reason


def test_an_office_that_two_held_on_the_days_in_question() -> None:
    (doubt,) = of(Participant("JPN", None, "Prime Minister"), when=CHANGE)
    assert (doubt.sort, doubt.options) == ("office", ("Yoshihide Suga", "Fumio Kishida"))
    assert doubt.reason.startswith("2 held this office on the days in question: Yoshihide Suga from 2020")


def test_a_town_of_several_states() -> None:
    (doubt,) = of(place="Brest")
    assert (doubt.sort, doubt.who, set(doubt.options)) == ("place", None, {"BLR", "FRA"})


@pytest.mark.parametrize("person", [
    Participant("JPN", "Fumio Kishida", "Prime Minister"), Participant("JPN", "Nobody Known", "Prime Minister"),
    Participant("JPN", None, "defence officials"), Participant("JPN"), Participant("JPN", "Qqqq"),
])
def test_what_is_no_doubt(person: Participant) -> None:
    assert of(person) == []


def test_nobody_is_asked_for_the_holder_of_an_office_at_a_meeting_to_come() -> None:
    assert of(Participant("JPN", None, "Prime Minister"), when=CHANGE, status="planned") == []
