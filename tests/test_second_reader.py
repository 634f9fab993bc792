"""The pipeline with a second reader: what it reads is recorded as its own, what it leaves stays as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from comity import pipeline, reading, workers
from comity.ledger import Ledger, derived, documents, open_ledger
from comity.model.claims import Reading
from comity.model.document import Document
from comity.reading.llm import LlmReader
from comity.reading.llm.account import Account
from comity.reading.llm.settings import Settings
from comity.workers import Workers
from factory import a_document, a_reading


class Second(LlmReader):
    """A reader that answers for all texts but those that hold a word; nothing is asked of anybody."""

    def __init__(self, name: str, leaving: str = "SILENT", *, parallel: int = 2) -> None:
        self.name, self.leaving = name, leaving
        self.settings = Settings(url="", model="m", cache=Path(), parallel=parallel)
        self.account = Account(9, 9)
        self.heard = lambda: None
        self.asked: list[str] = []

    def read_again(self, told: Sequence[tuple[Document, Reading]]) -> list[Reading]:
        found = []
        for document, read in told:
            self.asked.append(document.text)
            self.heard()
            if self.leaving in document.text:
                self.account.failed(document.id, "it does not answer")
            found.append(read if self.leaving in document.text else replace(read, reader=self.name))
        return found


def read_by_rules(document: Document, register: object, codebook: object) -> Reading:
    if "STUMBLE" in document.text:
        raise ValueError("no head or tail")
    return a_reading(document, reader=reading.READER)


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_document", read_by_rules)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(6):
        silent = "SILENT " if number in (1, 4) else ""
        (folder / f"{number}.txt").write_text(
            f'---\nurl:\ntitle: ""\npublished: 2024-05-0{number + 1}\n---\nThe {silent}ministers of Japan and South '
            f"Korea met on Friday, and the {number} officials with them said so.\n", encoding="utf-8")
    return folder


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "test.db") as opened:
        yield opened


def in_use(ledger: Ledger) -> list[str]:
    """The readers of all documents in the ledger, by path."""
    with ledger.reading() as connection:
        names = list(documents.forms(connection))
    told = sorted((document.path, read.reader) for document, read in derived.told(ledger, names))
    return [reader for _, reader in told]


def test_the_rules_read_where_the_second_reader_does_not(ledger: Ledger, reports: Path) -> None:
    heard: list[str] = []
    report = pipeline.read_into(ledger, [reports], second=Second("llm:m:1"),
                                progress=lambda what, number: heard.append(what))
    rules = reading.READER
    assert in_use(ledger) == ["llm:m:1", rules, "llm:m:1", "llm:m:1", rules, "llm:m:1"]
    assert [(Path(path).name, reason) for path, reason in sorted(report.unanswered)] == [
        ("1.txt", "it does not answer"), ("4.txt", "it does not answer")]
    assert (report.read, report.exit_code, heard.count("heard")) == (6, 1, 6)
    again = Second("llm:m:1")
    assert pipeline.read_into(ledger, [reports], second=again).exit_code == 0
    assert again.asked == []  # nothing is read twice


def test_reading_again_goes_there_and_back(ledger: Ledger, reports: Path) -> None:
    pipeline.read_into(ledger, [reports])
    rules = [reading.READER] * 6
    assert in_use(ledger) == rules
    report = pipeline.reread(ledger, second=Second("llm:m:1", "nothing"))
    assert (report.read, report.exit_code, in_use(ledger)) == (6, 0, ["llm:m:1"] * 6)
    assert pipeline.reread(ledger, second=Second("llm:m:1", "nothing")).read == 0
    assert pipeline.reread(ledger).read == 0  # what a model has read is left to it
    assert pipeline.reread(ledger, back=True).read == 6
    assert in_use(ledger) == rules
    assert pipeline.reread(ledger, second=Second("llm:m:1", "nothing")).read == 6
    assert in_use(ledger) == ["llm:m:1"] * 6  # the newest counts, not the best known


def test_a_reader_that_fails_takes_nothing_away(ledger: Ledger, reports: Path) -> None:
    pipeline.read_into(ledger, [reports], second=Second("llm:m:1"))
    before = in_use(ledger)
    with ledger.reading() as connection:
        kept = {name: path for name, (path, _) in documents.forms(connection).items()}
    report = pipeline.reread(ledger, second=Second("llm:n:1", "officials"))
    assert (report.read, len(report.unanswered), report.exit_code) == (0, 6, 2)
    assert in_use(ledger) == before
    assert sorted(path for path, _ in report.unanswered) == sorted(kept.values())


def test_only_what_was_left_is_asked_again(ledger: Ledger, reports: Path) -> None:
    pipeline.read_into(ledger, [reports], second=Second("llm:m:1"))
    again = Second("llm:m:1", "nothing")
    assert pipeline.reread(ledger, second=again).read == 2
    assert all("SILENT" in text for text in again.asked)
    assert in_use(ledger) == ["llm:m:1"] * 6


def test_what_the_rules_cannot_read_is_told_as_before(ledger: Ledger, reports: Path) -> None:
    (reports / "9.txt").write_text("STUMBLE. The ministers met on Friday and the officials with them said so in the "
                                   "afternoon of that day.\n", encoding="utf-8")
    second = Second("llm:m:1", "nothing")
    report = pipeline.read_into(ledger, [reports], second=second)
    assert [one.reason for one in report.refused] == ["unreadable"]
    assert len(second.asked) == 6


@pytest.mark.parametrize("parallel", [1, 3, 50])
def test_the_order_is_that_of_the_documents(monkeypatch: pytest.MonkeyPatch, parallel: int) -> None:
    monkeypatch.setattr(workers, "ASKED", 1)
    told = [a_document(f"{'STUMBLE' if n % 4 == 1 else 'SILENT' if n % 3 == 1 else ''} {n}") for n in range(11)]
    with Workers(1, second=Second("llm:m:1", parallel=parallel)) as pool:
        read = list(pool.read(told))
    assert [one.document for one in read] == told
    assert [one.reading is None for one in read] == [n % 4 == 1 for n in range(11)]
    assert [one.reader == "llm:m:1" for one in read] == [n % 4 != 1 and n % 3 != 1 for n in range(11)]
