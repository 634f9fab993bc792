from __future__ import annotations

import json
from datetime import date

import pytest

from comity.model.claims import Claim, CommitmentClaim, PersonMention, Reading
from comity.model.codec import decode, encode
from comity.model.record import Conflict, DocumentState, Entry, Mechanism, Record, Step, Told
from comity.model.times import Interval, TimeExpression
from factory import a_commitment, a_document, a_mechanism, a_piece, a_reading, a_record, a_state, entry_parts

DOCUMENT = a_document()
WHEN = TimeExpression(0, 5, "May 3", "month-day", (("month", "5"), ("day", "3")))


def through_json(value: object) -> object:
    return json.loads(json.dumps(encode(value)))


@pytest.mark.parametrize("entry", [
    *a_record(DOCUMENT).entries(),
    a_commitment(DOCUMENT, steps=(Step("2024", "agreed", a_piece(DOCUMENT)),), blocs=("EU",)),
    a_mechanism(DOCUMENT, sessions=("m1",), interruptions=(("2020-01-01", "2021-01-01"),), rhythm_days=30),
    Conflict(**entry_parts(DOCUMENT, "k"), about="m1", property="value", preferred=1.5,
             values=(Told(1.5, ("d1",)), Told("two", ("d2",)), Told(3, ("d3", "d4")))),
])
def test_entries_come_back_as_they_were(entry: Entry) -> None:
    assert decode(Entry, through_json(entry)) == entry


def test_a_reading_comes_back_with_claims_of_each_kind() -> None:
    promise = CommitmentClaim(evidence=(a_piece(DOCUMENT),), parties=("JPN",), field="ai", topic=None, action="talk",
                              stage="agreed", when=WHEN, due=WHEN)
    reading = a_reading(DOCUMENT, *a_reading(DOCUMENT).claims, promise, times=(WHEN,), noise=((0, 3), (5, 9)),
                        people=(PersonMention(0, 3, "A. B.", country="JPN", current=False),))
    assert decode(Reading, through_json(reading)) == reading
    assert decode(Claim, through_json(promise)) == promise


def test_open_intervals_stay_open() -> None:
    for interval in (Interval(), Interval(date(2024, 5, 3)), Interval(None, date(2024, 5, 3))):
        assert decode(Interval, through_json(interval)) == interval


def test_a_whole_record_and_states_come_back() -> None:
    assert decode(Record, through_json(a_record(DOCUMENT))) == a_record(DOCUMENT)
    state = a_state(DOCUMENT, copy_of="d1", genre="wire")
    assert decode(DocumentState, through_json(state)) == state


def test_what_an_older_program_did_not_write_has_its_default() -> None:
    value = encode(a_mechanism(DOCUMENT))
    del value["because"]
    assert decode(Mechanism, value) == a_mechanism(DOCUMENT)
