"""What all entries have in common when claims are joined: documents, evidence, sources, confidence, rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict, TypeVar

from comity.model.claims import Claim
from comity.model.evidence import Evidence
from comity.model.ids import content_id
from comity.model.resolved import Resolved
from comity.reconciling.sources import Sources
from comity.reconciling.telling import Telling

MOST_EVIDENCE = 4  # pieces of one document; the rest says the same

Claimed = TypeVar("Claimed", bound=Claim)


class Common(TypedDict):
    """The keys of `Entry` but its id."""

    documents: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    sources: int
    texts: int
    origins: tuple[str, ...]
    known_from: str | None
    confidence: float
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """The documents of one event, in the order of their ids, and what is shared in working on them.

    `moved`: for a document the day (ISO) that it gives for its main meeting, if other reports are believed, and theirs.
    """

    id: str
    tellings: tuple[Telling, ...]
    sources: Sources
    moved: dict[str, dict[str, str]] = field(default_factory=dict)

    def told(self, kind: type[Claimed]) -> list[Resolved]:
        """The resolved claims of a kind, by document and place in the text."""
        return [r for telling in self.tellings for r in telling.resolved if isinstance(r.claim, kind)]

    def parties(self) -> tuple[str, ...]:
        """The two states that the story is about: those mentioned most over all its reports."""
        shares: dict[str, float] = {}
        for telling in self.tellings:
            total = sum(n for _, n in telling.reading.states) or 1
            for state, n in telling.reading.states:
                shares[state] = shares.get(state, 0.0) + n / total
        return tuple(sorted(sorted(shares, key=lambda state: (-shares[state], state))[:2]))

    def day(self, resolved: Resolved) -> str | None:
        """The ISO prefix of a claim's time; the day given for the main meeting is the one believed."""
        told = resolved.when.prefix
        return self.moved.get(resolved.document, {}).get(told, told) if told else None


def common(told: Sequence[Resolved], sources: Sources, best: Callable[[Resolved], Any]) -> Common:
    """What an entry says of its documents; evidence in the order of `best` (a sort key, best first)."""
    documents = sorted({r.document for r in told})
    pieces: dict[Evidence, None] = {}
    counts: dict[str, int] = {}
    for resolved in sorted(told, key=lambda r: (best(r), anchor(r))):
        for piece in resolved.claim.evidence:
            if piece not in pieces and counts.get(piece.document, 0) < MOST_EVIDENCE:
                pieces[piece] = None
                counts[piece.document] = counts.get(piece.document, 0) + 1
    return Common(
        documents=tuple(documents),
        evidence=tuple(pieces),
        sources=sources.independent(told),
        texts=sources.texts(documents),
        origins=sources.origins(documents),
        known_from=sources.known_from(documents),
        confidence=max(r.claim.confidence for r in told),
        rules=tuple(sorted({r.claim.rule for r in told} - {""})),
    )


def anchor(resolved: Resolved) -> tuple[str, int, int]:
    """Where a claim stands: document and place. With what it says, this makes the id of an entry."""
    piece = resolved.claim.evidence[0]
    return piece.document, piece.start, piece.end


def is_supposed(resolved: Resolved) -> bool:
    """Whether a claim's day is only that of its report, no day being told."""
    return resolved.claim.when is None and resolved.claim.day == "report"


def entry_id(mark: str, told: Sequence[Resolved], identity: Sequence[Any]) -> str:
    """The id of an entry: what it is, and the first place where it is told."""
    return content_id(mark, [list(anchor(min(told, key=anchor))), list(identity)])
