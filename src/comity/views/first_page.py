"""The first page: five short statements for a reader who reads nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from comity.model.record import Commitment, Entry, Event, Mechanism, Meeting
from comity.model.times import Interval, interval_of
from comity.views import dates
from comity.views.badges import OPEN, PROMISED, is_overdue
from comity.views.chronology import covered
from comity.views.conflicts import conflict_line
from comity.views.entry_lines import line
from comity.views.frame import Frame, ahead_yet_held, join, order, sentence, when
from comity.views.labels import STAGES
from comity.views.lines import Group, Line, Section
from comity.views.quotes import publisher
from comity.views.scores import between_asked, score
from comity.views.sources import counted, gaps, known_days, origins
from comity.views.weights import newest_first, weight

CHANGED_DAYS = 90  # of record, where the reader gives no day since which to tell
SHOWN = 4  # lines under one statement: the first page is one page
NEWS_DAYS = 365  # a plan without a day that no report has named for a year is no longer next

KINDS = {"meeting": "meetings", "commitment": "commitments", "event": "acts", "factor": "drivers and obstacles",
         "figure": "figures"}  # fmt: skip
DUE_KINDS: tuple[type[Entry], ...] = (Meeting, Mechanism, Commitment)  # the first stands for the others

def first_page(frame: Frame, *, since: date | None) -> tuple[Section, ...]:
    """The five statements. `since`: what changed is told from this day on, else over the last 90 days of record."""
    return (changed(frame, since), due(frame), contested(frame), single(frame), uncovered(frame))


def _news(frame: Frame) -> list[Entry]:
    """Meetings that are no background, commitments, and acts that no meeting or commitment already tells."""
    return [
        *(m for m in frame.record.meetings if not m.background and not ahead_yet_held(frame, m)),
        *frame.promises,
        *(e for e in frame.record.events if not e.auxiliary and between_asked(frame, e) and not covered(frame, e)),
    ]


def _best(frame: Frame, entries: Iterable[Entry]) -> tuple[Line, ...]:
    """The weightiest entries, of equal ones the newest, as lines in the order of their days."""
    best = sorted(entries, key=lambda e: (-weight(e), newest_first(e)))[:SHOWN]
    return tuple(line(frame, entry) for entry in sorted(best, key=lambda e: (order(e)[:2], -weight(e), e.id)))


def _group(lines: tuple[Line, ...]) -> tuple[Group, ...]:
    """One group of lines, of each promise only its age and due date: reasons and lives stand further on."""
    short = tuple(replace(line, because=(), notes=_due_notes(line) if line.stage else line.notes) for line in lines)
    return (Group("", short),) if lines else ()


def _due_notes(line: Line) -> tuple[str, ...]:
    """Of a promise's notes the one that names when it is or was due."""
    return tuple(note for note in line.notes[:1] if "due " in note.lower())


def _changed_in(entry: Entry, window: Interval) -> bool:
    """Whether an entry lies wholly within the window; one without a known day does not."""
    if isinstance(entry, Meeting) and entry.status not in ("held", "cancelled"):
        return False
    span = when(entry)
    if not span.earliest or not span.latest:
        return False
    return window.holds(span.earliest) and window.holds(span.latest)


def changed(frame: Frame, since: date | None) -> Section:
    """What is new since a day, or in the last 90 days of record."""
    first = since or frame.last_day - timedelta(days=CHANGED_DAYS - 1)
    last = max(frame.last_day, first)
    window = Interval(first, last)
    news = [entry for entry in _news(frame) if _changed_in(entry, window)]
    told = _told(news)
    period = "Since" if since else f"In the last {CHANGED_DAYS} days of record, from"
    until = "" if since else f" to {dates.day(last)}"
    lead = f"{period} {dates.day(first)}{until}: {told or 'nothing dated on record'}."
    return Section(id="changed", title="What changed", lead=lead, groups=_group(_best(frame, news)))


def _told(news: Iterable[Entry]) -> str:
    """Numbers of meetings, commitments by stage, acts: `2 meetings held, 3 commitments (2 agreed, 1 kept)`."""
    meetings, stages, acts = Counter[str](), Counter[str](), Counter[str]()
    for entry in news:
        if isinstance(entry, Meeting):
            meetings["held" if entry.status == "held" else "called off"] += 1
        elif isinstance(entry, Commitment):
            stages[entry.stage] += 1
        elif isinstance(entry, Event):
            value = score(entry)
            acts["conflict" if value < 0 else "cooperation" if value > 0 else "neither kind"] += 1
    parts = [f"{dates.count(n, 'meeting')} {how}" for how, n in sorted(meetings.items(), reverse=True)]
    if stages:
        by_stage = ", ".join(f"{stages[stage]} {word}" for stage, word in STAGES.items() if stages[stage])
        parts.append(f"{dates.count(sum(stages.values()), 'commitment')} ({by_stage})")
    parts += [f"{dates.count(n, 'act')} of {side}" for side, n in sorted(acts.items(), reverse=True)]
    return join(parts)


def due(frame: Frame) -> Section:
    """Planned meetings, due dates and sessions to come, soonest first; then what is overdue."""
    ahead = coming(frame)
    late = sorted(
        (c for c in frame.promises if is_overdue(frame, c) and c.stage in PROMISED),
        key=lambda c: (c.due or "", c.id),
    )
    lines = [due_line(frame, entry) for entry, _ in ahead[:SHOWN]]
    lines += [line(frame, entry) for entry in late[: max(1, SHOWN - len(lines))]]
    parts = [
        f"{dates.count(len(ahead), 'meeting or date', 'meetings and dates')} ahead"
        if ahead
        else "Nothing with a date ahead is on record"
    ]
    if late:
        parts.append(f"{dates.count(len(late), 'commitment')} overdue without word")
    return Section(id="due", title="What is due next", lead="; ".join(parts) + ".", groups=_group(tuple(lines)))


def coming(frame: Frame) -> list[tuple[Entry, Interval]]:
    """What is still to come and when, soonest first, days without a beginning last.

    What the same report tells for the same days is one thing: the meeting stands for the session and the promise.
    """
    entries: tuple[Entry, ...] = (*frame.record.meetings, *frame.record.mechanisms, *frame.promises)
    spans = [(entry, span) for entry in entries if (span := _due_span(frame, entry))]
    kept: list[tuple[Entry, Interval]] = []
    for entry, span in sorted(spans, key=lambda item: DUE_KINDS.index(type(item[0]))):
        told = set(entry.documents)
        if not any(span == other and told & set(one.documents) for one, other in kept):
            kept.append((entry, span))
    return sorted(kept, key=lambda i: (i[1].earliest or i[1].latest or date.max, i[1].latest or date.max, i[0].id))


def _due_span(frame: Frame, entry: Entry) -> Interval | None:
    """The days on which an entry is still to come, None if it is not."""
    if isinstance(entry, Meeting):
        if entry.status != "planned" or entry.background:
            return None
        span = when(entry)
        told = _last_report(frame, entry)
        if span.latest is None and told and (frame.on - told).days > NEWS_DAYS:
            return None
        if span == Interval() and not entry.place and not entry.country:
            return None  # nothing fixes when or where: an intention, not a date for a diary
        if span == Interval() and told and _since_held(frame, entry, told):
            return None
        return span if span.latest is None or span.latest >= frame.on else None
    day = entry.due if isinstance(entry, Commitment) and entry.stage in OPEN else None
    day = entry.next_due if isinstance(entry, Mechanism) else day
    span = interval_of(day) if day else Interval()
    return span if span.latest and span.latest >= frame.on else None


def _since_held(frame: Frame, plan: Meeting, told: date) -> bool:
    """Whether the same states met in the same place after the last report of an undated plan: it may have been that."""
    states = {one.country for one in plan.participants}
    return any(
        held.status == "held"
        and held.place == plan.place
        and {one.country for one in held.participants} == states
        and (day := when(held).earliest) is not None
        and told < day <= frame.on
        for held in frame.record.meetings
    )


def _last_report(frame: Frame, entry: Entry) -> date | None:
    """The last day on which a report of an entry can have appeared; None if no report of it is dated."""
    states = [frame.states_of_documents[d] for d in entry.documents if d in frame.states_of_documents]
    return max((day for state in states if (day := state.dating.interval.latest)), default=None)


def due_line(frame: Frame, entry: Entry) -> Line:
    """The line of an entry that is to come, with the time for which it is expected."""
    shown = line(frame, entry)
    if isinstance(entry, Mechanism) and entry.next_due:
        form = sentence(frame.written(entry.label, entry.parties))
        text = f"{form} of {frame.all_names(entry.parties)}: the next session is due"
        return replace(shown, when=dates.written(entry.next_due), text=text)
    if isinstance(entry, Commitment) and entry.due:
        return replace(shown, when=f"due {dates.written(entry.due)}")
    return shown


def contested(frame: Frame) -> Section:
    """Where reports contradict each other."""
    found = sorted(
        frame.record.conflicts,
        key=lambda c: (-weight(frame.entries[c.about]) if c.about in frame.entries else 0.0, c.property, c.id),
    )
    lead = (
        f"{dates.count(len(found), 'contradiction')} between reports."
        if found
        else "No report on record contradicts another."
    )
    lines = tuple(conflict_line(frame, entry) for entry in found[:SHOWN])
    return Section(id="contested", title="What is contested", lead=lead, groups=_group(lines))


def single(frame: Frame) -> Section:
    """What would fall if one report were wrong: entries of one report, of copies of one text, or of one source whose
    words others only retell."""
    news = _news(frame)
    one = [entry for entry in news if len(entry.documents) == 1]
    alone = [entry for entry in news if len(entry.documents) > 1 and entry.sources <= 1]
    copied = [entry for entry in alone if entry.texts <= 1]
    retold = len(alone) - len(copied)
    of = f"of {dates.count(len(news), 'meeting, commitment or act', 'meetings, commitments and acts')}"
    lead = f"{len(one)} {of} {'rests' if len(one) == 1 else 'rest'} on one report" if news else "Nothing on record"
    if copied:
        lead += f", {len(copied)} more on copies of one text"
    if retold:
        lead += f", {retold} more on one source that others only retell"
    if one:
        lead += "; the weightiest:" if len(one) > SHOWN else ":"
    groups = _group(_best(frame, one))
    return Section(
        id="single", title="What rests on one report", lead=lead.rstrip(":") + (":" if one else "."), groups=groups
    )


def uncovered(frame: Frame) -> Section:
    """What was read, from when to when, in which languages; and the stretches from which nothing was read."""
    states = frame.record.documents
    documents = [frame.documents[s.document] for s in states if s.document in frame.documents]
    houses = Counter(publisher(document) for document in documents)
    lines = []
    if houses:
        ranked = sorted(houses.items(), key=lambda house: (-house[1], house[0]))
        named = [f"{name} ({number})" for name, number in ranked[:6]]
        more = len(houses) - 6
        lines.append(Line(text=f"Read: {join([*named, *([f'{more} more'] if more > 0 else [])])}."))
    bounds = known_days(states)
    undated = sum(1 for s in states if not known_days((s,)))
    if bounds:
        told = f"Reports date from {dates.day(min(bounds))} to {dates.day(max(bounds))}"
        lines.append(Line(text=told + (f"; the day of {undated} more is not known." if undated else ".")))
    found = sorted(gaps(frame), key=lambda gap: gap[0] - gap[1])
    if found:
        longest = [
            f"{dates.span(a.isoformat(), b.isoformat())} ({(b - a).days + 1:,} days)" for a, b in sorted(found[:3])
        ]
        more = len(found) - 3
        rest = f"; {more} shorter {'gap' if more == 1 else 'gaps'}" if more > 0 else ""
        lines.append(Line(text=f"No report read from {join(longest)}{rest}."))
    told_by = {document for entry in frame.record.entries() for document in entry.documents}
    silent = sum(1 for s in states if s.document not in told_by)
    if silent:
        lines.append(Line(text=f"{dates.count(silent, 'report')} gave no entry."))
    left = [f"{frame.left[kind]:,} {words}" for kind, words in KINDS.items() if frame.left.get(kind)]
    if any(frame.left.get(kind) for kind in ("meeting", "commitment", "event")):
        text = (f"Left out, for a brief is made of the newest part of a large record: {join(left)}. "
                "Choose a period with --since and --until, or a single view, to see them.")  # fmt: skip
        lines.insert(0, Line(text=text))
    lead = f"{counted(frame)} {origins(frame)}".strip()
    return Section(id="uncovered", title="What was not covered", lead=lead, groups=_group(tuple(lines)))
