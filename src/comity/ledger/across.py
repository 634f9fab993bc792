"""What is found in several blocks together: mechanisms, whose sessions and promises may lie in any of them.

A mechanism depends on the meetings and commitments of exactly its parties and on nothing else. So when blocks change,
only the sets of parties that occur in them, before or after, are looked at again, in all blocks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from comity.ledger import queries
from comity.ledger.rows import parties_of
from comity.ledger.tables import entries, entry_parties
from comity.model.record import Commitment, DocumentState, Meeting, Record

BLOCK = "across"  # the block under which mechanisms of several blocks are kept
PARTS = ("meeting", "commitment")
Parties = frozenset[str]


@dataclass(frozen=True, slots=True)
class Shared:
    """The meetings and commitments of all blocks that have the parties of changed ones, and the mechanisms, by id, that
    were found for these parties before."""

    record: Record
    old: tuple[str, ...]


def shared(connection: Connection, changed: Iterable[str], records: Mapping[str, Record]) -> Shared:
    """What mechanisms are to be found in; `changed` are the keys of blocks that change or go, `records` the new."""
    stored = _stored(connection)
    changed = set(changed)
    touched: set[Parties] = {parties for block, kind, parties in stored.values() if block in changed and kind in PARTS}
    documents: list[DocumentState] = []
    meetings: list[Meeting] = []
    commitments: list[Commitment] = []
    for record in records.values():  # once: each may be read anew from disk
        documents += record.documents
        meetings += record.meetings
        commitments += record.commitments
    touched.update(frozenset(parties_of(entry)) for entry in (*meetings, *commitments))
    beside = [name for name, (block, kind, parties) in stored.items()
              if block not in changed and kind in PARTS and parties in touched]
    found = queries.entries_of(connection, beside)
    return Shared(
        Record(
            documents=(*found.documents, *documents),
            meetings=(*found.meetings, *meetings),
            commitments=(*found.commitments, *commitments),
        ),
        tuple(sorted(name for name, (block, _, parties) in stored.items() if block == BLOCK and parties in touched)),
    )


def _stored(connection: Connection) -> dict[str, tuple[str, str, Parties]]:
    """Of each stored meeting, commitment and shared mechanism its block, kind and parties."""
    chosen = entries.c.kind.in_((*PARTS, "mechanism"))
    parties: dict[str, set[str]] = defaultdict(set)
    listed = select(entry_parties).join(entries, entries.c.id == entry_parties.c.entry).where(chosen)
    for row in connection.execute(listed):
        parties[row.entry].add(row.state)
    query = select(entries.c.id, entries.c.block, entries.c.kind).where(chosen)
    return {row.id: (row.block, row.kind, frozenset(parties[row.id])) for row in connection.execute(query)}
