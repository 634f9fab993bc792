"""What was told: documents, where they were seen, and how they were read. Only ever added to.

Invariant: what is stored does not depend on the order in which it came. A content seen several times, with different
marks (publisher, language, ...), counts as its smallest sighting by (path, marks), and is read under those marks.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from sqlalchemy import Connection, insert, select

from comity.errors import LedgerError
from comity.ledger import blocks, changes
from comity.ledger.coding import chunks, to_text
from comity.ledger.connect import Ledger
from comity.ledger.tables import claims, documents, readings, sightings
from comity.model.claims import Claim, Reading
from comity.model.codec import KIND_OF, decode
from comity.model.document import Document
from comity.model.evidence import MOST_CHARACTERS

CONTENT = {"path", "text", "url", "title", "published", "id"}
MARKS = tuple(one.name for one in fields(Document) if one.name not in CONTENT)


@dataclass(frozen=True, slots=True)
class Told:
    """One document to be recorded: with its reading, or with the reason why reading it failed."""

    document: Document
    reading: Reading | None
    reader: str
    failure: str | None = None


def marks_of(document: Document) -> str:
    """What a file says of a document beside its content, as JSON text; what is unknown is left out."""
    return to_text({name: value for name in MARKS if (value := getattr(document, name)) is not None})


def check_evidence(document: Document, reading: Reading) -> None:
    """Raise LedgerError unless each claim has evidence and each piece of it stands in the text as quoted."""
    for claim in reading.claims:
        where = f"A {KIND_OF[type(claim)]} claim of {reading.reader} on {document.path}"
        if not claim.evidence:
            raise LedgerError(f"{where} has no evidence. It is not recorded; report this reader.")
        for piece in claim.evidence:
            if piece.document != document.id or not 0 <= piece.start < piece.end <= len(document.text):
                raise LedgerError(f"{where} rests on characters {piece.start} to {piece.end}, which are not in that "
                                  "text. It is not recorded; report this reader.")
            if piece.exact != document.text[piece.start : piece.end]:
                raise LedgerError(f"{where} quotes {piece.exact[:60]!r}, which is not what stands at {piece.start}. "
                                  "It is not recorded; report this reader.")
            if piece.end - piece.start > MOST_CHARACTERS:
                raise LedgerError(f"{where} rests on a piece of {piece.end - piece.start} characters; "
                                  f"{MOST_CHARACTERS} are the most. It is not recorded; report this reader.")


def settle(ledger: Ledger, found: Sequence[Document]) -> dict[str, Document]:
    """These documents in the form that counts, by id: as known already, or as found if that is smaller."""
    with ledger.reading() as connection:
        seen = _sightings(connection, {document.id for document in found})
    for document in found:
        seen[document.id].append((document.path, marks_of(document)))
    return {document.id: _under(document, min(seen[document.id])) for document in found}


def unread(ledger: Ledger, settled: Mapping[str, Document]) -> set[str]:
    """The ids of those documents that have no complete reading in this form."""
    read: set[tuple[str, str]] = set()
    with ledger.reading() as connection:
        for names in chunks(settled):
            query = select(readings.c.document, readings.c.marks).where(readings.c.document.in_(names),
                                                                        readings.c.complete)
            read.update((row.document, row.marks) for row in connection.execute(query))
    return {name for name, document in settled.items() if (name, marks_of(document)) not in read}


def add(ledger: Ledger, found: Iterable[Document], told: Iterable[Told]) -> None:
    """Record a batch in one transaction: where documents were found, and readings of them. Adding twice adds nothing.

    Raises LedgerError if a claim's evidence does not stand in its text, or if the ledger cannot be written.
    """
    found, told = list(found), list(told)
    for one in told:
        if one.reading is not None:
            check_evidence(one.document, one.reading)
    with ledger.writing() as connection:
        changed = _add_documents(connection, found) + _add_sightings(connection, found)
        if changed + _add_readings(connection, told):
            changes.note(connection)


def _add_documents(connection: Connection, found: Sequence[Document]) -> int:
    by_id = {document.id: document for document in found}
    known = {row.id for names in chunks(by_id)
             for row in connection.execute(select(documents.c.id).where(documents.c.id.in_(names)))}
    rows = [{"id": d.id, "url": d.url, "title": d.title, "published": d.published, "text": d.text}
            for d in by_id.values() if d.id not in known]
    if rows:
        connection.execute(insert(documents), rows)
    return len(rows)


def _add_sightings(connection: Connection, found: Sequence[Document]) -> int:
    seen = _sightings(connection, {document.id for document in found})
    fresh = {(d.id, d.path, marks_of(d)) for d in found} - {(name, *one) for name, all_ in seen.items() for one in all_}
    rows = [{"document": name, "path": path, "marks": marks} for name, path, marks in sorted(fresh)]
    if rows:
        connection.execute(insert(sightings), rows)
    return len(rows)


def _add_readings(connection: Connection, told: Sequence[Told]) -> int:
    if not told:
        return 0
    bodies = [{"failure": one.failure} if one.reading is None else replace(one.reading, claims=()) for one in told]
    keys = connection.scalars(insert(readings).returning(readings.c.seq, sort_by_parameter_order=True), [
        {"document": one.document.id, "reader": one.reader, "marks": marks_of(one.document),
         "complete": one.reading is not None,
         "principal": blocks.principal(one.reading.states) if one.reading else "", "body": to_text(body)}
        for one, body in zip(told, bodies, strict=True)])
    rows = [{"reading": key, "number": number, "kind": KIND_OF[type(claim)], "body": to_text(claim)}
            for key, one in zip(keys, told, strict=True)
            for number, claim in enumerate(one.reading.claims if one.reading else ())]
    if rows:
        connection.execute(insert(claims), rows)
    return len(told)


def load(connection: Connection, names: Iterable[str]) -> dict[str, Document]:
    """The documents of these ids in the form that counts; ids that are not in the ledger are left out."""
    loaded: dict[str, Document] = {}
    for part in chunks(names):
        seen = _sightings(connection, part)
        for row in connection.execute(select(documents).where(documents.c.id.in_(part))):
            path, marks = min(seen[row.id])
            loaded[row.id] = Document(path, row.text, url=row.url, title=row.title, published=row.published,
                                      **json.loads(marks))
    return loaded


def load_readings(connection: Connection, keys: Iterable[int]) -> dict[str, Reading]:
    """The readings of these keys with their claims, by document id."""
    loaded: dict[str, Reading] = {}
    for part in chunks(keys):
        told: dict[int, list[tuple[int, Claim]]] = defaultdict(list)
        for row in connection.execute(select(claims).where(claims.c.reading.in_(part))):
            told[row.reading].append((row.number, decode(Claim, json.loads(row.body))))
        for row in connection.execute(select(readings).where(readings.c.seq.in_(part))):
            ordered = tuple(claim for _, claim in sorted(told[row.seq], key=lambda pair: pair[0]))
            loaded[row.document] = replace(decode(Reading, json.loads(row.body)), claims=ordered)
    return loaded


def older_than(ledger: Ledger, reader: str, *, sparing: str | None = None) -> list[str]:
    """The ids of documents whose newest complete reading in the form that counts is not by this reader, sorted; not
    those whose reader has a name that begins with `sparing`."""
    with ledger.reading() as connection:
        forms = {name: min(seen) for name, seen in _sightings(connection, None).items()}
        query = select(readings.c.seq, readings.c.document, readings.c.marks, readings.c.reader)
        rows = sorted(connection.execute(query.where(readings.c.complete)), key=lambda row: int(row.seq))
        newest = {(row.document, row.marks): str(row.reader) for row in rows}
    by = {name: newest.get((name, marks)) for name, (_, marks) in forms.items()}
    return sorted(name for name, one in by.items()
                  if one is None or (one != reader and not (sparing and one.startswith(sparing))))


def forms(connection: Connection) -> dict[str, tuple[str, str]]:
    """Of all documents the sighting that counts: path and marks."""
    return {name: min(seen) for name, seen in _sightings(connection, None).items()}


def _sightings(connection: Connection, names: Iterable[str] | None) -> defaultdict[str, list[tuple[str, str]]]:
    seen: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    query = select(sightings.c.document, sightings.c.path, sightings.c.marks)
    parts = [query] if names is None else [query.where(sightings.c.document.in_(part)) for part in chunks(names)]
    for part in parts:
        for row in connection.execute(part):
            seen[row.document].append((row.path, row.marks))
    return seen


def _under(document: Document, sighting: tuple[str, str]) -> Document:
    path, marks = sighting
    return replace(document, path=path, **(dict.fromkeys(MARKS) | json.loads(marks)))
