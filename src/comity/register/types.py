"""What the register holds and what it finds in a text: frozen values, each with the source of its row.

Dates are ISO prefixes as the source gives them; `interval` is their widest reading. Codes of states are ISO 3166
alpha-3, `EU` for the European Union, `XKX` for Kosovo.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from comity.model.times import Interval, interval_of


@dataclass(frozen=True, slots=True)
class State:
    """A state or what reports treat as one. `kind`: `un-member`, `un-observer`, `other` or `union`.

    `names` are all English names besides `name`; a demonym that ends in a hyphen is a combining form (`Sino-`).
    `local` are names in Korean, Japanese and Chinese, for search and detection. `leads` is the post (head-of-state or
    head-of-government) of the one whom reports call the leader.
    """

    code: str
    iso2: str
    kind: str
    name: str
    official: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]
    local: tuple[str, ...]
    leads: str
    source: str


@dataclass(frozen=True, slots=True)
class Bloc:
    """A group of states. `kind`: `union`, `group`, `alliance`, `pact` or `organisation`.

    `acts`: whether reports let it act as its members do; a pact or the United Nations does not stand for its members.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    acts: bool
    source: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A state belongs to a bloc from one day to another (ISO prefixes, empty where open)."""

    bloc: str
    member: str
    start: str
    end: str
    source: str

    @property
    def interval(self) -> Interval:
        """The widest reading of both ends."""
        return widest(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Post:
    """A kind of office. `rank`: `leaders`, `ministers` or `officials`; `words`: how reports call it in any state.

    `asked`: words in any language that count only where somebody asks who is meant, not where a report is read.
    """

    id: str
    label: str
    rank: str
    words: tuple[str, ...]
    asked: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Office:
    """How one state or body names a post.

    `same_as`: the post whose holder also holds this one (a president who governs); `apart`: only at times when nobody
    is listed for it (a president who governs since the premiership was abolished). `asked`: titles in any language that
    count only where somebody asks who is meant, not where a report is read.
    """

    country: str
    post: str
    words: tuple[str, ...]
    asked: tuple[str, ...]
    same_as: str
    apart: bool
    source: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who held an office. `name` is in the usual English order; `family` is its inherited part."""

    id: str
    name: str
    family: str
    spellings: tuple[str, ...]
    country: str
    wikidata: str
    source: str


@dataclass(frozen=True, slots=True)
class Occupancy:
    """A person holds a post of a state or body (FollowTheMoney: Occupancy).

    `status`: `holder` or `acting`; `end` is empty where no end is known, and then `attested` is the last day (ISO
    prefix) for which the source still says so, or empty. `at`: the state or body to which an ambassador is sent, else
    empty.
    """

    person: str
    post: str
    country: str
    start: str
    end: str
    status: str
    attested: str
    source: str
    at: str = ""

    @property
    def interval(self) -> Interval:
        """The widest reading of both ends."""
        return widest(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Place:
    """A town or site. `weak`: the name means more often something else; it counts only beside its country."""

    name: str
    names: tuple[str, ...]
    country: str
    capital: bool
    weak: bool
    source: str


@dataclass(frozen=True, slots=True)
class Happening:
    """Something with a known date by which an undated report can be dated. `patterns`: words that presuppose it.

    `kind`: `summit`, `war`, `event`, `anniversary` (`start` is the base date) or `election`.
    """

    id: str
    kind: str
    label: str
    start: str
    end: str
    town: str
    country: str
    states: tuple[str, ...]
    patterns: tuple[str, ...]
    source: str

    @property
    def interval(self) -> Interval:
        """The widest reading of both ends."""
        return widest(self.start, self.end)


@dataclass(frozen=True, slots=True, order=True)
class StateHit:
    """A state in a text. `kind`: `name`, `demonym`, `capital`, `metonym`, `bloc`, `region` or `masthead`.

    Regions and mastheads have no `codes`; a bloc that does not act has none either. `loose`: the word may mean more
    than this state (`Korea`, `Korean`).
    """

    start: int
    end: int
    text: str
    kind: str
    codes: tuple[str, ...]
    bloc: str | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True, order=True)
class PlaceHit:
    """A town or site in a text; `name` is the register's name for it."""

    start: int
    end: int
    text: str
    name: str
    country: str
    capital: bool


@dataclass(frozen=True, slots=True, order=True)
class PersonHit:
    """A full name in a text; `persons` are the ids of all who bear it."""

    start: int
    end: int
    text: str
    persons: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class HappeningHit:
    """Words that presuppose a happening; `happenings` are the ids of all that they may mean, oldest first."""

    start: int
    end: int
    text: str
    happenings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who is meant: what could be found out, why, and who else it may be."""

    person: Person | None
    post: str | None
    country: str | None
    occupancy: Occupancy | None
    reason: str
    alternatives: tuple[Person, ...] = ()


@lru_cache(maxsize=65_536)  # the tables hold some 10,000 pairs; dating a report asks for hundreds of them
def widest(start: str, end: str) -> Interval:
    """The interval from the first day of one ISO prefix to the last day of another; empty is open."""
    return Interval(interval_of(start).earliest if start else None, interval_of(end).latest if end else None)
