"""Join the tellings of one promise.

Within a story: one field, one topic, the same parties and a similar action. Distinct things of one sentence (AI,
unmanned systems, space) stay apart by field and topic. `lives` follows a promise from story to story.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from comity.model.claims import CommitmentClaim
from comity.model.record import Commitment, Step
from comity.model.resolved import Resolved
from comity.model.times import Interval
from comity.reconciling.grouping import Link, agglomerate, blocks
from comity.reconciling.joining import Story, anchor, common, entry_id
from comity.reconciling.sources import Sources
from comity.reconciling.wording import content, jaccard, overlap, plain, words

# The strongest first. On one day the strongest telling counts: "agreed" over "also discussed".
STAGES = ("dropped", "kept", "agreed", "reaffirmed", "pledged", "proposed", "considering")
OUTCOME = frozenset(("kept", "dropped"))  # what became of a promise; not the promise itself
SIMILAR = 62  # rapidfuzz token-set ratio of two actions of one field
SHARED = 0.5  # share of the telling words of the shorter action
SAME_WORDS = 85  # rapidfuzz token-sort ratio: nearly the same words
DECEMBER = 12
COPIED = 88  # token-set ratio of sentences in copies of one text
# Fields of many things: two promises of one such field need a topic or similar words to be one.
BROAD_FIELDS = frozenset(
    ("security", "trade", "other", "science-technology", "history", "energy", "trilateral-multilateral", "finance")
) | frozenset(("climate-environment", "culture-education", "people-to-people", "humanitarian-aid", "defence-industry"))


@dataclass(frozen=True, slots=True)
class Promise:
    """One telling of a commitment with its claim typed."""

    resolved: Resolved
    claim: CommitmentClaim
    day: str | None

    @property
    def parties(self) -> frozenset[str]:
        """The states that promise."""
        return frozenset(self.claim.parties)

    @property
    def topic(self) -> str:
        """The topic in plain words, empty if none is named."""
        return "-".join(words(self.claim.topic or ""))


def promises_of(story: Story) -> list[Promise]:
    """All tellings of commitments in a story."""
    told = story.told(CommitmentClaim)
    return [Promise(r, r.claim, story.day(r)) for r in told if isinstance(r.claim, CommitmentClaim)]


def join_commitments(story: Story) -> list[list[Promise]]:
    """The tellings of each promise of a story."""
    promises = promises_of(story)
    links = []
    for places in blocks([[p.claim.field] for p in promises]).values():
        for i, one in enumerate(places):
            for other in places[i + 1 :]:
                if score := alike(promises[one], promises[other], story.sources):
                    links.append(Link(one, other, score))
    joined = agglomerate(len(promises), links, lambda a, b: _differ(promises[a], promises[b], story.sources))
    return [[promises[place] for place in group] for group in joined]


def alike(one: Promise, other: Promise, sources: Sources) -> float:
    """How surely two tellings of one story are of one promise; 0 if not."""
    if _differ(one, other, sources):
        return 0.0
    likeness: float = fuzz.token_set_ratio(plain(one.claim.action), plain(other.claim.action))
    if one.topic and one.topic == other.topic:
        return 200 + likeness
    if _copied(one, other, sources) or _same_action(one, other):
        return 100 + likeness
    # A field that names one thing by itself needs no similar words; `security` or `trade` do.
    return likeness if one.claim.field not in BROAD_FIELDS and not (one.topic or other.topic) else 0.0


def _same_action(one: Promise, other: Promise) -> bool:
    """Two actions in nearly the same words, or with half of the telling words of the shorter in common."""
    mine, theirs = one.claim.action, other.claim.action
    if fuzz.token_sort_ratio(plain(mine), plain(theirs)) >= SAME_WORDS:
        return True
    similar: float = fuzz.token_set_ratio(plain(mine), plain(theirs))
    return similar >= SIMILAR and overlap(content(mine), content(theirs)) >= SHARED


def _copied(one: Promise, other: Promise, sources: Sources) -> bool:
    """Whether two copies of one text tell them in the same sentence, or nearly, with the same topic."""
    documents = (one.resolved.document, other.resolved.document)
    if documents[0] == documents[1] or sources[documents[0]].text != sources[documents[1]].text:
        return False
    mine, theirs = (p.resolved.claim.evidence[0].exact for p in (one, other))
    alike = jaccard(content(mine), content(theirs)) >= SHARED or fuzz.token_set_ratio(mine, theirs) >= COPIED
    return bool(alike) and one.topic == other.topic and fuzz.token_set_ratio(one.claim.action, other.claim.action) >= 50


def _differ(one: Promise, other: Promise, sources: Sources) -> bool:
    """Whether two tellings cannot be of one promise of one story."""
    a, b = one.claim, other.claim
    if a.field != b.field or (one.topic and other.topic and one.topic != other.topic):
        return True
    if (a.stage in OUTCOME or b.stage in OUTCOME) and a.stage != b.stage:
        return True
    numbers = [{word for word in words(p.claim.action) if word[0].isdigit()} for p in (one, other)]
    if a.background != b.background or (all(numbers) and not numbers[0] & numbers[1]):
        return not _copied(one, other, sources)
    if one.resolved.document == other.resolved.document and not _told_twice(one, other):
        return True
    if one.parties != other.parties:
        # The lead may name one side only; what two papers say of different sides are two promises.
        within = one.parties <= other.parties or other.parties <= one.parties
        one_report = one.resolved.document == other.resolved.document or _copied(one, other, sources)
        if not one_report or not within:
            return True
    told = one.claim.when and other.claim.when and one.day and other.day
    return bool(told) and not _prefix(one.day or "", other.day or "")


def _told_twice(one: Promise, other: Promise) -> bool:
    """Whether one report tells one promise in two places, say in its lead and later. Two things of one field that it
    names apart stay apart: of one topic too, unless the actions are alike or the field is narrow and has no topic."""
    if one.claim.field not in BROAD_FIELDS and not (one.topic or other.topic):
        return True
    return _same_action(one, other)


def _prefix(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def due_of(span: Interval) -> str | None:
    """The ISO prefix of the time in which something is due; of a part of a year the month with which it ends."""
    of_year = span.prefix is not None and len(span.prefix) == len("2026")
    return span.latest.isoformat()[:7] if of_year and span.latest and span.latest.month < DECEMBER else span.prefix


def commitment_of(group: Sequence[Promise], sources: Sources) -> Commitment:
    """The entry for the tellings of one promise."""
    ordered = sorted(group, key=lambda p: _quality(p, sources))
    steps = sorted({Step(p.day or "", p.claim.stage, p.resolved.claim.evidence[0]) for p in group})
    last = max(step.date for step in steps)
    stage = min((step.stage for step in steps if step.date == last or not step.date), key=STAGES.index)
    first = next(p for p in ordered if p.claim.stage == stage)
    claims = [first.claim, *(p.claim for p in ordered)]
    parties = tuple(sorted(frozenset().union(*(p.parties for p in group))))
    topic = next((c.topic for c in claims if c.topic), None)
    due = next((due_of(p.resolved.due) for p in (first, *ordered) if p.resolved.due), None)
    keys = {id(p.resolved): (p is not first, _quality(p, sources)) for p in ordered}
    resolved = [p.resolved for p in ordered]
    return Commitment(
        id=entry_id("c", resolved, [list(parties), first.claim.field, topic, first.claim.action]),
        **common(resolved, sources, lambda r: keys[id(r)]),
        parties=parties,
        field=first.claim.field,
        topic=topic,
        action=first.claim.action,
        stage=stage,
        due=due,
        date=last or None,
        steps=tuple(steps),
        blocs=tuple(sorted({bloc for c in claims for bloc in c.blocs})),
    )


def _quality(promise: Promise, sources: Sources) -> tuple[object, ...]:
    """Sort key: the stronger stage, news before background, official before press, then the text's order."""
    claim = promise.claim
    standing = sources[promise.resolved.document]
    return (STAGES.index(claim.stage), claim.background, standing.rank, anchor(promise.resolved))
