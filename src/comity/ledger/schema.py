"""The schema's version: `VERSIONS` lists all that this program knows, oldest first, one per file in `migrations/`.

A ledger of the newest version is opened without loading Alembic; an older one is brought up to date; one that names a
version not listed here was written by a newer program and is refused, never guessed at.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from comity.errors import LedgerError

VERSIONS = ("0001", "0002")
TABLE = "alembic_version"
FOLDER = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, where: str) -> None:
    """Make the tables of a new ledger, or bring an older one up to date. Raises LedgerError for a newer schema."""
    with engine.connect() as connection:
        found = _version(connection, where)
    if found == VERSIONS[-1]:
        return
    immediately = engine.execution_options(begin="BEGIN IMMEDIATE")
    with immediately.begin() as connection:  # a second program may have done it meanwhile: ask again under the lock
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(1129270601)"))
        if _version(connection, where) != VERSIONS[-1]:
            _upgrade(connection)


def _version(connection: Connection, where: str) -> str | None:
    names = set(inspect(connection).get_table_names())
    if TABLE not in names:
        if names:
            raise LedgerError(f"{where} is a database of something else (tables {', '.join(sorted(names)[:3])} ...), "
                              "not a Comity ledger. Name another one with --ledger.")
        return None
    found = connection.execute(text(f"SELECT version_num FROM {TABLE}")).scalar()
    if found is not None and found not in VERSIONS:
        raise LedgerError(f"The ledger {where} was written by a newer Comity (schema {found}; this one knows up to "
                          f"{VERSIONS[-1]}). Install the newer Comity: pip install --upgrade comity")
    return found


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
