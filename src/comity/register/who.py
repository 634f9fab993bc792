"""Who is meant by `the Japanese prime minister`, `Seoul's top diplomat` or `Gen. Nakatani` on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comity.register.offices import normal
from comity.register.people import tokens
from comity.register.register import Register
from comity.register.types import Answer, Occupancy, Person

LONGEST_TITLE = 7  # words; "minister of economy trade and industry" has six


def who(register: Register, words: str, on: date, *, country: str | None = None) -> Answer:
    """The person, post and state that a phrase means on a day, with the reason and who else it may be."""
    rest, stated = _state(register, words)
    country = country or stated
    post, left = _post(register, rest, country)
    named = register.persons_named(left, country=country) if left.strip() else []
    if not named and left.strip() and country:
        named = register.persons_named(left)
    if named:
        return _named(register, named, post, on)
    if not post or not country:
        return Answer(None, post, country, None, _lacking(post, country, words))
    held = register.holder(post, country, on)
    state = register.name(country)
    if not held:
        return Answer(None, post, country, None, f"the register has no {post} of {state} for {on.isoformat()}")
    others = [o for o in register.occupancies(post=post, country=country) if o.interval.holds(on) and o is not held]
    return Answer(register.persons[held.person], post, country, held, _reason(register, held),
                  tuple(register.persons[o.person] for o in others if o.person != held.person))


def _named(register: Register, named: list[Person], post: str | None, on: date) -> Answer:
    """The one of several bearers of a name who holds the post on the day, or else any post."""
    holding: list[tuple[Person, Occupancy | None]] = [
        (p, o) for p in named for o in register.occupancies(person=p.id) if o.interval.holds(on)]
    fitting = [(p, o) for p, o in holding if o and o.post == post]
    person, held = (fitting or holding or [(named[0], None)])[0]
    reason = (_reason(register, held) if held
              else f"{person.name} is known, but not in {post or 'any office'} on {on.isoformat()}")
    return Answer(person, held.post if held else post, held.country if held else person.country, held, reason,
                  tuple(p for p in named if p != person))


def _reason(register: Register, held: Occupancy) -> str:
    person, post = register.persons[held.person], register.posts[held.post]
    until = f"until {held.end}" if held.end else f"no end known{f' (as of {held.attested})' if held.attested else ''}"
    acting = "acting " if held.status == "acting" else ""
    return f"{person.name} is {acting}{post.label} of {register.name(held.country)} from {held.start or '?'}, {until}"


def _lacking(post: str | None, country: str | None, words: str) -> str:
    missing = [what for what, value in (("office", post), ("state", country)) if not value]
    return f"no {' and no '.join(missing)} recognised in {words!r}"


def _state(register: Register, words: str) -> tuple[str, str | None]:
    """The phrase without its state, and the state."""
    hits = [h for h in register.find_states(words) if len(h.codes) == 1]
    if not hits:
        return words, None
    hit = hits[0]
    return f"{words[: hit.start]} {words[hit.end:]}", hit.codes[0]


def _post(register: Register, words: str, country: str | None) -> tuple[str | None, str]:
    """The post that the longest run of words names, and what is left of the phrase."""
    parts = [w for w in words.replace("’s", " ").replace("'s", " ").split() if w.casefold() not in {"of", "the", "'"}]
    for first, last in _runs(words.split()):
        run = " ".join(words.split()[first:last])
        post = register.post_of(run, country) if country else register.general_post(run)
        if post:
            left = words.split()[:first] + words.split()[last:]
            return post, " ".join(w for w in left if tokens(w) and normal(w) not in {"of", "the", "", "s", "from"})
    return None, " ".join(parts)


def _runs(words: list[str]) -> Iterator[tuple[int, int]]:
    """Runs of words, the longest first."""
    for length in range(min(LONGEST_TITLE, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            yield first, first + length
