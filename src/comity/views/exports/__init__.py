"""The record for other programs: one file per format, one line in `EXPORTERS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from comity.model.document import Document
from comity.model.record import Record
from comity.views.exports.csv import to_csv
from comity.views.exports.jsonl import to_jsonl

Exporter = Callable[[Record, Mapping[str, Document]], Iterator[str]]
EXPORTERS: dict[str, Exporter] = {
    "jsonl": to_jsonl,
    "csv": to_csv,
}

__all__ = ["EXPORTERS", "Exporter", "to_csv", "to_jsonl"]
