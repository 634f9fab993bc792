from __future__ import annotations

import csv
import importlib.util
import io
import json
import random
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from comity.model.document import Document
from comity.model.record import Conflict, Dating, Record, Told
from comity.model.times import interval_of
from comity.views.exports import EXPORTERS, to_csv, to_jsonl
from factory import a_document, a_factor, a_meeting, a_record, a_state, entry_parts

CONTRACT = Path(__file__).parents[2] / "evaluation" / "contract.py"
ONE = a_document('Freedonia met Sylvania: "yes".\nIt was 3 May.', path="b/1.txt", title="First", url="https://e.org/1")
TWO = a_document("Sylvania denied it.", path="a/2.txt", published=None, title="")
DOCUMENTS = {ONE.id: ONE, TWO.id: TWO}


@pytest.fixture(scope="module")
def contract() -> ModuleType:
    spec = importlib.util.spec_from_file_location("export_contract", CONTRACT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def a_full_record() -> Record:
    record = a_record(ONE, TWO)
    meeting = record.meetings[0]
    values = (Told("2024-05-03", (ONE.id,)), Told(2024.0, (TWO.id,)))
    parts = entry_parts(ONE, "k") | {"documents": (ONE.id, TWO.id)}
    conflict = Conflict(**parts, about=meeting.id, property="date", values=values)
    obstacle = a_factor(TWO, role="obstacle", label="low-trust", kind="trust", states=())
    blocs = a_meeting(ONE, ("DEU", "FRA"), blocs=("European Union",))
    return replace(
        record, conflicts=(conflict,), factors=(*record.factors, obstacle), meetings=(*record.meetings, blocs)
    )


def exported(record: Record, documents: dict[str, Document] = DOCUMENTS) -> list[dict[str, object]]:
    return [json.loads(line) for line in to_jsonl(record, documents)]


def test_the_export_keeps_the_contract(contract: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text("".join(to_jsonl(a_full_record(), DOCUMENTS)), encoding="utf-8")
    export = contract.load_export(path)
    assert export.documents.keys() == DOCUMENTS.keys()
    assert {kind: len(rows) for kind, rows in export.entries.items()} == {
        "meeting": 3, "commitment": 2, "event": 2, "driver": 2, "obstacle": 1, "figure": 2, "conflict": 1}  # fmt: skip


def test_offsets_count_in_the_text_that_a_document_carries() -> None:
    rows = exported(a_full_record())
    texts = {row["id"]: str(row["text"]) for row in rows if row["type"] == "document"}
    for row in rows:
        for piece in row.get("evidence", ()):  # type: ignore[attr-defined]
            assert texts[piece["document"]][piece["start"] : piece["end"]] == piece["exact"]


def test_equal_records_give_equal_bytes_in_whatever_order() -> None:
    record = a_full_record()
    dice = random.Random(4)
    mixed = Record(
        **{name: tuple(dice.sample(getattr(record, name), len(getattr(record, name)))) for name in Record.__slots__}
    )
    for exporter in EXPORTERS.values():
        assert "".join(exporter(record, DOCUMENTS)) == "".join(exporter(mixed, dict(reversed(DOCUMENTS.items()))))


def test_documents_come_first_by_path_and_numbers_are_whole() -> None:
    rows = exported(a_full_record())
    assert [row["path"] for row in rows[:2]] == ["a/2.txt", "b/1.txt"]
    assert [row["value"] for row in rows if row["type"] == "figure"] == [6_500_000_000, 6_500_000_000]
    assert '"value": 6500000000,' in "".join(to_jsonl(a_full_record(), DOCUMENTS))


def test_unknown_stays_null() -> None:
    row = next(row for row in exported(a_record(TWO)) if row["type"] == "document")
    assert row["published"] == {"method": None, "date": None, "earliest": None, "latest": None, "because": []}
    assert row["title"] is row["url"] is row["publisher"] is None


def test_an_inferred_date_is_written_with_its_days_and_short_reasons(contract: ModuleType, tmp_path: Path) -> None:
    dating = Dating(interval=interval_of("2024-05"), method="inferred", date="2024-05", because=("a" * 999, " "))
    record = Record(documents=(a_state(TWO, dating=dating),))
    (row,) = exported(record)
    assert row["published"] == {
        "method": "inferred",
        "date": "2024-05",
        "earliest": "2024-05-01",
        "latest": "2024-05-31",
        "because": ["a" * 300],
    }
    path = tmp_path / "export.jsonl"
    path.write_text("".join(to_jsonl(record, DOCUMENTS)), encoding="utf-8")
    contract.load_export(path)


def test_the_table_has_a_row_for_each_entry_and_no_formulas() -> None:
    record = a_full_record()
    wicked = replace(record.commitments[0], action='=HYPERLINK("http://e.org")')
    table = list(csv.DictReader(io.StringIO("".join(to_csv(replace(record, commitments=(wicked,)), DOCUMENTS)))))
    assert len(table) == len(record.entries()) - 1
    kinds = {"meeting", "commitment", "event", "driver", "obstacle", "figure", "conflict"}
    assert {row["type"] for row in table} == kinds
    assert next(row["text"] for row in table if row["type"] == "commitment").startswith("'=HYPERLINK")
    assert all(row["evidence"] for row in table)
