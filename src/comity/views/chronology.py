"""What happened, in order. A meeting stands for talks and results that the same reports tell; nothing is doubled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from comity.model.document import Document
from comity.model.record import Commitment, Event, Meeting, Record, Step
from comity.model.times import Interval
from comity.views import dates, labels, phrases
from comity.views.actions import in_the_words_of
from comity.views.badges import badges
from comity.views.entry_lines import line, meeting_line
from comity.views.frame import Frame, order, when
from comity.views.lines import Group, Line, Section
from comity.views.naming import Names
from comity.views.page import page
from comity.views.scores import between_asked
from comity.views.weights import chosen, left_out

UNDATED = "Without a known year"
TOLD = frozenset({"agreed", "pledged", "kept", "dropped"})  # stages that a short chronology tells
SHARES = (0.4, 0.35)  # of a short chronology: meetings, acts; promises have what is left
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


def section(frame: Frame, *, most: int | None = None) -> Section:
    """Meetings, promises made outside them, and acts, by year; the undated and the recalled apart.

    `most`: so many meetings, promises and acts at the most, of each kind the newest and of the older the weightiest;
    where that leaves some out, only promises that bind or ended are told, each where its stage changed, and neither
    what has no year nor what reports recall.
    """
    meetings = [m for m in frame.record.meetings if not m.background]
    acts = [e for e in frame.record.events if not e.auxiliary and _concerns(frame, e) and not covered(frame, e)]
    done = {(e.evidence[0].document, e.evidence[0].start) for e in acts if e.evidence}
    told = [c for c in frame.promises if not _only_an_act(c, done)]
    every = len(meetings) + len(acts) + len(told)
    short = most is not None and every > most
    if short and most:
        dated = [m for m in meetings if when(m) != Interval()]
        meetings = chosen(dated, int(most * SHARES[0]))
        acts = chosen([e for e in acts if e.date], int(most * SHARES[1]))
        told = chosen([c for c in told if c.date and c.stage in TOLD], most - len(meetings) - len(acts))
    keyed: list[Keyed] = _promises(frame, told, changes_only=short)
    results = _results(frame)
    keyed += [_meeting(frame, meeting, results.get(meeting.id, Counter())) for meeting in meetings]
    keyed += [(order(act), _year(when(act).prefix), line(frame, act)) for act in acts]
    keyed.sort(key=lambda item: (item[1] == UNDATED, item[1], _place(item[0])))
    titles = list(dict.fromkeys(title for _, title, _ in keyed))
    groups = [Group(title, tuple(one for _, under, one in keyed if under == title)) for title in titles]
    recalled = sorted((m for m in frame.record.meetings if m.background), key=order)
    if recalled and not short:
        groups.append(Group(BACKGROUND, tuple(meeting_line(frame, m) for m in recalled)))
    rest = left_out(frame, len(meetings) + len(acts) + len(told), every, "chronology")
    return Section(id="chronology", title="Chronology", lead=" ".join(filter(None, (_lead(frame), rest))),
                   groups=tuple(groups))  # fmt: skip


def _only_an_act(commitment: Commitment, done: set[tuple[str, int]]) -> bool:
    """Whether something is told as carried out or called off that no report promised, and an act tells it by the same
    sentence."""
    alone = commitment.stage in ("kept", "dropped") and len(commitment.steps) <= 1
    return alone and (commitment.evidence[0].document, commitment.evidence[0].start) in done


def _concerns(frame: Frame, event: Event) -> bool:
    """Whether an act is one between the states asked for, or of a third state towards two of them, or theirs to it."""
    inside = set(frame.states) & {*event.actors, *event.recipients}
    return between_asked(frame, event) or len(inside) >= 2


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
    """The meeting at which a step was taken: one report tells both, of the same day, and a party was there; of several
    the one that the report tells most of, and first."""
    found = [
        meeting
        for meeting in frame.meetings_in.get(step.evidence.document, ())
        if meeting.status == "held"
        and not meeting.background
        and (step.date or None) == meeting.date
        and {p.country for p in meeting.participants} & set(commitment.parties)
    ]

    def told_most(meeting: Meeting) -> tuple[int, int]:
        starts = [e.start for e in meeting.evidence if e.document == step.evidence.document]
        return len(starts), -min(starts, default=0)

    return [max(found, key=told_most)] if found else []


def _promises(frame: Frame, promises: Sequence[Commitment], *, changes_only: bool) -> list[Keyed]:
    """Steps taken at no meeting on record; those of one day, stage and parties in one line.

    `changes_only`: of a promise said again and again only the steps at which its stage changed.
    """
    together: dict[tuple[str, str, tuple[str, ...], tuple[str, ...]], list[tuple[Commitment, Step]]] = {}
    for commitment in promises:
        tellers = _tellers(frame, commitment)
        before = None
        for step in _steps(commitment):
            again, before = step.stage == before, step.stage
            if (changes_only and again) or not step.date or _made_at(frame, commitment, step):
                continue
            teller = tellers.get(step.evidence.document) or in_the_words_of(commitment, step)
            together.setdefault((step.date, step.stage, teller.parties, teller.blocs), []).append((teller, step))
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


def _tellers(frame: Frame, promise: Commitment) -> dict[str, Commitment]:
    """By document the entry of a promise's life that tells a step there: it has the words of that time."""
    life = [entry for one in promise.life if isinstance(entry := frame.entries.get(one), Commitment)] or [promise]
    return {document: entry for entry in reversed(life) for document in entry.documents}


def covered(frame: Frame, event: Event) -> bool:
    """Whether a meeting or commitment of the same reports already tells this act."""
    if event.rules and all(rule.startswith("from-") for rule in event.rules):
        return True  # made of a meeting or a promise, which has a line of its own
    actors = {*event.actors, *event.recipients}
    said = set(event.evidence[:1])
    for document in event.documents:
        for meeting in frame.meetings_in.get(document, ()):
            if event.event_type == "ACCUSE" and phrases.SUMMONS in meeting.rules and said & set(meeting.evidence):
                return True  # the summons is told as such
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
    called_off = meeting.status == "cancelled" and set(event.evidence) & set(meeting.evidence)
    return event.event_type == "CONSULT" or (event.event_type == "SANCTION" and bool(called_off))
