"""How far the record follows what was told: a count of changes, and the count and versions it was derived at."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from comity.ledger.tables import meta

CHANGES, DERIVED, VERSIONS = "changes", "derived", "versions"


def value(connection: Connection, name: str) -> str:
    """What is noted under a name; empty text if nothing is."""
    return str(connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar() or "")


def put(connection: Connection, name: str, text: str) -> None:
    """Note a text under a name, in place of what was there."""
    connection.execute(delete(meta).where(meta.c.name == name))
    connection.execute(insert(meta).values(name=name, value=text))


def note(connection: Connection) -> None:
    """Count one more change of documents or readings."""
    put(connection, CHANGES, str(int(value(connection, CHANGES) or 0) + 1))


def pending(connection: Connection, versions: str) -> bool:
    """Whether the record does not yet follow what was told, or was derived with other versions."""
    return (value(connection, CHANGES) != value(connection, DERIVED)
            or (value(connection, DERIVED) != "" and value(connection, VERSIONS) != versions))
