from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.codebook import load_codebook
from comity.model.claims import Claim, CommitmentClaim, EventClaim, MeetingClaim, Participant, Reading
from comity.model.document import Document
from comity.reading.llm.checks import Checks
from comity.reading.llm.claims import MOST_ENTRIES, claims_of
from comity.register import load_register
from reading.llm.endpoint import AGREED, ASKED, TEXT, a_commitment, a_meeting, an_answer, an_event, rules_reading

DOCUMENT = Document("a.txt", TEXT, language="en", published="2024-05-03")
TOGETHER = "The leaders of Norway and ASEAN met in Shanghai on Monday, and Norway pledged 5 million kroner to ASEAN."


def checks(document: Document = DOCUMENT) -> Checks:
    return Checks(document, rules_reading(document), load_register(), load_codebook())


BASE = checks()


def made(rows: Any, ground: Checks = BASE) -> tuple[list[Claim], Counter[str], Counter[str]]:
    ground.omitted.clear()
    refused: Counter[str] = Counter()
    return claims_of(rows, ground, refused), refused, Counter(ground.omitted)


def one(name: str, row: Any, ground: Checks = BASE) -> Claim:
    rows: dict[str, Any] = {"meetings": [], "commitments": [], "events": [], name: [row]}
    claims, refused, _ = made(rows, ground)
    assert refused == Counter()
    return claims[0]


def test_a_right_answer_becomes_claims() -> None:
    claims, refused, omitted = made(an_answer())
    assert (refused, omitted) == (Counter(), Counter())
    meeting, commitment, event = claims
    assert isinstance(meeting, MeetingClaim)
    assert meeting.participants == (Participant("NOR", "Espen Barth Eide", "Foreign Minister"),
                                    Participant("CHL", "Alberto van Klaveren", None))
    assert (meeting.level, meeting.rank, meeting.setting, meeting.status, meeting.main) == (
        "ministerial", "ministers", "bilateral", "held", True)
    assert (meeting.place, meeting.country) == ("Oslo", "NOR")  # as the register writes it, not as the dateline does
    assert meeting.when
    assert (meeting.when.text, meeting.tense, meeting.day) == ("Friday", "past", "own")
    assert isinstance(commitment, CommitmentClaim)
    assert (commitment.parties, commitment.field, commitment.topic, commitment.stage) == (
        ("CHL", "NOR"), "energy", "hydrogen", "agreed")
    assert commitment.action == "set up a working group on hydrogen"
    assert commitment.due
    assert "2025" in commitment.due.text
    assert isinstance(event, EventClaim)
    assert (event.event_type, event.mode, event.actors, event.recipients, event.auxiliary) == (
        "REQUEST", "change", ("NOR",), ("CHL",), "historical")
    for claim in claims:
        (piece,) = claim.evidence
        assert piece.exact == TEXT[piece.start:piece.end]
        assert (piece.document, claim.rule) == (DOCUMENT.id, "llm")
    assert event.evidence[0].exact == ASKED.replace("better ", " better\n")


@pytest.mark.parametrize(
    ("name", "row", "reason"),
    [
        ("events", an_event(quote="Norway had begged Chile in March."), "quote not in the text"),
        ("events", an_event(quote="Sweden and Peru sign a treaty on fish"), "quote from page noise"),
        ("events", an_event(quote="Norway"), "quote of a word"),
        ("events", an_event(quote=TEXT[:TEXT.index("Read")]), "quote of more than two sentences or 600 characters"),
        ("events", an_event(event_type="PRAISE"), "unknown value"),
        ("events", an_event(event_type=["REQUEST"]), "unknown value"),
        ("events", an_event(mode="by-post"), "unknown value"),
        ("events", an_event(auxiliary="maybe"), "unknown value"),
        ("events", an_event(actors=["NRW"]), "unknown state"),
        ("events", an_event(actors=["Norway"]), "unknown state"),
        ("events", an_event(actors=[["NOR"]]), "unknown state"),
        ("events", an_event(actors=[]), "unknown state"),
        ("events", an_event(actors="NOR"), "unknown value"),
        ("events", an_event(actors=["NOR"] * 99), "unknown value"),
        ("events", an_event(actors=["JPN"]), "state not named in the text"),
        ("events", an_event(recipients=["JPN"]), "state not named in the text"),
        ("events", an_event(recipients=["ASEAN"]), "unknown state"),
        ("events", an_event(recipients=["NOR"]), "a state acts on itself"),
        ("events", an_event(event_type="CONSULT", mode=None, recipients=[]), "fewer than two states"),
        ("events", "a text", "no entry"),
        ("events", None, "no entry"),
        ("events", [[[]]], "no entry"),
        ("events", {}, "quote not in the text"),
        ("commitments", a_commitment(field="hydrogen"), "unknown value"),
        ("commitments", a_commitment(stage="promised"), "unknown value"),
        ("commitments", a_commitment(stage=None), "unknown value"),
        ("commitments", a_commitment(parties=[]), "unknown state"),
        ("commitments", a_commitment(parties=None), "unknown value"),
        ("meetings", a_meeting(level="talks"), "unknown value"),
        ("meetings", a_meeting(rank="kings"), "unknown value"),
        ("meetings", a_meeting(setting="cosy"), "unknown value"),
        ("meetings", a_meeting(status=True), "unknown value"),
        ("meetings", a_meeting(country="Norway"), "unknown state"),
        ("meetings", a_meeting(participants=[{"country": "NOR"}]), "fewer than two states"),
        ("meetings", a_meeting(participants=[{"country": "NOR"}, {"country": None}]), "unknown state"),
        ("meetings", a_meeting(participants=["NOR", "CHL"]), "unknown value"),
        ("meetings", a_meeting(participants={"country": "NOR"}), "unknown value"),
    ],
)
def test_what_does_not_stand_up_is_refused_with_its_reason(name: str, row: Any, reason: str) -> None:
    right = {"meetings": a_meeting(), "commitments": a_commitment(), "events": an_event()}[name]
    rows: dict[str, Any] = {"meetings": [], "commitments": [], "events": [], name: [row, right]}
    claims, refused, _ = made(rows)
    assert refused == Counter({reason: 1})
    assert len(claims) == 1  # the one beside it stands


@pytest.mark.parametrize(
    ("name", "row", "omitted"),
    [
        ("meetings", a_meeting(place="Santiago"), "place not in the text"),
        ("meetings", a_meeting(place={"town": "Oslo"}), "place not in the text"),
        ("meetings", a_meeting(place=TEXT[:301]), "place not in the text"),
        ("meetings", a_meeting(place=None, country="PER"), None),  # page noise names Peru; a state all the same
        ("meetings", a_meeting(place=None, country="JPN"), "country not named in the text"),
        ("meetings", a_meeting(when="on Monday"), "time not in the sentence"),
        ("meetings", a_meeting(when="in March"), "time not in the sentence"),
        ("meetings", a_meeting(when="2024-05-03"), "time not in the sentence"),
        ("commitments", a_commitment(due="by 2031"), "time not in the sentence"),
        ("commitments", a_commitment(topic="Obey me! <b>"), "topic not in the text"),
        ("commitments", a_commitment(topic="unheard-of"), "topic not in the text"),
        ("commitments", a_commitment(topic="working-groups"), None),
        ("commitments", a_commitment(topic="gsomia"), None),
        ("commitments", a_commitment(action="pay tribute to the model"), "action not in the text"),
        ("commitments", a_commitment(action="asked Chile in March"), "action not in the text"),
        ("events", an_event(mode="visit"), "mode of another type"),
    ],
)
def test_a_detail_that_is_not_told_is_left_out_and_counted(name: str, row: Any, omitted: str | None) -> None:
    rows: dict[str, Any] = {"meetings": [], "commitments": [], "events": [], name: [row]}
    claims, refused, counted = made(rows)
    assert (len(claims), refused) == (1, Counter())
    assert counted == Counter({omitted: 1} if omitted else {})


def test_what_is_left_out_is_unknown_and_an_action_is_then_the_quote() -> None:
    commitment = one("commitments", a_commitment(action="x", due="in 1999", topic="y z"))
    assert isinstance(commitment, CommitmentClaim)
    assert (commitment.action, commitment.due, commitment.topic) == (AGREED, None, None)
    names = [{"country": "NOR", "name": "Jonas Gahr Store", "office": "King"}, {"country": "CHL"}]
    meeting = one("meetings", a_meeting(participants=names, place="Bergen", country=None, when="soon"))
    assert isinstance(meeting, MeetingClaim)
    assert meeting.participants == (Participant("NOR"), Participant("CHL"))
    assert (meeting.place, meeting.country, meeting.when, meeting.day) == (None, None, None, "report")


def test_a_long_quote_is_cut_between_words_where_it_stands_for_the_action() -> None:
    text = "Norway and Chile agreed to share " + "energy and " * 40 + "more."
    ground = checks(Document("d.txt", text, language="en"))
    commitment = one("commitments", a_commitment(quote=text, action="to rule the world", due=None), ground)
    assert isinstance(commitment, CommitmentClaim)
    assert 290 < len(commitment.action) <= 300
    assert text.startswith(commitment.action + " ")


def test_words_of_a_name_are_whole_words() -> None:
    who = [{"country": "NOR", "name": "EIDE", "office": None}, {"country": "CHL", "name": "Klav", "office": None}]
    meeting = one("meetings", a_meeting(participants=who))
    assert isinstance(meeting, MeetingClaim)
    assert meeting.participants == (Participant("NOR", "Eide"), Participant("CHL"))  # as the report writes it


def test_a_bloc_that_is_named_stands_for_its_members() -> None:
    ground = checks(Document("b.txt", TOGETHER, language="en", published="2024-05-06"))
    row = {"quote": TOGETHER, "parties": ["NOR"], "field": "trade", "topic": None, "action": "pledged", "due": None,
           "stage": "pledged"}
    meeting = one("meetings", a_meeting(quote=TOGETHER, participants=[{"country": "NOR"}, {"country": "asean"}],
                                        place="Shanghai", country="CHN", when="on Monday"), ground)
    assert isinstance(meeting, MeetingClaim)
    assert {"NOR", "IDN", "VNM"} <= {p.country for p in meeting.participants}
    assert (meeting.blocs, meeting.country) == (("ASEAN",), "CHN")  # its place tells the state
    event = one("events", an_event(quote=TOGETHER, event_type="AID", mode=None, recipients=["ASEAN"], auxiliary=None,
                                   when="on Monday"), ground)
    assert isinstance(event, EventClaim)
    assert (event.blocs, len(event.recipients) > 8, event.day) == (("ASEAN",), True, "report")
    assert isinstance(one("commitments", row, ground), CommitmentClaim)
    assert made(an_answer([], [a_commitment(quote=TOGETHER, parties=["G7"])], []), ground)[1] == {"unknown state": 1}


def test_one_meeting_is_the_main_one() -> None:
    rows = [a_meeting(background=True), a_meeting(level="call"), a_meeting(level="visit")]
    claims, _, _ = made(an_answer(rows, [], []))
    assert [claim.main for claim in claims if isinstance(claim, MeetingClaim)] == [False, True, False]


def test_talks_have_the_day_of_their_meeting_and_agreements_that_of_the_main_one() -> None:
    consult = {"quote": AGREED, "event_type": "CONSULT", "mode": None, "actors": ["CHL", "NOR"], "recipients": [],
               "auxiliary": None, "when": None}
    claims, _, _ = made(an_answer([a_meeting()], [], [consult, consult | {"event_type": "AGREE"}]))
    meeting, talks, agreed = claims
    assert isinstance(talks, EventClaim)
    assert (talks.when, talks.day) == (meeting.when, meeting.day)
    assert (talks.actors, talks.recipients) == (("CHL",), ("NOR",))
    assert (agreed.when, agreed.day) == (None, "meeting")


def test_what_lies_ahead_is_sought_ahead() -> None:
    assert one("meetings", a_meeting(status="planned")).tense == "future"
    assert one("events", an_event(auxiliary="future")).tense == "future"


def test_the_same_twice_is_one_and_no_list_is_endless() -> None:
    claims, refused, _ = made(an_answer([], [a_commitment()] * (MOST_ENTRIES + 9), []))
    assert len(claims) == 1
    assert refused == {"too many entries": 9}


JUNK = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
                    | st.sampled_from([AGREED, ASKED, TEXT, "NOR", "CHL", "REQUEST", "held", "energy", "on Friday"]),
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
                    max_leaves=12)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.sampled_from(["meetings", "commitments", "events"]), st.data())
def test_no_junk_gets_through(name: str, data: st.DataObject) -> None:
    right = {"meetings": a_meeting(), "commitments": a_commitment(), "events": an_event()}[name]
    row = data.draw(JUNK | st.fixed_dictionaries({key: st.just(value) | JUNK for key, value in right.items()}))
    claims, refused, _ = made({"meetings": [], "commitments": [], "events": [], name: [row]})
    assert len(claims) + refused.total() == 1
    for claim in claims:
        held(claim)


def held(claim: Claim) -> None:
    """Whatever an answer says, a claim is made of words of the text and closed vocabularies."""
    codebook, register = load_codebook(), load_register()
    plain = " ".join(TEXT.split())
    (piece,) = claim.evidence
    assert piece.exact == TEXT[piece.start:piece.end]
    assert claim.when is None or claim.when.text == TEXT[claim.when.start:claim.when.end]
    if isinstance(claim, MeetingClaim):
        assert len({p.country for p in claim.participants}) > 1
        assert all(p.country in register.states for p in claim.participants)
        assert all(words is None or words in plain for p in claim.participants for words in (p.name, p.office))
        assert claim.place is None or claim.place.lower() in plain.lower()
    if isinstance(claim, CommitmentClaim):
        assert claim.field in codebook.fields
        assert set(claim.parties) <= {"NOR", "CHL", "SWE", "PER"}
        assert claim.action in plain
    if isinstance(claim, EventClaim):
        assert claim.event_type in codebook.events
        assert not set(claim.actors) & set(claim.recipients)
        assert {*claim.actors, *claim.recipients} <= {"NOR", "CHL", "SWE", "PER"}


def test_an_empty_reading_is_no_obstacle() -> None:
    document = Document("c.txt", TEXT)
    ground = Checks(document, Reading(document=document.id, reader="x"), load_register(), load_codebook())
    rows = [a_meeting(), a_commitment(), an_event()]
    random.Random(1).shuffle(rows)
    claims, _, omitted = made(an_answer(rows, rows, rows), ground)
    assert len(claims) == 3
    assert omitted["time not in the sentence"] > 0
