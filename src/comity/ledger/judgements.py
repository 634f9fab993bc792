"""What people decided: added, withdrawn, never erased; anchored to words of a document, not to an entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from comity.errors import UsageError
from comity.ledger import changes
from comity.ledger.coding import chunks
from comity.ledger.connect import Ledger
from comity.ledger.documents import load
from comity.ledger.tables import judgements


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's, about a kind of claim on a span of a text: `what` is judged (such as `status`), its `value`, the
    reason, by whom and when (ISO, UTC). `withdrawn_when` is None while it stands. `key` is given by the ledger.

    `about` tells which of several claims on these words is meant (`ledger.applied.identity`), or the person or the
    values in question; None: all claims of the kind. What a judgement does to the record stands in `ledger.applied`.
    """

    document: str
    start: int
    end: int
    kind: str
    what: str
    value: str
    reason: str
    by: str
    made_when: str
    withdrawn_when: str | None = None
    withdrawn_by: str | None = None
    about: str | None = None
    key: int = 0


def judge(ledger: Ledger, judgement: Judgement) -> int:
    """Record a judgement and return its key. Raises UsageError if it is about no words of a known document."""
    with ledger.writing() as connection:
        document = load(connection, [judgement.document]).get(judgement.document)
        if document is None or not 0 <= judgement.start < judgement.end <= len(document.text):
            raise UsageError(f"A judgement has to be about words of a document: {judgement.document} "
                             f"{judgement.start} to {judgement.end} are none.")
        names = ("document", "start", "end", "kind", "what", "value", "reason", "by", "made_when", "about")
        key = connection.execute(insert(judgements).values({name: getattr(judgement, name) for name in names}))
        changes.note(connection)
        assert key.inserted_primary_key is not None
        return int(key.inserted_primary_key[0])


def withdraw(ledger: Ledger, key: int, *, by: str, when: str) -> None:
    """Withdraw a judgement that stands. Raises UsageError if there is none of this key."""
    with ledger.writing() as connection:
        standing = update(judgements).where(judgements.c.seq == key, judgements.c.withdrawn_when.is_(None))
        if connection.execute(standing.values(withdrawn_when=when, withdrawn_by=by)).rowcount != 1:
            raise UsageError(f"No judgement {key} stands; it cannot be withdrawn.")
        changes.note(connection)


def judgements_on(ledger: Ledger, names: Iterable[str]) -> list[Judgement]:
    """All judgements about these documents, withdrawn ones too, in the order in which they were made."""
    with ledger.reading() as connection:
        return load_judgements(connection, names)


def all_judgements(ledger: Ledger) -> list[Judgement]:
    """All judgements, withdrawn ones too, in the order in which they were made."""
    with ledger.reading() as connection:
        return load_judgements(connection, None)


def load_judgements(connection: Connection, names: Iterable[str] | None) -> list[Judgement]:
    """All judgements about these documents (None: about any), in the order in which they were made."""
    query = select(judgements)
    parts = [query] if names is None else [query.where(judgements.c.document.in_(p)) for p in chunks(sorted(names))]
    found = [Judgement(**{"key" if name == "seq" else name: value for name, value in row.items()})
             for part in parts for row in connection.execute(part).mappings()]
    return sorted(found, key=lambda judgement: judgement.key)
