"""The one error tree. Messages say what is wrong, where, and what to do next.

    ComityError
    |-- LedgerError       the ledger cannot be opened, written or understood (newer schema, disk full, locked)
    |-- CodebookError     shipped or user vocabulary is inconsistent
    |-- UsageError        a command or call was given something that it cannot use (unknown state, bad date)

Expected refusals of a document (binary, too large, empty) are no errors: `intake` returns them as values.
"""

from __future__ import annotations


class ComityError(Exception):
    """Anything that Comity tells its user as an error."""


class LedgerError(ComityError):
    """The ledger cannot be opened, written or understood."""


class CodebookError(ComityError):
    """A vocabulary file is inconsistent."""


class UsageError(ComityError):
    """Something was asked for that does not exist or cannot be understood."""
