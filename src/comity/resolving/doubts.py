"""Who or what is left in doubt at a meeting: people and places that `resolving` keeps as written, and who they may be.

Invariant: nothing is decided here. A doubt names the possible persons or towns with the reason why none was chosen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.model.claims import Participant
from comity.model.record import Meeting
from comity.model.times import Interval
from comity.register import Occupancy, Register
from comity.resolving.people import post_in

__all__ = ["Doubt", "doubts"]

MOST = 6  # names offered for one doubt
ONE_HOLDER = frozenset({"leaders", "ministers"})  # ranks of posts that one person holds at a time


@dataclass(frozen=True, slots=True)
class Doubt:
    """`sort`: `person` (a name that several bear), `office` (nobody named) or `place`; `who` is None for a place."""

    sort: str
    who: Participant | None
    reason: str
    options: tuple[str, ...]


def doubts(meeting: Meeting, register: Register) -> Iterator[Doubt]:
    """The doubts about one meeting: its people in their order, then its place."""
    for one in meeting.participants:
        found = _bearers(one, meeting.when, register) if one.name else _holders(one, meeting, register)
        if found:
            yield found
    yield from _place(meeting, register)


def _bearers(one: Participant, when: Interval, register: Register) -> Doubt | None:
    """Who bears a name that is not anybody's full one, if the register knows somebody of it who held an office."""
    name = one.name or ""
    persons = register.persons_named(name, country=one.country)
    if not persons or any(name in (person.name, *person.spellings) for person in persons):
        return None
    told = []
    for person in persons:
        held = [o for o in register.occupancies(person=person.id) if o.country == one.country]
        fitting = [o for o in held if o.interval.meet(when) is not None]
        told.append((not fitting, person.name, fitting or held))
    told.sort(key=lambda row: (row[0], row[1]))
    fitting_ones = sum(1 for unfit, *_ in told if not unfit)
    if fitting_ones > 1:
        reason = f"{fitting_ones} office-holders of {register.name(one.country)} at that time are called {name}"
    elif fitting_ones == 1:
        reason = f"only {told[0][1]} fits, but the day or the office is not known well enough"
    else:
        reason = f"nobody called {name} is known to have held an office of {register.name(one.country)} at that time"
    return Doubt("person", one, reason, tuple(row[1] for row in told[:MOST]))


def _holders(one: Participant, meeting: Meeting, register: Register) -> Doubt | None:
    """Who held an office that nobody is named for, where the days allow of several, or of one only just."""
    if not one.office or meeting.status != "held" or meeting.when.days is None:
        return None
    post = post_in(one.office, one.country, register)
    if post is None or register.posts[post].rank not in ONE_HOLDER:
        return None
    held = [o for o in register.occupancies(post=post, country=one.country) if o.interval.meet(meeting.when)]
    names = tuple(dict.fromkeys(register.persons[o.person].name for o in held if o.start))
    if not names:
        return None
    told = "; ".join(_tenure(o, register) for o in held[:MOST])
    many = f"{len(names)} held this office on the days in question" if len(names) > 1 else (
        "it may have been somebody else: the day is one of change, the holder acting, or the post held by several")
    return Doubt("office", one, f"{many}: {told}", names[:MOST])


def _tenure(held: Occupancy, register: Register) -> str:
    until = f" to {held.end}" if held.end else " on"
    return f"{register.persons[held.person].name} from {held.start or 'an unknown day'}{until}"


def _place(meeting: Meeting, register: Register) -> Iterator[Doubt]:
    """A town whose name stands in the register for towns of several states."""
    if not meeting.place:
        return
    states = dict.fromkeys(p.country for p in register.places if meeting.place in (p.name, *p.names))
    if len(states) > 1:
        named = ", ".join(register.name(code) for code in states)
        yield Doubt("place", None, f"there is a {meeting.place} in {named}; it was taken for the first", tuple(states))
