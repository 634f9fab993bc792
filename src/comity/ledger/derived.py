"""The record's tables: which blocks are out of date, and replacing them all at once.

Two programs may derive at the same time. A replacement says at which count of changes its blocks were taken; if others
have written since, nothing is replaced and the caller takes the blocks again. So the tables always hold what a rebuild
would give for some state of the documents, and after the last derivation for the newest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, insert, select

from comity.ledger import changes
from comity.ledger.across import BLOCK, Shared, shared
from comity.ledger.applied import standing, under
from comity.ledger.blocks import Block, Member, partition
from comity.ledger.coding import chunks
from comity.ledger.connect import Ledger
from comity.ledger.documents import forms, load, load_readings
from comity.ledger.judgements import Judgement, load_judgements
from comity.ledger.rows import Row, Rows, entry_rows, state_row
from comity.ledger.tables import blocks, document_states, entries, entry_documents, entry_parties, readings
from comity.model.claims import Reading
from comity.model.document import Document
from comity.model.ids import content_id
from comity.model.record import Mechanism, Record

Across = Callable[[Record], Sequence[Mechanism]]
TOGETHER = 20  # blocks whose rows are made and inserted at once: many are of one or two documents


@dataclass(frozen=True, slots=True)
class Outdated:
    """What has to be derived: the count of changes it was taken at, how many blocks there are in all, those to derive,
    and the keys of those that are gone."""

    at: str
    versions: str
    total: int
    blocks: tuple[Block, ...]
    gone: tuple[str, ...]


def is_pending(ledger: Ledger, versions: str) -> bool:
    """Whether documents or readings came since the record was derived, or versions changed."""
    with ledger.reading() as connection:
        return changes.pending(connection, versions)


def outdated(ledger: Ledger, versions: str) -> Outdated:
    """The blocks whose stored record is not the one of today's documents, readings and versions."""
    with ledger.reading() as connection:
        at = changes.value(connection, changes.CHANGES)
        wanted = partition(_members(connection), versions)
        stored = {row.key: row.fingerprint for row in connection.execute(select(blocks))}
    due = tuple(block for key, block in sorted(wanted.items()) if stored.get(key) != block.fingerprint)
    return Outdated(at, versions, len(wanted), due, tuple(sorted(stored.keys() - wanted.keys())))


def told_in(ledger: Ledger, block: Block) -> list[tuple[Document, Reading]]:
    """The documents of a block with their readings, as people have judged them, sorted by document id."""
    with ledger.reading() as connection:
        texts = load(connection, (member.document for member in block.members))
        read = load_readings(connection, (member.reading for member in block.members))
        judged = _judged(connection, block)
    return [(texts[m.document], under(read[m.document], judged)) for m in block.members]


def judged_in(ledger: Ledger, block: Block) -> list[Judgement]:
    """The judgements that stand on the documents of a block, in the order in which they were made."""
    if not any(member.judged for member in block.members):
        return []
    with ledger.reading() as connection:
        return _judged(connection, block)


def words(ledger: Ledger, judgement: Judgement) -> str:
    """The words that a judgement stands on."""
    with ledger.reading() as connection:
        return load(connection, [judgement.document])[judgement.document].text[judgement.start : judgement.end]


def _judged(connection: Connection, block: Block) -> list[Judgement]:
    return standing(load_judgements(connection, (member.document for member in block.members if member.judged)))


def told(ledger: Ledger, names: Iterable[str]) -> list[tuple[Document, Reading]]:
    """These documents with the readings that the record uses, sorted by id; those never read are left out."""
    with ledger.reading() as connection:
        chosen = {member.document: member.reading for member in _members(connection)}
        wanted = sorted(chosen.keys() & set(names))
        texts = load(connection, wanted)
        read = load_readings(connection, (chosen[name] for name in wanted))
    return [(texts[name], read[name]) for name in wanted]


def replace_blocks(ledger: Ledger, due: Outdated, records: Mapping[str, Record], *, across: Across) -> bool:
    """Put the records of these blocks, by key, in place of the old; False if the ledger has changed meanwhile.

    Where there are several blocks, `across` finds the mechanisms that they share; those of single blocks are not kept.
    """
    several = due.total > 1
    changed = [*due.gone, *records]
    with ledger.reading() as connection:
        together = shared(connection, changed, records) if several and changed else Shared(Record(), ())
    mechanisms = across(together.record)  # takes long where blocks are large, so nobody is kept waiting for it
    with ledger.writing() as connection:
        if changes.value(connection, changes.CHANGES) != due.at:
            return False
        old = changed if several else [*changed, BLOCK]
        moved = [member.document for block in due.blocks for member in block.members]
        _remove(connection, old, moved)
        for part in chunks(due.blocks, TOGETHER):
            connection.execute(insert(blocks), [{"key": one.key, "fingerprint": one.fingerprint} for one in part])
            made = ((one.key, records[one.key]) for one in part)
            _insert(connection, [_rows(key, replace(record, mechanisms=()) if several else record)
                                 for key, record in made])
        _remove_entries(connection, {*together.old, *(mechanism.id for mechanism in mechanisms)})
        everything = replace(together.record, mechanisms=tuple(mechanisms))
        _insert(connection, [((), entry_rows(everything, mechanisms, BLOCK))])
        changes.put(connection, changes.DERIVED, due.at)
        changes.put(connection, changes.VERSIONS, due.versions)
    return True


def clear(ledger: Ledger) -> None:
    """Throw the record away, to be derived anew; what was told stays."""
    with ledger.writing() as connection:
        for table in (entry_parties, entry_documents, entries, document_states, blocks):
            connection.execute(delete(table))
        changes.put(connection, changes.DERIVED, "")


def _members(connection: Connection) -> Iterable[Member]:
    """Each document with its newest complete reading in the form that counts (else its newest complete one)."""
    forms_ = forms(connection)
    on: dict[str, list[Judgement]] = defaultdict(list)
    for one in standing(load_judgements(connection, None)):
        on[one.document].append(one)
    judged = {name: content_id("j", [[j.key, j.value] for j in found]) for name, found in on.items()}
    query = select(readings.c.seq, readings.c.document, readings.c.marks, readings.c.reader, readings.c.principal)
    best: dict[str, tuple[bool, int, Member]] = {}
    for row in connection.execute(query.where(readings.c.complete)):
        path, marks = forms_[row.document]
        rank = (row.marks == marks, row.seq)
        if row.document not in best or rank > best[row.document][:2]:
            member = Member(row.document, row.principal, path, marks, row.seq, row.reader,
                            judged.get(row.document, ""))
            best[row.document] = (*rank, member)
    return (member for *_, member in best.values())


def _remove(connection: Connection, keys: Iterable[str], moved: Iterable[str]) -> None:
    for part in chunks(keys):
        gone = select(entries.c.id).where(entries.c.block.in_(part))
        connection.execute(delete(entry_parties).where(entry_parties.c.entry.in_(gone)))
        connection.execute(delete(entry_documents).where(entry_documents.c.entry.in_(gone)))
        connection.execute(delete(entries).where(entries.c.block.in_(part)))
        connection.execute(delete(document_states).where(document_states.c.block.in_(part)))
        connection.execute(delete(blocks).where(blocks.c.key.in_(part)))
    for part in chunks(moved):  # a document that a newer reading puts in another block
        connection.execute(delete(document_states).where(document_states.c.document.in_(part)))


def _remove_entries(connection: Connection, ids: Iterable[str]) -> None:
    for part in chunks(ids):
        connection.execute(delete(entry_parties).where(entry_parties.c.entry.in_(part)))
        connection.execute(delete(entry_documents).where(entry_documents.c.entry.in_(part)))
        connection.execute(delete(entries).where(entries.c.id.in_(part)))


def _rows(key: str, record: Record) -> tuple[Sequence[Row], Rows]:
    return [state_row(state, key) for state in record.documents], entry_rows(record, record.entries(), key)


def _insert(connection: Connection, found: Sequence[tuple[Sequence[Row], Rows]]) -> None:
    """Rows of document states and of entries, for each table all at once."""
    for table, parts in ((document_states, [states for states, _ in found]),
                         (entries, [rows.entries for _, rows in found]),
                         (entry_parties, [rows.parties for _, rows in found]),
                         (entry_documents, [rows.documents for _, rows in found])):
        if rows := [row for part in parts for row in part]:
            connection.execute(insert(table), rows)
