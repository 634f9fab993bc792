"""Who held the chief posts of the states that a text names most: by their family name alone it may name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from comity.reading.names import SHORT
from comity.register import Register
from comity.register.types import Occupancy, Person

YEAR_HEADING = re.compile(r"^\W*((?:19|20)\d\d)\W*$", re.M)  # of a chronology
MINISTERS = ("foreign-minister", "defence-minister")
LEADING = ("head-of-government", "head-of-state")
RANKS = {"foreign-minister": "foreign minister", "defence-minister": "defence minister"}  # and what they are called
MOST_SERVED = 2  # states whose ministers are known by their family name: those of a report on two
LEAST_LETTERS = 4  # of a leader's family name,
LEAST_OF_MINISTERS = 5  # and of a minister's


def incumbents(
    register: Register, text: str, codes: Sequence[str], on: date
) -> Iterator[tuple[Person, str, str, str | None]]:
    """Persons with their state, rank and office, leaders first: of each state who leads it on a day, of the first two
    also their ministers, and in a chronology, whose entries stand under years, also those who held such posts since
    the first of these years. Two of one family name are nobody's."""
    led = [*_led(register, codes, on)]
    found = [*led, *_held(register, text, codes[:MOST_SERVED], on)]
    shared: dict[str, set[str]] = {}
    for person, _, _, _ in found:
        shared.setdefault(person.family, set()).add(person.id)
    told: set[str] = set()
    for number, (person, code, rank, office) in enumerate(found):
        least = LEAST_LETTERS if rank == "leaders" else LEAST_OF_MINISTERS
        long = len(person.family) >= least or person.family in SHORT
        if long and person.id not in told and (number < len(led) or len(shared[person.family]) == 1):
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
    first = min((int(year) for year in YEAR_HEADING.findall(text)), default=None)
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


def _since(held: Occupancy, year: int, on: date) -> bool:
    """Whether a post was held at any time from a year to a day."""
    starts, ends = held.interval.earliest, held.interval.latest
    return starts is not None and starts <= on and (ends is None or ends.year >= year)
