from __future__ import annotations

import os
import signal

import pytest

from comity import reading, workers
from comity.model.claims import Reading
from comity.model.document import Document
from comity.workers import Workers
from factory import a_document

DOCUMENTS = [a_document(f"Japan and South Korea agreed on Friday to share data. Report {n}.") for n in range(24)]


def test_many_processes_read_what_one_reads_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MANY", 2)
    with Workers(1) as one, Workers(2) as two:
        alone = one.read(DOCUMENTS)
        assert [told.document for told in alone] == DOCUMENTS
        assert two.read(DOCUMENTS) == alone


def test_a_fault_on_one_text_is_told_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(document: Document, *unused: object) -> Reading:
        if document is DOCUMENTS[1]:
            raise IndexError("no such word")
        return Reading(document=document.id, reader="test-1")

    monkeypatch.setattr(reading, "read_document", stumble)
    with Workers(1) as one:
        told = one.read(DOCUMENTS[:3])
    assert [one.failure for one in told] == [None, "IndexError: no such word", None]
    assert told[1].reading is None


def test_a_process_that_is_ended_by_the_system_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MANY", 2)
    with Workers(2) as two:
        first = two.read(DOCUMENTS[:8])
        assert two._pool is not None
        for process in list(two._pool._processes.values()):
            os.kill(process.pid or 0, signal.SIGKILL)
            process.join()
        assert two.read(DOCUMENTS[:8]) == first
