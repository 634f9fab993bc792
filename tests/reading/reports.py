"""Short texts read as reports, for the tests of the reader."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from comity.codebook import load_codebook
from comity.model.claims import Claim, CommitmentClaim, EventClaim, FactorClaim, MeetingClaim, Reading
from comity.model.document import Document
from comity.model.times import TimeExpression
from comity.reading import read_document
from comity.reading.tagging import Tagged
from comity.reading.timexes import find_times
from comity.register import load_register

Kind = TypeVar("Kind", bound=Claim)


@cache
def read(text: str, *, title: str | None = None, language: str | None = "en") -> Reading:
    """The reading of a text, once for each text."""
    return read_document(Document("report.txt", text, title=title, language=language), load_register(), load_codebook())


def tag(text: str, *, title: str | None = None, published: str | None = None) -> Tagged:
    return Tagged(text, load_register(), title=title, published=published)


def timed(tagged: Tagged) -> list[TimeExpression]:
    return find_times(tagged.text, 0, len(tagged.text))


def of(kind: type[Kind], claims: Iterable[Claim]) -> list[Kind]:
    return [claim for claim in claims if isinstance(claim, kind)]


def meetings(text: str, **more: Any) -> list[MeetingClaim]:
    return of(MeetingClaim, read(text, **more).claims)


def commitments(text: str, **more: Any) -> list[CommitmentClaim]:
    return of(CommitmentClaim, read(text, **more).claims)


def events(text: str, **more: Any) -> list[EventClaim]:
    return of(EventClaim, read(text, **more).claims)


def factors(text: str, **more: Any) -> list[FactorClaim]:
    return of(FactorClaim, read(text, **more).claims)


def states_of(meeting: MeetingClaim) -> set[str]:
    return {participant.country for participant in meeting.participants}


def acts(text: str, rule: str | None = None) -> set[str]:
    """The acts of a text as `TYPE ACTOR>RECIPIENT`; with a rule those that it finds, without their type."""
    found = [e for e in events(text) if rule is None or e.rule == rule]
    pairs = [(e.event_type, a, b) for e in found for a in e.actors for b in e.recipients or ("",)]
    return {f"{a}>{b}" if rule else f"{kind} {a}>{b}" for kind, a, b in pairs}
