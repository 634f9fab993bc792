"""Names that states dispute: which thing a name means, whoever uses it, and who writes which name.

Invariant: the table only says who writes what. Which name a reader sees is chosen elsewhere (`register.usage`), and no
text that is searched is ever changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from comity.errors import CodebookError
from comity.register.scan import Scanner, spelled
from comity.register.tables import Row
from comity.register.types import widest

BOTH, NEUTRAL, OWN = "both", "neutral", "own"  # users that are no state
KINDS = frozenset({"sea", "site", "land", "town", "state"})
MOST_CHARACTERS = 80  # of a name: one that is longer is a sentence
FLAG = frozenset({"", "yes"})
# A name before another large word is a part of a longer one: Takeshima Day, the Jerusalem Post, the Burma Road.
_BEFORE = re.compile(r"[ -](?:(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Febr)uary\b|(?:March|April|May|"
                     r"June|July|August)\b|(?:Septem|Octo|Novem|Decem)ber\b)[A-Z]|guesthouse|hotel)")
_BEHIND = re.compile(r"\b(?:East|West|North|South|New|Greater|Northern|Southern|Eastern|Western|Upper|Lower)[ -]$")


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name of one thing and who writes it: states by code, `both`, `neutral` or `own`; at a time, where that matters.

    `kind`: `sea`, `site` (islands, rocks, a mountain), `land`, `town` or `state` (then `code` is its code). `others`
    are further spellings in any script. A name that takes the article in a sentence is written with it: `the Kurils`.
    `weak`: the name means more often something else (`the Gulf`); it is written, and not recognised.
    """

    thing: str
    kind: str
    code: str
    users: tuple[str, ...]
    name: str
    others: tuple[str, ...]
    start: str
    end: str
    source: str
    weak: bool = False

    @property
    def recognised(self) -> tuple[str, ...]:
        """The names that mean the thing in a text."""
        return self.others if self.weak else (self.name, *self.others)

    def holds(self, on: date | None) -> bool:
        """Whether the name is in use on a day; without a day, whether it still is."""
        return not self.end if on is None else widest(self.start, self.end).holds(on)


@dataclass(frozen=True, slots=True, order=True)
class NameHit:
    """A disputed name in a text: its span without an article, and the thing that it means."""

    start: int
    end: int
    text: str
    thing: str


def name_row(row: Row, states: Container[str]) -> NameRow:
    """One row of `disputed_names.csv`. Raises CodebookError for an unknown kind, user or state, or an empty name."""
    kind, _, code = row["kind"].partition(":")
    if kind not in KINDS or (kind == "state") != bool(code):
        raise row.error(f"kind is {row['kind']!r}, not one of {', '.join(sorted(KINDS))} (a state with :CODE)")
    users = row.many("user")
    if unknown := [one for one in (*users, *filter(None, [code])) if one not in (BOTH, NEUTRAL) and one not in states]:
        raise row.error(f"{', '.join(unknown)} is not in the register")
    if not users or not row["id"]:
        raise row.error("no id or no user")
    return NameRow(row["id"], kind, code, users, checked(row, row["name"]), row.many("others"), *row.dates(),
                   row["source"], row.one_of("weak", FLAG) == "yes")


def checked(row: Row, name: str) -> str:
    """A name that can be printed in a line. Raises CodebookError for an empty, long or unprintable one."""
    if not name.strip():
        raise row.error("no name")
    if len(name) > MOST_CHARACTERS:
        raise row.error(f"a name of {len(name)} characters; {MOST_CHARACTERS} are the most")
    if any(unicodedata.category(letter)[0] == "C" for letter in name) or set(name) & set("“”<>"):
        raise row.error(f"name {name!r} has characters that no name has")
    return name.strip()


def bare(name: str) -> str:
    """A name without its article."""
    return name[4:] if name[:4].casefold() == "the " else name


class DisputedNames:
    """All rows of a table, by thing. Raises CodebookError where rows of one thing do not fit together."""

    def __init__(self, rows: Iterable[NameRow]) -> None:
        self.rows = tuple(rows)
        self.things: dict[str, list[NameRow]] = {}
        for row in self.rows:
            self.things.setdefault(row.thing, []).append(row)
        for thing, own in self.things.items():
            if len({(row.kind, row.code) for row in own}) > 1:
                raise CodebookError(f"disputed names: {thing} is of several kinds")

    @cached_property
    def users(self) -> frozenset[str]:
        """The states whose usage the table knows."""
        return frozenset(user for row in self.rows for user in row.users) - {BOTH, NEUTRAL, OWN}

    @cached_property
    def articles(self) -> frozenset[str]:
        """The bare names that take the article."""
        return frozenset(bare(name) for row in self.rows for name in (row.name, *row.others) if bare(name) != name)

    def title(self, thing: str) -> str:
        """The name under which the record has a site or a stretch of land, whatever reports call it: the neutral one
        without its article; empty for seas, towns and states."""
        found = (row.name for row in self.things[thing] if NEUTRAL in row.users and row.kind in ("site", "land"))
        return bare(next(found, ""))

    def spellings(self, thing: str) -> list[str]:
        """All names of a thing without articles, each once."""
        return list(dict.fromkeys(bare(name) for row in self.things[thing] for name in row.recognised))

    @cached_property
    def _users_of(self) -> dict[str, dict[str, set[str]]]:
        """Of each spelling the things that it may mean, with the states that use it so."""
        found: dict[str, dict[str, set[str]]] = {}
        for row in self.rows:
            for name in row.recognised:
                for text in spelled(bare(name)):
                    found.setdefault(text, {}).setdefault(row.thing, set()).update(row.users)
        return found

    @cached_property
    def _scanner(self) -> Scanner[str]:
        return Scanner({text: text for text in self._users_of})

    def find(self, text: str, states: Sequence[str] = ()) -> list[NameHit]:
        """Disputed names in a text, in order. A name of two things (`East Sea`) means the one that one of `states`
        calls so; where that decides nothing it is no hit. Nor is a part of a longer name (`Takeshima Day`)."""
        found = []
        for start, end, spelling in self._scanner.find(text):
            thing = self._meant(spelling, states)
            if thing and _stands(text, start) and not in_longer(text, start, end):
                found.append(NameHit(start, end, text[start:end], thing))
        return found

    def _meant(self, spelling: str, states: Sequence[str]) -> str | None:
        things = self._users_of[spelling]
        if len(things) == 1:
            return next(iter(things))
        meant = [thing for thing, users in things.items() if users & set(states)]
        return meant[0] if len(meant) == 1 else None

    def thing_of(self, name: str) -> str | None:
        """The thing that a whole name means, or None."""
        things = self._users_of.get(bare(name), {})
        return next(iter(things)) if len(things) == 1 else None


def in_longer(text: str, start: int, end: int) -> bool:
    """Whether a name at this place is only a part of a longer one."""
    return bool(_BEFORE.match(text, end) or _BEHIND.search(text[max(0, start - 10) : start]))


def _stands(text: str, start: int) -> bool:
    """Whether a name in a script without spaces begins a word: no letter of its own script stands before it."""
    if start == 0 or unicodedata.category(text[start]) != "Lo":
        return True
    return _script(text[start - 1]) != _script(text[start])


def _script(letter: str) -> str:
    """`CJK`, `HANGUL`, `KATAKANA`, ... of a letter; empty for anything else."""
    return unicodedata.name(letter, "").split(" ")[0] if unicodedata.category(letter) == "Lo" else ""
