"""Which claims an entry of the record rests on: those of its kind, on its words, that say the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.ledger.applied import identity
from comity.model.claims import (
    Claim,
    CommitmentClaim,
    EventClaim,
    FactorClaim,
    FigureClaim,
    MeetingClaim,
    Reading,
)
from comity.model.codec import KIND_OF
from comity.model.record import Commitment, Entry, Event, Factor, Figure, Meeting
from comity.model.review import Target

Readings = Mapping[str, Reading]  # by the id of the document


def claims_of(entry: Entry, readings: Readings) -> Iterator[Claim]:
    """The claims that an entry was made of, in the order of its documents."""
    said = set(entry.evidence)
    for document in entry.documents:
        reading = readings.get(document)
        for claim in reading.claims if reading else ():
            if KIND_OF[type(claim)] == KIND_OF[type(entry)] and said & set(claim.evidence) and _alike(claim, entry):
                yield claim


def target(claim: Claim, about: str | None = None) -> Target:
    """What a judgement about a claim is anchored to: its first words."""
    piece = claim.evidence[0]
    return Target(document=piece.document, start=piece.start, end=piece.end, kind=KIND_OF[type(claim)],
                  about=identity(claim) if about is None else about)


def _alike(claim: Claim, entry: Entry) -> bool:
    match claim, entry:
        case MeetingClaim(), Meeting():
            return bool({p.country for p in claim.participants} & {p.country for p in entry.participants})
        case CommitmentClaim(), Commitment():
            topics = {claim.topic, entry.topic} - {None}
            return claim.field == entry.field and bool({*claim.parties} & {*entry.parties}) and len(topics) < 2
        case EventClaim(), Event():
            return claim.event_type == entry.event_type and bool(
                {*claim.actors, *claim.recipients} & {*entry.actors, *entry.recipients})
        case FactorClaim(), Factor():
            return (claim.role, claim.label) == (entry.role, entry.label)
        case FigureClaim(), Figure():
            return (claim.value, claim.unit) == (entry.value, entry.unit)
    return False
