"""Entries as rows: the JSON that holds all of an entry, and beside it the columns by which entries are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from comity.ledger.coding import to_text
from comity.model.codec import KIND_OF, encode
from comity.model.record import (
    Commitment,
    Conflict,
    DocumentState,
    Entry,
    Event,
    Factor,
    Figure,
    Mechanism,
    Meeting,
    Record,
)
from comity.model.times import Interval, interval_of

Row = dict[str, Any]
HEAD = "head"  # the key, in the body of a commitment, of the entry that has the life of the promise


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of some entries, by table."""

    entries: list[Row] = field(default_factory=list)
    parties: list[Row] = field(default_factory=list)
    documents: list[Row] = field(default_factory=list)


def state_row(state: DocumentState, block: str) -> Row:
    """The row of what the record knows of a document."""
    latest = state.dating.interval.latest
    return {"document": state.document, "block": block, "latest": latest.isoformat() if latest else None,
            "body": to_text(state)}


def entry_rows(record: Record, entries: Iterable[Entry], block: str) -> Rows:
    """The rows of these entries of a record, which holds all documents and entries that they name."""
    rows, by_id = Rows(), {entry.id: entry for entry in record.entries()}
    states = {state.document: state for state in record.documents}
    for entry in entries:
        about = by_id.get(entry.about, entry) if isinstance(entry, Conflict) else entry
        when = when_of(about, by_id, states)
        rows.entries.append({
            "id": entry.id, "block": block, "kind": KIND_OF[type(entry)], "known_from": entry.known_from,
            "earliest": when.earliest.isoformat() if when.earliest else None,
            "latest": when.latest.isoformat() if when.latest else None,
            "status": _status(entry), "field": _field(about),
            "event_type": entry.event_type if isinstance(entry, Event) else None,
            "body": to_text(body_of(entry, by_id)),
        })  # fmt: skip
        rows.parties.extend({"entry": entry.id, "state": state} for state in sorted(parties_of(about)))
        rows.documents.extend({"entry": entry.id, "document": name} for name in sorted(set(entry.documents)))
    return rows


def body_of(entry: Entry, by_id: Mapping[str, Entry]) -> Any:
    """What the body of an entry holds. The life of a promise is kept once, with its newest entry, which the others name
    under `HEAD`: told in a thousand stories, it would else be there a thousand times."""
    if not isinstance(entry, Commitment) or not entry.life or entry.life[-1] == entry.id:
        return entry
    head = entry.life[-1]
    return {**encode(replace(entry, steps=(), life=())), HEAD: head} if head in by_id else entry


def parties_of(entry: Entry) -> set[str]:
    """The states that an entry is about; of a driver also those that the report names with it."""
    if isinstance(entry, Meeting):
        return {participant.country for participant in entry.participants}
    if isinstance(entry, Event):
        return {*entry.actors, *entry.recipients}
    if isinstance(entry, Factor):
        return {*entry.parties, *entry.states}
    if isinstance(entry, (Commitment, Figure, Mechanism)):
        return set(entry.parties)
    return set()


def when_of(entry: Entry, by_id: Mapping[str, Entry], states: Mapping[str, DocumentState]) -> Interval:
    """When an entry is: its own day or days; of a mechanism all its sessions; else when its reports were published."""
    if isinstance(entry, Meeting):
        own = _date(entry.date) or entry.when
        end = _date(entry.end)
        return Interval(own.earliest, max(own.latest, end.latest)) if own.latest and end and end.latest else own
    if isinstance(entry, (Commitment, Event)) and entry.date:
        return interval_of(entry.date)
    if isinstance(entry, Mechanism):
        held = [when_of(by_id[name], by_id, states) for name in entry.sessions if name in by_id]
        if held:
            return _around(held)
    return _around(states[name].dating.interval for name in entry.documents if name in states)


def _around(intervals: Iterable[Interval]) -> Interval:
    """From the earliest to the latest known day of some intervals."""
    intervals = list(intervals)
    return Interval(min((i.earliest for i in intervals if i.earliest), default=None),
                    max((i.latest for i in intervals if i.latest), default=None))


def _date(prefix: str | None) -> Interval | None:
    return interval_of(prefix) if prefix else None


def _status(entry: Entry) -> str | None:
    if isinstance(entry, (Meeting, Mechanism)):
        return entry.status
    return entry.stage if isinstance(entry, Commitment) else None


def _field(entry: Entry) -> str | None:
    if isinstance(entry, Commitment):
        return entry.field
    return entry.kind if isinstance(entry, Mechanism) else None
