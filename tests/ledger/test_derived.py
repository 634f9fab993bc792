from __future__ import annotations

from dataclasses import replace

import pytest

from comity.ledger import Ledger, blocks, derived, documents, queries
from comity.ledger.derived import Outdated
from comity.ledger.documents import Told
from comity.model.document import Document
from comity.model.record import Mechanism, Record
from factory import a_document, a_mechanism, a_reading, a_record, nothing


def put(ledger: Ledger, document: Document, states: tuple[str, ...] = ("JPN", "KOR"), reader: str = "test-1") -> None:
    documents.add(ledger, [document], [Told(document, a_reading(document, states=states, reader=reader), reader)])


def derive(ledger: Ledger, versions: str = "v") -> Outdated:
    due = derived.outdated(ledger, versions)
    records = {b.key: a_record(*(document for document, _ in derived.told_in(ledger, b))) for b in due.blocks}
    assert derived.replace_blocks(ledger, due, records, across=nothing)
    return due


def test_the_record_follows_new_documents_and_new_versions(ledger: Ledger) -> None:
    assert not derived.is_pending(ledger, "v")
    put(ledger, a_document())
    assert derived.is_pending(ledger, "v")
    assert [block.key for block in derive(ledger).blocks] == ["all"]
    assert not derived.is_pending(ledger, "v")
    assert derived.is_pending(ledger, "w")
    assert derived.outdated(ledger, "v").blocks == ()


def test_only_the_block_of_a_new_document_is_derived_anew(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "WHOLE", 0)
    put(ledger, a_document("Freedonia one."))
    put(ledger, a_document("Freedonia two."), ("IND", "PAK"))
    assert [block.key for block in derive(ledger).blocks] == ["IND-PAK", "JPN-KOR"]
    put(ledger, a_document("Freedonia three."), ("IND", "PAK"))
    assert [block.key for block in derive(ledger).blocks] == ["IND-PAK"]
    assert len(queries.record_of(ledger)[0].documents) == 3


def test_a_newer_reading_moves_a_document_to_another_block(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "WHOLE", 0)
    stays, moves = a_document("This one stays."), a_document("This one moves.")
    put(ledger, stays)
    put(ledger, moves)
    derive(ledger)
    put(ledger, moves, ("IND", "PAK"), reader="test-2")
    due = derive(ledger)
    assert [block.key for block in due.blocks] == ["IND-PAK", "JPN-KOR"]
    record, texts = queries.record_of(ledger)
    assert texts.keys() == {stays.id, moves.id}
    assert len(record.meetings) == 2


def test_blocks_that_are_gone_leave_nothing_behind(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    put(ledger, a_document())
    derive(ledger)
    monkeypatch.setattr(blocks, "WHOLE", 0)
    put(ledger, a_document("Another report."), ("IND", "PAK"))
    assert derive(ledger).gone == ("all",)
    assert len(queries.record_of(ledger)[0].documents) == 2


def test_mechanisms_are_found_across_blocks(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "WHOLE", 0)
    one, two = a_document("Freedonia one."), a_document("Freedonia two.")
    put(ledger, one)
    put(ledger, two, ("IND", "PAK"))
    due = derived.outdated(ledger, "v")
    # Each block has found the same mechanism by itself, with what it knows of it.
    same = a_mechanism(one)
    records = {key: replace(a_record(document), mechanisms=(same,))
               for key, document in (("JPN-KOR", one), ("IND-PAK", two))}
    seen: list[Record] = []

    def across(record: Record) -> tuple[Mechanism, ...]:
        seen.append(record)
        return (replace(same, sessions=tuple(meeting.id for meeting in record.meetings)),)

    for _ in range(2):
        assert derived.replace_blocks(ledger, due, records, across=across)
        record, _texts = queries.record_of(ledger)
        assert [len(mechanism.sessions) for mechanism in record.mechanisms] == [2]
        derived.clear(ledger)
    assert {len(record.documents) for record in seen} == {2}


def test_what_was_derived_of_an_older_state_is_not_put_in(ledger: Ledger) -> None:
    put(ledger, a_document())
    due = derived.outdated(ledger, "v")
    put(ledger, a_document("Meanwhile somebody else reads a report."))
    assert not derived.replace_blocks(ledger, due, {"all": Record()}, across=nothing)
    assert derived.is_pending(ledger, "v")


def test_the_newest_complete_reading_is_used(ledger: Ledger) -> None:
    document = a_document()
    put(ledger, document, reader="test-1")
    put(ledger, document, reader="test-2")
    documents.add(ledger, [], [Told(document, None, "test-3", "stumbled")])
    ((_, reading),) = derived.told_in(ledger, derived.outdated(ledger, "v").blocks[0])
    assert reading.reader == "test-2"


def test_clearing_throws_away_the_record_alone(ledger: Ledger) -> None:
    put(ledger, a_document())
    derive(ledger)
    before = queries.record_of(ledger)
    derived.clear(ledger)
    assert queries.counts(ledger) == {"document": 1}
    assert derived.is_pending(ledger, "v")
    derive(ledger)
    assert queries.record_of(ledger) == before


def test_a_path_that_changes_is_a_reason_to_derive(ledger: Ledger) -> None:
    document = a_document(path="b.txt")
    put(ledger, document)
    derive(ledger)
    documents.add(ledger, [replace(document, path="a.txt")], [])
    assert len(derived.outdated(ledger, "v").blocks) == 1
