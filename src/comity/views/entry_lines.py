"""One line for one entry: its sentence, its day as far as known, its marks, its evidence and its reasons."""

from __future__ import annotations

import re

from comity.model.evidence import Evidence
from comity.model.record import Commitment, Conflict, Entry, Event, Factor, Figure, Mechanism, Meeting, Step
from comity.model.times import Interval, interval_of
from comity.views import dates, phrases
from comity.views.acts import form_of
from comity.views.badges import OPEN, badges
from comity.views.clauses import clause
from comity.views.frame import Frame, ahead_yet_held, join, order, sentence, when
from comity.views.labels import STAGES
from comity.views.lines import Line

MOST_DAYS = 4  # named in one line: of more only the first and the last, or the last ones


def line(frame: Frame, entry: Entry, *, field: bool = True) -> Line:
    """The line of any entry. `field`: whether a commitment names its field (not where the heading does)."""
    if isinstance(entry, Meeting):
        return meeting_line(frame, entry)
    if isinstance(entry, Commitment):
        return commitment_line(frame, entry, field=field)
    said = _said(entry)
    span = when(entry)
    return Line(
        text=text(frame, entry),
        when=dates.written(span.prefix) if span.prefix else "",
        said=said,
        badges=badges(frame, entry),
        evidence=entry.evidence,
        notes=_notes(frame, entry),
        because=_reasons(entry.because) if isinstance(entry, Mechanism) else (),
        entry=entry.id,
    )


def _said(entry: Entry) -> Evidence | None:
    """The clause in which a report tells an act, or gives a figure."""
    if isinstance(entry, Event) and entry.evidence:
        return _act(entry, form_of(entry)[1])
    if isinstance(entry, Figure) and entry.evidence:
        digits = re.match(r"\d+", phrases.number(entry.value))
        return clause(entry.evidence[0], re.compile(rf"\b{digits[0]}\b") if digits else None)
    return None


def _act(entry: Event, words: re.Pattern[str] | None) -> Evidence:
    """The clause that tells an act: of several with such words the first that begins with who does it."""
    piece = entry.evidence[0]
    found = [clause(piece, words, after=m.start()) for m in words.finditer(piece.exact)] if words else []
    if len(found) < 2:
        return clause(piece, words)
    from comity.register import load_register  # read only where it is needed, as in naming.py

    register = load_register()
    named = (next((hit.codes for hit in register.find_states(part.exact) if hit.codes), ()) for part in found)
    return next((part for part, codes in zip(found, named, strict=True) if set(codes) & set(entry.actors)), found[0])


def text(frame: Frame, entry: Entry) -> str:
    """The sentence of any entry. Raises TypeError for a kind that has none."""
    match entry:
        case Meeting():
            return phrases.meeting(frame, entry)
        case Commitment():
            return phrases.commitment(frame, entry)
        case Event():
            return phrases.event(frame, entry)
        case Factor():
            return phrases.factor(frame, entry)
        case Figure():
            return phrases.figure(frame, entry)
        case Mechanism():
            return phrases.mechanism(frame, entry)
        case Conflict():
            about = frame.entries.get(entry.about)
            return phrases.conflict(frame, entry, text(frame, about) if about else None)
    raise TypeError(f"no sentence for {type(entry).__name__}")


def meeting_line(frame: Frame, entry: Meeting) -> Line:
    """A meeting with its day or days and, where the day is not known, the reasons for the interval."""
    span = when(entry)
    if entry.date and entry.end:
        day = dates.span(entry.date, entry.end)
    else:
        day = dates.label(span) or "undated"
    reasons = () if span == Interval() or dates.is_whole(span) else _reasons(_of_the_day(entry))
    return Line(
        text=phrases.meeting(frame, entry),
        when=day,
        badges=badges(frame, entry),
        evidence=entry.evidence,
        because=reasons,
        entry=entry.id,
    )


def _life(steps: tuple[Step, ...]) -> str:
    """The steps of a promise, those of one stage in a row together: `agreed March 2023 and 7 May 2023, kept 2024`."""
    rows: list[tuple[str, list[str]]] = []
    for step in steps:
        day = dates.written(step.date) if step.date else "undated"
        if not rows or rows[-1][0] != step.stage:
            rows.append((step.stage, []))
        if day not in rows[-1][1]:
            rows[-1][1].append(day)
    return ", ".join(f"{STAGES.get(stage, stage)} {_days(days)}" for stage, days in rows)


def _days(days: list[str]) -> str:
    if len(days) <= MOST_DAYS:
        return join(days)
    return f"{days[0]}, {len(days) - 2} more times and {days[-1]}"


def _reasons(because: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dates.in_words(reason) for reason in because)


def _of_the_day(entry: Meeting) -> tuple[str, ...]:
    """The reasons for the day; those for a participant's name (`... is NAME: ...`) stand in `why`."""
    names = [f" is {p.name}: " for p in entry.participants if p.name]
    return tuple(reason for reason in entry.because if not any(name in reason for name in names))


def commitment_line(frame: Frame, entry: Commitment, *, field: bool = True) -> Line:
    """A commitment with its age, due date and the steps of its life."""
    first = next((step.date for step in entry.steps if step.date), entry.date)
    notes = []
    old = dates.age(first, frame.on) if entry.stage in OPEN else None
    if old and first and len({step.date for step in entry.steps}) > 1:
        notes.append(f"first made {dates.written(first)}, {old} ago")
    elif old:
        notes.append(f"{old} old")
    if entry.due:
        due = interval_of(entry.due).latest
        notes.append(f"{'was due' if due and due < frame.on else 'due'} {dates.written(entry.due)}")
    several = len({(step.date, step.stage) for step in entry.steps}) > 1
    life = [sentence(_life(entry.steps))] if several else []
    evidence = tuple(dict.fromkeys((*entry.evidence, *(step.evidence for step in entry.steps))))
    day = entry.date or first
    return Line(
        text=phrases.commitment(frame, entry, field=field),
        when=dates.written(day) if day else "undated",
        badges=badges(frame, entry),
        evidence=evidence,
        notes=tuple(filter(None, (sentence("; ".join(notes)), *life))),
        entry=entry.id,
        stage=entry.stage,
    )


def _notes(frame: Frame, entry: Entry) -> tuple[str, ...]:
    """Of a mechanism its last sessions with their places, and how many promises belong to it."""
    if not isinstance(entry, Mechanism):
        return ()
    sessions = sorted((e for i in entry.sessions if isinstance(e := frame.entries.get(i), Meeting)), key=order)
    dated = [s for s in sessions if s.status == "held" and when(s).prefix and not ahead_yet_held(frame, s)]
    last = dated[-MOST_DAYS:]
    told = [dates.written(when(s).prefix) + (f" ({frame.place(s.place)})" if s.place else "") for s in last]
    word = "sessions" if len(dated) <= MOST_DAYS else f"the last {MOST_DAYS} sessions"
    parts = [f"{word if len(told) > 1 else 'session'}: {join(told)}"] if told else []
    if entry.commitments:
        parts.append(f"{dates.count(len(entry.commitments), 'commitment')} on record")
    return (sentence("; ".join(parts)),) if parts else ()
