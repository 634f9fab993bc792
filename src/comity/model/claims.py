"""Claims: what one report says in one place, before it is joined with what others say.

No claim is without evidence. States are ISO 3166 alpha-3 codes (`EU` for the European Union); a bloc that acts is
written as its members, with its name in `blocs`. `when` is the time as written; `resolving` gives it an interval.
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.model.evidence import Evidence
from comity.model.times import TimeExpression


@dataclass(frozen=True, slots=True, order=True)
class Participant:
    """Somebody at a meeting: a name as the report writes it, an office as it writes it, and the state spoken for."""

    country: str
    name: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What all claims have.

    `said_by`: who says it: `report`, `state`, `official`, `analyst` or the ISO code of a state that says it alone.
    `day`: how a claim without a time of its own is dated: `own` (only by `when`), `meeting` (as a result of the
    document's main meeting, on its day), `report` (on the day the report tells of as its news).
    `background`: told as older than the report's own story. `rule` names what read it; `trigger` are its words.
    """

    evidence: tuple[Evidence, ...]
    when: TimeExpression | None = None
    tense: str = "past"  # past or future: the side on which a weekday or month is sought
    day: str = "own"
    background: bool = False
    said_by: str = "report"
    rule: str = ""
    trigger: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingClaim(Claim):
    """A contact of officials of two or more states; vocabularies of `codebook.meetings`."""

    participants: tuple[Participant, ...]
    level: str
    rank: str | None = None
    setting: str | None = None
    status: str = "held"
    until: TimeExpression | None = None
    place: str | None = None
    country: str | None = None
    ordinal: int | None = None
    blocs: tuple[str, ...] = ()
    main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentClaim(Claim):
    """What states bind themselves to, offer or weigh. `field`, `stage`: codebook; `due`: as written."""

    parties: tuple[str, ...]
    field: str
    topic: str | None
    action: str
    stage: str
    due: TimeExpression | None = None
    blocs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClaim(Claim):
    """One PLOVER record: a type of the sixteen, a mode, who does it to whom; `auxiliary` None is a real, new act."""

    event_type: str
    mode: str | None = None
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    auxiliary: str | None = None
    blocs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorClaim(Claim):
    """A driver or an obstacle that the report names; `role` is `driver` or `obstacle`."""

    role: str
    label: str
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureClaim(Claim):
    """A number in full with its unit: ISO 4217, `percent`, `ordinal`, a unit of time, or the thing counted."""

    value: float
    unit: str | None
    what: str | None


@dataclass(frozen=True, slots=True, order=True)
class PersonMention:
    """Somebody named with or without an office; `current` is False for former or late holders."""

    start: int
    end: int
    name: str
    office: str | None = None
    country: str | None = None
    current: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document under one reader version: everything that later stages need, so that texts are read once."""

    document: str
    reader: str
    claims: tuple[Claim, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    people: tuple[PersonMention, ...] = ()
    states: tuple[tuple[str, int], ...] = ()  # state, number of mentions, most first
    clues: tuple[str, ...] = ()  # register keys of known happenings that the text presupposes (dating)
    noise: tuple[tuple[int, int], ...] = ()  # spans that are page noise, not report
    skipped: str | None = None  # why nothing was read (language not read deep, no state named)
