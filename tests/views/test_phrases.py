from __future__ import annotations

from typing import Any

import pytest

from comity.model.claims import Participant
from comity.views import phrases
from comity.views.frame import Frame
from views.factory import DOCUMENTS, LEADERS, STATES, TODAY, at, commitment, event, meeting, name, record, rests

FRAME = Frame(record(), DOCUMENTS, name, TODAY, STATES)
RESTS = rests(at("wire", "met in Nara"))


def said(**given: Any) -> str:
    return phrases.meeting(FRAME, meeting("m", **{**RESTS, **given}))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            {"participants": LEADERS, "place": "Nara"},
            "Prime Minister Sanae Takaichi (Japan) and President Lee Jae Myung (South Korea) met in Nara",
        ),
        (
            {"participants": LEADERS, "status": "planned", "country": "KOR"},
            "Prime Minister Sanae Takaichi (Japan) and President Lee Jae Myung (South Korea) are to meet "
            "in South Korea",
        ),
        ({}, "The leaders of Japan and South Korea met"),
        ({"level": "ministerial", "rank": None}, "Ministers of Japan and South Korea met"),
        ({"level": "call", "setting": "call"}, "The leaders of Japan and South Korea held a call"),
        ({"status": "proposed"}, "A meeting of the leaders of Japan and South Korea was proposed"),
        (
            {"status": "cancelled", "place": "Seoul"},
            "A meeting of the leaders of Japan and South Korea in Seoul was called off or put off",
        ),
        (
            {"setting": "sideline", "place": "Lima"},
            "The leaders of Japan and South Korea met on the sidelines of a conference in Lima",
        ),
        (
            {"level": "exercise", "rank": "forces", "setting": "exercise",
             "participants": (Participant("JPN"), Participant("KOR"), Participant("USA"))},
            "Forces of Japan, South Korea and the United States held a joint exercise",
        ),
        (
            {"level": "visit", "participants": (LEADERS[0],), "country": "KOR", "place": "Seoul", "status": "planned"},
            "Prime Minister Sanae Takaichi (Japan) is to visit Seoul, South Korea",
        ),
        (
            {"level": "visit", "participants": LEADERS, "country": "JPN"},
            "President Lee Jae Myung (South Korea) visited Japan",
        ),
        (
            {"participants": (Participant("JPN", None, "foreign minister"), Participant("KOR"))},
            "The Foreign Minister of Japan and the leader of South Korea (not named) met",
        ),
        ({"ordinal": 15}, "The leaders of Japan and South Korea met (15th of the series)"),
    ],
)  # fmt: skip
def test_a_meeting_says_who_met_and_no_more(given: dict[str, Any], words: str) -> None:
    assert said(**given) == words


def test_a_long_delegation_is_cut() -> None:
    many = tuple(Participant("JPN", f"Minister {letter}") for letter in "ABCDEF")
    assert said(participants=many).startswith("Minister A, Minister B, Minister C, Minister D and 2 more (Japan) met")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"action": "revive visits."}, "Japan and South Korea agreed: revive visits (shuttle diplomacy)"),
        ({"action": "shuttle diplomacy is back"}, "Japan and South Korea agreed: shuttle diplomacy is back"),
        (
            {"action": "join", "topic": "cptpp", "stage": "considering"},
            "Japan and South Korea considered: join (CPTPP)",
        ),
        (
            {"action": "visit", "stage": "kept", "parties": ("JPN",), "topic": "visits"},
            "Japan carried out or kept up: visit (visits)",
        ),
        (
            {"action": "act", "parties": ("CHN", "JPN", "KOR"), "blocs": ("ASEAN",), "topic": "act"},
            "ASEAN (with Japan and South Korea) agreed: act",
        ),
    ],
)
def test_a_commitment_says_who_and_what(given: dict[str, Any], words: str) -> None:
    assert phrases.commitment(FRAME, commitment("c", field="shuttle-diplomacy", **RESTS, **given)) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"event_type": "ACCUSE"}, "Japan criticised South Korea"),
        ({"event_type": "CONSULT", "actors": STATES, "recipients": ()}, "Japan and South Korea held consultations"),
        (
            {"event_type": "SANCTION", "auxiliary": "negated"},
            "Denied or not done: Japan took measures against South Korea",
        ),
        ({"event_type": "ACCUSE", "actors": ("USA",)}, "The United States criticised South Korea"),
        ({"event_type": "MOBILIZE", "actors": ("PRK",), "recipients": ()}, "North Korea made a show of force"),
        ({"event_type": "COOPERATE", "mode": "intelligence", "recipients": ("KOR", "USA")},
         "Japan, South Korea and the United States shared intelligence"),
    ],
)
def test_an_event_says_who_did_what_to_whom(given: dict[str, Any], words: str) -> None:
    assert phrases.event(FRAME, event("e", **RESTS, **given)) == words


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (78e9, "USD", "USD 78 billion"),
        (6_500_000, "people", "6.5 million people"),
        (12.5, "percent", "12.5 %"),
        (3, "ordinal", "3rd"),
        (11, "ordinal", "11th"),
        (1, "days", "1 day"),
        (117, None, "117"),
        (1500, "tanks", "1,500 tanks"),
    ],
)
def test_quantities(amount: float, unit: str | None, words: str) -> None:
    assert phrases.quantity(amount, unit) == words


@pytest.mark.parametrize(
    ("office", "title"),
    [
        ("foreign minister", "Foreign Minister"),
        ("minister of trade", "Minister of Trade"),
        ("Minister Of Trade", "Minister of Trade"),
        ("Foreign Ministers", "Foreign Minister"),
        ("new president", "President"),
        ("NSA", "NSA"),
    ],
)
def test_an_office_stands_as_a_title(office: str, title: str) -> None:
    assert phrases.title_case(office) == title


def test_three_sides_hold_three_way_talks() -> None:
    three = (*LEADERS, Participant("CHN"))
    assert said(participants=three, setting="multilateral", place="Seoul").endswith(
        "and the leader of China (not named) held three-way talks in Seoul"
    )
    assert said(participants=three, setting="multilateral", status="cancelled").endswith("were called off or put off")
    assert said(participants=LEADERS, setting="multilateral").endswith("met at a multilateral meeting")


def test_a_summons_says_who_called_in_whom() -> None:
    called = (Participant("JPN", "Taro Kono", "foreign minister"), Participant("KOR", None, "ambassador"))
    given = {"participants": called, "rank": "officials", "level": "working-level"}
    rules = {**RESTS, "rules": ("meeting:summons",)}
    text = phrases.meeting(FRAME, meeting("m", **rules, **given))
    assert text == "Foreign Minister Taro Kono (Japan) summoned the Ambassador of South Korea"
    assert "met" in phrases.meeting(FRAME, meeting("m", **RESTS, **given))
    deputy = (Participant("JPN", "Goro Abe", "deputy head"), Participant("KOR", None, "foreign ministry"))
    text = phrases.meeting(FRAME, meeting("m", **rules, **{**given, "participants": deputy}))
    assert text == "The foreign ministry of South Korea summoned Deputy Head Goro Abe (Japan)"


def test_ministers_of_two_states_of_whom_none_is_named() -> None:
    who = (Participant("JPN", None, "foreign ministers"), Participant("KOR"))
    text = said(participants=who, rank="ministers", level="ministerial", status="planned", place="Nara")
    assert text == "Foreign ministers of Japan and South Korea are to meet in Nara"


@pytest.mark.parametrize(("place", "words"), [
    ("Camp David", "at Camp David"), ("Stanford University", "at Stanford University"), ("Nara", "in Nara"),
    ("Campeche", "in Campeche"),
])
def test_one_is_at_a_house_and_in_a_town(place: str, words: str) -> None:
    assert phrases.meeting(FRAME, meeting("m", place=place, **RESTS)).endswith(words)


@pytest.mark.parametrize(
    ("office", "words"),
    [
        ("Defence Officials", "defence officials of Japan"),
        ("Foreign Ministry", "the foreign ministry of Japan"),
        ("war, Foreign Minister", "the Foreign Minister of Japan"),
    ],
)
def test_many_and_houses_have_no_title(office: str, words: str) -> None:
    present = (Participant("JPN", None, office), Participant("KOR", "Lee", "Minister"))
    assert said(participants=present, rank="officials", level="working-level").lower().startswith(words.lower())
