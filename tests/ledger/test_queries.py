from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from comity.errors import UsageError
from comity.ledger import Ledger, derived, documents, queries
from comity.ledger.documents import Told
from comity.ledger.queries import Selection
from comity.ledger.tables import entries
from comity.model.evidence import Evidence
from comity.model.record import Commitment, Conflict, Record, Step
from comity.model.record import Told as Value
from factory import (
    a_commitment,
    a_document,
    a_factor,
    a_meeting,
    a_reading,
    a_record,
    a_state,
    an_event,
    entry_parts,
    nothing,
)

ONE = a_document("A report of Freedonia.", path="1.txt", published="2024-05-03")
TWO = a_document("A report of Sylvania.", path="2.txt", published="2024-06")
UNDATED = a_document("A report without a date.", path="3.txt", published=None)


def fill(ledger: Ledger, record: Record) -> None:
    every = [ONE, TWO, UNDATED]
    documents.add(ledger, every, [Told(document, a_reading(document), "test-1") for document in every])
    assert derived.replace_blocks(ledger, derived.outdated(ledger, "v"), {"all": record}, across=nothing)


def of(*entries: object, states: Iterable[object] = ()) -> Record:
    names = {"Meeting": "meetings", "Commitment": "commitments", "Event": "events", "Factor": "factors",
             "Conflict": "conflicts"}
    parts: dict[str, tuple[object, ...]] = {"documents": tuple(states) or tuple(map(a_state, (ONE, TWO, UNDATED)))}
    for entry in entries:
        name = names[type(entry).__name__]
        parts[name] = (*parts.get(name, ()), entry)
    return Record(**parts)  # type: ignore[arg-type]


def found(ledger: Ledger, **selection: object) -> set[str]:
    record, _ = queries.record_of(ledger, Selection(**selection))  # type: ignore[arg-type]
    return {entry.id for entry in record.entries()}


def test_the_whole_record_comes_back_as_it_was_derived(ledger: Ledger) -> None:
    fill(ledger, a_record(ONE, TWO, UNDATED))
    record, texts = queries.record_of(ledger)
    assert set(record.entries()) == set(a_record(ONE, TWO, UNDATED).entries())
    assert {state.document for state in record.documents} == texts.keys() == {ONE.id, TWO.id, UNDATED.id}


def test_all_states_asked_for_take_part(ledger: Ledger) -> None:
    pair, trio = a_meeting(ONE, ("JPN", "KOR")), a_meeting(TWO, ("JPN", "KOR", "USA"))
    other, act = a_commitment(ONE, ("KOR", "USA")), an_event(ONE, ("JPN", "KOR"))
    driver = a_factor(TWO)
    fill(ledger, of(pair, trio, other, act, driver))
    assert found(ledger, states=("JPN", "KOR")) == {pair.id, trio.id, act.id, driver.id}
    assert found(ledger, states=("USA",)) == {trio.id, other.id}
    assert found(ledger, states=("PRK",)) == {driver.id}
    assert found(ledger, states=("FRA",)) == set()


def test_what_one_state_promises_where_all_of_them_act_is_theirs_too(ledger: Ledger) -> None:
    met, promise = a_meeting(ONE, ("JPN", "KOR")), a_commitment(ONE, ("KOR",))
    elsewhere, third = a_commitment(TWO, ("KOR",)), a_commitment(ONE, ("USA",))
    fill(ledger, of(met, promise, elsewhere, third))
    assert found(ledger, states=("JPN", "KOR")) == {met.id, promise.id}
    assert found(ledger, states=("KOR",)) == {met.id, promise.id, elsewhere.id}


def test_what_one_state_promises_to_another_is_no_matter_of_the_pair(ledger: Ledger) -> None:
    met, said = a_meeting(ONE, ("JPN", "KOR")), a_commitment(ONE, ("JPN",))
    sentence = Evidence(ONE.id, 0, 41, "Japan will lend Uzbekistan 2 billion yen.")
    shared = replace(sentence, exact="Japan will lend South Korea and Uzbekistan ships.", end=49)
    elsewhere, here = (replace(said, id=piece.exact, evidence=(piece,)) for piece in (sentence, shared))
    fill(ledger, of(met, elsewhere, here))
    assert found(ledger, states=("JPN", "KOR")) == {met.id, here.id}
    assert found(ledger, states=("JPN",)) == {met.id, elsewhere.id, here.id}
    assert {e.id for e in queries.newest_of(ledger, Selection(states=("JPN", "KOR"))).record.commitments} == {here.id}


def test_a_part_of_the_record_brings_only_its_documents_and_their_originals(ledger: Ledger) -> None:
    states = (a_state(ONE, copy_of=TWO.id), a_state(TWO), a_state(UNDATED))
    fill(ledger, of(a_meeting(ONE, ("FRA", "DEU")), an_event(UNDATED), states=states))
    record, texts = queries.record_of(ledger, Selection(states=("FRA",)))
    assert {state.document for state in record.documents} == texts.keys() == {ONE.id, TWO.id}


def test_a_period_holds_what_may_lie_in_it(ledger: Ledger) -> None:
    day, month = a_meeting(ONE, date="2024-05-03"), a_meeting(TWO, date="2024-05")
    untold = a_commitment(TWO, date=None)  # its report is of June
    never = a_commitment(UNDATED, date=None)
    fill(ledger, of(day, month, untold, never))
    assert found(ledger, since=date(2024, 5, 4)) == {month.id, untold.id}
    assert found(ledger, until=date(2024, 5, 31)) == {day.id, month.id}
    assert found(ledger, since=date(2024, 6, 1), until=date(2024, 6, 30)) == {untold.id}
    assert found(ledger) == {day.id, month.id, untold.id, never.id}


def test_status_stage_and_field(ledger: Ledger) -> None:
    planned, agreed = a_meeting(ONE, status="planned"), a_commitment(ONE, stage="agreed", field="energy")
    fill(ledger, of(planned, agreed))
    assert found(ledger, status="planned") == {planned.id}
    assert found(ledger, status="agreed") == found(ledger, field="energy") == {agreed.id}


def test_a_conflict_comes_with_the_entry_that_it_is_about_and_never_alone(ledger: Ledger) -> None:
    meeting = a_meeting(ONE)
    values = (Value("Oslo", (ONE.id,)), Value("Bergen", (TWO.id,)))
    parts = entry_parts(ONE, "k") | {"documents": (ONE.id, TWO.id)}
    conflict = Conflict(**parts, about=meeting.id, property="place", values=values)
    fill(ledger, of(meeting, conflict, an_event(TWO, ("JPN", "PRK"))))
    assert found(ledger, states=("KOR",)) == {meeting.id, conflict.id}
    assert found(ledger, states=("PRK",)).isdisjoint({conflict.id})
    assert found(ledger, status="planned") == set()
    record, texts = queries.entry_of(ledger, meeting.id[:8])
    assert {entry.id for entry in record.entries()} == {meeting.id, conflict.id}
    assert texts.keys() == {ONE.id, TWO.id}


def test_an_entry_that_is_not_there_or_not_told_apart_is_said_so(ledger: Ledger) -> None:
    fill(ledger, of(a_meeting(ONE), a_meeting(TWO)))
    with pytest.raises(UsageError, match="No entry has the id 'm%'"):
        queries.entry_of(ledger, "m%")
    with pytest.raises(UsageError, match="2 entries"):
        queries.entry_of(ledger, "m")


def test_lineage_tells_all_paths_and_readings(ledger: Ledger) -> None:
    again = a_document(ONE.text, path="0.txt")
    documents.add(ledger, [ONE, again], [Told(ONE, None, "test-1", "stumbled"), Told(ONE, a_reading(ONE), "test-2")])
    found_ = queries.lineage(ledger, [ONE.id])[ONE.id]
    assert found_.paths == ("0.txt", "1.txt")
    assert found_.readings == (("test-1", False), ("test-2", True))


def test_documents_published_by_a_day_are_those_surely_published_by_then(ledger: Ledger) -> None:
    fill(ledger, a_record(ONE, TWO, UNDATED))
    assert queries.published_by(ledger, date(2024, 6, 29)) == [ONE.id]
    assert set(queries.published_by(ledger, date(2024, 6, 30))) == {ONE.id, TWO.id}


def a_life() -> tuple[Commitment, ...]:
    """Three entries of one promise, as two reports tell it."""
    alone = [a_commitment(one, date=day) for one, day in ((ONE, "2024-05-03"), (TWO, "2024-06"), (UNDATED, "2024-07"))]
    steps = tuple(Step(one.date or "", one.stage, one.evidence[0]) for one in alone)
    return tuple(replace(one, steps=steps, life=tuple(each.id for each in alone)) for one in alone)


def test_the_life_of_a_promise_is_kept_once_and_comes_back_with_each_entry(ledger: Ledger) -> None:
    life = a_life()
    fill(ledger, of(*life))
    with ledger.reading() as connection:
        bodies = list(connection.execute(select(entries.c.body).where(entries.c.kind == "commitment")).scalars())
    assert sum(body.count('"stage"') for body in bodies) == 3 + len(life[0].steps)
    assert set(queries.record_of(ledger)[0].commitments) == set(life)
    assert queries.entry_of(ledger, life[0].id)[0].commitments == (life[0],)


def test_the_newest_part_leaves_out_the_older_and_says_how_many(ledger: Ledger) -> None:
    old, new = a_meeting(ONE, date="2023-01-02"), a_meeting(TWO, date="2024-01-02")
    unknown = a_meeting(UNDATED, date=None)
    life, other = a_life(), an_event(ONE)
    fill(ledger, of(old, new, unknown, *life, other))
    part = queries.newest_of(ledger, most={"meeting": 2, "commitment": 1, "event": 1})
    assert {one.id for one in part.record.meetings} == {new.id, unknown.id}
    assert part.record.commitments == (life[-1],)  # with the life of all three
    assert part.left == {"meeting": 1, "commitment": 0, "event": 0}
    assert part.documents.keys() == {state.document for state in part.record.documents} == {ONE.id, TWO.id, UNDATED.id}
    whole = queries.newest_of(ledger)
    assert not any(whole.left.values())
    assert whole.record.meetings == queries.record_of(ledger)[0].meetings
