"""What the record rests on: publishers, copies, distinct texts, known origins; and where nothing was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from comity.model.document import Document
from comity.model.record import DocumentState, Record
from comity.views import dates
from comity.views.badges import GENRES
from comity.views.frame import Frame
from comity.views.lines import Badge, Group, Line, Section
from comity.views.naming import Names
from comity.views.page import page
from comity.views.quotes import clean, published, publisher

GAP_DAYS = 60  # a choice, not a measurement: relations that are worth a brief are seldom two months without a report

MOST_HOUSES = 12  # publishers named in a brief

ORIGINS = {"government": "a government", "own": "own reporting"}


def sources(
    record: Record,
    documents: Mapping[str, Document],
    *,
    on: date,
    states: Sequence[str] = (),
    form: str = "text",
    width: int = 88,
    names: Names | None = None,
) -> str:
    """Sources and gaps as `text`, `md` or `json`; `on` is today. Raises UsageError for another form."""
    return page("Sources", (section,), record, documents, on=on, states=states, form=form, width=width, names=names)


def section(frame: Frame) -> Section:
    """Every report with its publisher, date, kind and copies, by publisher; the lead counts them."""
    by_publisher: dict[str, list[DocumentState]] = {}
    for state in frame.record.documents:
        by_publisher.setdefault(publisher(frame.documents.get(state.document)), []).append(state)
    groups = [
        Group(name, tuple(_line(frame, state) for state in sorted(states, key=_first_day)))
        for name, states in sorted(by_publisher.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    return Section(
        id="sources", title="Sources", lead=f"{counted(frame)} {origins(frame)}".strip(), groups=tuple(groups)
    )


def summary(frame: Frame) -> Section:
    """Publishers with the number of their reports and their days, those with most first; `section` has each report."""
    by_publisher: dict[str, list[DocumentState]] = {}
    for state in frame.record.documents:
        by_publisher.setdefault(publisher(frame.documents.get(state.document)), []).append(state)
    houses = sorted(by_publisher.items(), key=lambda item: (-len(item[1]), item[0]))
    lines = [_house(name, states) for name, states in houses[:MOST_HOUSES]]
    rest = houses[MOST_HOUSES:]
    if rest:
        reports = sum(len(states) for _, states in rest)
        lines.append(Line(text=f"{dates.count(len(rest), 'more publisher')}: {dates.count(reports, 'report')}"))
    states = "".join(f" {code}" for code in frame.states)
    each = f" Each report with its date and the reasons for it: comity sources{states}" if houses else ""
    lead = f"{counted(frame)} {origins(frame)}{each}".strip()
    return Section(id="sources", title="Sources", lead=lead, groups=(Group("", tuple(lines)),) if lines else ())


def _house(name: str, states: Sequence[DocumentState]) -> Line:
    days = known_days(states)
    told = f", {dates.span(min(days).isoformat(), max(days).isoformat())}" if days else ""
    if not days and len(states) == 1 and states[0].dating.method:
        told = f", {dates.between(states[0].dating.interval)}"
    aside = []
    if inferred := sum(1 for state in states if state.dating.method == "inferred"):
        aside.append(f"{inferred} with an inferred date")
    if undated := sum(1 for state in states if not state.dating.method):
        aside.append(f"{undated} undated")
    if copies := sum(1 for state in states if state.copy_of):
        aside.append(dates.count(copies, "copy of another text", "copies of other texts"))
    more = f" ({', '.join(aside)})" if aside else ""
    return Line(text=f"{name}: {dates.count(len(states), 'report')}{told}{more}")


def _first_day(state: DocumentState) -> tuple[date, str]:
    return (state.dating.interval.earliest or date.max, state.document)


def _line(frame: Frame, state: DocumentState) -> Line:
    document = frame.documents.get(state.document)
    title = clean(document.title or "") if document else ""
    marks = [Badge("genre", GENRES.get(state.genre, state.genre))]
    if state.dating.method == "inferred":
        marks.append(Badge("undated", "date inferred"))
    notes = []
    if state.copy_of:
        notes.append(f"A copy of the text of {publisher(frame.documents.get(frame.root(state.document)))}")
    if state.version_of:
        notes.append("Another edition of a report read too")
    if state.origin:
        notes.append(f"Origin: {origin_name(state.origin)}")
    if state.dating.warning:
        notes.append(f"Warning: {state.dating.warning}")
    reasons = tuple(dates.in_words(r) for r in state.dating.because) if state.dating.method == "inferred" else ()
    return Line(
        text=title or "(no title)",
        when=published(document, state).removesuffix(" (inferred)"),
        badges=tuple(marks),
        notes=tuple(notes),
        because=reasons,
        entry=state.document,
    )


def origin_name(origin: str) -> str:
    """An origin as a reader sees it: `new-wire` as `New Wire`, short keys as the initials that they are."""
    if origin in ORIGINS:
        return ORIGINS[origin]
    if len(origin) <= 4:
        return origin.upper()
    return " ".join(part.capitalize() for part in origin.split("-"))


def texts(frame: Frame) -> set[str]:
    """The distinct texts behind the record: every document that is no copy of another."""
    return {frame.root(state.document) for state in frame.record.documents}


def counted(frame: Frame) -> str:
    """How many reports, distinct texts and copies: `7 reports, 5 distinct texts (2 copies).`"""
    reports, distinct = len(frame.record.documents), len(texts(frame))
    if not reports:
        return "No report read."
    copied = reports - distinct
    copies = f" ({dates.count(copied, 'copy', 'copies')})" if copied else ""
    return f"{dates.count(reports, 'report')}, {dates.count(distinct, 'distinct text')}{copies}."


def origins(frame: Frame) -> str:
    """Known origins, and the most independent sources that there can be."""
    states = [frame.states_of_documents[t] for t in texts(frame) if t in frame.states_of_documents]
    if not states:
        return ""
    known = Counter(state.origin for state in states if state.origin)
    named = [f"{origin_name(name)} ({number})" for name, number in sorted(known.items(), key=lambda i: (-i[1], i[0]))]
    unknown = len(states) - sum(known.values())
    # One agency or government is one source however many texts it gave; own reporting is the publisher's each time.
    single = sum(number if name == "own" else 1 for name, number in known.items())
    most = f"at most {dates.count(single + unknown, 'independent source')}"
    if not named:
        return f"No origin is known, so {most}."
    told = f"Known origins: {', '.join(named)}."
    return f"{told} {unknown} of unknown origin, so {most}." if unknown else told


def known_days(states: Sequence[DocumentState]) -> set[date]:
    """The first and last days of the reports that are dated to within GAP_DAYS. Of one that lies somewhere in three
    years, or "not before" a day, no day is known: it fills no gap and ends none."""
    spans = [state.dating.interval for state in states if state.dating.method]
    near = [span for span in spans if (span.days or GAP_DAYS + 1) <= GAP_DAYS]
    return {day for span in near for day in (span.earliest, span.latest) if day}


def gaps(frame: Frame) -> list[tuple[date, date]]:
    """Stretches of more than GAP_DAYS without a report of known day, the last one up to the day of the brief."""
    days = sorted(day for day in known_days(frame.record.documents) if day <= frame.on)
    if not days:
        return []
    pairs = zip(days, [*days[1:], frame.on], strict=True)
    return [(a + timedelta(days=1), b) for a, b in pairs if (b - a).days > GAP_DAYS]
