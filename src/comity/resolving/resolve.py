"""Claims with their days and people: what `reading` left as words, worked out against register and dating.

Invariant: a pure function of its arguments; called again with a narrower dating it gives the same or narrower days.
"""

from __future__ import annotations

from datetime import date, timedelta

from comity.model.claims import Claim, CommitmentClaim, MeetingClaim, Reading
from comity.model.document import Document
from comity.model.record import Dating
from comity.model.resolved import Resolved
from comity.model.times import Interval, TimeExpression
from comity.register import Register
from comity.resolving.people import in_full
from comity.resolving.times import anchor

__all__ = ["resolve"]

NEWS_DAYS = 2  # a report of the day tells of its own day or the one before


def resolve(document: Document, reading: Reading, dating: Dating, register: Register) -> list[Resolved]:
    """Every claim of a reading with interval, reasons, people in full, last day and due day."""
    published = dating.interval
    main = next((claim for claim in reading.claims if isinstance(claim, MeetingClaim) and claim.main), None)
    of_main = _own_day(main, published, dating) if main else None
    found = []
    for claim in reading.claims:
        when, because = _when(claim, main, of_main, dating)
        until: Interval | None = None
        if claim.when is not None and _is_span(claim.when) and when.days and when.days > 1:
            when, until = Interval(when.earliest, when.earliest), Interval(when.latest, when.latest)
        if isinstance(claim, MeetingClaim):
            if claim.until and (last := anchor(claim.until, published, tense=claim.tense)):
                until = last[0] if not when.earliest or not last[0].latest or last[0].latest >= when.earliest else until
            day = when if when != Interval() else published
            people, reasons = in_full(claim.participants, day, register, held=claim.status == "held")
            found.append(Resolved(document=document.id, claim=claim, when=when, because=(*because, *reasons),
                                  participants=people, until=until))
        else:
            due = None
            if isinstance(claim, CommitmentClaim) and claim.due:
                due, reason = _due(claim.due, when, published)
                because = (*because, *reason)
            found.append(Resolved(document=document.id, claim=claim, when=when, because=because, until=until, due=due))
    return found


def _when(claim: Claim, main: MeetingClaim | None, of_main: tuple[Interval, tuple[str, ...]] | None,
          dating: Dating) -> tuple[Interval, tuple[str, ...]]:
    """The days of a claim: its own time, else those of the main meeting or of the report, as the claim says."""
    if claim is main and of_main:
        return of_main
    if claim.when is not None:
        found = anchor(claim.when, _beside(claim, of_main, dating), tense=claim.tense)
        return (found[0], (found[1],)) if found else (Interval(), ())
    if claim.day == "meeting" and of_main and of_main[0] != Interval():
        return of_main[0], ("on the day of the main meeting", *of_main[1])
    if claim.day in ("meeting", "report"):
        return _report_day(dating)
    return Interval(), ()


def _own_day(main: MeetingClaim, published: Interval, dating: Dating) -> tuple[Interval, tuple[str, ...]]:
    """The day of the main meeting: told, else the day of the report; an undated report lies where its news lies."""
    if main.when is not None:
        found = anchor(main.when, published, tense=main.tense)
        if found:
            return found[0], (found[1],)
        return Interval(), ()
    if main.day == "own":
        if dating.method == "inferred" and main.status == "held":
            return published, ("the report and its news lie in this interval", *dating.because)
        return Interval(), ()
    return _report_day(dating)


def _beside(claim: Claim, of_main: tuple[Interval, tuple[str, ...]] | None, dating: Dating) -> Interval:
    """From what a time is counted: `the next day` from the main meeting, all else from publication."""
    offset = claim.when is not None and claim.when.form == "offset"
    if offset and of_main and of_main[0].days == 1 and of_main[0].earliest:
        day = of_main[0].earliest
        return Interval(day, day) if dating.interval.days is None else of_main[0]
    return dating.interval


def _report_day(dating: Dating) -> tuple[Interval, tuple[str, ...]]:
    """The day that a report tells as its news without naming it: a stated day, or the interval inferred."""
    interval = dating.interval
    if dating.method is None:
        return Interval(), ()
    if dating.method == "stated":
        reason = f"news of a report published {dating.date}"
        if interval.days is not None and interval.days <= NEWS_DAYS:
            return interval, (reason,)
        return interval, (f"{reason}, no day named",)
    return interval, ("the report and its news lie in this interval", *dating.because)


def _is_span(time: TimeExpression) -> bool:
    """Whether an expression names a first and a last day."""
    return any(time.get(name) for name in ("to_day", "to_weekday"))


def _due(due: TimeExpression, when: Interval, published: Interval) -> tuple[Interval | None, tuple[str, ...]]:
    """The day by which something is to be kept, counted from the promise or else from publication."""
    base = when if when.earliest and when.latest else published
    found = anchor(due, base, tense="future")
    if found is None:
        return None, ()
    interval, reason = found
    first: date | None = base.earliest
    if first and interval.latest and interval.latest < first - timedelta(days=1):
        return None, ()  # a day before the promise is no day on which it is due
    return interval, (f"due {reason}",)
