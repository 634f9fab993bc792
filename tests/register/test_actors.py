"""Who an actor is as the press names it; phrases are our own."""

from __future__ import annotations

from datetime import date

import pytest

from comity.codebook.loader import load_yaml
from comity.codebook.sectors import FILE
from comity.register import load_register
from comity.register.actors import Actor, actor_of

SECTORS = load_yaml(FILE)["sectors"]
ON = date(2023, 6, 1)


def who(words: str, on: date = ON, **more: str) -> Actor:
    return actor_of(load_register(), words, on, **more)


@pytest.mark.parametrize("sector", SECTORS)
def test_the_examples_of_each_sector(sector: str) -> None:
    assert who(SECTORS[sector]["example"]).sector == sector
    assert who(SECTORS[sector]["reject"]).sector != sector


@pytest.mark.parametrize(("words", "countries", "sector"), [
    ("French troops", ("FRA",), "MIL"),
    ("Chicago police", ("USA",), "COP"),
    ("the Kremlin", ("RUS",), "GOV"),
    ("European Commission", ("EUR",), "GOV"),
    ("UN peacekeepers in Lebanon", ("UNO",), "MIL"),
    ("Turkish-backed Syrian rebels", ("SYR",), "REB"),
    ("Rwanda-backed M23 rebels", ("COD",), "REB"),
    ("an Iranian delegation to Vienna", ("IRN",), "GOV"),
    ("Russian and Chinese foreign ministers", ("RUS", "CHN"), "GOV"),
    ("striking dockworkers in Rotterdam", ("NLD",), "LAB"),
    ("a spokesman for the German Foreign Ministry", ("DEU",), "GOV"),
    ("members of the Bundestag", ("DEU",), "LEG"),
    ("Samsung workers", ("KOR",), "LAB"),
    ("Doctors Without Borders", (), "NGO"),
    ("the Indian supreme court", ("IND",), "JUD"),
    ("Chile's Defense Department", ("CHL",), "GOV"),
    ("Lusaka", ("ZMB",), "GOV"),
    ("Odesa", ("UKR",), "CVL"),
    ("rebel-held Idlib", ("SYR",), None),
    ("Kerala police", ("IND",), "COP"),
    ("the Senate in Manila", ("PHL",), "LEG"),
    ("the US Congress", ("USA",), "LEG"),
    ("New South Wales firefighters", ("AUS",), "COP"),
    ("The Netherlands", ("NLD",), None),
    ("Médecins Sans Frontières", (), "NGO"),
])
def test_states_and_sectors(words: str, countries: tuple[str, ...], sector: str | None) -> None:
    told = who(words)
    assert (told.countries, told.sector) == (countries, sector), told.reason


def test_a_rank_before_an_unknown_name_tells_the_sector_alone() -> None:
    told = who("Lt. Gen. Jonas Harrow")
    assert (told.country, told.sector) == (None, "MIL")


def test_an_office_is_that_of_the_day() -> None:
    assert who("Antony Blinken").sector == "GOV"
    after = who("Antony Blinken", date(2025, 6, 1))
    assert (after.country, after.sector) == ("USA", "ELI")
    assert "2025-01-20" in after.reason


def test_a_former_holder_is_of_the_elite() -> None:
    told = who("a former South Korean spy chief")
    assert (told.country, told.sector, told.also) == ("KOR", "ELI", ("SPY",))
    assert who("former teachers").sector == "EDU"


def test_a_shared_family_name_is_doubtful_and_names_the_others() -> None:
    told = who("Kim")
    assert told.uncertain
    assert len(told.alternatives) > 1


def test_a_title_parts_those_who_share_a_family_name() -> None:
    assert who("Foreign Minister Park", date(2023, 6, 1)).country == "KOR"


@pytest.mark.parametrize("words", ["Jordan Smith", "Jack London", "Marta Ellison", "a cat", "was, expected", ""])
def test_nothing_is_told_of_what_is_no_known_actor(words: str) -> None:
    told = who(words)
    assert (told.country, told.sector, told.score) == (None, None, 0.0)


def test_the_text_around_lends_a_state_with_doubt() -> None:
    told = who("riot police", context="Police fired tear gas in Nairobi.")
    assert told.country == "KEN"
    assert told.uncertain
    assert who("riot police", country="UGA").country == "UGA"


def test_a_state_of_somebody_else_is_named_as_an_alternative() -> None:
    assert "TUR" in who("Turkish-backed Syrian rebels").alternatives
