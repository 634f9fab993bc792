"""People in full: a family name completed, an office or its holder filled in, from who held what on the day.

Invariant: never a wrong person. Where the day is not known well enough that one alone fits, all stays as written.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from comity.model.claims import Participant
from comity.model.times import Interval
from comity.register import Occupancy, Person, Register

__all__ = ["in_full"]

# One at a time in each state; of the others (ambassadors, ministers without portfolio, envoys) there are several.
SINGLE_RANKS = frozenset({"leaders", "ministers"})
MANY_HOLDERS = frozenset({"minister", "governor", "secretary-general", "speaker", "party-leader", "crown-prince",
                          "deputy-head-of-government", "vice-president", "head-of-state"})
_LEADING_STATE = "head-of-state"


def in_full(
    participants: Iterable[Participant], when: Interval, register: Register, *, held: bool = True
) -> tuple[tuple[Participant, ...], tuple[str, ...]]:
    """Participants with names and offices completed, and the reasons.

    `when`: the day of the meeting, as far as known. `held`: whether it took place; an unnamed holder of an office is
    filled in only then, for nobody knows who will hold it.
    """
    found: list[Participant] = []
    reasons: list[str] = []
    for participant in participants:
        full, reason = _named(participant, when, register) if participant.name else (
            _unnamed(participant, when, register) if held else (participant, None))
        found.append(full)
        if reason:
            reasons.append(reason)
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(reasons))


def _named(participant: Participant, when: Interval, register: Register) -> tuple[Participant, str | None]:
    """The full name of who alone can be meant, and the office if only one was held on the day."""
    name, office = participant.name or "", participant.office
    persons = register.persons_named(name, country=participant.country)
    post = post_in(office, participant.country, register) if office else None
    whole = len(name.replace("-", " ").split()) > 1 and "." not in name.split()[0]
    fitting: list[tuple[Person, list[Occupancy]]] = []
    for person in persons:
        tenures = [one for one in register.occupancies(person=person.id)
                   if one.country == participant.country and one.interval.meet(when) is not None]
        right = [one for one in tenures if post in (None, one.post)]
        if right or (whole and not post):
            fitting.append((person, right))
    if len(fitting) != 1:
        return participant, None
    person, tenures = fitting[0]
    if office and not post and office.strip(". ").casefold() in person.name.casefold().split():
        office = None  # a given name taken for a rank: "Gen. Nakatani"
    if not whole and not any(_covers(one, when) for one in tenures):
        return participant, None  # another bearer of the name may have followed
    if not whole and not post and when.days is None:
        return participant, None
    posts = {one.post for one in tenures if _covers(one, when)}
    filled = office
    if not office and len(posts) == 1 and when.days is not None and len(tenures) == 1:
        filled = title(tenures[0], register)
    full = Participant(participant.country, person.name, filled)
    if full == participant:
        return participant, None
    told = f": {_told(tenures[0], register)}" if tenures else ""
    return full, f"{name} is {person.name}{told}"


def _unnamed(participant: Participant, when: Interval, register: Register) -> tuple[Participant, str | None]:
    """The holder of an office that one person alone held on all days on which it may have been."""
    if not participant.office or when.days is None:
        return participant, None
    post = post_in(participant.office, participant.country, register)
    if post is None or register.posts[post].rank not in SINGLE_RANKS or (
            post in MANY_HOLDERS and not (post == _LEADING_STATE and _leads(participant, register))):
        return participant, None
    holders = [one for one in register.occupancies(post=post, country=participant.country)
               if one.interval.meet(when) is not None and one.start]
    if len({one.person for one in holders}) != 1 or holders[-1].status == "acting" or not _covers(
            holders[-1], when, change=1):
        return participant, None
    person = register.persons[holders[-1].person]
    full = Participant(participant.country, person.name, participant.office)
    return full, f"{participant.office}: {_told(holders[-1], register)}"


def _leads(participant: Participant, register: Register) -> bool:
    """Whether the head of state is the one who governs, so that the title means one person."""
    state = register.states.get(participant.country)
    return state is not None and state.leads == _LEADING_STATE


def post_in(office: str, country: str, register: Register) -> str | None:
    """The post that an office as written means in a state, also with the state's name in it (`Japanese premier`)."""
    if post := register.post_of(office, country):
        return post
    for hit in register.find_states(office):
        office = office[:hit.start] + " " * (hit.end - hit.start) + office[hit.end:]
    return register.post_of(" ".join(office.split()), country)


def _covers(held: Occupancy, when: Interval, *, change: int = 0) -> bool:
    """Whether a tenure holds all the days of an interval, but its last `change` days; an unknown end is open.

    On a day of change two hold the office: a name tells which one, an office alone does not.
    """
    own = held.interval
    if when.earliest is None or (own.earliest and when.earliest < own.earliest):
        return False
    if own.latest is None:
        return True
    return when.latest is not None and when.latest <= own.latest - timedelta(days=change)


def title(held: Occupancy, register: Register) -> str | None:
    """What a post is called in its state, as a report would write it; None if the register only knows its kind."""
    words = [word for word in register.posts[held.post].words if register.post_of(word, held.country) == held.post]
    if held.post == _LEADING_STATE:
        state = register.states.get(held.country)
        return "President" if state and state.leads == _LEADING_STATE else None
    return " ".join(word.capitalize() for word in words[0].split()) if words else None


def _told(held: Occupancy, register: Register) -> str:
    person, post = register.persons[held.person], register.posts[held.post]
    until = f" to {held.end}" if held.end else ""
    return f"{person.name}, {post.label} of {register.name(held.country)} from {held.start}{until}"
