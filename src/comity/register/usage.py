"""Which of the disputed names are written: both, neutral ones, those of one state, or a table of the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import CodebookError, UsageError
from comity.register import tables
from comity.register.disputed import BOTH, NEUTRAL, OWN, DisputedNames, NameRow, checked

if TYPE_CHECKING:
    from comity.register.register import Register

MOST_BYTES = 1_000_000  # of a user's own table; the shipped one has a fiftieth of it
NEEDED, MORE = ("id", "name", "source"), ("spellings",)  # columns of a user's own table


class Usage:
    """The names that are written on a day, of things by id and of states by code; and all names that mean them."""

    def __init__(self, register: Register, disputed: DisputedNames, user: str, on: date | None) -> None:
        self._register = register
        self.disputed, self.user = disputed, user
        self.names: dict[str, str] = {}
        self.states: dict[str, str] = {}
        order = (NEUTRAL, BOTH) if user == NEUTRAL else (user, BOTH, NEUTRAL)
        for thing, rows in disputed.things.items():
            said = {one: row.name for row in reversed(rows) if row.holds(on) for one in row.users}
            name = next((said[one] for one in order if one in said), None)
            if name:
                self.names[thing] = name
                if rows[0].code:
                    self.states[rows[0].code] = name

    def state(self, code: str) -> str:
        """The name of a state or body."""
        return self.states.get(code) or self._register.name(code)


def usage_of(register: Register, words: str, on: date | None = None) -> Usage:
    """The usage that a user asks for: `both`, `neutral`, a state by code or name, or a CSV file of the user's own.

    `on` is the day whose names are written; without it, those of today. Raises UsageError for what is none of these,
    CodebookError with file and line for a table that cannot be used.
    """
    disputed = register.disputed
    if words in (BOTH, NEUTRAL):
        return Usage(register, disputed, words, on)
    path = Path(words)
    code = register.code(words)
    if path.suffix.lower() == ".csv" or (code is None and path.is_file()):
        return Usage(register, DisputedNames((*disputed.rows, *_own(path, register))), OWN, on)
    if code in disputed.users:
        return Usage(register, disputed, code or "", on)
    known = ", ".join(sorted(disputed.users))
    raise UsageError((f"No disputed name is known as {register.name(code)} writes it." if code else
                      f"There is no usage of names {words!r}.")
                     + f" Give both, neutral, a state ({known}) or a CSV file with the columns {', '.join(NEEDED)}.")


def _own(path: Path, register: Register) -> Iterator[NameRow]:
    """The rows of a user's own table: names for things of the shipped one, for states, or for new things."""
    known = register.disputed.things
    seen: set[str] = set()
    for row in _rows(path):
        thing, spellings = row["id"], row.many("spellings") if "spellings" in row.cells else ()
        if thing in seen:
            raise row.error(f"{thing} stands twice")
        seen.add(thing)
        name = checked(row, row["name"])
        if thing in known:
            kind, code = known[thing][0].kind, known[thing][0].code
        elif state := register.states.get(thing):
            kind, code, spellings = "state", thing, (state.name, *state.names, *spellings)
        elif spellings:
            kind, code = "site", ""
        else:
            raise row.error(f"no disputed thing has the id {thing!r}{_near(thing, known)}. A new one needs its names "
                            "in a column 'spellings', parted by |")
        yield NameRow(thing, kind, code, (OWN,), name, spellings, "", "", row["source"])


def _rows(path: Path) -> Iterator[tables.Row]:
    """The rows of a file, all columns known. Raises UsageError or CodebookError for a file that is no such table."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{path} has over {MOST_BYTES // 1000:,} kB: that is no table of names.")
        header = tables.header_of(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}. Check the path after --names.") from error
    if missing := [name for name in NEEDED if name not in header]:
        raise CodebookError(f"{path}: no column {', '.join(missing)}. A table of names begins with the line "
                            f"{','.join((*NEEDED, *MORE))}")
    if unknown := [name for name in header if name not in (*NEEDED, *MORE)]:
        raise CodebookError(f"{path}: unknown column {', '.join(unknown)}; known are {', '.join((*NEEDED, *MORE))}")
    found = list(tables.rows_of(path))
    if not found:
        raise CodebookError(f"{path}: no row under the header")
    yield from found


def _near(word: str, known: dict[str, list[NameRow]]) -> str:
    from rapidfuzz import fuzz, process

    near = process.extract(word, list(known), scorer=fuzz.WRatio, limit=3, score_cutoff=60)
    return f" (did you mean {', '.join(name for name, _, _ in near)}?)" if near else ""
