"""Who is meant by `the Japanese prime minister`, `Seoul's top diplomat`, `Gen. Nakatani` or `日本の首相` on a day."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from comity.register.local import local_parts
from comity.register.mentions import Mention, parts
from comity.register.types import Answer, Occupancy, Person

if TYPE_CHECKING:
    from comity.register.register import Register

_RANKS = {"leaders": 0, "ministers": 1, "officials": 2}
_SENT = "ambassador"  # one state has many at a time
_LOCAL = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
FAR = 10**6  # days; farther than any two days


def who(register: Register, words: str, on: date, *, country: str | None = None) -> Answer:
    """The person, post and state that a phrase means on a day, with the reason and who else it may be.

    `country` is the state of the context; it counts where the phrase names none.
    """
    said = (local_parts if _LOCAL.search(words) else parts)(register, words, country, on)
    if said.name:
        return _named(register, said, on, country, words)
    if said.doubt:
        return Answer(None, said.post, said.country, None, said.doubt)
    where = said.country or country
    if not said.post or not where:
        return Answer(None, said.post, where, None, _lacking(said.post, where, words))
    return _holding(register, said, where, on, country)


def _holding(register: Register, said: Mention, where: str, on: date, context: str | None) -> Answer:
    """Who holds an office of a state on a day."""
    post = said.post or ""
    at = said.at or (context if post == _SENT and context != where else None)
    held = register.holder(post, where, on, at=at)
    label = f"{register.posts[post].label} of {register.name(where)}" + (f" at {register.name(at)}" if at else "")
    if not held:
        return Answer(None, post, where, None, f"the register has no {label} for {on.isoformat()}")
    others = tuple(register.persons[o.person] for o in register.occupancies(post=post, country=where, at=at)
                   if o.interval.holds(on) and o.person != held.person)
    if post == _SENT and not at and others:
        return Answer(None, post, where, None, f"several persons are {label}; it is not said where",
                      (register.persons[held.person], *others))
    stands = f"{register.name(where)} is led by its {register.posts[post].label}: " if said.stands else ""
    return Answer(register.persons[held.person], post, where, held, stands + _reason(register, held),
                  tuple(dict.fromkeys(others)))


def _named(register: Register, said: Mention, on: date, context: str | None, words: str) -> Answer:
    """The one of several bearers of a name who fits office, state and day best."""
    named: list[Person] = []
    for country in dict.fromkeys((said.country, context, None)):
        named = register.persons_named(said.name, country=country) if country or said.country is None else []
        if not said.country or country:
            named = named or register.persons_partly(said.name, country=country or said.country)
        if named:
            break
    if not named and said.country:
        named = register.persons_named(said.name)
    if not named and said.post is None and said.name.isascii() and said.name.islower():
        return Answer(None, None, said.country or context, None, _lacking(None, said.country or context, words))
    if not named:
        known = f", {said.post}" if said.post else ""
        return Answer(None, said.post, said.country or context, None,
                      f"nobody called {said.name!r} is in the register{known} ({words!r})")
    tenures = [(p, o) for p in named for o in register.occupancies(person=p.id)]
    if not tenures:
        return Answer(named[0], said.post, named[0].country, None, f"{named[0].name} is known, but in no office")
    person, held = min(tenures, key=lambda one: _unlike(register, said, one, on, said.country or context))
    others = tuple(p for p in named if p != person)
    if held.interval.holds(on):
        return Answer(person, held.post, held.country, held, _reason(register, held), others)
    reason = f"{person.name} is known, but not in {said.post or 'any office'} on {on.isoformat()}"
    return Answer(person, said.post or held.post, held.country, None, reason, others)


def _unlike(
    register: Register, said: Mention, tenure: tuple[Person, Occupancy], on: date, country: str | None
) -> tuple[int, ...]:
    """How badly a tenure fits what was said: not then, another office, another state, how far from the day, how low."""
    person, held = tenure
    off = not held.interval.holds(on)
    other = said.post is not None and held.post != said.post
    distance = min((abs((day - on).days) for day in (held.interval.earliest, held.interval.latest) if day), default=FAR)
    return (off + other, off, country is not None and held.country != country, distance if off else 0,
            _RANKS[register.posts[held.post].rank], held.country != person.country)


def _reason(register: Register, held: Occupancy) -> str:
    person, post = register.persons[held.person], register.posts[held.post]
    until = f"until {held.end}" if held.end else f"no end known{f' (as of {held.attested})' if held.attested else ''}"
    acting = "acting " if held.status == "acting" else ""
    at = f" at {register.name(held.at)}" if held.at else ""
    return (f"{person.name} is {acting}{post.label} of {register.name(held.country)}{at} from {held.start or '?'}, "
            f"{until}")


def _lacking(post: str | None, country: str | None, words: str) -> str:
    missing = [what for what, value in (("office", post), ("state", country)) if not value]
    return f"no {' and no '.join(missing)} recognised in {words!r}"

