"""Opening a ledger, and two ways to use it: reading (a snapshot) and writing (one at a time, all or nothing).

SQLite runs in WAL mode: readers see the last committed state while one writer works, and a writer waits its turn.
A writer takes the lock when it begins, so that two of them never meet half-way.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from comity.errors import LedgerError
from comity.ledger import schema
from comity.ledger.faults import fault

MEMORY = "sqlite://"
BACKENDS = ("sqlite", "postgresql", "postgres")
READ, WRITE = "BEGIN", "BEGIN IMMEDIATE"
WAIT_SECONDS = 30  # a batch of fifty documents is written in well under a second; a large block in a few
WRITER_LOCK = 0x434F4D49  # any number, the same for all writers of one PostgreSQL database


class Ledger:
    """A ledger that is open: `reading()` and `writing()` give connections, faults come as LedgerError."""

    def __init__(self, engine: Engine, where: str) -> None:
        self.engine = engine
        self.where = where

    @property
    def is_sqlite(self) -> bool:
        """Whether the ledger is an SQLite file (full-text search is written for it)."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger from its first question to its end."""
        with self._begun(READ) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept together at the end, or not at all. Raises LedgerError."""
        with self._begun(WRITE) as connection:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITER_LOCK})
            yield connection

    @contextmanager
    def _begun(self, statement: str) -> Iterator[Connection]:
        try:
            with self.engine.connect() as connection:
                if self.is_sqlite:
                    connection.execution_options(begin=statement)
                elif statement == READ:
                    connection.execution_options(isolation_level="REPEATABLE READ")
                with connection.begin():
                    yield connection
        except SQLAlchemyError as error:
            raise fault(error, self.where) from error

    def close(self) -> None:
        """Give back what the ledger holds open."""
        self.engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *unused: object) -> None:
        self.close()


def open_ledger(path_or_url: Path | str, *, create: bool = True) -> Ledger:
    """Open a ledger, with its schema brought up to date; a new one is made unless `create` is False.

    A path or `sqlite:///` URL names a file, `sqlite://` a ledger in memory, `postgresql://` a database on a server.
    Raises LedgerError: unreadable, not a ledger, of a newer schema, locked, or absent and not to be created.
    """
    url = _url(path_or_url)
    where = url.database if url.drivername == "sqlite" and url.database else url.render_as_string(hide_password=True)
    if url.drivername == "sqlite" and url.database and url.database != ":memory:":
        _check_file(Path(url.database), create)
    try:
        engine = _engine(url)
    except ModuleNotFoundError as error:
        raise LedgerError(f"The ledger {where} needs the driver {error.name}, which is not installed. "
                          "Run: pip install 'comity[postgres]'") from error
    except SQLAlchemyError as error:
        raise fault(error, where) from error
    ledger = Ledger(engine, where)
    try:
        schema.bring_up_to_date(ledger.engine, where)
    except SQLAlchemyError as error:
        ledger.close()
        raise fault(error, where) from error
    except LedgerError:
        ledger.close()
        raise
    return ledger


def _url(path_or_url: Path | str) -> URL:
    if isinstance(path_or_url, Path) or "://" not in path_or_url:
        return URL.create("sqlite", database=str(path_or_url))
    try:
        url = make_url(path_or_url)
    except ArgumentError as error:
        raise LedgerError(f"The ledger {path_or_url!r} is neither a path nor a URL that can be understood.") from error
    if url.get_backend_name() not in BACKENDS:
        raise LedgerError(f"No ledger is kept in {url.get_backend_name()!r}. Name a file, or a postgresql:// URL.")
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url


def _check_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"The ledger {path} is a folder. Name a file with --ledger, such as {path / 'comity.db'}.")
    if not create and not path.exists():
        raise LedgerError(f"There is no ledger {path}. Read reports into it first (comity read PATH), "
                          "or name another one with --ledger.")
    if not path.parent.is_dir():
        raise LedgerError(f"The ledger {path} cannot be made: there is no folder {path.parent}. Make it first.")


def _engine(url: URL) -> Engine:
    if url.drivername != "sqlite":
        return create_engine(url)
    options: dict[str, Any] = {"poolclass": StaticPool} if url.database in (None, "", ":memory:") else {}
    engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS, "check_same_thread": False}, **options)

    @event.listens_for(engine, "connect")
    def prepare(raw: sqlite3.Connection, _record: object) -> None:
        raw.isolation_level = None  # transactions begin where `begin` below says so
        raw.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "readonly" not in str(error):  # a ledger that may only be read is read as it is
                raise
        raw.execute("PRAGMA synchronous = NORMAL")  # with WAL: never damaged; a power cut loses the last batch at most

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", READ))

    return engine


