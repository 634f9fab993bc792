"""Persons in an actor's name: whom the register knows, what they held on the day, and which of several is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comity.codebook.sectors import load_words, words_of
from comity.register.homes import Home
from comity.register.register import Register
from comity.register.roles import Role, Told
from comity.register.types import Occupancy, Person

# How sure a name is: the full name of one in office, of one out of office; a family name that one holder of a post
# bears, that several do or none.
IN_OFFICE, OUT_OF_OFFICE, FAMILY, SHARED = 0.95, 0.8, 0.7, 0.4
BESIDE = 0.6  # "Trump supporters": the person's state, not the person
GOVERNMENT = "GOV"
LEADING = {"head-of-state", "head-of-government"}
NO_NAMES = frozenset({"the", "a", "an", "mr", "mrs", "ms", "dr", "sir"})
LONGEST = 3  # words of a name
MOST_OTHERS = 5
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'.-]*")


@dataclass(frozen=True, slots=True)
class Words:
    """A name in a phrase; `whole`: more than a family name; `beside`: it only tells whose somebody else is."""

    text: str
    whole: bool
    beside: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A person whom a phrase names: `beside` if the phrase names somebody else by him or her."""

    id: str
    country: str
    score: float
    reason: str
    told: Told | None
    beside: bool
    alternatives: tuple[str, ...]


def by_name(
    register: Register, text: str, on: date, homes: Sequence[Home], found: Sequence[Role]
) -> Named | None:
    """The person that a phrase names on a day, by full name, or by a family name that nothing else explains."""
    last = max((role.end for role in found if role.kind in ("head", "weak")), default=0)
    for hit in register.find_persons(text):
        if any(home.start <= hit.start and hit.end <= home.end and home.kind == "body" for home in homes):
            continue
        beside = last > hit.end and "," not in text[hit.end:last]
        persons = [register.persons[one] for one in hit.persons]
        return _chosen(register, persons, on, homes, found, Words(hit.text, whole=True, beside=beside))
    words = _leftover(text, homes, found)
    persons = register.persons_named(words.text) if words else []
    return _chosen(register, persons, on, homes, found, words) if words and persons else None


def _leftover(text: str, homes: Sequence[Home], found: Sequence[Role]) -> Words | None:
    """The capitalised words that are neither homes nor roles."""
    spans = [(home.start, home.end) for home in homes] + [(role.start, role.end) for role in found]
    rest = [(a, b) for word, a, b in words_of(text)
            if word not in NO_NAMES and not any(a < end and start < b for start, end in spans)]
    if not rest or len(rest) > LONGEST or not all(_NAME.fullmatch(text[a:b]) for a, b in rest):
        return None
    start, end = rest[0][0], rest[-1][1]
    follows = any(role.start >= end and role.kind != "title" for role in found)
    return Words(text[start:end], whole=len(rest) > 1, beside=follows)


def _chosen(
    register: Register, persons: Sequence[Person], on: date, homes: Sequence[Home], found: Sequence[Role], words: Words
) -> Named | None:
    """Of several bearers of a name the one of the state and post told who held office on the day."""
    states = {code for home in homes if home.own and not home.side for code in home.codes}
    fitting = [one for one in persons if one.country in states] or ([] if states and not words.whole else persons)
    post = next((one for role in found if role.kind != "modifier" and (one := register.general_post(role.text))), None)
    held = {one.id: register.occupancies(person=one.id) for one in fitting}
    now = {one: [o for o in held[one] if o.interval.holds(on) and o.start] for one in held}
    fit = {one.id: _fit(register, now[one.id], post) for one in fitting}
    ranked = sorted(fitting, key=lambda one: (-fit[one.id], one.id))
    if not ranked:
        return None
    person = ranked[0]
    best = [one for one in ranked if fit[one.id] == fit[person.id]]
    office = max(now[person.id], key=lambda o: (_rank(register, o), o.country == person.country, o.start), default=None)
    score = _score(words, office, best)
    country = office.country if office else person.country
    others = tuple(one.name for one in ranked[1:1 + MOST_OTHERS])
    if words.beside:
        reason = f"{words.text} is {person.name} of {register.name(country)}"
        return Named(person.id, country, min(score, BESIDE), reason, None, True, others)
    return Named(person.id, country, score, _reason(register, person, office, held[person.id]),
                 _sector(register, office, held[person.id], on, score), False, others)


def _score(words: Words, office: Occupancy | None, best: Sequence[Person]) -> float:
    """How sure it is that the first of the best is meant."""
    if words.whole:
        return SHARED if len({one.country for one in best}) > 1 else IN_OFFICE if office else OUT_OF_OFFICE
    return FAMILY if office and len(best) == 1 else SHARED


def _rank(register: Register, held: Occupancy) -> int:
    return {"leaders": 3, "ministers": 2, "officials": 1}[register.posts[held.post].rank]


def _fit(register: Register, now: Sequence[Occupancy], post: str | None) -> float:
    """How well what somebody holds fits: the post told, else its rank; less where the state is no UN member."""
    best = 0.0
    for held in now:
        same = 10 if held.post == post else 9 if {held.post, post} <= LEADING else _rank(register, held)
        state = register.states.get(held.country)
        best = max(best, same - (0.5 if state and state.kind == "other" else 0.0))
    return best


def _sector(
    register: Register, office: Occupancy | None, held: Sequence[Occupancy], on: date, score: float
) -> Told | None:
    """The sector of the office held on the day; of somebody who held one before it is the elite."""
    if office:
        sector = load_words().posts.get(office.post, GOVERNMENT)
        return Told(sector, (), score, f"{register.posts[office.post].label} on {on.isoformat()}")
    if any(o.interval.latest and o.interval.latest < on for o in held):
        return Told("ELI", (), min(score, OUT_OF_OFFICE), f"out of office on {on.isoformat()}")
    return None


def _reason(register: Register, person: Person, office: Occupancy | None, held: Sequence[Occupancy]) -> str:
    if office:
        until = f" to {office.end}" if office.end else ""
        post, country = register.posts[office.post].label, register.name(office.country)
        return f"{person.name}, {post} of {country} from {office.start}{until}"
    terms = [f"{o.start or '?'} to {o.end}" if o.end else f"from {o.start}" for o in held[-1:]]
    return f"{person.name} of {register.name(person.country)}" + (f", in office {terms[0]}" if terms else "")
