"""Clues from the dates that a report tells as ahead: it was written before them.

Each rule gives findings: days on which the report, and with it its main event, can lie, and the reason in words.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.times import Interval
from comity.resolving.facts import Facts
from comity.resolving.times import anchor
from comity.resolving.votes import Finding

AHEAD = ("until", "by", "before", "from")  # bounds of what lies ahead where the verb says so too
ROUGH = 0.5  # of the weight, for a year alone: plans and their beginnings are told less exactly than days


def dates_ahead(facts: Facts, weight: float) -> Iterator[Finding]:
    """A day, month or year that will be: the report is not younger."""
    for time in facts.times:
        if time.form not in ("day", "month", "year") or not time.get("year") or time.get("fiscal"):
            continue
        if not facts.is_surely_ahead(time):
            continue
        found = anchor(time, Interval(), tense="future")
        last = found[0].latest if found else None
        if last is None:
            continue
        exact = 1.0 if time.form != "year" else ROUGH
        yield Finding(weight * exact, "dates_ahead", f'{" ".join(time.text.split())}, told as ahead',
                      (Interval(None, last),))
