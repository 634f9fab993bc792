from __future__ import annotations

import re

import pytest

from comity.codebook import sectors as module
from comity.codebook.loader import load_yaml
from comity.codebook.sectors import BODIES, FILE, load_bodies, load_parts, load_words, phrase, singular
from comity.errors import CodebookError
from comity.register import load_register

SECTORS = load_yaml(FILE)["sectors"]
WIDE = {"UNO", "EUR", "IGO"}


def test_every_sector_has_words_and_is_a_code() -> None:
    words = load_words()
    assert set(words.heads.values()) | set(words.weak.values()) >= set(SECTORS) - {"UNK"}
    assert all(re.fullmatch(r"[A-Z]{3}", sector) and row["label"] for sector, row in SECTORS.items())
    assert set(words.posts.values()) <= set(SECTORS)
    assert words.elite <= set(SECTORS)
    assert set(words.posts) <= set(load_register().posts)


def test_bodies_and_parts_are_of_known_states() -> None:
    states = set(load_register().states)
    assert {body.home for body in load_bodies().values() if body.home} <= states | WIDE
    assert set(load_parts().values()) <= states
    assert {body.sector for body in load_bodies().values() if body.sector} <= set(SECTORS)


def test_an_organisation_goes_before_a_group_without_sector() -> None:
    assert load_bodies()["Hezbollah"].sector == "REB"
    assert (load_bodies()["Tibetan"].home, load_bodies()["Tibetans"].sector) == ("CHN", None)


@pytest.mark.parametrize(("many", "one"), [
    ("ministries", "ministry"), ("policemen", "policeman"), ("judges", "judge"), ("police", "police"),
    ("coaches", "coach"), ("women", "woman"), ("bus", "bus"), ("press", "press"),
])
def test_singular(many: str, one: str) -> None:
    assert singular(many) == one


def test_a_phrase_has_no_possessive_and_no_hyphen() -> None:
    assert phrase("Prime Minister's Office") == phrase("prime-minister’s office") == ("prime", "minister", "office")


def test_a_name_that_stands_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {BODIES: {"FRA": {"BUS": ["Acme"]}, "USA": {"MIL": ["Acme"]}}, FILE: {"sectors": SECTORS}}
    monkeypatch.setattr(module, "load_yaml", rows.__getitem__)
    with pytest.raises(CodebookError, match="'Acme' stands twice"):
        load_bodies.__wrapped__()


def test_a_word_with_two_sectors_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row = dict(load_yaml(FILE), heads={"MIL": ["scout"], "CVL": ["scouts"]})
    monkeypatch.setattr(module, "load_yaml", lambda name: row)
    with pytest.raises(CodebookError, match="two sectors"):
        load_words.__wrapped__()
