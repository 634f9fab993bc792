"""Mechanisms: the recurring forms of cooperation that meetings and promises belong to.

A mechanism is there because a sentence names it. Its sessions are the meetings that the sentence, or the form itself,
makes sessions; its rhythm is the median gap between those held, unless its name promises one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from comity.codebook.mechanisms import MechanismType, founding_words, load_mechanisms, suspended_since
from comity.model.evidence import Evidence
from comity.model.ids import content_id
from comity.model.record import Commitment, Entry, Mechanism, Meeting
from comity.reconciling.sources import Sources

BREAK = 2.5  # rhythms without a session make an interruption
FEWEST_GAPS = 2  # between sessions, to speak of a rhythm
MOST_EVIDENCE = 12


def find_mechanisms(
    meetings: Sequence[Meeting], commitments: Sequence[Commitment], sources: Sources
) -> list[Mechanism]:
    """The mechanisms that these entries name, each with its parties."""
    found: dict[tuple[str, tuple[str, ...]], tuple[list[Meeting], list[Commitment]]] = {}
    types = {kind.id: kind for kind in load_mechanisms()}
    of_states: dict[tuple[str, ...], list[Meeting]] = {}
    for meeting in meetings:
        of_states.setdefault(_states(meeting), []).append(meeting)
    for kind in types.values():
        for states, meeting in ((states, one) for states, theirs in of_states.items() for one in theirs):
            if meeting.level in kind.levels and kind.fits(len(states)) and _named(kind, meeting):
                found.setdefault((kind.id, states), ([], []))[0].append(meeting)
        for commitment in commitments:
            if commitment.field in kind.fields and kind.fits(len(commitment.parties)) and _named(kind, commitment):
                found.setdefault((kind.id, commitment.parties), ([], []))[1].append(commitment)
    for (kind_id, states), (sessions, _) in found.items():
        if types[kind_id].sessions == "all":
            known = {m.id for m in sessions}
            more = of_states.get(states, ())
            sessions += [m for m in more if m.id not in known and _session(types[kind_id], m)]
    return [
        _mechanism(types[kind_id], states, sessions, promised, sources)
        for (kind_id, states), (sessions, promised) in sorted(found.items())
    ]


def _named(kind: MechanismType, entry: Meeting | Commitment) -> bool:
    words = f"{entry.action}\n{entry.topic or ''}" if isinstance(entry, Commitment) else ""
    return kind.named_in(words) or any(kind.named_in(piece.exact) for piece in entry.evidence)


def _session(kind: MechanismType, meeting: Meeting) -> bool:
    return meeting.level in kind.levels and meeting.rank in (None, "leaders") and meeting.status == "held"


def _states(meeting: Meeting) -> tuple[str, ...]:
    return tuple(sorted({p.country for p in meeting.participants}))


def _mechanism(
    kind: MechanismType, states: tuple[str, ...], sessions: list[Meeting], promised: list[Commitment], sources: Sources
) -> Mechanism:
    sessions.sort(key=lambda m: (m.date or "~", m.id))
    promised.sort(key=lambda c: (c.date or "~", c.id))
    held = sorted({day for m in sessions if m.status == "held" and (day := _day(m.date))})
    rhythm, why = _rhythm(kind, held)
    suspended = _suspended([*sessions, *promised])
    due, because = _next_due(sessions, held, rhythm)
    entries: list[Entry] = [*promised, *sessions]
    documents = tuple(sorted({d for entry in entries for d in entry.documents}))
    # The sentences that name it come first; a session of the form alone brings its own.
    pieces = sorted(
        dict.fromkeys(piece for entry in entries for piece in entry.evidence),
        key=lambda piece: (not kind.named_in(piece.exact), piece),
    )
    evidence = _from_each(pieces, documents)
    return Mechanism(
        id=content_id("q", [kind.id, list(states)]),
        documents=documents,
        evidence=evidence,
        sources=max(sources.texts(documents), 1),
        texts=sources.texts(documents),
        origins=sources.origins(documents),
        known_from=sources.known_from(documents),
        confidence=max(entry.confidence for entry in entries),
        rules=tuple(sorted({rule for entry in entries for rule in entry.rules})),
        parties=states,
        kind=kind.id,
        label=kind.label,
        founded=_founded(kind, promised),
        sessions=tuple(m.id for m in sessions),
        commitments=tuple(c.id for c in promised),
        rhythm_days=rhythm,
        interruptions=_interruptions(held, rhythm, suspended, promised),
        status=_status(sessions, promised, suspended),
        next_due=due,
        because=tuple(text for text in (why, because) if text),
    )


def _from_each(pieces: Sequence[Evidence], documents: Iterable[str]) -> tuple[Evidence, ...]:
    """The first pieces, and at least one from each document."""
    first = {document: next(p for p in pieces if p.document == document) for document in documents}
    kept = set(pieces[:MOST_EVIDENCE]) | set(first.values())
    return tuple(piece for piece in pieces if piece in kept)


def _day(prefix: str | None) -> date | None:
    return date.fromisoformat(prefix) if prefix and len(prefix) == 10 else None


def _rhythm(kind: MechanismType, held: Sequence[date]) -> tuple[int | None, str]:
    gaps = [(b - a).days for a, b in pairwise(held)]
    if kind.every_days:
        return kind.every_days, f"every {kind.every_days} days by its name"
    if len(gaps) < FEWEST_GAPS:
        return None, ""
    days = round(median(gaps))
    return days, f"every {days} days: the median of {len(gaps)} gaps between sessions"


def _next_due(sessions: Sequence[Meeting], held: Sequence[date], rhythm: int | None) -> tuple[str | None, str]:
    last = held[-1].isoformat() if held else ""
    for meeting in sessions:
        if meeting.status == "planned" and meeting.date and meeting.date > last:
            return meeting.date, "a session is planned"
    if rhythm and held:
        due = held[-1] + timedelta(days=rhythm)
        return due.isoformat()[:7], f"last session {last}, and a rhythm of {rhythm} days"
    return None, ""


def _founded(kind: MechanismType, promised: Sequence[Commitment]) -> str | None:
    for commitment in promised:
        for step in commitment.steps:
            if step.date and step.stage in ("agreed", "kept") and founding_words().search(step.evidence.exact):
                return step.date
    return None


def _suspended(entries: Sequence[Meeting | Commitment]) -> str | None:
    """The year since which a sentence says that it was suspended."""
    years = [m.group(1) for e in entries for piece in e.evidence if (m := suspended_since().search(piece.exact))]
    return min(years, default=None)


def _interruptions(
    held: Sequence[date], rhythm: int | None, suspended: str | None, promised: Sequence[Commitment]
) -> tuple[tuple[str, str], ...]:
    found = []
    if rhythm:
        for a, b in pairwise(held):
            if (b - a).days > BREAK * rhythm:
                found.append((a.isoformat(), b.isoformat()))
    if suspended:
        resumed = next((c.date for c in promised if c.date and c.date > suspended and c.stage != "dropped"), "")
        found.append((suspended, resumed))
    return tuple(sorted(found))


def _status(sessions: Sequence[Meeting], promised: Sequence[Commitment], suspended: str | None) -> str:
    """active: a session was held, or it was agreed, kept or said again; planned: ahead only; interrupted: dropped."""
    if promised and promised[-1].stage == "dropped":
        return "interrupted"
    if any(m.status == "held" for m in sessions) or any(c.stage in ("agreed", "reaffirmed", "kept") for c in promised):
        return "active"
    if suspended:
        return "interrupted"
    ahead = any(m.status in ("planned", "proposed") for m in sessions)
    return "planned" if ahead or any(c.stage in ("pledged", "proposed") for c in promised) else "unknown"
