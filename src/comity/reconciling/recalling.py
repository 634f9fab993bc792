"""Meetings that one story tells with their day and another only recalls or announces: one entry, not two.

A report of later days says "when they met in Oslo in March", an earlier one "they will meet next month". Such a telling
joins the meeting on record that fits it: the same states, the same rank, form and place as far as told, its day within
the time told. Where two meetings fit, it joins none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date

from comity.model.claims import Participant
from comity.reconciling.grouping import Link, agglomerate, blocks
from comity.reconciling.meetings import AHEAD, LEVELS, UNLIKE, Party, other_people, place_score, same_person

LONGEST = 62  # days: a time told less exactly ("next year") needs the town too
BY_PLACE = 366  # days: the longest time told that finds a meeting together with its town


def join_recalled(groups: Sequence[list[Party]]) -> list[list[Party]]:
    """The groups of tellings, those without an exact day joined to the one meeting that they fit."""
    days = [day_of(group) for group in groups]
    states = [tuple(sorted(frozenset().union(*(p.states for p in group)))) for group in groups]
    links = []
    for places in blocks([[own] for own in states]).values():
        dated = sorted((day, place) for place in places if (day := days[place]))
        for place in places:
            if days[place] is not None or not (window := _window(groups[place])):
                continue
            near = dated[bisect_left(dated, (window[0], 0)):bisect_right(dated, (window[1], len(groups)))]
            fitting = [other for day, other in near if fits(groups[place], groups[other], day)]
            if len(fitting) == 1:
                links.append(Link(place, fitting[0], 1.0))
    joined = agglomerate(len(groups), links)
    return [[party for place in places for party in groups[place]] for places in joined]


def day_of(group: Sequence[Party]) -> date | None:
    """The exact day that most tellings of a meeting give, before those that only recall it; None if none does."""
    exact = [p for p in group if p.resolved.when.days == 1]
    told = Counter(p.resolved.when.earliest for p in [p for p in exact if not p.claim.background] or exact)
    first, second = [*told.most_common(2), (None, 0), (None, 0)][:2]
    return first[0] if first[1] > second[1] else None


def _window(group: Sequence[Party]) -> tuple[date, date] | None:
    """The days in which all tellings of a meeting let it lie; None if one of them leaves an end open."""
    firsts = [day for p in group if (day := p.resolved.when.earliest)]
    lasts = [day for p in group if (day := p.resolved.when.latest)]
    return (max(firsts), min(lasts)) if len(firsts) == len(lasts) == len(group) else None


def fits(recalled: Sequence[Party], known: Sequence[Party], day: date | None) -> bool:
    """Whether tellings without an exact day can be of a meeting whose day is known."""
    if day is None or {p.resolved.document for p in recalled} & {p.resolved.document for p in known}:
        return False
    return all(_fits(party, known, day) for party in recalled)


def _fits(party: Party, known: Sequence[Party], day: date) -> bool:
    when, claim = party.resolved.when, party.claim
    if when.days is None or not when.holds(day) or claim.status in ("cancelled", "proposed"):
        return False
    held = any(p.claim.status not in AHEAD for p in known)
    if claim.status not in AHEAD and not held:
        return False
    if any(_unlike(party, p) for p in known):
        return False
    in_place = any(place_score(claim.place, p.claim.place) > 0 for p in known)
    return when.days <= (BY_PLACE if in_place else LONGEST) and (in_place or _same_rank(party, known))


def _unlike(one: Party, other: Party) -> bool:
    a, b = one.claim, other.claim
    if frozenset((a.level, b.level)) in UNLIKE and not (one.vague or other.vague):
        return True
    if (a.rank and b.rank and a.rank != b.rank) or (a.ordinal and b.ordinal and a.ordinal != b.ordinal):
        return True
    return place_score(a.place, b.place) < 0 or other_people(one.participants, other.participants)


def _same_rank(party: Party, known: Sequence[Party]) -> bool:
    """Whether a telling says enough of who met: somebody in common, or one rank and form that are not the vaguest."""
    if any(_in_common(party.participants, p.participants) for p in known):
        return True
    claim = party.claim
    told = claim.rank in ("leaders", "ministers") and claim.level in LEVELS and not party.vague
    return told and any(p.claim.rank == claim.rank and p.claim.level == claim.level for p in known)


def _in_common(one: Sequence[Participant], other: Sequence[Participant]) -> bool:
    return any(a.country == b.country and a.name and b.name and same_person(a.name, b.name) for a in one for b in other)
