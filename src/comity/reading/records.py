"""Who holds an office: in the report, and by what the register knows of people whom it names without one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from comity.reading.people import Person
from comity.register import Register
from comity.register.types import Occupancy


def offices_held(register: Register, person: Person) -> list[Occupancy]:
    """The offices of all who bear somebody's full name and are of his or her state."""
    if len(person.name.split()) < 2:
        return []
    return [o for p in register.persons_named(person.name, country=person.code)
            for o in register.occupancies(person=p.id)]


def retired(register: Register, person: Person, year: int | None) -> bool:
    """Whether somebody held an office that the register knows, and holds none in a year."""
    held = offices_held(register, person)
    return bool(held and year) and all(o.end and int(o.end[:4]) < (year or 0) for o in held)


def registered_rank(register: Register, person: Person) -> str | None:
    """The highest rank that somebody has held."""
    ranks = {register.posts[o.post].rank for o in offices_held(register, person) if o.post in register.posts}
    return next((rank for rank in ("leaders", "ministers", "officials") if rank in ranks), None)


def only_holder(people: Sequence[Person], office: set[str], states: Collection[str]) -> Person | None:
    """The one person of these states who holds an office, by its words: "The Prime Minister", pages after the name."""
    held = [p for p in people
            if p.code in states and p.current and p.office and office == set(p.office.lower().split())]
    return held[0] if len(held) == 1 else None


def holding_office(register: Register, name: str, day: date | None) -> list[Person]:
    """Who of a full name holds an office on a day, as the register knows; nobody where that is unknown or not one."""
    if day is None:
        return []
    on = day.isoformat()
    held = [o for p in register.persons_named(name) for o in register.occupancies(person=p.id)
            if (o.start or "") <= on and (not o.end or on <= o.end) and o.post in register.posts]
    found = {o.country: register.posts[o.post] for o in held}
    return [Person(name, code, post.label, post.rank) for code, post in found.items()] if len(found) == 1 else []
