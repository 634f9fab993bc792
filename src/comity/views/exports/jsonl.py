"""The record as JSON Lines: one object per document and entry, the evaluation's export contract.

Canonical: documents first, sorted by path, then entries by type and id; keys sorted; no times of a run. Equal records
give equal bytes. Mechanisms are not among the contract's types and are left out; their sessions and commitments are in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from comity.model.document import Document
from comity.model.evidence import Evidence
from comity.model.record import Commitment, Conflict, DocumentState, Entry, Event, Factor, Figure, Meeting, Record

Row = dict[str, Any]
REASON_CHARACTERS = 300  # the contract's most for a reason of a date


def to_jsonl(record: Record, documents: Mapping[str, Document]) -> Iterator[str]:
    """The lines of the export, each ending in a line feed."""
    for row in rows(record, documents):
        yield json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def rows(record: Record, documents: Mapping[str, Document]) -> Iterator[Row]:
    """The objects of the export in their order."""
    for state in sorted(record.documents, key=lambda state: (documents[state.document].path, state.document)):
        yield document_row(state, documents[state.document])
    found = [entry_row(entry) for entry in record.entries() if type(entry) in KEYS]
    yield from sorted(found, key=lambda row: (ORDER.index(row["type"]), row["id"]))


def document_row(state: DocumentState, document: Document) -> Row:
    """The object of a document; it carries the text in which offsets count."""
    dating = state.dating
    days = [day.isoformat() if day else None for day in (dating.interval.earliest, dating.interval.latest)]
    known = dating.method is not None
    return {
        "type": "document", "id": document.id, "documents": [document.id], "path": document.path,
        "url": document.url or None, "title": (document.title or "").strip() or None,
        "publisher": document.publisher or None, "language": document.language or None,
        "published": {
            "method": dating.method, "date": dating.date if known else None, "earliest": days[0] if known else None,
            "latest": days[1] if known else None,
            "because": [reason[:REASON_CHARACTERS] for reason in dating.because if reason.strip()] if known else [],
        },
        "copy_of": state.copy_of, "version_of": state.version_of, "story": state.story, "text": document.text,
    }  # fmt: skip


def entry_row(entry: Entry) -> Row:
    """The object of an entry of a type that the contract has."""
    kind = entry.role if isinstance(entry, Factor) else type(entry).__name__.lower()
    row = {"type": kind, "id": entry.id, "documents": list(entry.documents),
           "evidence": [_piece(piece) for piece in entry.evidence], "sources": entry.sources}
    return row | KEYS[type(entry)](entry)


def number(value: Any) -> Any:
    """A number as it is written: whole ones without a decimal point; anything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _piece(piece: Evidence) -> Row:
    return {"document": piece.document, "start": piece.start, "end": piece.end, "exact": piece.exact}


def _blocs(entry: Meeting | Commitment | Event) -> Row:
    return {"blocs": list(entry.blocs)} if entry.blocs else {}


def _meeting(meeting: Meeting) -> Row:
    people = [{"name": one.name, "office": one.office, "country": one.country} for one in meeting.participants]
    return {"participants": people, "level": meeting.level, "rank": meeting.rank, "setting": meeting.setting,
            "status": meeting.status, "date": meeting.date, "end": meeting.end, "place": meeting.place,
            "country": meeting.country} | _blocs(meeting)


def _commitment(commitment: Commitment) -> Row:
    return {"parties": list(commitment.parties), "field": commitment.field, "topic": commitment.topic,
            "action": commitment.action, "stage": commitment.stage, "due": commitment.due} | _blocs(commitment)


def _event(event: Event) -> Row:
    return {"event_type": event.event_type, "mode": event.mode, "actors": list(event.actors),
            "recipients": list(event.recipients), "date": event.date, "auxiliary": event.auxiliary} | _blocs(event)


def _factor(factor: Factor) -> Row:
    return {"label": factor.label, "kind": factor.kind, "states": list(factor.states)}


def _figure(figure: Figure) -> Row:
    return {"value": number(figure.value), "unit": figure.unit, "what": figure.what}


def _conflict(conflict: Conflict) -> Row:
    told = [{"value": number(one.value), "documents": list(one.documents)} for one in conflict.values]
    return {"about": conflict.about, "property": conflict.property, "values": told}


# Of each kind of entry that the contract has, the keys of its own.
KEYS: dict[type[Entry], Callable[[Any], Row]] = {
    Meeting: _meeting,
    Commitment: _commitment,
    Event: _event,
    Factor: _factor,
    Figure: _figure,
    Conflict: _conflict,
}
ORDER = ("meeting", "commitment", "event", "driver", "obstacle", "figure", "conflict")
