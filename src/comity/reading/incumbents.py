"""Who held the chief posts of the states that a text names most: by their family name alone it may name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from comity.reading.names import SHORT
from comity.register import Register
from comity.register.types import Occupancy, Person

YEAR_HEADING = re.compile(r"^[^\w\n]{0,8}((?:19|20)\d\d)[^\w\n]{0,8}$", re.M)  # of a chronology
FEWEST = 2  # of such headings: one alone may be anything
NAMES_MINISTERS = re.compile(r"\b(?:foreign|defen[cs]e) (?:minister|secretary|ministry|chief)|\bministers\b", re.I)
MINISTERS = ("foreign-minister", "defence-minister")
LEADING = ("head-of-government", "head-of-state")
RANKS = {"foreign-minister": "foreign minister", "defence-minister": "defence minister"}  # and what they are called
MOST_SERVED = 2  # states whose ministers are known by their family name: those of a report on two
LEAST_LETTERS = 4  # of a leader's family name,
LEAST_OF_MINISTERS = 5  # and of a minister's


def incumbents(
    register: Register, text: str, codes: Sequence[str], on: date
) -> Iterator[tuple[Person, str, str, str | None]]:
    """Persons with their state, rank and office, leaders first: of each state who leads it on a day; of the first two
    also their ministers, and in a chronology, whose entries stand under years, those who held such posts since the
    first of these years. A minister counts in a text that speaks of ministers, by a family name that nobody else has
    and no town."""
    led = [*_led(register, codes, on)]
    found = [*led, *_held(register, text, codes[:MOST_SERVED], on)]
    shared: dict[str, set[str]] = {}
    for person, _, _, _ in found:
        shared.setdefault(person.family, set()).add(person.id)
    told: set[str] = set()
    for number, (person, code, rank, office) in enumerate(found):
        least = LEAST_LETTERS if rank == "leaders" else LEAST_OF_MINISTERS
        long = len(person.family) >= least or person.family in SHORT
        alone = len(shared[person.family]) == 1 and (rank == "leaders" or _distinct(register, text, person))
        if long and person.id not in told and (number < len(led) or alone):
            told.add(person.id)
            yield person, code, rank, office


def _led(register: Register, codes: Sequence[str], on: date) -> Iterator[tuple[Person, str, str, str | None]]:
    for code in codes:
        post = register.leading(code, on)
        held = register.holder(post, code, on) if post else None
        if held:
            yield register.persons[held.person], code, "leaders", None


def _held(
    register: Register, text: str, codes: Sequence[str], on: date
) -> Iterator[tuple[Person, str, str, str | None]]:
    years = [int(year) for year in YEAR_HEADING.findall(text)]
    first = min(years) if len(years) >= FEWEST else None
    for code in codes:
        if first is not None:
            for post in LEADING:
                yield from ((register.persons[o.person], code, "leaders", None)
                            for o in register.occupancies(post=post, country=code) if _since(o, first, on))
        for post in MINISTERS:
            held = [o for o in register.occupancies(post=post, country=code) if first and _since(o, first, on)]
            now = register.holder(post, code, on)
            for one in [*([now] if now else []), *held]:
                yield register.persons[one.person], code, "ministers", RANKS[post]


def _distinct(register: Register, text: str, person: Person) -> bool:
    """Whether a text that speaks of ministers can mean only this one by a family name."""
    chronicle = len(YEAR_HEADING.findall(text)) >= FEWEST
    speaks = chronicle or NAMES_MINISTERS.search(text) is not None
    return speaks and len(register.persons_named(person.family)) <= 1 and not register.find_places(person.family)


def _since(held: Occupancy, year: int, on: date) -> bool:
    """Whether a post was held at any time from a year to a day."""
    starts, ends = held.interval.earliest, held.interval.latest
    return starts is not None and starts <= on and (ends is None or ends.year >= year)
