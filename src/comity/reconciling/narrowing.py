"""Narrow the dates of undated reports by the other reports of their story.

Intervals only ever shrink. Where a report's own clues contradict its story, its own interval stays, with a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from comity.model.claims import MeetingClaim
from comity.model.record import Dating
from comity.model.times import Interval
from comity.reconciling.telling import Telling

DATED_DAYS = 10  # a report whose interval is no wider dates its story
# How long before and after the other reports of an event, and the event itself, a report of it is taken to appear.
# A weekday must stay unambiguous: the days between the same weekday before and after number fewer than 14.
BEFORE = timedelta(days=3)
AFTER = timedelta(days=5)


def narrow(
    story: Sequence[Telling], publishers: Mapping[str, str] | None = None, *, days: Iterable[date] = ()
) -> dict[str, Dating]:
    """New datings for the reports of a story that lack a stated date and can be narrowed, by document id.

    `publishers`: names for the reasons. `days`: the exact days that dated reports give for the story's main meeting; a
    report that tells it as held appears on the first of them or later.
    """
    names, known_days = publishers or {}, sorted(days)
    dated = [t for t in story if (t.dating.interval.days or DATED_DAYS + 1) <= DATED_DAYS]
    found = {}
    for telling in story:
        mates = [mate for mate in dated if mate.id != telling.id and _weight(mate) >= _weight(telling)]
        if telling.dating.method == "stated" or not mates:
            continue
        mates.sort(key=lambda m: (-_weight(m), m.dating.interval.days or 0, m.id))
        own, allowed = telling.dating.interval, _allowed(mates, known_days)
        if known_days and _held(telling):
            allowed = allowed.meet(Interval(known_days[0], None)) or allowed
        met, reason = own.meet(allowed), _reason(mates[0], names)
        if met is None:
            warning = f"its own clues ({_shown(own)}) contradict its story: {reason}"
            found[telling.id] = replace(telling.dating, warning=warning)
        elif met != own:
            because = (*telling.dating.because, reason)
            found[telling.id] = replace(
                telling.dating, interval=met, method="inferred", date=met.prefix, because=because
            )
    return found


def _allowed(mates: Sequence[Telling], days: Sequence[date]) -> Interval:
    """From some days before the story's first dated report to some days after its last, or after the event."""
    earliest = [t.dating.interval.earliest for t in mates if t.dating.interval.earliest]
    latest = [t.dating.interval.latest for t in mates if t.dating.interval.latest]
    return Interval(min(earliest) - BEFORE, max([*latest, *days]) + AFTER)


def _held(telling: Telling) -> bool:
    main = telling.main()
    return main is not None and isinstance(main.claim, MeetingClaim) and main.claim.status == "held"


def _reason(mate: Telling, names: Mapping[str, str]) -> str:
    name = names.get(mate.id) or mate.document.publisher or "another report"
    when = mate.dating.date or mate.dating.interval.prefix
    return f"tells the same event as {name}" + (f", {when}" if when else "")


def _weight(telling: Telling) -> int:
    """Stated dates narrow inferred ones, never the other way round."""
    return 1 if telling.dating.method == "stated" else 0


def _shown(interval: Interval) -> str:
    return f"{interval.earliest or ''}/{interval.latest or ''}"
