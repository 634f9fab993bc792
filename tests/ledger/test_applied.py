"""What judgements do to readings and contradictions: nothing but what was decided, the last word last."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from comity.ledger.applied import fits, identity, settled, standing, under
from comity.ledger.judgements import Judgement
from comity.model.claims import CommitmentClaim, EventClaim, MeetingClaim, Participant
from comity.model.record import Conflict, Record, Told
from factory import AGREE, MEET, a_document, a_meeting, a_piece, a_reading

DOCUMENT = a_document()
PROMISE = CommitmentClaim(evidence=(a_piece(DOCUMENT, AGREE),), parties=("JPN", "KOR"), field="security", topic=None,
                          action="share data", stage="agreed", confidence=0.5)
OTHER = replace(PROMISE, field="energy")
ACT = EventClaim(evidence=(a_piece(DOCUMENT, AGREE),), event_type="AGREE", actors=("JPN",), recipients=("KOR",),
                 confidence=0.5)
MET = MeetingClaim(evidence=(a_piece(DOCUMENT, MEET),), participants=(Participant("KOR", "Kim"),), level="summit")
READING = a_reading(DOCUMENT, PROMISE, OTHER, ACT, MET)


def judged(what: str, value: str, *, kind: str = "commitment", about: str | None = None, words: str = AGREE,
           key: int = 1, **more: Any) -> Judgement:
    start = DOCUMENT.text.index(words)
    return Judgement(document=DOCUMENT.id, start=start, end=start + 4, kind=kind, what=what, value=value, reason="seen",
                     by="me", made_when="2024-05-04T09:00:00Z", about=about, key=key, **more)


def test_only_the_claim_that_is_meant_is_judged() -> None:
    wrong = judged("reading", "wrong", about=identity(PROMISE))
    assert under(READING, [wrong]).claims == (OTHER, ACT, MET)
    right = judged("reading", "right", about=identity(OTHER))
    assert [claim.confidence for claim in under(READING, [right]).claims] == [0.5, 1.0, 0.5, 1.0]
    assert under(READING, []) == READING
    assert under(READING, [replace(wrong, document="d0")]) == READING
    assert fits(replace(wrong, about=None), OTHER)
    assert not fits(wrong, OTHER)


@pytest.mark.parametrize(("kind", "about", "what", "value", "found"), [
    ("commitment", identity(PROMISE), "stage", "kept", "kept"),
    ("commitment", identity(PROMISE), "topic", " ", None),
    ("commitment", identity(PROMISE), "parties", "JPN, USA", ("JPN", "USA")),
    ("event", identity(ACT), "auxiliary", "future", "future"),
    ("event", identity(ACT), "recipients", "", ()),
])
def test_a_property_gets_its_value(kind: str, about: str, what: str, value: str, found: object) -> None:
    claims = under(READING, [judged(what, value, kind=kind, about=about)]).claims
    changed = claims[0] if kind == "commitment" else claims[2]
    assert (getattr(changed, what), changed.confidence) == (found, 1.0)


def test_the_last_judgement_holds() -> None:
    one = judged("reading", "wrong", about=identity(PROMISE))
    two = judged("stage", "kept", about=identity(PROMISE), key=2)
    assert under(READING, [one, two]).claims[0] == replace(PROMISE, stage="kept", confidence=1.0)
    assert under(READING, [two, one]).claims[0] == OTHER
    assert standing([replace(one, withdrawn_when="2024-05-05T09:00:00Z"), two]) == [two]


def test_who_somebody_was_says_nothing_about_the_rest() -> None:
    about = '{"country": "KOR", "name": "Kim", "office": null}'
    person = judged("person", "Kim Yung-ho", kind="meeting", about=about, words=MEET)
    found = under(a_reading(DOCUMENT, replace(MET, confidence=0.5)), [person]).claims[0]
    assert found == replace(MET, participants=(Participant("KOR", "Kim Yung-ho"),), confidence=0.5)
    assert under(READING, [replace(person, value="")]) == READING
    assert under(READING, [replace(person, about=about.replace("Kim", "Lee"))]) == READING


def test_what_cannot_be_understood_changes_nothing() -> None:
    strange = [judged("colour", "red"), judged("stage", " "), judged("value", "nan", kind="figure")]
    assert under(READING, strange) == READING


def test_a_contradiction_keeps_the_chosen_value_and_shows_all() -> None:
    meeting = a_meeting(DOCUMENT)
    rest: dict[str, Any] = {"documents": (DOCUMENT.id,), "evidence": (a_piece(DOCUMENT, MEET),), "sources": 1,
                            "texts": 1}
    conflict = Conflict(id="k1", about=meeting.id, property="date", preferred="2024-05-03", because="more reports",
                        values=(Told("2024-05-03", ("a",)), Told("2024-05-04", (DOCUMENT.id,))), **rest)
    record = Record(meetings=(meeting,), conflicts=(conflict,))
    choice = judged("date", "2024-05-04", kind="conflict", words=MEET)
    found = settled(record, [choice])
    assert (found.meetings[0].date, found.conflicts[0].preferred) == ("2024-05-04", "2024-05-04")
    assert found.meetings[0].evidence[0] == a_piece(DOCUMENT, MEET)  # the words that tell the value stand first
    assert found.conflicts[0].values == conflict.values
    assert found.conflicts[0].because == "me decided so on 2024-05-04: seen"
    assert settled(record, [replace(choice, value="2024-05-09")]) == record
    assert settled(record, [replace(choice, what="place")]) == record
