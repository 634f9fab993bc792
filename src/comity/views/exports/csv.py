"""The record as one table for a spreadsheet: a row for each entry, lists joined with spaces, its best words at the end.

Cells that a spreadsheet would take for a formula are written with an apostrophe before them, for texts of the web may
hold anything.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from comity.model.document import Document
from comity.model.record import Commitment, Conflict, Entry, Event, Factor, Figure, Mechanism, Meeting, Record
from comity.views.exports.jsonl import number

COLUMNS = ("type", "id", "date", "end", "parties", "kind", "field", "topic", "status", "due", "text", "place", "value",
           "unit", "sources", "reports", "known_from", "paths", "evidence")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(record: Record, documents: Mapping[str, Document]) -> Iterator[str]:
    """The lines of the table, the first with the names of the columns (RFC 4180, but lines end in a line feed)."""
    yield _line(dict(zip(COLUMNS, COLUMNS, strict=True)))
    for entry in sorted(record.entries(), key=lambda entry: (type(entry).__name__, entry.id)):
        yield _line(_common(entry, documents) | _own(entry))


def _common(entry: Entry, documents: Mapping[str, Document]) -> dict[str, object]:
    return {"type": type(entry).__name__.lower(), "id": entry.id, "sources": entry.sources,
            "reports": len(entry.documents), "known_from": entry.known_from,
            "paths": " ".join(sorted(documents[name].path for name in entry.documents if name in documents)),
            "evidence": entry.evidence[0].exact if entry.evidence else ""}


def _own(entry: Entry) -> dict[str, object]:
    match entry:
        case Meeting():
            names = "; ".join(one.name or one.office or one.country for one in entry.participants)
            states = " ".join(sorted({one.country for one in entry.participants}))
            return {"date": entry.date, "end": entry.end, "parties": states, "kind": entry.level,
                    "status": entry.status, "text": names, "place": entry.place}
        case Commitment():
            return {"date": entry.date, "parties": " ".join(entry.parties), "field": entry.field, "topic": entry.topic,
                    "status": entry.stage, "due": entry.due, "text": entry.action}
        case Event():
            pair = " > ".join(" ".join(side) for side in (entry.actors, entry.recipients) if side)
            return {"date": entry.date, "parties": pair, "kind": entry.event_type, "status": entry.auxiliary,
                    "text": entry.mode}
        case Factor():
            return {"type": entry.role, "parties": " ".join(entry.parties), "kind": entry.kind, "text": entry.label}
        case Figure():
            return {"parties": " ".join(entry.parties), "value": number(entry.value), "unit": entry.unit,
                    "text": entry.what}
        case Mechanism():
            return {"date": entry.founded, "parties": " ".join(entry.parties), "kind": entry.kind,
                    "status": entry.status, "due": entry.next_due, "text": entry.label}
        case Conflict():
            return {"kind": entry.property, "field": entry.about, "value": number(entry.preferred),
                    "text": " / ".join(str(number(one.value)) for one in entry.values)}
    return {}


def _line(row: Mapping[str, object]) -> str:
    out = io.StringIO()
    cells = ("" if row.get(name) is None else row[name] for name in COLUMNS)
    csv.writer(out, lineterminator="\n").writerow([_safe(cell) for cell in cells])
    return out.getvalue()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
