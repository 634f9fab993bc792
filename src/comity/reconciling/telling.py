"""One document with all that is known of it before it is joined with others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from comity.model.claims import Claim, MeetingClaim, Reading
from comity.model.document import Document
from comity.model.record import Dating
from comity.model.resolved import Resolved

Resolve = Callable[[Document, Reading, Dating], list[Resolved]]


@dataclass(frozen=True, slots=True)
class Telling:
    """A document, what was read in it, when it was published as far as known, and its claims with who and when."""

    document: Document
    reading: Reading
    dating: Dating
    resolved: tuple[Resolved, ...]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    def main(self) -> Resolved | None:
        """The meeting that the report is about: marked so by the reader, else the first real one; None without one."""
        meetings = [r for r in self.resolved if isinstance(r.claim, MeetingClaim) and not r.claim.background]
        marked = [r for r in meetings if isinstance(r.claim, MeetingClaim) and r.claim.main]
        return min(marked or meetings, key=lambda r: place(r.claim), default=None)


def named_days(reading: Reading) -> frozenset[str]:
    """The days that a report names itself, as month and day (`08-29`), whatever the year."""
    return frozenset(
        f"{int(month):02}-{int(day):02}"
        for time in reading.times
        if (month := time.get("month") or "").isdigit() and (day := time.get("day") or "").isdigit()
    )


def place(claim: Claim) -> tuple[int, int]:
    """Where a claim stands in its text, to sort by."""
    return (claim.evidence[0].start, claim.evidence[0].end) if claim.evidence else (0, 0)


def tell(document: Document, reading: Reading, dating: Dating, resolve: Resolve) -> Telling:
    """A document with its claims resolved, those without evidence left out (no entry without its sentence)."""
    return Telling(document, reading, dating, tuple(r for r in resolve(document, reading, dating) if r.claim.evidence))
