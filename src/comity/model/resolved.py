"""A resolved claim: who and when are worked out against the register and the document's date."""

from __future__ import annotations

from dataclasses import dataclass

from comity.model.claims import Claim, Participant
from comity.model.times import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A claim with its day as an interval (open where unknown), the reasons, and its people in full.

    `participants` are those of a meeting with names completed from the register (empty for other claims); `until` is
    the last day of a longer meeting, `due` the day by which a commitment is to be kept.
    """

    document: str
    claim: Claim
    when: Interval = Interval()
    because: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    until: Interval | None = None
    due: Interval | None = None
