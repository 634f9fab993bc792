"""Faults of a database, said in words: what is wrong, where, and what to do next."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError

from comity.errors import LedgerError

# What a driver says, and what it means for the user; the first that fits. SQLite's words, then PostgreSQL's.
MEANINGS: tuple[tuple[str, str], ...] = (
    ("database is locked", "is held by another program that writes to it. Wait until that is done, and try again"),
    ("database or disk is full", "has no room: the disk is full. Free some space and run the same command again; "
                                 "what was recorded before is kept"),
    ("file is not a database", "is not a Comity ledger (not an SQLite file). Name another file with --ledger"),
    ("malformed", "is damaged. Restore a copy, or read the reports again into a new ledger"),
    ("unable to open database file", "cannot be opened. Check that its folder exists and that you may write there"),
    ("readonly database", "needs the right to write to the file and its folder, which you do not have. Ask for it, "
                          "or copy the file"),
    ("disk I/O error", "cannot be read or written: the disk reports an error. Check the disk, and try again"),
    ("No space left on device", "has no room: the server's disk is full. Free some space and try again"),
    ("password authentication failed", "refuses the name or password in its URL. Check both"),
    ("does not exist", "is not there: no such database or role on the server. Create it, or check the URL"),
    ("connection", "cannot be reached. Check that the server runs and that its URL is right"),
)  # fmt: skip


def fault(error: SQLAlchemyError, where: str) -> LedgerError:
    """The error as a user is told it; `where` names the ledger (a path, or a URL without its password)."""
    if isinstance(error, NoSuchModuleError):
        return LedgerError(f"The ledger {where} names a kind of database that Comity does not know. "
                           "Give a path, or a URL that begins with sqlite:/// or postgresql://.")
    said = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    for words, meaning in MEANINGS:
        if words in said:
            return LedgerError(f"The ledger {where} {meaning}.")
    return LedgerError(f"The ledger {where} cannot be used: {said}.")
