"""What views and serving ask of a ledger: a part of the record with the documents it rests on, always as values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from heapq import nlargest
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from comity.errors import UsageError
from comity.ledger import documents as store
from comity.ledger.coding import chunks
from comity.ledger.connect import Ledger
from comity.ledger.rows import HEAD
from comity.ledger.tables import (
    document_states,
    documents,
    entries,
    entry_documents,
    entry_parties,
    readings,
    sightings,
)
from comity.ledger.toward import toward_others
from comity.model.codec import decode
from comity.model.document import Document
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

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which entries are asked for; what is left open does not restrict.

    `states`: all of them are among the parties; of a promise, some of them alone may be, if its report tells what all
    of them did and its sentence names no other state instead. `since`, `until`: the days of the entry may lie in the
    period; an entry of which no day at all is known is in no period. `status`: of a meeting or mechanism, or the stage
    of a commitment.
    `field`: of a commitment, or the kind of a mechanism.
    """

    states: tuple[str, ...] = ()
    field: str | None = None
    since: date | None = None
    until: date | None = None
    status: str | None = None

    @property
    def is_all(self) -> bool:
        """Whether the whole record is asked for."""
        return self == EVERYTHING


EVERYTHING = Selection()
# Of each kind the most that a brief is made of: with them the pair with most reports of 20,000 takes under a second.
MOST = {"meeting": 200, "commitment": 150, "event": 200, "factor": 120, "figure": 150, "mechanism": 50}


def record_of(ledger: Ledger, selection: Selection = EVERYTHING) -> tuple[Record, dict[str, Document]]:
    """The selected entries, with the conflicts about them, and the documents that they rest on by id.

    The record's `documents` hold the states of those documents and of what they are copies or editions of; of the whole
    record all of them.
    """
    with ledger.reading() as connection:
        found = _entries(connection, _where(select(entries.c.body), selection))
        found = [entry for entry in found if not toward_others(entry, selection.states)]
        if not selection.is_all:
            ids = {entry.id for entry in found}
            found = [entry for entry in found if not isinstance(entry, Conflict) or entry.about in ids]
        names = None if selection.is_all else {name for entry in found for name in entry.documents}
        states = _states(connection, names)
        texts = store.load(connection, sorted(states))
    return _record(found, states), texts


@dataclass(frozen=True, slots=True)
class Part:
    """The newest part of a selection: its record, its documents by id, and of each kind of entry how many older ones
    were left out (0 where there were none)."""

    record: Record
    documents: dict[str, Document]
    left: Mapping[str, int]


def newest_of(ledger: Ledger, selection: Selection = EVERYTHING, *, most: Mapping[str, int] = MOST) -> Part:
    """The newest entries of a selection, at most so many of each kind, with the conflicts about them.

    Newest is what may lie latest, or where no day is known, what could be known latest; entries of which neither is
    known come first among all, for they may be news. Of a promise told in several stories only its newest entry is
    there, which has its whole life.
    """
    day = func.coalesce(entries.c.latest, entries.c.known_from, "9999").label("day")
    is_head = or_(entries.c.kind != "commitment", entries.c.body.not_like(f'%"{HEAD}":%'))
    by_kind: dict[str, list[tuple[str, str]]] = {}
    with ledger.reading() as connection:
        # One pass over the narrow columns: what is sorted and counted is never more than the ids of a selection.
        for row in connection.execute(_where(select(entries.c.kind, day, entries.c.id), selection).where(is_head)):
            by_kind.setdefault(row[0], []).append((row[1], row[2]))
        ids = [name for kind, number in most.items() for _, name in nlargest(number, by_kind.get(kind, ()))]
        found = [entry for part in chunks(ids)
                 for entry in _entries(connection, select(entries.c.body).where(entries.c.id.in_(part)))
                 if not toward_others(entry, selection.states)]
        conflicts = [name for _, name in by_kind.get("conflict", ())]
        for part in chunks(conflicts):
            found += _entries(connection, select(entries.c.body).where(entries.c.id.in_(part)), about=set(ids))
        states = _states(connection, {name for entry in found for name in entry.documents})
        texts = store.load(connection, sorted(states))
    left = {kind: max(0, len(by_kind.get(kind, ())) - number) for kind, number in most.items()}
    return Part(_record(found, states), texts, left)


def entry_of(ledger: Ledger, entry: str) -> tuple[Record, dict[str, Document]]:
    """One entry, by its id or the beginning of it, with the conflicts about it. Raises UsageError if there is none."""
    with ledger.reading() as connection:
        begun = entry.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
        ids = sorted(connection.execute(select(entries.c.id).where(entries.c.id.like(begun, escape="\\"))).scalars())
        if entry in ids:
            ids = [entry]
        if len(ids) != 1:
            raise UsageError(f"{len(ids)} entries have ids that begin with {entry!r}: {', '.join(ids[:5])}. Give more."
                             if ids else f"No entry has the id {entry!r}. Views and exports show the ids.")
        found = _entries(connection, select(entries.c.body).where(entries.c.id == ids[0]))
        shared = select(entry_documents.c.entry).where(entry_documents.c.document.in_(found[0].documents))
        conflicts = select(entries.c.body).where(entries.c.kind == "conflict", entries.c.id.in_(shared))
        beside = _entries(connection, conflicts)
        found += [one for one in beside if isinstance(one, Conflict) and one.about == ids[0]]
        states = _states(connection, {name for one in found for name in one.documents})
        texts = store.load(connection, sorted(states))
    return _record(found, states), texts


@dataclass(frozen=True, slots=True)
class Lineage:
    """How a document came into the record: all paths under which it was seen, and its readings (reader, complete)."""

    document: str
    paths: tuple[str, ...]
    readings: tuple[tuple[str, bool], ...]


def lineage(ledger: Ledger, names: Iterable[str]) -> dict[str, Lineage]:
    """The lineage of these documents by id."""
    names = sorted(names)
    paths: dict[str, set[str]] = {name: set() for name in names}
    read: dict[str, list[tuple[str, bool]]] = {name: [] for name in names}
    with ledger.reading() as connection:
        for part in chunks(names):
            for row in connection.execute(select(sightings).where(sightings.c.document.in_(part))):
                paths[row.document].add(row.path)
            query = select(readings).where(readings.c.document.in_(part)).order_by(readings.c.seq)
            for row in connection.execute(query):
                read[row.document].append((row.reader, row.complete))
    return {name: Lineage(name, tuple(sorted(paths[name])), tuple(read[name])) for name in names}


def documents_of(ledger: Ledger, names: Iterable[str]) -> dict[str, Document]:
    """These documents by id; ids that are not in the ledger are left out."""
    with ledger.reading() as connection:
        return store.load(connection, sorted(names))


def counts(ledger: Ledger) -> dict[str, int]:
    """How many documents the ledger holds, and entries by kind."""
    with ledger.reading() as connection:
        query = select(entries.c.kind, func.count()).group_by(entries.c.kind)
        found = {row[0]: row[1] for row in connection.execute(query)}
        whole = connection.execute(select(func.count()).select_from(documents)).scalar() or 0
    return {"document": whole, **dict(sorted(found.items()))}


def published_by(ledger: Ledger, day: date) -> list[str]:
    """The ids of documents that were published on or before a day, as far as the record knows; sorted."""
    with ledger.reading() as connection:
        query = select(document_states.c.document).where(document_states.c.latest <= day.isoformat())
        return sorted(connection.execute(query).scalars())


def entries_of(connection: Connection, ids: Iterable[str]) -> Record:
    """The entries of these ids, with the states of their documents."""
    query = select(entries.c.body)
    found = [one for part in chunks(ids) for one in _entries(connection, query.where(entries.c.id.in_(part)))]
    return _record(found, _states(connection, {name for one in found for name in one.documents}))


def _where(query: Select[Any], selection: Selection) -> Select[Any]:
    if selection.states:
        shared = [entries.c.id.in_(_of(state)) for state in selection.states]
        query = query.where(or_(and_(*shared), entries.c.id.in_(_one_sided(selection.states))))
    if selection.field:
        query = query.where(entries.c.field == selection.field)
    if selection.status:
        query = query.where(or_(entries.c.status == selection.status, entries.c.kind == "conflict"))
    dated = or_(entries.c.earliest.is_not(None), entries.c.latest.is_not(None))
    if selection.since:
        reaches = or_(entries.c.latest >= selection.since.isoformat(), entries.c.latest.is_(None))
        query = query.where(dated, reaches)
    if selection.until:
        begins = or_(entries.c.earliest <= selection.until.isoformat(), entries.c.earliest.is_(None))
        query = query.where(dated, begins)
    return query


def _of(state: str) -> Select[Any]:
    """The entries that a state is a party of."""
    return select(entry_parties.c.entry).where(entry_parties.c.state == state)


def _one_sided(states: Sequence[str]) -> Select[Any]:
    """Promises of some of these states alone, told by a report in which all of them met or acted on each other."""
    of_all = [entries.c.id.in_(_of(state)) for state in states]
    met = select(entries.c.id).where(entries.c.kind.in_(("meeting", "event")), *of_all)
    told = select(entry_documents.c.document).where(entry_documents.c.entry.in_(met))
    other = exists().where(entry_parties.c.entry == entries.c.id, entry_parties.c.state.not_in(states))
    return select(entries.c.id).where(
        entries.c.kind == "commitment",
        entries.c.id.in_(select(entry_documents.c.entry).where(entry_documents.c.document.in_(told))),
        entries.c.id.in_(select(entry_parties.c.entry).where(entry_parties.c.state.in_(states))),
        ~other,
    )


def _entries(connection: Connection, query: Select[Any], *, about: Set[str] | None = None) -> list[Entry]:
    """The entries whose bodies a query gives; `about`: of contradictions only those about these entries."""
    told = [json.loads(body) for body in connection.execute(query).scalars()]
    if about is not None:
        told = [one for one in told if one["about"] in about]
    found: dict[str, Entry] = {one["id"]: decode(Entry, one) for one in told if HEAD not in one}
    others = [one for one in told if HEAD in one]
    absent = {one[HEAD] for one in others} - found.keys()
    heads = dict(found)
    for part in chunks(sorted(absent)):
        for body in connection.execute(select(entries.c.body).where(entries.c.id.in_(part))).scalars():
            head: Entry = decode(Entry, json.loads(body))
            heads[head.id] = head
    for one in others:
        of_promise: Any = heads[one[HEAD]]  # a commitment: only their bodies name a head
        found[one["id"]] = replace(decode(Commitment, one), steps=of_promise.steps, life=of_promise.life)
    return list(found.values())


def _states(connection: Connection, names: set[str] | None) -> dict[str, DocumentState]:
    """The states of these documents, and of what they are copies or editions of; of all documents if None."""
    query = select(document_states.c.body)
    if names is None:
        bodies: list[Any] = list(connection.execute(query).scalars())
        return {state.document: state for state in (decode(DocumentState, json.loads(body)) for body in bodies)}
    found: dict[str, DocumentState] = {}
    wanted = set(names)
    while wanted:
        for part in chunks(sorted(wanted)):
            for body in connection.execute(query.where(document_states.c.document.in_(part))).scalars():
                state: DocumentState = decode(DocumentState, json.loads(body))
                found[state.document] = state
        linked = {link for state in found.values() for link in (state.copy_of, state.version_of) if link}
        wanted = linked - found.keys() - wanted
    return found


def _record(found: Iterable[Entry], states: dict[str, DocumentState]) -> Record:
    ordered = sorted(found, key=lambda entry: entry.id)

    def of(kind: type[E]) -> tuple[E, ...]:
        return tuple(entry for entry in ordered if isinstance(entry, kind))

    return Record(documents=tuple(state for _, state in sorted(states.items())), meetings=of(Meeting),
                  commitments=of(Commitment), events=of(Event), factors=of(Factor), figures=of(Figure),
                  mechanisms=of(Mechanism), conflicts=of(Conflict))
