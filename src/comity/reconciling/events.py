"""Join the tellings of one act: one entry for each type, actors, recipients and day in a story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from comity.model.claims import EventClaim
from comity.model.record import Event
from comity.model.resolved import Resolved
from comity.reconciling.grouping import Link, agglomerate
from comity.reconciling.joining import Story, anchor, common, entry_id, is_supposed

SYMMETRIC = frozenset(("CONSULT", "AGREE", "COOPERATE", "AID"))  # PLOVER 1.3: who is first makes no difference


class Act(NamedTuple):
    """What an act is, its day apart; of a symmetric one all states are actors here."""

    event_type: str
    auxiliary: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def act_of(claim: EventClaim) -> Act:
    """What an act is, its day apart."""
    actors, recipients = tuple(sorted(set(claim.actors))), tuple(sorted(set(claim.recipients)))
    if claim.event_type in SYMMETRIC:
        actors, recipients = tuple(sorted({*actors, *recipients})), ()
    return Act(claim.event_type, claim.auxiliary, actors, recipients)


def join_events(story: Story) -> list[list[Resolved]]:
    """The tellings of each act of a story. An undated one goes with the dated one if there is only one day."""
    acts: dict[Act, list[Resolved]] = {}
    for resolved in story.told(EventClaim):
        if isinstance(resolved.claim, EventClaim):
            acts.setdefault(act_of(resolved.claim), []).append(resolved)
    return [group for told in acts.values() for group in _by_day(told, story)]


def _by_day(told: Sequence[Resolved], story: Story) -> list[list[Resolved]]:
    days: dict[str, list[Resolved]] = {}
    supposed = [r for r in told if is_supposed(r)]
    for resolved in told:
        if resolved not in supposed:
            days.setdefault(story.day(resolved) or "", []).append(resolved)
    if supposed:
        # Reports that give no day suppose their own: papers of two mornings tell one act. It is the day told, if there
        # is one such, else the first, since nothing is reported before it happens.
        known = [day for day in days if day]
        first = min((day for r in supposed if (day := story.day(r))), key=lambda day: (-len(day), day), default="")
        days.setdefault(known[0] if len(known) == 1 else first, []).extend(supposed)
    # A day told less exactly is one told more exactly, if only one fits it.
    for day in sorted(days, key=len):
        finer = [d for d in days if d != day and d.startswith(day)]
        finest = [d for d in finer if not any(e != d and e.startswith(d) for e in finer)]
        if len(finest) == 1:
            days[finest[0]].extend(days.pop(day))
    return _with_copies([sorted(group, key=anchor) for _, group in sorted(days.items())], story)


def _with_copies(groups: Sequence[list[Resolved]], story: Story) -> list[list[Resolved]]:
    """Copies of one text that tell an act once each tell one act, whatever day each of them seems to give."""
    documents = [{r.document for r in group} for group in groups]
    texts = [{story.sources[document].text for document in told} for told in documents]
    links = [
        Link(one, other, 1.0)
        for one in range(len(groups))
        for other in range(one + 1, len(groups))
        if texts[one] & texts[other]
    ]
    joined = agglomerate(len(groups), links, lambda one, other: bool(documents[one] & documents[other]))
    return [sorted((r for place in places for r in groups[place]), key=anchor) for places in joined]


def event_of(group: Sequence[Resolved], story: Story) -> Event:
    """The entry for the tellings of one act."""

    def quality(resolved: Resolved) -> tuple[object, ...]:
        return (-(len(story.day(resolved) or "")), story.sources[resolved.document].rank, anchor(resolved))

    ordered = sorted(group, key=quality)
    claims = [r.claim for r in ordered if isinstance(r.claim, EventClaim)]
    first = claims[0]
    act = act_of(first)
    date = _date(ordered, story)
    return Event(
        id=entry_id("e", group, [*act, date]),
        **common(group, story.sources, quality),
        event_type=first.event_type,
        mode=next((c.mode for c in claims if c.mode), None),
        actors=first.actors,
        recipients=first.recipients,
        date=date,
        auxiliary=first.auxiliary,
        blocs=tuple(sorted({bloc for c in claims for bloc in c.blocs})),
    )


def _date(told: Sequence[Resolved], story: Story) -> str | None:
    """The most exact day, told before supposed, of the most believable report; of supposed days the first."""
    named = [r for r in told if not is_supposed(r) and story.day(r)] or [r for r in told if story.day(r)]

    def order(resolved: Resolved) -> tuple[object, ...]:
        day = story.day(resolved) or ""
        belief = () if is_supposed(resolved) else story.sources.belief([resolved.document])
        return (-len(day), *belief, day)

    return story.day(min(named, key=order)) if named else None
