from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

import pytest

from comity import reading, workers
from comity.ledger.documents import Told
from comity.model.claims import Reading
from comity.model.document import Document
from comity.workers import Workers
from factory import a_document

DOCUMENTS = [a_document(f"Japan and South Korea agreed on Friday to share data. Report {n}.") for n in range(24)]


def test_many_processes_read_what_one_reads_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MANY", 2)
    with Workers(1) as one, Workers(2) as two:
        alone = list(one.read(DOCUMENTS))
        assert [told.document for told in alone] == DOCUMENTS
        assert list(two.read(DOCUMENTS)) == alone


def test_a_fault_on_one_text_is_told_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(document: Document, *unused: object) -> Reading:
        if document is DOCUMENTS[1]:
            raise IndexError("no such word")
        return Reading(document=document.id, reader="test-1")

    monkeypatch.setattr(reading, "read_document", stumble)
    with Workers(1) as one:
        told = list(one.read(DOCUMENTS[:3]))
    assert [one.failure for one in told] == [None, "IndexError: no such word", None]
    assert told[1].reading is None


def test_a_process_that_is_ended_by_the_system_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MANY", 2)
    with Workers(2) as two:
        first = list(two.read(DOCUMENTS[:8]))
        assert two._pool is not None
        for process in list(two._pool._processes.values()):
            with suppress(ProcessLookupError):  # the pool may have ended it when it saw the other one gone
                os.kill(process.pid or 0, signal.SIGKILL)
            process.join()
        assert list(two.read(DOCUMENTS[:8])) == first


def test_what_a_process_leaves_undone_is_read_in_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MANY", 2)
    with Workers(1) as one, Workers(2) as two:
        broken = iter_then_break(list(one.read(DOCUMENTS[:5])))
        assert list(two._all(DOCUMENTS, broken)) == list(one.read(DOCUMENTS))


def iter_then_break(made: list[Told]) -> Iterator[Told]:
    yield from made
    raise BrokenProcessPool
