"""What happened, in order. A meeting stands for talks and results that the same reports tell; nothing is doubled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from comity.model.document import Document
from comity.model.record import Commitment, Event, Meeting, Record, Step
from comity.views import dates, labels, phrases
from comity.views.badges import badges
from comity.views.entry_lines import line, meeting_line
from comity.views.frame import Frame, Names, order, when
from comity.views.lines import Group, Line, Section
from comity.views.page import page
from comity.views.scores import between_asked

UNDATED = "Without a known year"
BACKGROUND = "Earlier meetings that the reports recall"

Keyed = tuple[tuple[date, date, str], str, Line]  # sort key, heading, line


def chronology(
    record: Record,
    documents: Mapping[str, Document],
    *,
    on: date,
    states: Sequence[str] = (),
    form: str = "text",
    width: int = 88,
    names: Names | None = None,
) -> str:
    """The chronology of a record as `text`, `md` or `json`; `on` is today. Raises UsageError for another form."""
    return page("Chronology", (section,), record, documents, on=on, states=states, form=form, width=width, names=names)


def section(frame: Frame) -> Section:
    """Meetings, promises made outside them, and acts, by year; the undated and the recalled apart."""
    meetings = [m for m in frame.record.meetings if not m.background]
    keyed: list[Keyed] = _promises(frame)
    results = _results(frame)
    keyed += [_meeting(frame, meeting, results.get(meeting.id, Counter())) for meeting in meetings]
    events = [e for e in frame.record.events if not e.auxiliary and between_asked(frame, e)]
    own = [e for e in events if not covered(frame, e)]
    keyed += [(order(e), _year(when(e).prefix), line(frame, e)) for e in own]
    keyed.sort(key=lambda item: (item[1] == UNDATED, item[1], _place(item[0])))
    titles = list(dict.fromkeys(title for _, title, _ in keyed))
    groups = [Group(title, tuple(one for _, under, one in keyed if under == title)) for title in titles]
    recalled = sorted((m for m in frame.record.meetings if m.background), key=order)
    if recalled:
        groups.append(Group(BACKGROUND, tuple(meeting_line(frame, m) for m in recalled)))
    return Section(id="chronology", title="Chronology", lead=_lead(frame), groups=tuple(groups))


def _lead(frame: Frame) -> str:
    aside = Counter(e.auxiliary for e in frame.record.events if e.auxiliary)
    words = {"historical": "told as background", "future": "announced", "hypothetical": "possible", "negated": "denied"}
    told = [f"{number} {words.get(kind or '', kind)}" for kind, number in sorted(aside.items(), key=str)]
    return f"Acts that are not news of their own are left out: {', '.join(told)}." if told else ""


def _place(key: tuple[date, date, str]) -> tuple[date, date, str]:
    """Where an entry stands in its year: what is known to no month comes after what is."""
    first, last, identifier = key
    return (first if (last - first).days <= 31 else last, last, identifier)


def _year(prefix: str | None) -> str:
    return prefix[:4] if prefix else UNDATED


def _meeting(frame: Frame, meeting: Meeting, results: Counter[str]) -> Keyed:
    shown = meeting_line(frame, meeting)
    if results:
        told = ", ".join(f"{results[stage]} {labels.STAGES[stage]}" for stage in labels.STAGES if results[stage])
        shown = replace(shown, notes=(*shown.notes, f"Commitments made there: {told}"))
    return order(meeting), _year(when(meeting).prefix), shown


def _results(frame: Frame) -> dict[str, Counter[str]]:
    """Stages of the steps taken at each meeting, by its id."""
    found: dict[str, Counter[str]] = {}
    for commitment in frame.promises:
        for step in _steps(commitment):
            for meeting in _made_at(frame, commitment, step):
                found.setdefault(meeting.id, Counter())[step.stage] += 1
    return found


def _steps(commitment: Commitment) -> tuple[Step, ...]:
    """The steps of a commitment; one that has none written down is its own only step."""
    own = Step(commitment.date or "", commitment.stage, commitment.evidence[0])
    return commitment.steps or (own,)


def _made_at(frame: Frame, commitment: Commitment, step: Step) -> list[Meeting]:
    """The meetings at which a step was taken: one report tells both, of the same day, and a party was there."""
    return [
        meeting
        for meeting in frame.meetings_in.get(step.evidence.document, ())
        if meeting.status == "held"
        and not meeting.background
        and (step.date or None) == meeting.date
        and {p.country for p in meeting.participants} & set(commitment.parties)
    ]


def _promises(frame: Frame) -> list[Keyed]:
    """Steps taken at no meeting on record; those of one day, stage and parties in one line."""
    together: dict[tuple[str, str, tuple[str, ...], tuple[str, ...]], list[tuple[Commitment, Step]]] = {}
    for commitment in frame.promises:
        for step in _steps(commitment):
            if step.date and not _made_at(frame, commitment, step):
                teller = _teller(frame, commitment, step)
                key = (step.date, step.stage, teller.parties, teller.blocs)
                together.setdefault(key, []).append((teller, step))
    keyed: list[Keyed] = []
    for (day, stage, _, _), found in sorted(together.items()):
        first = found[0][0]
        shown = Line(
            text=phrases.commitments(frame, [c for c, _ in found], stage=stage),
            when=dates.written(day),
            badges=badges(frame, first) if len(found) == 1 else (),
            evidence=tuple(dict.fromkeys(step.evidence for _, step in found)),
            entry=first.id,
        )
        span = dates.interval(day)
        keyed.append(((span.earliest or date.max, span.latest or date.max, first.id), day[:4], shown))
    return keyed


def _teller(frame: Frame, promise: Commitment, step: Step) -> Commitment:
    """The entry of a promise's life whose report tells a step: it has the words of that time."""
    life = [frame.entries.get(identifier) for identifier in promise.life]
    told = (c for c in life if isinstance(c, Commitment) and step.evidence.document in c.documents)
    return next(told, promise)


def covered(frame: Frame, event: Event) -> bool:
    """Whether a meeting or commitment of the same reports already tells this act."""
    actors = {*event.actors, *event.recipients}
    for document in event.documents:
        for meeting in frame.meetings_in.get(document, ()):
            there = {p.country for p in meeting.participants} & actors
            if len(there) >= min(2, len(actors)) and _tells(meeting, event):
                return True
        if event.event_type == "AGREE" and any(
            actors & set(commitment.parties) for commitment in frame.commitments_in.get(document, ())
        ):
            return True
    return False


def _tells(meeting: Meeting, event: Event) -> bool:
    if event.event_type == "COOPERATE":
        return meeting.level == "exercise"
    return event.event_type == "CONSULT" or (event.event_type == "SANCTION" and meeting.status == "cancelled")
