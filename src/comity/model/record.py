"""The record: what reports tell together. Statuses are derived, never typed in.

Every entry names its documents, its evidence (best first), how many independent sources stand behind it, and
`known_from`, the day (ISO) from which a reader of these reports could know it, None if no report is dated.
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.model.claims import Participant
from comity.model.evidence import Evidence
from comity.model.times import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When a document was published, as far as known: `method` is `stated`, `inferred` or None (unknown)."""

    interval: Interval = Interval()
    method: str | None = None
    date: str | None = None
    because: tuple[str, ...] = ()
    warning: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentState:
    """What the record knows of a document: its dating, what it is a copy or an edition of, its story, its origin.

    `origin` is an agency's register key, `government`, `own` (own reporting) or None (unknown); `genre` is `read-out`,
    `wire`, `press` or `analysis`.
    """

    document: str
    dating: Dating
    story: str
    copy_of: str | None = None
    version_of: str | None = None
    origin: str | None = None
    genre: str = "press"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What all entries of the record have. `reports`: how many documents tell it; `texts`: distinct texts among them;
    `sources`: independent sources (copies of one agency text count once); `origins`: the known origins among them."""

    id: str
    documents: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    sources: int
    texts: int
    origins: tuple[str, ...] = ()
    known_from: str | None = None
    confidence: float = 1.0
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Entry):
    """A meeting of two or more states; `when` holds `date` (an ISO prefix or None) and why."""

    participants: tuple[Participant, ...]
    level: str
    rank: str | None
    setting: str | None
    status: str
    date: str | None
    end: str | None
    when: Interval
    because: tuple[str, ...]
    place: str | None
    country: str | None
    ordinal: int | None
    blocs: tuple[str, ...] = ()
    background: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One stage in the life of a commitment: when (ISO prefix or empty), the stage, the evidence that says so."""

    date: str
    stage: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Entry):
    """A promise and what became of it: `stage` is the latest one that its own story tells, `steps` the whole life,
    oldest first, those told in other stories too."""

    parties: tuple[str, ...]
    field: str
    topic: str | None
    action: str
    stage: str
    due: str | None
    date: str | None
    steps: tuple[Step, ...]
    blocs: tuple[str, ...] = ()
    life: tuple[str, ...] = ()  # ids of the entries of several stories that tell this promise, oldest first
    latest: str | None = None  # the stage at the end of that life; None where one story tells all


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """One act of the sixteen PLOVER types. `auxiliary` None is a real act."""

    event_type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: str | None
    auxiliary: str | None
    blocs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor(Entry):
    """A driver or an obstacle; `role` tells which."""

    role: str
    label: str
    kind: str
    states: tuple[str, ...]
    parties: tuple[str, ...] = ()  # the states whose relation the report is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Entry):
    """A number with its measure and what it counts."""

    value: float
    unit: str | None
    what: str | None
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism(Entry):
    """A recurring form of cooperation of some parties: its sessions, rhythm and what is due next."""

    parties: tuple[str, ...]
    kind: str  # codebook id, such as shuttle-diplomacy
    label: str
    founded: str | None
    sessions: tuple[str, ...]  # ids of meetings, oldest first
    commitments: tuple[str, ...]  # ids of commitments
    rhythm_days: int | None
    interruptions: tuple[tuple[str, str], ...]
    status: str  # active, interrupted, planned, unknown
    next_due: str | None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """A value and the documents that tell it."""

    value: str | float | int
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Entry):
    """Reports contradict each other about a property of an entry; `preferred` is the value kept, and why."""

    about: str
    property: str
    values: tuple[Told, ...]
    preferred: str | float | int | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All entries derived from some documents."""

    documents: tuple[DocumentState, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()
    factors: tuple[Factor, ...] = ()
    figures: tuple[Figure, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def entries(self) -> tuple[Entry, ...]:
        """All entries but the documents' states, in a fixed order."""
        return (*self.meetings, *self.commitments, *self.events, *self.factors, *self.figures, *self.mechanisms,
                *self.conflicts)
