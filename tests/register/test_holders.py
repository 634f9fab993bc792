"""Persons, posts and who held what on a day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from comity.model.times import Interval
from comity.register import load_register

LEADING = ("head-of-state", "head-of-government")


@pytest.mark.parametrize(("post", "country", "day", "person"), [
    ("head-of-government", "JPN", "2023-03-16", "fumio-kishida"),
    ("head-of-government", "JPN", "2025-10-21", "sanae-takaichi"),
    ("defence-minister", "JPN", "2025-09-08", "gen-nakatani"),
    ("foreign-minister", "JPN", "2018-10-30", "taro-kono"),
    ("head-of-state", "KOR", "2024-11-16", "yoon-suk-yeol"),
    ("head-of-state", "KOR", "2024-12-20", "han-duck-soo"),
    ("head-of-state", "KOR", "2026-01-13", "lee-jae-myung"),
    ("defence-minister", "KOR", "2025-08-01", "ahn-gyu-back"),
    ("head-of-government", "USA", "2023-03-16", "joe-biden"),
    ("foreign-minister", "GBR", "2023-12-01", "david-cameron"),
    ("head-of-government", "PNG", "2025-10-06", "james-marape"),
    ("defence-minister", "POL", "2025-08-01", "wladyslaw-kosiniak-kamysz"),
])
def test_holder_on_a_day(post: str, country: str, day: str, person: str) -> None:
    held = load_register().holder(post, country, date.fromisoformat(day))
    assert held is not None
    assert held.person == person


def test_no_holder_is_made_up() -> None:
    assert load_register().holder("head-of-government", "JPN", date(1900, 1, 1)) is None


def test_intervals_are_the_widest_reading() -> None:
    held = load_register().occupancies(person="gen-nakatani", post="defence-minister")
    assert [o.interval for o in held] == [
        Interval(date(2014, 12, 24), date(2016, 8, 3)), Interval(date(2024, 10, 1), date(2025, 10, 21))]


@pytest.mark.parametrize(("name", "person"), [
    ("Lee Jae-myung", "lee-jae-myung"), ("Lee Jae Myung", "lee-jae-myung"), ("Jae-myung Lee", "lee-jae-myung"),
    ("이재명", "lee-jae-myung"), ("Nakatani Gen", "gen-nakatani"), ("Gen. Nakatani", "gen-nakatani"),
    ("Gen Nakatani", "gen-nakatani"), ("Ishiba", "shigeru-ishiba"), ("President Yoon", "yoon-suk-yeol"),
    ("Yoon Seok-yeol", "yoon-suk-yeol"), ("Wladyslaw Kosiniak-Kamysz", "wladyslaw-kosiniak-kamysz"),
    ("Recep Tayyip Erdogan", "recep-tayyip-erdogan"), ("Prime Minister Marape", "james-marape"),
    ("Juan Ramon de la Fuente", "juan-ramon-de-la-fuente"),
])
def test_persons_are_found_in_any_spelling(name: str, person: str) -> None:
    assert person in [p.id for p in load_register().persons_named(name)]


def test_a_country_narrows_a_common_name() -> None:
    everyone = load_register().persons_named("Lee")
    assert {p.country for p in everyone} > {"KOR"}
    assert {p.country for p in load_register().persons_named("Lee", country="KOR")} == {"KOR"}
    assert load_register().persons_named("Nobody Known") == []


def test_full_names_in_a_text_in_both_orders() -> None:
    text = "Prime Minister Ishiba Shigeru met Lee Jae Myung, Władysław Kosiniak-Kamysz and Narendra Modi."
    hits = load_register().find_persons(text)
    assert [h.persons for h in hits] == [
        ("shigeru-ishiba",), ("lee-jae-myung",), ("wladyslaw-kosiniak-kamysz",), ("narendra-modi",)]
    assert all(text[h.start:h.end] == h.text for h in hits)


@pytest.mark.parametrize(("words", "country", "post"), [
    ("Prime Minister", "JPN", "head-of-government"), ("President", "USA", "head-of-state"),
    ("president", "IRN", "head-of-government"), ("Supreme Leader", "IRN", "head-of-state"),
    ("leader", "JPN", "head-of-government"), ("leader", "KOR", "head-of-state"),
    ("premier", "CHN", "head-of-government"),
    ("chancellor", "DEU", "head-of-government"), ("Chancellor", "GBR", "finance-minister"),
    ("Secretary of State", "USA", "foreign-minister"), ("Defense Secretary", "USA", "defence-minister"),
    ("the top diplomat", "KOR", "foreign-minister"), ("external affairs minister", "IND", "foreign-minister"),
    ("Foreign Secretary", "GBR", "foreign-minister"), ("foreign secretary", "IND", "deputy-foreign-minister"),
    ("king", "GBR", "head-of-state"), ("Minister of National Defense", "KOR", "defence-minister"),
    ("foreign policy chief", "EU", "foreign-minister"), ("plumber", "JPN", None),
])
def test_words_for_posts_depend_on_the_state(words: str, country: str, post: str | None) -> None:
    assert load_register().post_of(words, country) == post


@pytest.mark.parametrize(("words", "day", "person", "post", "country"), [
    ("the Japanese prime minister", "2023-03-16", "fumio-kishida", "head-of-government", "JPN"),
    ("Seoul's top diplomat", "2025-08-01", "cho-hyun", "foreign-minister", "KOR"),
    ("Gen. Nakatani", "2025-09-08", "gen-nakatani", "defence-minister", "JPN"),
    ("prime minister of Papua New Guinea", "2025-10-06", "james-marape", "head-of-government", "PNG"),
    ("US Secretary of State Antony Blinken", "2023-01-01", "antony-blinken", "foreign-minister", "USA"),
    ("North Korean leader", "2024-01-01", "kim-jong-un", "head-of-state", "PRK"),
])
def test_who_is_meant(words: str, day: str, person: str, post: str, country: str) -> None:
    answer = load_register().who(words, date.fromisoformat(day))
    assert answer.person is not None
    assert (answer.person.id, answer.post, answer.country) == (person, post, country)
    assert answer.person.name in answer.reason


def test_who_says_what_is_missing() -> None:
    answer = load_register().who("the plumber", date(2023, 1, 1))
    assert answer.person is None
    assert answer.reason == "no office and no state recognised in 'the plumber'"


def test_every_member_of_the_united_nations_has_heads_since_2010() -> None:
    register = load_register()
    days = [date(year, month, 15) for year in range(2010, 2026) for month in (1, 4, 7, 10)]
    missing = {(code, post) for code in register.members("UN", date(2010, 1, 1)) for post in LEADING for day in days
               if not register.holder(post, code, day)}
    assert missing == {("MYS", "head-of-state"), *(  # between two kings; after overthrows
        (code, "head-of-government") for code in ("BFA", "CAF", "GNB", "MLI"))}


def test_two_hold_an_office_at_once_only_where_it_is_shared_or_one_is_acting() -> None:
    register = load_register()
    twice = [
        (state, post, one.person, other.person)
        for state in register.states for post in LEADING if state != "SMR"
        for held in [[o for o in register.occupancies(post=post, country=state) if o.status == "holder"]]
        for one, other in pairwise(held)
        if one.end > other.start and one.end > "2010" and len(one.end) == len(other.start) == 10]
    assert twice == []


def test_a_president_governs_where_nobody_else_does() -> None:
    register = load_register()
    held = [register.holder("head-of-government", "TUR", date(year, 1, 1)) for year in (2010, 2015, 2017, 2020)]
    assert [one and one.person for one in held] == [
        "recep-tayyip-erdogan", "ahmet-davutoglu", "binali-yildirim", "recep-tayyip-erdogan"]
    assert register.holder("head-of-government", "USA", date(2020, 1, 1)) == register.holder(
        "head-of-state", "USA", date(2020, 1, 1))
    tenures = register.occupancies(person="recep-tayyip-erdogan")
    assert {(o.post, o.end) for o in tenures} == {("head-of-government", "2014-08-28"), ("head-of-state", "")}


def test_ambassadors_are_sent_somewhere() -> None:
    register, day = load_register(), date(2018, 5, 1)
    sent = {at: register.holder("ambassador", "GBR", day, at=at) for at in ("USA", "UN", "JPN", "FRA")}
    assert {at: one and one.person for at, one in sent.items()} == {
        "USA": "kim-darroch", "UN": "karen-pierce", "JPN": "paul-madden", "FRA": None}


def test_a_name_ends_where_a_longer_one_does_not_go_on() -> None:
    found = load_register().find_persons("Kim Song-nam met Kim Song; a Cho Hyun-led delegation waited.")
    assert [hit.text for hit in found] == ["Kim Song", "Cho Hyun"]


def test_one_person_serves_a_state_and_a_union() -> None:
    register = load_register()
    assert [p.id for p in register.persons_named("Tusk")] == ["donald-tusk"]
    assert register.persons_named("Tusk", country="EU") == register.persons_named("Tusk", country="POL")


def test_every_state_of_note_has_a_leader_to_this_year() -> None:
    register = load_register()
    noted = {*register.members("G20"), *register.members("ASEAN"), "PRK", "TWN", "UKR", "ISR", "IRN", "EGY", "POL"}
    days = [date(year, 7, 15) for year in range(2018, 2027)]
    missing = [(c, d) for c in sorted(noted) for d in days if not register.holder(register.states[c].leads, c, d)]
    assert missing == []
