"""The pipeline with stages of a few lines: what is tested is that documents and readings come and go as they should."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from comity import pipeline, reading, reconciling, resolving
from comity.errors import LedgerError
from comity.intake import Limits
from comity.ledger import Ledger, blocks, documents, open_ledger, queries
from comity.ledger.documents import Told
from comity.ledger.queries import Selection
from comity.model.claims import Reading
from comity.model.document import Document
from comity.model.record import Dating, Record
from comity.model.times import interval_of
from comity.views.exports import to_jsonl
from factory import a_commitment, a_document, a_meeting, a_reading, a_state

Derived = Sequence[tuple[Document, Reading, Dating]]


def read_document(document: Document, register: object, codebook: object) -> Reading:
    """States are the words in capitals; a text may ask for a fault."""
    if "STUMBLE" in document.text:
        raise ValueError("cannot make head or tail of it")
    if "LIE" in document.text:
        other = a_document(document.text + " and more")
        return Reading(document=document.id, reader=reading.READER, claims=a_reading(other).claims)
    if "BONJOUR" in document.text:
        return Reading(document=document.id, reader=reading.READER, skipped="fr is not read deep")
    states = tuple(word for word in document.text.split() if len(word) == 3 and word.isupper())
    return a_reading(document, states=states, reader=reading.READER)


def date_document(document: Document, read: Reading, register: object) -> Dating:
    day = document.published
    return Dating(interval=interval_of(day), method="stated", date=day) if day else Dating()


def derive(told: Derived, *, resolve: Callable[..., object], codebook_kind: object) -> Record:
    """Documents of the same first word are one story, told by all of them; nothing is joined across stories."""
    stories: dict[str, list[tuple[Document, Reading, Dating]]] = {}
    for one in told:
        stories.setdefault(one[0].text.split()[0], []).append(one)
    states, meetings, commitments = [], [], []
    for word, members in stories.items():
        names = tuple(sorted(document.id for document, *_ in members))
        for document, read, dating in members:
            states.append(a_state(document, story=word, dating=dating))
            parties = tuple(state for state, _ in read.states)
            if parties and document.id == names[0]:
                meetings.append(a_meeting(document, parties, documents=names, sources=len(names)))
                commitments.append(a_commitment(document, parties))
    return Record(documents=tuple(states), meetings=tuple(meetings), commitments=tuple(commitments))


@pytest.fixture(autouse=True)
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_document", read_document)
    monkeypatch.setattr(reading, "READER", "test-1")
    monkeypatch.setattr(resolving, "date_document", date_document)
    monkeypatch.setattr(reconciling, "derive", derive)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "test.db") as opened:
        yield opened


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(12):
        story = ("Oslo", "Bergen", "Tromsø")[number % 3]
        write(folder / f"{number}.txt", f"{story} report {number}: JPN and {'KOR' if number % 2 else 'USA'} met.",
              published=f"2024-0{1 + number % 9}-03")
    return folder


def write(path: Path, body: str, published: str = "") -> Path:
    path.write_text(f'---\nurl:\ntitle: "A report"\npublished: {published}\n---\n{body}\n', encoding="utf-8")
    return path


def canonical(ledger: Ledger, selection: Selection = queries.EVERYTHING) -> str:
    return "".join(to_jsonl(*queries.record_of(ledger, selection)))


def test_reports_are_read_once_and_only_once(ledger: Ledger, reports: Path) -> None:
    told: list[tuple[str, int]] = []
    first = pipeline.read_into(ledger, [reports], progress=lambda what, number: told.append((what, number)))
    assert (first.read, first.known, first.refused, first.exit_code) == (12, 0, [], 0)
    assert ("derived", 12) in told
    before = canonical(ledger)
    again = pipeline.read_into(ledger, [reports])
    assert (again.read, again.known, again.exit_code) == (0, 12, 0)
    assert canonical(ledger) == before


@pytest.mark.parametrize("whole", [500, 4])
def test_order_pieces_and_repetition_make_no_difference(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    monkeypatch.setattr(blocks, "WHOLE", whole)
    write(reports / "twin.txt", "Oslo report 0: JPN and USA met.", published="2024-01-03")
    files = sorted(reports.iterdir())
    exports = set()
    for seed in range(4):
        dice = random.Random(seed)
        mixed = dice.sample(files, len(files))
        with open_ledger(tmp_path / f"{seed}.db") as ledger:
            while mixed:
                piece, mixed = mixed[: seed * 3 + 1], mixed[seed * 3 + 1 :]
                pipeline.read_into(ledger, [*piece, *dice.sample(files, 1)] if seed == 2 else piece)
            exports.add(canonical(ledger))
            pipeline.rebuild(ledger)
            exports.add(canonical(ledger))
    with open_ledger(tmp_path / "whole.db") as ledger:
        pipeline.read_into(ledger, [reports])
        exports.add(canonical(ledger))
    assert len(exports) == 1


def test_exit_codes_and_reasons(ledger: Ledger, reports: Path, tmp_path: Path) -> None:
    nothing = pipeline.read_into(ledger, [tmp_path / "none"])
    assert (nothing.exit_code, [refusal.reason for refusal in nothing.refused]) == (2, ["vanished"])

    stumbling = write(reports / "stumbling.txt", "STUMBLE here.")
    french = write(reports / "french.txt", "BONJOUR à tous.")
    some = pipeline.read_into(ledger, [reports])
    assert (some.read, some.exit_code) == (12, 1)
    assert [(refusal.path, refusal.reason) for refusal in some.refused] == [(str(stumbling), "unreadable")]
    assert "cannot make head or tail of it" in some.refused[0].detail
    assert some.skipped == [(str(french), "fr is not read deep")]


def test_what_no_ledger_can_hold_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "nul.jsonl"
    items = ("JPN and\0 KOR met in Oslo.", "JPN and KOR met in Bergen.")
    path.write_text("\n".join(json.dumps({"text": item}) for item in items), encoding="utf-8")
    report = pipeline.read_into(ledger, [path])
    assert report.read == 1
    assert [(refusal.path, refusal.reason) for refusal in report.refused] == [(f"{path}#1", "malformed")]


def test_limits_reach_the_intake(ledger: Ledger, reports: Path) -> None:
    report = pipeline.read_into(ledger, [reports], limits=Limits(bytes_per_file=10))
    assert {refusal.reason for refusal in report.refused} == {"too-large"}
    assert report.exit_code == 2


def test_a_reading_whose_evidence_is_not_in_the_text_never_reaches_the_record(ledger: Ledger, reports: Path) -> None:
    write(reports / "lie.txt", "LIE about JPN and KOR.")
    report = pipeline.read_into(ledger, [reports])
    assert [Path(refusal.path).name for refusal in report.refused] == ["lie.txt"]
    assert report.read == 12
    assert "lie.txt" not in canonical(ledger)


def test_what_failed_is_read_again_by_a_newer_reader(
    ledger: Ledger, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(reports / "stumbling.txt", "STUMBLE: JPN and KOR.")
    pipeline.read_into(ledger, [reports])
    assert "stumbling.txt" not in canonical(ledger)
    assert [refusal.reason for refusal in pipeline.reread(ledger).refused] == ["unreadable"]

    monkeypatch.setattr(reading, "READER", "test-2")
    monkeypatch.setattr(reading, "read_document",
                        lambda document, *_: a_reading(document, reader="test-2", states=("JPN", "KOR")))
    report = pipeline.reread(ledger)
    assert (report.read, report.refused) == (13, [])
    assert "stumbling.txt" in canonical(ledger)
    assert pipeline.reread(ledger).read == 0


def test_a_run_that_stops_half_way_loses_only_its_last_batch(
    ledger: Ledger, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH", 2)
    calls: list[str] = []

    def stop(document: Document, *rest: Any) -> Reading:
        calls.append(document.id)
        if len(calls) == 8:
            raise KeyboardInterrupt
        return read_document(document, *rest)

    monkeypatch.setattr(reading, "read_document", stop)
    with pytest.raises(KeyboardInterrupt):
        pipeline.read_into(ledger, [reports], workers=1)
    assert queries.counts(ledger)["document"] == 6
    report = pipeline.read_into(ledger, [reports], workers=1)
    assert (report.known, report.read) == (6, 6)
    with open_ledger("sqlite://") as fresh:
        pipeline.read_into(fresh, [reports])
        assert canonical(fresh) == canonical(ledger)


def test_the_record_as_known_on_a_day_is_that_of_the_reports_published_by_then(
    ledger: Ledger, reports: Path, tmp_path: Path
) -> None:
    write(reports / "undated.txt", "Oslo report without a date: JPN and KOR met.")
    pipeline.read_into(ledger, [reports])
    record, texts = pipeline.record_as_known_on(ledger, date(2024, 3, 2))
    early = [path for path in sorted(reports.iterdir()) if any(f"2024-0{month}-" in path.read_text(encoding="utf-8")
                                                               for month in (1, 2))]
    with open_ledger(tmp_path / "early.db") as then:
        pipeline.read_into(then, early)
        assert "".join(to_jsonl(record, texts)) == canonical(then)
    chosen, _ = pipeline.record_as_known_on(ledger, date(2024, 3, 2), Selection(states=("FRA",)))
    assert record.meetings
    assert not chosen.meetings


def test_what_others_record_meanwhile_is_derived_too(
    ledger: Ledger, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = a_document("Oslo, late: JPN and USA met.", path="late.txt")
    turns: list[int] = []

    def slow(told: Derived, **stages_: Any) -> Record:
        turns.append(len(told))
        if len(turns) == 1:
            documents.add(ledger, [late], [Told(late, read_document(late, None, None), "test-1")])
        return derive(told, **stages_)

    monkeypatch.setattr(reconciling, "derive", slow)
    pipeline.read_into(ledger, [reports])
    assert turns == [12, 13]
    assert "late.txt" in canonical(ledger)


def test_a_ledger_that_fails_says_so(ledger: Ledger, reports: Path) -> None:
    ledger.engine.dispose()
    Path(ledger.where).write_bytes(b"not a database at all, but something else" * 99)
    with pytest.raises(LedgerError):
        pipeline.read_into(ledger, [reports])
