"""How many reports tell something, how many distinct texts those are, and which known origins stand behind them.

Copies of one text are one text and one source. Somebody who retells in an analysis what others report adds no source,
unless nobody else tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.model.claims import EventClaim, MeetingClaim
from comity.model.document import Document
from comity.model.resolved import Resolved
from comity.reconciling.telling import Telling

GENRE_BY_ORIGIN = {"government": "read-out"}
RANKS = {"read-out": 0, "wire": 1, "press": 2, "analysis": 3}  # which genre is believed first
ANALYSTS = ("analyst",)


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts for the weight of a document: its text (the original's id), its origin, its genre, when told."""

    text: str
    origin: str | None
    genre: str
    day: str | None  # ISO: by when it was known at the latest
    stated: bool = False  # whether its page says when it was published

    @property
    def rank(self) -> int:
        """Place of the genre; a copy's is that of its text."""
        return RANKS[self.genre]


@dataclass(frozen=True, slots=True)
class Sources:
    """The standings of all documents, by id."""

    standings: Mapping[str, Standing]

    def __getitem__(self, document: str) -> Standing:
        return self.standings[document]

    def texts(self, documents: Iterable[str]) -> int:
        """How many distinct texts these documents are."""
        return len({self[document].text for document in documents})

    def origins(self, documents: Iterable[str]) -> tuple[str, ...]:
        """The known origins, sorted."""
        return tuple(sorted({origin for document in documents if (origin := self[document].origin)}))

    def independent(self, told: Sequence[Resolved]) -> int:
        """How many independent sources tell this: distinct texts, retellings by analysts left out if others tell it."""
        texts = {self[r.document].text for r in told if r.claim.said_by not in ANALYSTS}
        return len(texts) or self.texts(r.document for r in told)

    def known_from(self, documents: Iterable[str]) -> str | None:
        """The day from which a reader of these could know it."""
        return min((day for document in documents if (day := self[document].day)), default=None)

    def belief(self, documents: Iterable[str]) -> tuple[int, int, int, int]:
        """Sorts values told by documents, the most believable first: official over wire over press over analysis, then
        more independent texts, then what a dated report tells over undated ones, then more reports."""
        known = sorted(set(documents))
        undated = not any(self[document].stated for document in known)
        return (min(self[document].rank for document in known), -self.texts(known), undated, -len(known))


def origin_of(document: Document) -> str | None:
    """The agency that the text credits, `government` for a government's own page, None where nothing tells."""
    return document.agency or ("government" if document.publisher_kind == "government" else None)


def weigh(
    tellings: Sequence[Telling], originals: Mapping[str, str], origins: Callable[[Document], str | None] = origin_of
) -> Sources:
    """The standings of documents. `originals`: for each copy or later edition the document it is one of."""
    standings = {}
    for telling in tellings:
        origin = origins(telling.document)
        known = telling.dating.interval.latest
        day = telling.dating.date if telling.dating.method == "stated" else known.isoformat() if known else None
        text = text_of(telling.id, originals)
        stated = telling.dating.method == "stated"
        standings[telling.id] = Standing(text, origin, genre(telling, origin), day, stated)
    return Sources(standings)


def genre(telling: Telling, origin: str | None) -> str:
    """`read-out` of a government, `wire` of an agency, `analysis` where analysts say most of it, else `press`."""
    if origin in GENRE_BY_ORIGIN:
        return GENRE_BY_ORIGIN[origin]
    if origin not in (None, "own"):
        return "wire"
    facts = [r for r in telling.resolved if isinstance(r.claim, (MeetingClaim, EventClaim))] or telling.resolved
    analysed = sum(r.claim.said_by in ANALYSTS for r in facts)
    return "analysis" if facts and 2 * analysed > len(facts) else "press"


def text_of(document: str, originals: Mapping[str, str]) -> str:
    """The document whose text this one has, by way of what copies and later editions are made of."""
    seen = {document}
    while (above := originals.get(document)) and above not in seen:
        document = above
        seen.add(document)
    return document if document not in originals else min(seen)
