"""The tables as values: every row is checked against the codes it names before it is believed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from comity.model.times import Interval
from comity.register.disputed import DisputedNames, name_row
from comity.register.tables import Row, rows
from comity.register.types import (
    Bloc,
    Happening,
    Membership,
    Occupancy,
    Office,
    Person,
    Place,
    Post,
    State,
    widest,
)

STATE_KINDS = frozenset({"un-member", "un-observer", "other", "union"})
BLOC_KINDS = frozenset({"union", "group", "alliance", "pact", "organisation"})
RANKS = frozenset({"leaders", "ministers", "officials"})
STATUSES = frozenset({"holder", "acting"})
LEADING = frozenset({"head-of-state", "head-of-government"})
HAPPENING_KINDS = frozenset({"summit", "war", "event", "anniversary", "election"})
HIT_KINDS = frozenset({"name", "demonym", "capital", "metonym"})
MASK_KINDS = frozenset({"region", "masthead"})
FLAG = frozenset({"", "yes"})


def _known(row: Row, column: str, table: Container[str]) -> str:
    value = row[column]
    if value not in table:
        raise row.error(f"{column} {value!r} is not in the register")
    return value


def states(folder: Path) -> Mapping[str, State]:
    """`states.csv` by code, in the order of the file."""
    found: dict[str, State] = {}
    for row in rows("states", folder):
        if row["code"] in found:
            raise row.error(f"state {row['code']} stands twice")
        local = tuple(filter(None, (row["ko"], row["ja"], row["zh"])))
        found[row["code"]] = State(
            row["code"], row["iso2"], row.one_of("kind", STATE_KINDS), row["name"], row["official"], row.many("names"),
            row.many("demonyms"), row.many("capitals"), row.many("metonyms"), local, row.one_of("leads", LEADING),
            row["source"])
    return found


def blocs(folder: Path) -> Mapping[str, Bloc]:
    """`blocs.csv` by id."""
    return {
        row["id"]: Bloc(row["id"], row["name"], row.many("names"), row.one_of("kind", BLOC_KINDS),
                        row.one_of("acts", FLAG) == "yes", row["source"])
        for row in rows("blocs", folder)
    }


def memberships(folder: Path, blocs: Container[str], states: Container[str]) -> tuple[Membership, ...]:
    """`memberships.csv`."""
    return tuple(Membership(_known(row, "bloc", blocs), _known(row, "member", states), *row.dates(), row["source"])
                 for row in rows("memberships", folder))


def posts(folder: Path) -> Mapping[str, Post]:
    """`posts.csv` by id."""
    return {row["id"]: Post(row["id"], row["label"], row.one_of("rank", RANKS), row.many("words"), row.many("asked"),
                            row["source"])
            for row in rows("posts", folder)}


def offices(folder: Path, bodies: Container[str], posts: Container[str]) -> tuple[Office, ...]:
    """`offices.csv`: what states and other bodies call their posts."""
    return tuple(
        Office(_known(row, "country", bodies), _known(row, "post", posts), row.many("words"), row.many("asked"),
               _known(row, "same_as", posts) if row["same_as"] else "", row.one_of("apart", FLAG) == "yes",
               row["source"])
        for row in rows("offices", folder))


def persons(folder: Path, states: Container[str]) -> Mapping[str, Person]:
    """`persons.csv` by id; the family name must be a part of the name."""
    found: dict[str, Person] = {}
    for row in rows("persons", folder):
        if row["id"] in found:
            raise row.error(f"person {row['id']} stands twice")
        if row["family"] not in row["name"]:
            raise row.error(f"family name {row['family']!r} is no part of {row['name']!r}")
        found[row["id"]] = Person(row["id"], row["name"], row["family"], row.many("spellings"),
                                  _known(row, "country", states), row["wikidata"], row["source"])
    return found


def occupancies(
    folder: Path, persons: Container[str], posts: Container[str], bodies: Container[str]
) -> tuple[Occupancy, ...]:
    """`occupancies.csv`, the earliest first; `bodies` are the codes of states and the ids of blocs."""
    found = [
        Occupancy(_known(row, "person", persons), _known(row, "post", posts), _known(row, "country", bodies),
                  *row.dates(), row.one_of("status", STATUSES), row.date("attested"), row["source"],
                  _known(row, "at", bodies) if row["at"] else "")
        for row in rows("occupancies", folder)
    ]
    return tuple(sorted(found, key=lambda o: (o.start, o.country, o.post, o.at, o.person)))


def leading(folder: Path, states: Container[str], posts: Container[str]) -> Iterator[tuple[str, str, Interval]]:
    """`leading.csv`: state, post and time where another than the one of `leads` was called the leader."""
    for row in rows("leading", folder):
        yield _known(row, "country", states), _known(row, "post", posts), widest(*row.dates())


def local_names(folder: Path, bodies: Container[str]) -> Iterator[tuple[str, str]]:
    """`local_names.csv`: what else reports call states and bodies, with the code: in Korean, Japanese and Chinese, and
    English adjectives that two states share."""
    for row in rows("local_names", folder):
        for word in row.many("words"):
            yield word, _known(row, "code", bodies)


def places(folder: Path, states: Container[str]) -> tuple[Place, ...]:
    """`places.csv`, in the order of the file."""
    return tuple(
        Place(row["name"], row.many("names"), _known(row, "country", states), row.one_of("capital", FLAG) == "yes",
              row.one_of("weak", FLAG) == "yes", row["source"])
        for row in rows("places", folder))


def happenings(folder: Path, states: Container[str]) -> Mapping[str, Happening]:
    """`happenings.csv` by id, the earliest first."""
    found = []
    for row in rows("happenings", folder):
        concerned = row.many("states")
        if unknown := [code for code in concerned if code not in states]:
            raise row.error(f"states {', '.join(unknown)} are not in the register")
        country = _known(row, "country", states) if row["country"] else ""
        found.append(Happening(row["id"], row.one_of("kind", HAPPENING_KINDS), row["label"], *row.dates(), row["town"],
                               country, concerned, row.many("patterns"), row["source"]))
    return {h.id: h for h in sorted(found, key=lambda h: (h.start, h.id))}


def masks(folder: Path) -> Iterator[tuple[str, str]]:
    """`mastheads.csv` and `regions.csv`: phrases that hide the state names inside them, with their kind."""
    for table in ("mastheads", "regions"):
        for row in rows(table, folder):
            yield row["phrase"], row.one_of("kind", MASK_KINDS)


def special(folder: Path, states: Container[str]) -> Iterator[tuple[str, str, tuple[str, ...], bool]]:
    """`phrases.csv`: phrases for several states or with a doubt, such as `the two Koreas` and `Korea`."""
    for row in rows("phrases", folder):
        codes = row.many("codes")
        if unknown := [code for code in codes if code not in states]:
            raise row.error(f"states {', '.join(unknown)} are not in the register")
        yield row["phrase"], row.one_of("kind", HIT_KINDS), codes, row.one_of("loose", FLAG) == "yes"


def disputed(folder: Path, states: Container[str]) -> DisputedNames:
    """`disputed_names.csv`: what states call that which they dispute."""
    return DisputedNames(name_row(row, states) for row in rows("disputed_names", folder))
