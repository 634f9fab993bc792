"""The record of real reports, read by the real stages, is the same to the byte in whatever way they came."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from comity import pipeline, workers
from comity.ledger import blocks, open_ledger, queries
from comity.reconciling import mechanisms_across
from comity.views.exports import to_jsonl

REPORTS = sorted((Path(__file__).parents[1] / "examples" / "japan-korea").glob("*.txt"))[:8]


def test_mechanisms_across_blocks_are_found_as_in_one(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "one.db") as opened:
        pipeline.read_into(opened, sorted(REPORTS[0].parent.glob("2023-0*.txt")), workers=1)
        record, _ = queries.record_of(opened)
    assert record.mechanisms
    assert sorted(mechanisms_across(record), key=lambda one: one.id) == list(record.mechanisms)


def export(ledger: Path, *pieces: list[Path], processes: int = 1, rebuild: bool = False) -> str:
    with open_ledger(ledger) as opened:
        for piece in pieces:
            pipeline.read_into(opened, piece, workers=processes)
        if rebuild:
            pipeline.rebuild(opened)
        return "".join(to_jsonl(*queries.record_of(opened)))


@pytest.mark.parametrize("whole", [blocks.WHOLE, 0])
def test_any_way_of_reading_gives_the_same_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    monkeypatch.setattr(blocks, "WHOLE", whole)
    monkeypatch.setattr(workers, "MANY", 2)
    assert len(REPORTS) == 8
    mixed = random.Random(7).sample(REPORTS, len(REPORTS))
    whole_run = export(tmp_path / "one.db", REPORTS)
    assert whole_run.count("\n") > len(REPORTS)
    assert export(tmp_path / "two.db", mixed[:3], mixed[2:6], [*mixed[4:], *mixed]) == whole_run
    assert export(tmp_path / "three.db", mixed, processes=2, rebuild=True) == whole_run
