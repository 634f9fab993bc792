"""What was promised in one story and done, or called off, in another: what ends an open promise.

A report of the act seldom says "promise". It is taken for the keeping of an earlier one if those who act are parties to
it and its sentence has most of the telling words of the promise, states' names apart; so is what is called off for the
dropping of one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from comity.codebook.mechanisms import fulfilled_words
from comity.model.evidence import Evidence
from comity.model.record import Commitment, Event, Step
from comity.reconciling.lives import latest_of
from comity.reconciling.wording import WORD, common_stems, plain, stem
from comity.register import load_register

DEEDS = frozenset(("COOPERATE", "CONCEDE", "AID", "RETREAT"))  # PLOVER types in which something is done, not only said
BINDING = frozenset(("pledged", "agreed", "reaffirmed"))
# Telling words in common, and their share of the promise's: where something is done, is called off, and where the
# sentence says itself that a promise is kept.
LEAST = {"kept": (3, 0.6), "dropped": (3, 0.5), "fulfils": (2, 0.4)}
WITHIN = timedelta(days=3 * 366)
NEXT = 20  # acts after a promise, by date, that are compared with it under one word
SHORTEST = 4  # letters of a telling word
SAME = {"lift": "remov", "scrap": "remov", "abolish": "remov", "drop": "remov", "freed": "releas", "free": "releas",
        "restart": "resum", "reopen": "open", "suppli": "deliv", "deliver": "deliv"}  # stems of one deed in other words


@dataclass(frozen=True, slots=True)
class Deed:
    """What may end a promise: its day (ISO), who acted, in which story, its sentence with its words, and the stage that
    it gives the promise."""

    date: str
    actors: frozenset[str]
    story: str
    evidence: Evidence
    words: frozenset[str]
    fulfils: bool = False  # whether its sentence says that something promised is done
    stage: str = "kept"


def outcomes(commitments: Iterable[tuple[Commitment, str]]) -> list[Deed]:
    """What reports tell as called off, or as carried out because it was promised, with a day, of commitments with the
    stories that tell them."""
    return [
        Deed(c.date, frozenset(c.parties), story, c.evidence[0], telling_words(c.evidence[0].exact),
             fulfils=c.stage == "kept", stage=c.stage)
        for c, story in commitments
        if c.date and len(c.date) == len("2030-01-01")
        and (c.stage == "dropped" or (c.stage == "kept" and says_so(c.evidence[0])))
    ]


def says_so(evidence: Evidence) -> bool:
    """Whether a sentence tells that what was promised is done."""
    return fulfilled_words().search(evidence.exact) is not None


def deeds_of(events: Iterable[tuple[Event, str]]) -> list[Deed]:
    """The acts with a day in which something is done, of events with the stories that tell them."""
    found = [
        Deed(event.date, frozenset(event.actors), story, event.evidence[0], telling_words(event.evidence[0].exact),
             says_so(event.evidence[0]))
        for event, story in events
        if event.event_type in DEEDS and event.auxiliary is None and event.date and len(event.date) == len("2030-01-01")
    ]
    return in_order(found)


def in_order(deeds: Iterable[Deed]) -> list[Deed]:
    """Deeds by date, in an order that no order of reports changes."""
    return sorted(deeds, key=lambda deed: (deed.date, deed.evidence, sorted(deed.actors)))


def keep(commitments: Sequence[Commitment], told_in: Mapping[str, str], deeds: Sequence[Deed]) -> list[Commitment]:
    """The commitments; an open one that an act keeps or a report calls off has the step that does, and as `latest` its
    stage unless it was promised again later, as have all entries of its life. `told_in`: the story of each entry by its
    id."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, deed in enumerate(deeds):
        for actor in deed.actors:
            for word in deed.words:
                index[actor, word].append(place)
    days = [deed.date for deed in deeds]
    kept: dict[tuple[str, ...], Deed] = {}
    for commitment in commitments:
        life = commitment.life or (commitment.id,)
        own = frozenset(told_in[entry] for entry in life if entry in told_in)
        found = _deed(commitment, own, deeds, days, index)
        if found and (life not in kept or (found.date, found.evidence) < (kept[life].date, kept[life].evidence)):
            kept[life] = found
    return [_ended(one, kept.get(one.life or (one.id,))) for one in commitments]


def _ended(commitment: Commitment, deed: Deed | None) -> Commitment:
    if deed is None:
        return commitment
    steps = tuple(sorted({*commitment.steps, Step(deed.date, deed.stage, deed.evidence)}))
    return replace(commitment, steps=steps, life=commitment.life or (commitment.id,), latest=latest_of(steps))


def _deed(commitment: Commitment, own: frozenset[str], deeds: Sequence[Deed], days: Sequence[str],
          index: dict[tuple[str, str], list[int]]) -> Deed | None:
    """The first act that ends a promise; None if it is not open or nothing ends it."""
    first = commitment.steps[0].date or commitment.date
    if (commitment.latest or commitment.stage) not in BINDING or not first:
        return None
    words = telling_words(commitment.action)
    start, shared = bisect_right(days, f"{first}~"), Counter[int]()
    for word in words:
        near = {place for party in commitment.parties for place in _after(index.get((party, word), []), start)}
        shared.update(near)
    for place in sorted(shared):
        deed = deeds[place]
        least = LEAST["fulfils" if deed.fulfils else deed.stage]
        enough = shared[place] >= max(least[0], least[1] * len(words))
        if enough and deed.story not in own and date.fromisoformat(deed.date) - _day(first) <= WITHIN:
            return deed
    return None


def _after(places: Sequence[int], start: int) -> Sequence[int]:
    at = bisect_right(places, start - 1)
    return places[at:at + NEXT]


def _day(prefix: str) -> date:
    year, month, day = (*map(int, prefix.split("-")), 1, 1)[:3]
    return date(year, month, day)


def telling_words(text: str) -> frozenset[str]:
    """The words that tell what is promised or done: without states' names and what all such reports say."""
    for hit in reversed(load_register().find_states(text)):
        text = f"{text[:hit.start]} {text[hit.end:]}"
    found = frozenset(stem(word) for word in WORD.findall(plain(text)) if len(word) >= SHORTEST) - common_stems()
    return frozenset(SAME.get(one, one) for one in found)
