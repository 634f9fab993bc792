"""One line for one entry: its sentence, its day as far as known, its marks, its evidence and its reasons."""

from __future__ import annotations

from comity.model.record import Commitment, Conflict, Entry, Event, Factor, Figure, Mechanism, Meeting, Step
from comity.model.times import Interval, interval_of
from comity.views import dates, phrases
from comity.views.badges import OPEN, badges
from comity.views.frame import Frame, join, order, sentence, when
from comity.views.labels import STAGES
from comity.views.lines import Line


def line(frame: Frame, entry: Entry, *, field: bool = True) -> Line:
    """The line of any entry. `field`: whether a commitment names its field (not where the heading does)."""
    if isinstance(entry, Meeting):
        return meeting_line(frame, entry)
    if isinstance(entry, Commitment):
        return commitment_line(frame, entry, field=field)
    said = entry.evidence[0] if isinstance(entry, Event) and entry.evidence else None
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
            return phrases.figure(entry)
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
    return ", ".join(f"{STAGES.get(stage, stage)} {join(days)}" for stage, days in rows)


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
    if old and first and len(entry.steps) > 1:
        notes.append(f"first made {dates.written(first)}, {old} ago")
    elif old:
        notes.append(f"{old} old")
    if entry.due:
        due = interval_of(entry.due).latest
        notes.append(f"{'was due' if due and due < frame.on else 'due'} {dates.written(entry.due)}")
    life = [sentence(_life(entry.steps))] if len(entry.steps) > 1 else []
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
    if not isinstance(entry, Mechanism):
        return ()
    sessions = sorted((e for i in entry.sessions if isinstance(e := frame.entries.get(i), Meeting)), key=order)
    told = [dates.written(when(s).prefix) for s in sessions if when(s).prefix]
    undated = len(entry.sessions) - len(told)
    listed = [*told, *([f"{undated} undated"] if undated else [])]
    promises = dates.count(len(entry.commitments), "commitment")
    parts = [f"sessions: {', '.join(listed)}"] if listed else []
    parts += [f"{promises} on record"] if entry.commitments else []
    return (sentence("; ".join(parts)),) if parts else ()
