"""What people's judgements do: to what was read, before the record is derived from it, and to contradictions in it.

Invariants: nothing that was read is changed in the ledger, so that a judgement withdrawn is as if never made; of
several judgements about one thing the last one holds.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from comity.ledger.judgements import Judgement
from comity.model.claims import Claim, CommitmentClaim, EventClaim, FactorClaim, FigureClaim, MeetingClaim, Reading
from comity.model.codec import KIND_OF
from comity.model.evidence import Evidence
from comity.model.record import Conflict, Figure, Meeting, Record
from comity.model.times import interval_of

READING, RIGHT, WRONG = "reading", "right", "wrong"  # what is judged of a whole claim, and the two values of that
PERSON, CONFLICT = "person", "conflict"


def _word(text: str) -> str | None:
    return text.strip() or None


def _needed(text: str) -> str:
    if not text.strip():
        raise ValueError("no value")
    return text.strip()


def _states(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())


def _number(text: str) -> float:
    value = float(text.replace(",", ""))
    if not math.isfinite(value):
        raise ValueError("no number")
    return value


# Of each kind of claim the properties that a person may change, and what makes a value of the text of a judgement.
PROPERTIES: dict[str, dict[str, Callable[[str], Any]]] = {
    "meeting": {"status": _needed, "level": _needed, "rank": _word, "setting": _word, "place": _word, "country": _word},
    "commitment": {"stage": _needed, "field": _needed, "topic": _word, "action": _needed, "parties": _states},
    "event": {"event_type": _needed, "mode": _word, "actors": _states, "recipients": _states, "auxiliary": _word},
    "factor": {"label": _needed},
    "figure": {"value": _number, "unit": _word, "what": _word},
}


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that nobody has withdrawn."""
    return [one for one in judgements if one.withdrawn_when is None]


def identity(claim: Claim) -> str:
    """What tells a claim from others of its kind on the same words, as JSON text with sorted keys."""
    match claim:
        case MeetingClaim():
            told: dict[str, Any] = {"states": sorted({p.country for p in claim.participants})}
        case CommitmentClaim():
            told = {"parties": sorted(claim.parties), "field": claim.field, "topic": claim.topic}
        case EventClaim():
            told = {"event_type": claim.event_type, "actors": sorted(claim.actors),
                    "recipients": sorted(claim.recipients)}
        case FactorClaim():
            told = {"role": claim.role, "label": claim.label}
        case FigureClaim():
            told = {"value": claim.value, "unit": claim.unit}
        case _:
            told = {}
    return as_text(told)


def as_text(value: Mapping[str, Any]) -> str:
    """JSON text of which equal values give equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def fits(judgement: Judgement, claim: Claim) -> bool:
    """Whether a judgement is about a claim: of its kind, resting on some of its words, and the one that is meant."""
    if KIND_OF[type(claim)] != judgement.kind or not any(
            overlap(judgement, piece.document, piece.start, piece.end) for piece in claim.evidence):
        return False
    if judgement.what == PERSON:
        return _person(judgement, claim) is not None
    return judgement.about is None or judgement.about == identity(claim)


def overlap(judgement: Judgement, document: str, start: int, end: int) -> bool:
    """Whether a judgement stands on some of these words."""
    return judgement.document == document and start < judgement.end and judgement.start < end


def value_of(judgement: Judgement) -> tuple[bool, Any]:
    """Whether a judgement gives a value to a property of its kind, and the value."""
    parse = PROPERTIES.get(judgement.kind, {}).get(judgement.what)
    try:
        return (True, parse(judgement.value)) if parse else (False, None)
    except ValueError:
        return False, None


def under(reading: Reading, judged: Sequence[Judgement]) -> Reading:
    """A reading as people have judged it: claims called wrong left out, others confirmed or changed."""
    own = [one for one in judged if one.document == reading.document]
    if not own:
        return reading
    claims = (_judged(claim, [one for one in own if fits(one, claim)]) for claim in reading.claims)
    return replace(reading, claims=tuple(claim for claim in claims if claim is not None))


def _judged(claim: Claim, judged: Sequence[Judgement]) -> Claim | None:
    """A claim after all judgements about it; None where the last one calls it wrong."""
    given: dict[str, Any] = {}
    wrong = False
    for one in judged:
        known, value = value_of(one)
        if one.what == READING:
            wrong = one.value == WRONG
        elif one.what == PERSON and isinstance(claim, MeetingClaim):
            at = _person(one, claim)
            people = list(given.get("participants", claim.participants))
            if at is not None and one.value:
                people[at] = replace(people[at], name=one.value)
            given["participants"] = tuple(people)
            continue  # who somebody is says nothing about the rest of the claim
        elif known:
            given[one.what], wrong = value, False
        else:
            continue
        given["confidence"] = 1.0
    return None if wrong else replace(claim, **given) if given else claim


def _person(judgement: Judgement, claim: Claim) -> int | None:
    """The place, among those at a meeting, of the one whom a judgement is about."""
    if not isinstance(claim, MeetingClaim) or not judgement.about:
        return None
    about = json.loads(judgement.about)
    told = (about.get("country"), about.get("name"), about.get("office"))
    found = (at for at, p in enumerate(claim.participants) if (p.country, p.name, p.office) == told)
    return next(found, None)


def settled(record: Record, judged: Sequence[Judgement]) -> Record:
    """A record in which a contradiction that somebody has settled keeps the value that was chosen; all told values
    stay with it."""
    decided = [one for one in judged if one.kind == CONFLICT]
    chosen: dict[str, tuple[str, str | float | int, tuple[Evidence, ...]]] = {}
    conflicts = []
    for conflict in record.conflicts:
        for one in decided:
            told = next((told for told in conflict.values if str(told.value) == one.value), None)
            if told is not None and about_conflict(one, conflict):
                reason = f": {one.reason}" if one.reason else ""
                conflict = replace(conflict, preferred=told.value,
                                   because=f"{one.by} decided so on {one.made_when[:10]}{reason}")
                said = tuple(piece for piece in conflict.evidence if piece.document in told.documents)
                chosen[conflict.about] = (conflict.property, told.value, said)
        conflicts.append(conflict)
    if not chosen:
        return record
    return replace(record, conflicts=tuple(conflicts),
                   meetings=tuple(_put(one, chosen) for one in record.meetings),
                   figures=tuple(_put(one, chosen) for one in record.figures))


def about_conflict(judgement: Judgement, conflict: Conflict) -> bool:
    """Whether a judgement is about a contradiction: of its property, on words that it rests on."""
    return judgement.kind == CONFLICT and judgement.what == conflict.property and any(
        overlap(judgement, piece.document, piece.start, piece.end) for piece in conflict.evidence)


def _put(entry: Any, chosen: Mapping[str, tuple[str, str | float | int, tuple[Evidence, ...]]]) -> Any:
    """An entry with the value that was chosen for its property in dispute, and the words that tell it first."""
    name, value, said = chosen.get(entry.id, ("", "", ()))
    if said:
        entry = replace(entry, evidence=tuple(dict.fromkeys((*said, *entry.evidence))),
                        documents=tuple(sorted({*entry.documents, *(piece.document for piece in said)})))
    if isinstance(entry, Meeting) and name == "date":
        return replace(entry, date=str(value), when=interval_of(str(value)))
    if isinstance(entry, Meeting) and name == "place":
        return replace(entry, place=str(value))
    if isinstance(entry, Figure) and name == "value" and not isinstance(value, str):
        return replace(entry, value=value)
    return entry
