"""Which words of a text mean which state, and which only look as if they did."""

from __future__ import annotations

import pytest

from comity.register import load_register


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(hit.text, hit.codes) for hit in load_register().find_states(text)]


@pytest.mark.parametrize(("text", "expected"), [
    ("South Korea and S. Korea and ROK", ["KOR", "KOR", "KOR"]),
    ("the Republic of Korea and the DPRK", ["KOR", "PRK"]),
    ("North Koreans met N. Korean officials", ["PRK", "PRK"]),
    ("U.S. and US and the United States of America", ["USA", "USA", "USA"]),
    ("The U.S.-led talks; an American and America", ["USA", "USA", "USA"]),
    ("UK, Britain, British and Britons", ["GBR", "GBR", "GBR", "GBR"]),
    ("a Japan-ROK-U.S. meeting and US-China ties", ["JPN", "KOR", "USA", "USA", "CHN"]),
    ("Sino-Japanese ties and Indo-Japanese ones", ["CHN", "JPN", "IND", "JPN"]),
    ("PNG, UAE and DRC", ["PNG", "ARE", "COD"]),
    ("Niger is not Nigeria, nor are Nigeriens Nigerians", ["NER", "NGA", "NER", "NGA"]),
    ("Papua New Guinea, Guinea-Bissau, Equatorial Guinea and Guinea", ["PNG", "GNB", "GNQ", "GIN"]),
    ("Republic of the Congo and Democratic Republic of the Congo", ["COG", "COD"]),
    ("Türkiye and Turkiye and Turkey's Turks", ["TUR", "TUR", "TUR", "TUR"]),
    ("SEOUL, TOKYO and CANBERRA", ["KOR", "JPN", "AUS"]),
    ("the Kremlin, the White House, Cheong Wa Dae, Downing Street and the Élysée", ["RUS", "USA", "KOR", "GBR", "FRA"]),
    ("Cote d'Ivoire and Côte d’Ivoire", ["CIV", "CIV"]),
    ("Chinese Taipei and Taiwan", ["TWN", "TWN"]),
])
def test_names_find_their_state(text: str, expected: list[str]) -> None:
    assert [code for _, codes in found(text) for code in codes] == expected


@pytest.mark.parametrize("text", [
    "the Indo-Pacific and the Indian Ocean", "the South China Sea and the East China Sea", "the Sea of Japan",
    "the Korean Peninsula and the Korea Strait", "the Persian Gulf", "New Mexico", "the Jordan River",
    "a plant in Savannah, Georgia", "Latin American and South American", "the Taiwan Strait",
    "The Korea Herald, the Japan Times and the Times of India", "the Washington Post", "Korea JoongAng Daily",
    "Tokyo Electron and Nippon Steel", "the Bank of Japan", "Australian Broadcasting Corporation", "Moscow Times",
    "the North", "Omaha", "chadors", "US$5 million", "he told us", "Chinatown",
])
def test_what_is_no_state_names_none(text: str) -> None:
    assert [codes for _, codes in found(text) if codes] == []


def test_bare_korea_is_loose_and_the_two_koreas_are_two() -> None:
    korea, korean, both = load_register().find_states("Korea, a Korean and the two Koreas")
    assert (korea.codes, korea.kind, korea.loose) == (("KOR",), "name", True)
    assert (korean.codes, korean.kind, korean.loose) == (("KOR",), "demonym", True)
    assert both.codes == ("KOR", "PRK")
    assert not both.loose


def test_kinds_are_told_apart() -> None:
    kinds = {h.text: h.kind for h in load_register().find_states(
        "Japan, Japanese, Tokyo, Kantei, ASEAN, South China Sea, Yomiuri and Japan Times")}
    assert kinds == {"Japan": "name", "Japanese": "demonym", "Tokyo": "capital", "Kantei": "metonym", "ASEAN": "bloc",
                     "South China Sea": "region", "Japan Times": "masthead"}


def test_blocs_that_act_stand_for_their_members_and_pacts_do_not() -> None:
    quad, union, pact, nations = load_register().find_states("Quad, EU, CPTPP and UN")
    assert (quad.bloc, quad.codes) == ("Quad", ("AUS", "IND", "JPN", "USA"))
    assert (union.bloc, union.codes) == ("EU", ("EU",))
    assert (pact.bloc, pact.codes) == ("CPTPP", ())
    assert (nations.bloc, nations.codes) == ("UN", ())


def test_offsets_count_in_the_whole_text() -> None:
    text = "Japan said. South Korea’s envoy left Seoul."
    hits = load_register().find_states(text, 12, 25)
    assert [(text[h.start:h.end], h.start) for h in hits] == [("South Korea", 12)]


@pytest.mark.parametrize(("words", "code"), [
    ("JPN", "JPN"), ("Japan", "JPN"), ("south korea", "KOR"), ("ROK", "KOR"), ("korea", "KOR"), ("EU", "EU"),
    ("the netherlands", "NLD"), ("uk", "GBR"), ("u.s.", "USA"), ("kr", "KOR"), ("日本", "JPN"), ("대한민국", "KOR"),
    ("Côte d'Ivoire", "CIV"), ("nowhere", None),
])
def test_code_reads_what_a_user_types(words: str, code: str | None) -> None:
    assert load_register().code(words) == code


def test_every_member_of_the_united_nations_is_there() -> None:
    states = load_register().states.values()
    members = [s for s in states if s.kind == "un-member"]
    assert len(members) == 193
    assert all((s.iso2 and s.demonyms) or s.code in {"COG", "DMA"} for s in members)


def test_persons_whose_names_hold_a_state_or_town_name_neither() -> None:
    text = "Israel Katz, Wellington Koo, Lloyd Austin and Santiago Peña spoke of the Shanghai Cooperation Organization."
    register = load_register()
    assert [h.text for h in register.find_states(text) if h.codes] == ["Shanghai Cooperation Organization"]
    assert register.find_places(text) == []
