"""Reading the register's tables. A row that cannot be understood is an error that names file and line."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from comity.errors import CodebookError
from comity.model.times import Interval, interval_of

DATA = Path(__file__).parent / "data"
SEPARATOR = "|"  # between the items of a cell that holds several


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `cells` by column."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of a column. Raises CodebookError if the table has no such column."""
        try:
            return self.cells[column]
        except KeyError:
            raise self.error(f"no column {column!r}") from None

    def many(self, column: str) -> tuple[str, ...]:
        """The items of a cell that holds several, in order."""
        return tuple(item for item in (part.strip() for part in self[column].split(SEPARATOR)) if item)

    def one_of(self, column: str, allowed: frozenset[str]) -> str:
        """The cell, which must be one of some words. Raises CodebookError if it is not."""
        value = self[column]
        if value not in allowed:
            raise self.error(f"{column} is {value!r}, not one of {', '.join(sorted(allowed))}")
        return value

    def date(self, column: str) -> str:
        """An ISO prefix or the empty text. Raises CodebookError for anything else."""
        value = self[column]
        if value:
            try:
                _interval(value)
            except (ValueError, TypeError):
                raise self.error(f"{column} is {value!r}, not an ISO date") from None
        return value

    def dates(self) -> tuple[str, str]:
        """The cells `from` and `to`. Raises CodebookError if the second lies before the first."""
        start, end = self.date("from"), self.date("to")
        first, last = (_interval(start).earliest if start else None), (_interval(end).latest if end else None)
        if first and last and first > last:
            raise self.error(f"ends ({end}) before it begins ({start})")
        return start, end

    def error(self, what: str) -> CodebookError:
        """An error about this row, to be raised."""
        return CodebookError(f"{self.file}, line {self.line}: {what}")


@lru_cache(maxsize=16_384)  # a holder ends on the day on which the next one begins
def _interval(prefix: str) -> Interval:
    return interval_of(prefix)


def rows(table: str, folder: Path = DATA) -> Iterator[Row]:
    """The rows of `<table>.csv`. Raises CodebookError if it is missing, ragged, or a row names no source."""
    path = folder / f"{table}.csv"
    try:
        yield from rows_of(path)
    except FileNotFoundError:
        raise CodebookError(f"{path} is missing: the register is incomplete") from None


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a table. Raises OSError if it cannot be opened, CodebookError if it is no UTF-8 CSV, ragged, or a row
    names no source."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        try:
            header = next(reader, [])
            for cells in reader:
                row = Row(path.name, reader.line_num, dict(zip(header, cells, strict=False)))
                if len(cells) != len(header):
                    raise row.error(f"{len(cells)} cells for {len(header)} columns")
                if not row["source"]:
                    raise row.error("no source")
                yield row
        except (UnicodeDecodeError, csv.Error) as error:
            after = reader.line_num
            raise CodebookError(f"{path.name}: no CSV table in UTF-8 (after line {after}): {error}") from error


def header_of(path: Path) -> list[str]:
    """The names of a table's columns. Raises OSError if it cannot be opened, CodebookError if it is no UTF-8 CSV."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            return next(csv.reader(file), [])
        except (UnicodeDecodeError, csv.Error) as error:
            raise CodebookError(f"{path.name}: no CSV table in UTF-8: {error}") from error


def version(folder: Path = DATA) -> str:
    """The first 12 hexadecimal digits of the SHA-256 over names and contents of all tables."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
