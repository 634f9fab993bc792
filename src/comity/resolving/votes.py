"""What several findings say together about a day: the days on which most of their weight agrees.

Invariant: if all findings can be true at once, the result is their intersection; else the lightest that stand against
the rest are left out. The order of the findings does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from comity.model.times import Interval


@dataclass(frozen=True, slots=True)
class Finding:
    """Days on which something can be (a union of intervals), how much that weighs, and the reason in words.

    `rule` names the kind of reasoning (`resolving.clues`). `yearly`: the days recur every year, and `days` holds those
    of the years tried alone.
    """

    weight: float
    rule: str
    reason: str
    days: tuple[Interval, ...]
    yearly: bool = False

    def holds(self, interval: Interval) -> bool:
        """Whether some of the interval's days are among the finding's."""
        return any(own.meet(interval) for own in self.days)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The days (oldest first) that bear the most weight, the findings that hold there, and the others."""

    days: tuple[Interval, ...]
    kept: tuple[Finding, ...]
    dropped: tuple[Finding, ...]

    @property
    def hull(self) -> Interval:
        """From the first to the last of the days."""
        return Interval(self.days[0].earliest, self.days[-1].latest)


def rank(finding: Finding) -> tuple[float, str, str, list[tuple[date, date]], bool]:
    """The heaviest first; intervals themselves have no order, as their ends may be open."""
    days = [(own.earliest or date.min, own.latest or date.max) for own in finding.days]
    return -finding.weight, finding.rule, finding.reason, days, finding.yearly


def agree(findings: Iterable[Finding]) -> Verdict:
    """Where the sum of weights is highest. Without findings every day is left."""
    given = sorted(set(findings), key=rank)
    if not given:
        return Verdict((Interval(),), (), ())
    changes: dict[date, float] = {date.min: 0.0}  # what a day adds to the weight that the day before it bears
    for finding in given:
        for first, after in _apart(finding.days):
            changes[first] = changes.get(first, 0.0) + finding.weight
            if after:
                changes[after] = changes.get(after, 0.0) - finding.weight
    starts = sorted(changes)
    weights = list(accumulate(changes[start] for start in starts))
    best = max(weights)
    pieces = [Interval(None if first == date.min else first, after - timedelta(days=1) if after else None)
              for first, after, weight in zip(starts, [*starts[1:], None], weights, strict=True)
              if best - weight < 1e-6]
    days = _joined(pieces)
    kept = [finding for finding in given if any(finding.holds(interval) for interval in days)]
    return Verdict(days, tuple(kept), tuple(finding for finding in given if finding not in kept))


def _apart(days: Sequence[Interval]) -> Iterator[tuple[date, date | None]]:
    """First days and days after the last of a union of intervals, none of them twice."""
    until: date | None = date.min
    for interval in sorted(days, key=lambda one: one.earliest or date.min):
        first = interval.earliest or date.min
        after = interval.latest + timedelta(days=1) if interval.latest and interval.latest < date.max else None
        if until is None or (after and after <= until):
            continue
        yield max(first, until), after
        until = after


def agree_in_any_year(findings: Iterable[Finding], years: tuple[int, int], known_until: date) -> Verdict:
    """As `agree`, but where yearly days fit every year on a side of the `years` tried, that side stays open.

    Where they fit a few years, those go first of which the register knows anything (`known_until`).
    """
    verdict = agree(findings)
    known = tuple(days for days in verdict.days if days.earliest is None or days.earliest <= known_until)
    if any(finding.yearly for finding in verdict.kept) and 0 < len(known) < len(verdict.days) and len(known) <= 2:
        return Verdict(known, verdict.kept, verdict.dropped)
    beyond = Interval(None, date(years[0], 1, 1)), Interval(date(years[1], 1, 1), None)
    opened = agree(replace(finding, days=(beyond[0], *finding.days, beyond[1])) if finding.yearly else finding
                   for finding in verdict.kept)
    return Verdict(opened.days, verdict.kept, verdict.dropped)


def _joined(pieces: Sequence[Interval]) -> tuple[Interval, ...]:
    """Neighbouring intervals as one."""
    joined: list[Interval] = []
    for piece in pieces:
        last = joined[-1].latest if joined else None
        if last and piece.earliest and last + timedelta(days=1) == piece.earliest:
            joined[-1] = Interval(joined[-1].earliest, piece.latest)
        else:
            joined.append(piece)
    return tuple(joined)
