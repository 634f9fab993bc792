from __future__ import annotations

import pytest

from comity.reading.towns import filed_from, town_in
from reading.reports import meetings, tag


@pytest.mark.parametrize(("text", "town"), [
    ("will be held in Paracas in May", "Paracas"),
    ("met in Vitória da Conquista on Friday", "Vitória da Conquista"),
    ("met in May", None),
    ("met in Parliament on Friday", None),
    ("met in Paracas's old port", None),
    ("met at Paracas.", "Paracas"),
    ("met at the Masnaa crossing on Thursday", "Masnaa"),
    ("met at Sunday's session", None),
    ("met at the Foreign Ministry", None),
])
def test_a_town_by_its_place_in_the_sentence(text: str, town: str | None) -> None:
    assert town_in(text, 0, len(text)) == town


@pytest.mark.parametrize(("text", "town"), [
    ("ZYRARDOW - Norway", "Zyrardow"), ("ANALYSIS - Norway", None), ("UN - Norway", None), ("Norway - a", None)])
def test_a_report_is_filed_from_a_town_in_capitals(text: str, town: str | None) -> None:
    hit = filed_from(text, 0)
    assert (hit.name if hit else None) == town


def test_where_a_meeting_was_that_no_list_knows() -> None:
    found = meetings("Peruvian President Ana Quispe and Chilean President Eva Rojas met in Zyrardow on Friday.")
    assert [m.place for m in found] == ["Zyrardow"]
    found = meetings("ZYRARDOW, May 3 - Peruvian President Ana Quispe met Chilean President Eva Rojas on Friday.")
    assert [m.place for m in found] == ["Zyrardow"]


def test_a_person_or_a_state_is_no_town() -> None:
    text = "Peruvian President Ana Quispe and Chilean President Eva Rojas met in Chile on Friday."
    assert [(m.place, m.country) for m in meetings(text)] == [(None, "CHL")]
    assert tag("SUMMARY: Norway and Sweden met.").dateline() is None


def test_where_one_flies_to_meet_and_what_one_visits() -> None:
    lead = "Peruvian President Ana Quispe and Chilean President Eva Rojas are at odds. "
    for text in ("Quispe will fly to the old port of Valparaiso on Friday for talks with Rojas.",
                 "Quispe will visit Valparaiso on Friday and hold talks with Rojas."):
        assert {m.place for m in meetings(lead + text)} == {"Valparaiso"}


def test_the_same_city_is_the_one_named_before() -> None:
    text = ("Peruvian President Ana Quispe and Chilean President Eva Rojas met in Santiago on Friday. "
            "Peruvian Foreign Minister Luz Vega met Chilean Foreign Minister Ines Mora in the same city.")
    assert [m.place for m in meetings(text)] == ["Santiago", "Santiago"]


def test_a_town_that_is_named_stands_before_where_the_report_is_filed() -> None:
    text = "LIMA, May 3 - Peruvian President Ana Quispe met Chilean President Eva Rojas at an inn in Zyrardow."
    assert [m.place for m in meetings(text)] == ["Zyrardow"]


@pytest.mark.parametrize(("words", "place", "country"), [
    ("met Chilean President Eva Rojas at the Elysee on Friday", "Paris", "FRA"),
    ("met Chilean President Eva Rojas in the Kremlin on Friday", "Moscow", "RUS"),
    ("met Chilean President Eva Rojas at the White House on Friday", "Washington", "USA"),
    ("met Chilean President Eva Rojas at La Moneda on Friday", "Santiago", "CHL"),
    ("met Chilean President Eva Rojas in Singapore on Friday", "Singapore", "SGP"),
    ("met Chilean President Eva Rojas in the Thai capital on Friday", "Bangkok", "THA"),
    ("met Chilean President Eva Rojas on Friday in Oman's capital", "Muscat", "OMN"),
])
def test_the_seat_of_a_government_lies_in_a_town_and_a_state_may_be_one(words: str, place: str, country: str) -> None:
    assert [(m.place, m.country) for m in meetings(f"Peruvian President Ana Quispe {words}.")] == [(place, country)]


def test_a_guest_is_welcomed_to_a_seat() -> None:
    text = "Peruvian President Ana Quispe welcomed Chilean President Eva Rojas to the Elysee on Friday."
    assert [m.place for m in meetings(text)] == ["Paris"]


def test_a_seat_that_speaks_is_no_place() -> None:
    text = "The Kremlin said Peruvian President Ana Quispe met Chilean President Eva Rojas on Friday."
    assert [m.place for m in meetings(text)] == [None]


@pytest.mark.parametrize(("words", "place"), [
    ("received Chilean President Eva Rojas at the presidential palace on Friday", "Lima"),
    ("was received by Chilean President Eva Rojas at the foreign ministry on Friday", "Santiago"),
    ("met Chilean President Eva Rojas at the presidential palace on Friday", None),  # in whose?
])
def test_a_host_receives_in_his_capital(words: str, place: str | None) -> None:
    assert [m.place for m in meetings(f"Peruvian President Ana Quispe {words}.")] == [place]
