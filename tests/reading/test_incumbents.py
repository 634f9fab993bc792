"""Who is known by the family name alone: by who held an office of the states told of."""

from __future__ import annotations

import time

import pytest

from comity.reading.incumbents import YEAR_HEADING
from reading.reports import tag

SECONDS = 2  # of which a few hundredths are needed

CHRONICLE = """2021

25 January: Greece and Turkey hold a round of contacts. Turkey and Greece agree to go on.

15 April: Dendias and Cavusoglu trade accusations in Ankara.

2024

8 November: Fidan meets Gerapetritis in Athens."""


def named(text: str, published: str) -> set[tuple[str, str | None]]:
    return {(person.name, person.code) for person in tag(text, published=published).people.people}


def test_ministers_of_the_day_are_known_by_their_family_name() -> None:
    text = "The foreign ministers of Greece and Turkey talked about gas. Fidan called Gerapetritis on Monday."
    assert named(text, "2024-11-11") == {("Hakan Fidan", "TUR"), ("George Gerapetritis", "GRC")}


def test_those_of_another_time_are_not() -> None:
    text = "The foreign ministers of Greece and Turkey talked about gas. Fidan called Gerapetritis on Monday."
    assert named(text, "2016-11-11") == set()


@pytest.mark.parametrize("text", [
    "Greece and Turkey trade. Fidan, a painter, called Gerapetritis, a singer.",  # of no ministers
    "China and India trade. The wrestler said that Singh met Chinese officials at a film festival in Beijing.",
    "China and the United States trade. The ministers were away. A delegation from Austin visited Beijing.",  # a town
])
def test_a_family_name_alone_is_not_enough(text: str) -> None:
    assert not [name for name, _ in named(text, "2024-11-11") if name.split()[-1] in text]


def test_the_year_of_a_footer_makes_no_chronology() -> None:
    text = "China and the United States trade. The musicians said that Clinton met officials in Shanghai.\n\n© 2010"
    assert not [name for name, _ in named(text, "2024-11-11") if "Clinton" in name]


def test_years_are_found_in_linear_time() -> None:
    begun = time.perf_counter()
    assert YEAR_HEADING.findall("-\n" * 50_000) == []
    assert time.perf_counter() - begun < SECONDS


def test_a_chronology_knows_those_of_its_years() -> None:
    assert {("Nikos Dendias", "GRC"), ("Mevlüt Çavuşoğlu", "TUR"), ("Hakan Fidan", "TUR")} <= named(
        CHRONICLE, "2025-07-02")


def test_ministers_of_third_states_are_not() -> None:
    text = "Norway and Sweden talked. Norway and Sweden agreed on fish. Turkey looked on. Fidan is a seed, Norway said."
    assert ("Hakan Fidan", "TUR") not in named(text, "2024-11-11")
