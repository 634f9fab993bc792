"""The short marks beside a line: how well it is supported, what kind of text tells it, what is unknown or disputed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from comity.model.record import Commitment, Entry, Meeting
from comity.model.times import Interval, interval_of
from comity.views import dates
from comity.views.frame import Frame, ahead_yet_held, order, when
from comity.views.lines import Badge

GENRES = {"read-out": "official read-out", "wire": "wire", "press": "press", "analysis": "analysis"}
PROMISED = frozenset({"pledged", "agreed", "reaffirmed"})  # stages that bind; a thing considered is never overdue
NEAR_DAYS = 3  # a plan and a meeting so near are likely one; which of the days is right only a reader can say
REVIEW = 0.8  # confidence below which an entry is to be looked at; docs/coder.md has the reliability behind it
OPEN = PROMISED | {"considering", "proposed"}


def badges(frame: Frame, entry: Entry) -> tuple[Badge, ...]:
    """All marks of an entry, the weightiest first."""
    found = [*_disputed(frame, entry), *_doubted(entry), *_overdue(frame, entry), *_passed(frame, entry),
             *_undated(entry)]
    return (*found, Badge("support", support(frame, entry)), *genre(frame, entry.documents))


def support(frame: Frame, entry: Entry) -> str:
    """`one report`, `one source in 3 reports`, `2 sources`; `at most n sources` where an origin is unknown."""
    reports = len(entry.documents)
    if reports == 1:
        return "one report"
    if entry.sources <= 1:
        return f"one source in {reports} reports"
    at_most = "at most " if unknown_origins(frame, entry.documents) else ""
    return f"{at_most}{entry.sources} sources in {reports} reports"


def unknown_origins(frame: Frame, documents: Sequence[str]) -> int:
    """How many distinct texts behind these documents have no known origin."""
    roots = {frame.root(document) for document in documents}
    known = [frame.states_of_documents[root] for root in roots if root in frame.states_of_documents]
    return len(roots) - sum(1 for state in known if state.origin)


def genre(frame: Frame, documents: Sequence[str]) -> tuple[Badge, ...]:
    """One mark naming the kinds of text behind an entry: official read-out, wire, analysis; nothing for press alone."""
    kinds = {frame.states_of_documents[d].genre for d in documents if d in frame.states_of_documents}
    named = [words for kind, words in GENRES.items() if kind in kinds]
    only = "only " if named == ["analysis"] else ""
    return (Badge("genre", only + ", ".join(named)),) if named and named != ["press"] else ()


def _disputed(frame: Frame, entry: Entry) -> list[Badge]:
    about = sorted({conflict.property for conflict in frame.contradictions.get(entry.id, [])})
    return [Badge("contradicted", f"contradicted ({', '.join(about)})")] if about else []


def _doubted(entry: Entry) -> list[Badge]:
    """A mark for what is read with so little confidence that somebody should look at the sentence."""
    return [Badge("review", f"to review, read at {entry.confidence:.2f}")] if entry.confidence < REVIEW else []


def _undated(entry: Entry) -> list[Badge]:
    """A mark for a meeting whose day is not known, unless the text itself tells a month or a year."""
    if not isinstance(entry, Meeting):
        return []
    span = when(entry)
    if span == Interval() or dates.is_whole(span):
        return []  # the day of its line says as much
    return [Badge("undated", f"undated: {dates.between(span)}")]


def is_overdue(frame: Frame, entry: Commitment) -> bool:
    """Whether the due date has passed on the day of the brief and no report says kept or dropped, or promises it anew
    after that date: then the old term is no longer its term."""
    due = interval_of(entry.due).latest if entry.due else None
    anew = due is not None and any(step.date > due.isoformat() for step in entry.steps if step.stage in PROMISED)
    return bool(due and due < frame.on and entry.stage in OPEN and not anew)


def overdue_words(frame: Frame, entry: Commitment) -> str:
    """`overdue, no word since 3 May 2024`: never that it was broken, which only a report or a person can say."""
    late = "overdue" if entry.stage in PROMISED else "date passed"
    word = frame.last_word(entry)
    return f"{late}, no word since {dates.written(word)}" if word else f"{late}, no dated word"


def _overdue(frame: Frame, entry: Entry) -> list[Badge]:
    if isinstance(entry, Commitment) and is_overdue(frame, entry):
        return [Badge("overdue", overdue_words(frame, entry))]
    return []


def _held_near(frame: Frame, entry: Meeting, latest: date) -> str | None:
    """The day of a meeting of the same states and rank that was held within NEAR_DAYS of the planned days."""
    states = {p.country for p in entry.participants}
    first = when(entry).earliest or latest
    for other in sorted(frame.record.meetings, key=order):
        day = when(other).earliest
        if other.status != "held" or other.background or not day or not other.date or other.rank != entry.rank:
            continue
        near = first - timedelta(days=NEAR_DAYS) <= day <= latest + timedelta(days=NEAR_DAYS)
        if near and states == {p.country for p in other.participants}:
            return dates.written(other.date)
    return None


def _passed(frame: Frame, entry: Entry) -> list[Badge]:
    """Marks for a meeting that did not simply take place."""
    if not isinstance(entry, Meeting):
        return []
    latest = when(entry).latest
    if entry.status == "held":
        return [Badge("overdue", "told as held, but the day lies ahead")] if ahead_yet_held(frame, entry) else []
    if entry.status in ("planned", "proposed") and latest and latest < frame.on:
        near = _held_near(frame, entry, latest)
        told = f"another report tells one of {near}" if near else "no report that it took place"
        return [Badge("overdue", f"date passed, {told}")]
    return [Badge("status", entry.status)]
