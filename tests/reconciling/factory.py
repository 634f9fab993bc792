"""Small hand-made documents and claims, so that joining is tested without a reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from comity.model.claims import (
    Claim,
    CommitmentClaim,
    EventClaim,
    FactorClaim,
    FigureClaim,
    MeetingClaim,
    Participant,
    PersonMention,
    Reading,
)
from comity.model.document import Document
from comity.model.evidence import Evidence
from comity.model.record import Dating, Record
from comity.model.resolved import Resolved
from comity.model.times import Interval, TimeExpression, interval_of
from comity.reconciling import derive
from comity.reconciling.telling import Resolve

Told = tuple[Document, Reading, Dating]


@dataclass(frozen=True)
class Report:
    """A document with claims, each with the ISO prefix of its time (empty: open)."""

    document: Document
    claims: tuple[tuple[Claim, str], ...]
    dating: Dating
    states: tuple[tuple[str, int], ...] = (("JPN", 5), ("KOR", 5))
    people: tuple[tuple[str, str], ...] = ()
    times: tuple[TimeExpression, ...] = ()
    noise: tuple[tuple[int, int], ...] = ()

    def told(self) -> Told:
        """What `derive` takes."""
        people = tuple(PersonMention(0, 1, name, country=state) for state, name in self.people)
        reading = Reading(
            document=self.document.id,
            reader="test",
            claims=tuple(c for c, _ in self.claims),
            states=self.states,
            people=people,
            times=self.times,
            noise=self.noise,
        )
        return self.document, reading, self.dating


def stated(day: str) -> Dating:
    return Dating(interval=interval_of(day), method="stated", date=day)


def inferred(first: str, last: str) -> Dating:
    interval = Interval(interval_of(first).earliest, interval_of(last).latest)
    return Dating(interval=interval, method="inferred", date=interval.prefix, because=("by the offices named",))


def month_day(month: int, day: int) -> TimeExpression:
    return TimeExpression(0, 1, "x", "month-day", (("month", str(month)), ("day", str(day))))


def report(name: str, text: str, *claims: tuple[Claim, str], dating: Dating | None = None, **rest: Any) -> Report:
    """A report; claims are made with `meeting`, `promise`, ... and get their evidence in `text` here."""
    keys = ("url", "title", "publisher", "published", "modified", "agency")
    given = {key: rest.pop(key) for key in keys if key in rest}
    document = Document(path=f"{name}.txt", text=text, **given)
    placed = tuple((_placed(claim, document), when) for claim, when in claims)
    return Report(document, placed, dating or Dating(), **rest)


def _placed(claim: Claim, document: Document) -> Claim:
    quote = claim.trigger
    start = document.text.index(quote)
    return replace(claim, evidence=(Evidence(document.id, start, start + len(quote), quote),))


def meeting(quote: str, *people: str, when: str = "", level: str = "summit", **rest: Any) -> tuple[Claim, str]:
    """`people` as `JPN:Kishida` or `JPN`."""
    given = tuple(Participant(p.split(":")[0], p.split(":")[1] if ":" in p else None) for p in people)
    return MeetingClaim(evidence=(), trigger=quote, participants=given, level=level, **rest), when


def promise(
    quote: str, parties: Sequence[str], field: str, action: str, *, stage: str = "agreed", when: str = "", **rest: Any
) -> tuple[Claim, str]:
    rest.setdefault("topic", None)
    claim = CommitmentClaim(
        evidence=(), trigger=quote, parties=tuple(parties), field=field, action=action, stage=stage, **rest
    )
    return claim, when


def act(
    quote: str, event_type: str, actors: Sequence[str], recipients: Sequence[str] = (), *, when: str = "", **rest: Any
) -> tuple[Claim, str]:
    claim = EventClaim(
        evidence=(), trigger=quote, event_type=event_type, actors=tuple(actors), recipients=tuple(recipients), **rest
    )
    return claim, when


def factor(quote: str, role: str, label: str, *states: str) -> tuple[Claim, str]:
    return FactorClaim(evidence=(), trigger=quote, role=role, label=label, states=states), ""


def figure(quote: str, value: float, unit: str, what: str) -> tuple[Claim, str]:
    return FigureClaim(evidence=(), trigger=quote, value=value, unit=unit, what=what), ""


def resolve_plainly(*reports: Report) -> Resolve:
    """A resolver that gives each claim the time that its report gives it."""
    whens = {id(claim): when for r in reports for claim, when in r.claims}

    def resolve(document: Document, reading: Reading, dating: Dating) -> list[Resolved]:
        return [
            Resolved(
                document=document.id,
                claim=claim,
                when=interval_of(whens[id(claim)]) if whens[id(claim)] else Interval(),
                participants=claim.participants if isinstance(claim, MeetingClaim) else (),
            )
            for claim in reading.claims
        ]

    return resolve


def record(*reports: Report) -> Record:
    """The record of reports; times are as the claims give them."""
    resolve = resolve_plainly(*reports)
    return derive([r.told() for r in reports], resolve=resolve, codebook_kind=lambda label: f"kind of {label}")
