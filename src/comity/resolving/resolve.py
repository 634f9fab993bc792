"""Claims with their days and people: what `reading` left as words, worked out against register and dating.

Invariant: a pure function of its arguments; called again with a narrower dating it gives the same or narrower days.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from comity.model.claims import Claim, CommitmentClaim, EventClaim, MeetingClaim, Reading
from comity.model.document import Document
from comity.model.record import Dating
from comity.model.resolved import Resolved
from comity.model.times import Interval, TimeExpression
from comity.register import Register
from comity.resolving.facts import LEAD, TOLD_WITHIN, Facts
from comity.resolving.people import in_full
from comity.resolving.spans import add
from comity.resolving.times import anchor, counted

__all__ = ["resolve"]

NAMES_A_DAY = frozenset({"day", "month-day", "weekday", "relative"})
NO_NEWS = frozenset({"by", "from", "since", "after"})  # bounds of something that goes on or lies ahead
SAID_ON = re.compile(r"\b(?:said|told|announced|added|reported|stated)(?: \w+){0,2}? (?:on|late|early)\s+$")
SAME_BREATH = 200  # characters within which a distance counts from what is told, and not from when that was said
Told = tuple[Interval, tuple[str, ...]]


def resolve(document: Document, reading: Reading, dating: Dating, register: Register) -> list[Resolved]:
    """Every claim of a reading with interval, reasons, people in full, last day and due day."""
    published = dating.interval
    facts = Facts(document, reading, register)
    news = news_day(facts, dating)
    main = facts.main
    of_main = _own_day(main, facts, dating, news) if main else None
    found = []
    for claim in reading.claims:
        when, because = _when(claim, facts, of_main, dating, news)
        if isinstance(claim, MeetingClaim):
            claim, when = _in_its_time(claim, when, facts, dating)
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
                if due and due.latest and published.earliest and due.latest < published.earliest:
                    due, reason = None, ()  # what is promised is not due before it is told
                because = (*because, *reason)
            found.append(Resolved(document=document.id, claim=claim, when=when, because=because, until=until, due=due))
    return found


def _in_its_time(claim: MeetingClaim, when: Interval, facts: Facts, dating: Dating) -> tuple[MeetingClaim, Interval]:
    """A meeting whose status and days agree with the day of publication: what lies ahead was not held yet, and days
    gone by are not those of a meeting that is planned. A day's difference may be a time zone."""
    published = dating.interval
    if claim.status == "held" and claim.when is not None and published.latest and when.earliest:
        ahead = (when.earliest - published.latest).days
        if ahead > 1 or (ahead == 1 and facts.is_ahead(claim.when)):
            return replace(claim, status="planned"), when
    planned = claim.status in ("planned", "proposed") and not claim.background
    if planned and published.earliest and when.latest and (published.earliest - when.latest).days > 1:
        return claim, Interval()
    return claim, when


def news_day(facts: Facts, dating: Dating) -> Told:
    """The day that a report tells as its news: the one its first sentences name, else that of its publication.

    Of a report without a stated date it is the interval inferred, if no one day in it has the weekday told.
    """
    interval = dating.interval
    if dating.method is None:
        return Interval(), ()
    for time in facts.lead_times:
        if time.form not in NAMES_A_DAY or time.get("bound") in NO_NEWS or time.start > LEAD or facts.is_dateline(time):
            continue
        if facts.is_ahead(time):
            continue
        found = anchor(time, interval)
        if found and found[0].days == 1 and found[0].earliest and interval.earliest and interval.latest:
            early = add(interval.earliest, "day", -TOLD_WITHIN)
            if early <= found[0].earliest <= add(interval.latest, "day", 1):
                return found[0], (f"news of {found[1]}",)
    if dating.method == "stated":
        return interval, (f"news of a report published {dating.date}",)
    return interval, ("the report and its news lie in this interval", *dating.because)


def _when(claim: Claim, facts: Facts, of_main: Told | None, dating: Dating, news: Told) -> Told:
    """The days of a claim: its own time, else those of the main meeting or of the report, as the claim says."""
    if claim is facts.main and of_main:
        return of_main
    if claim.when is not None:
        told = _anchored(claim.when, claim.tense, facts, dating)
        return news if _is_done(claim) and _lies_ahead(told, dating) else told
    held = facts.main is not None and facts.main.status == "held"
    if claim.day == "meeting" and held and of_main and of_main[0] != Interval():
        return of_main[0], ("on the day of the main meeting", *of_main[1])
    return news if claim.day in ("meeting", "report") else (Interval(), ())


def _is_done(claim: Claim) -> bool:
    """Whether a claim tells of something that has been: it cannot lie after the report.

    Of a meeting beside the main one a date ahead is believed rather than that it was held.
    """
    if isinstance(claim, MeetingClaim):
        return claim.status == "held" and (claim.main or (claim.when is not None and claim.when.form == "duration"))
    return isinstance(claim, EventClaim) and claim.auxiliary is None


def _lies_ahead(told: Told, dating: Dating) -> bool:
    """Whether days lie after publication, a time zone allowed for."""
    first, last = told[0].earliest, dating.interval.latest
    return first is not None and last is not None and first > add(last, "day", 1)


def _own_day(main: MeetingClaim, facts: Facts, dating: Dating, news: Told) -> Told:
    """The day of the main meeting: told, else the day of the report; an undated report lies where its news lies."""
    if main.when is not None:
        told = _anchored(main.when, main.tense, facts, dating)
        return news if _is_done(main) and _lies_ahead(told, dating) else told
    if main.day == "own" and not (dating.method == "inferred" and main.status == "held"):
        return Interval(), ()
    return news


def _anchored(time: TimeExpression, tense: str, facts: Facts, dating: Dating) -> Told:
    """The days of an expression; `that day` and `the previous day` count from the last day told before them."""
    if time.form == "offset":
        earlier = [other for other in facts.times if other.start < time.start]
        told_of = [other for other in earlier if time.start - other.start < SAME_BREATH and not SAID_ON.search(
            facts.text, max(0, other.start - SAME_BREATH), other.start)]
        for before in reversed(told_of or earlier):  # "on Saturday, he said on Thursday, two days before he meets her"
            told = anchor(before, dating.interval, tense=tense) if before.form in NAMES_A_DAY else None
            if told and told[0].days == 1 and (found := counted(time, told[0])):
                return found[0], (found[1],)
    found = anchor(time, dating.interval, tense=tense)
    if found is None:
        return Interval(), ()
    told_on, last = dating.interval.earliest, found[0].latest
    if time.get("bound") == "by" and tense == "future" and told_on and last and told_on <= last:
        return Interval(told_on, last), (found[1],)  # "will meet by September": some day until then
    return found[0], (found[1],)


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
