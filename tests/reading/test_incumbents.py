"""Who is known by the family name alone: by who held an office of the states told of."""

from __future__ import annotations

from reading.reports import tag

CHRONICLE = """2021

25 January: Greece and Turkey hold a round of contacts. Turkey and Greece agree to go on.

15 April: Dendias and Cavusoglu trade accusations in Ankara.

2024

8 November: Fidan meets Gerapetritis in Athens."""


def named(text: str, published: str) -> set[tuple[str, str | None]]:
    return {(person.name, person.code) for person in tag(text, published=published).people.people}


def test_ministers_of_the_day_are_known_by_their_family_name() -> None:
    text = "Greece and Turkey talked about gas. Fidan called Gerapetritis on Monday."
    assert named(text, "2024-11-11") == {("Hakan Fidan", "TUR"), ("George Gerapetritis", "GRC")}


def test_those_of_another_time_are_not() -> None:
    assert named("Greece and Turkey talked about gas. Fidan called Gerapetritis on Monday.", "2016-11-11") == set()


def test_a_chronology_knows_those_of_its_years() -> None:
    assert {("Nikos Dendias", "GRC"), ("Mevlüt Çavuşoğlu", "TUR"), ("Hakan Fidan", "TUR")} <= named(
        CHRONICLE, "2025-07-02")


def test_ministers_of_third_states_are_not() -> None:
    text = "Norway and Sweden talked. Norway and Sweden agreed on fish. Turkey looked on. Fidan is a seed, Norway said."
    assert ("Hakan Fidan", "TUR") not in named(text, "2024-11-11")
