"""What is to come, as a list or as a calendar (iCalendar, RFC 5545) to subscribe to. Only exact days become events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from comity.model.document import Document
from comity.model.record import Commitment, Entry, Mechanism, Meeting, Record
from comity.views import dates, phrases
from comity.views.badges import support
from comity.views.entry_lines import text
from comity.views.first_page import coming, due_line
from comity.views.frame import Frame, join, sentence
from comity.views.lines import Group, Section
from comity.views.naming import Names, state_names
from comity.views.page import page
from comity.views.quotes import clean, quote

OCTETS = 75  # of one content line without its line break (RFC 5545, 3.1)


@dataclass(frozen=True, slots=True)
class Day:
    """An entry that is to come, on the days from `first` to `last`."""

    entry: Entry
    first: date
    last: date


def calendar(
    record: Record,
    documents: Mapping[str, Document],
    *,
    on: date,
    states: Sequence[str] = (),
    form: str = "text",
    width: int = 88,
    names: Names | None = None,
) -> str:
    """What is due from the day `on`, as `text`, `md`, `json` or `ics`. Raises UsageError for another form."""
    if form != "ics":
        parts = (section,)
        return page("Calendar", parts, record, documents, on=on, states=states, form=form, width=width, names=names)
    frame = Frame(record, documents, names or state_names(), on, tuple(states))
    return "".join(fold(line) + "\r\n" for line in _lines(frame))


def section(frame: Frame) -> Section:
    """Planned meetings, due dates and sessions to come, by month; those without a month at the end."""
    found = _coming(frame)
    months: dict[str, list[Entry]] = {}
    for entry, prefix in found:
        months.setdefault(dates.written(prefix[:7]) if prefix else "Day not known", []).append(entry)
    groups = tuple(Group(title, tuple(due_line(frame, e) for e in entries)) for title, entries in months.items())
    lead = "" if found else "Nothing with a date ahead is on record."
    return Section(id="calendar", title="What is due", lead=lead, groups=groups)


def _coming(frame: Frame) -> list[tuple[Entry, str | None]]:
    """Entries to come with the ISO prefix of their time, soonest first, the unknown last."""
    found = [(entry, span.prefix) for entry, span in coming(frame)]
    return sorted(found, key=lambda item: item[1] is None)


def days(frame: Frame) -> tuple[list[Day], int]:
    """Entries to come whose day is known, soonest first, and how many others are left out for being vaguer."""
    exact, vague = [], 0
    for entry, prefix in _coming(frame):
        if prefix and len(prefix) == 10:
            first = date.fromisoformat(prefix)
            end = entry.end if isinstance(entry, Meeting) else None
            last = date.fromisoformat(end) if end and len(end) == 10 else first
            exact.append(Day(entry, first, max(first, last)))
        else:
            vague += 1
    return sorted(exact, key=lambda day: (day.first, day.last, day.entry.id)), vague


def _lines(frame: Frame) -> Iterator[str]:
    exact, vague = days(frame)
    about = join([frame.name(code).removeprefix("the ") for code in frame.states]) or "All states on record"
    left = f" Left out, for the day is not known: {vague}." if vague else ""
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Comity//Comity//EN"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{escaped(f'Comity: {about}')}"
    yield f"X-WR-CALDESC:{escaped(f'What is due, as reports tell it, on {dates.day(frame.on)}.{left}')}"
    for day in exact:
        yield from _event(frame, day)
    yield "END:VCALENDAR"


def _event(frame: Frame, day: Day) -> Iterator[str]:
    entry = day.entry
    pieces = [quote(frame, piece) for piece in entry.evidence[:1]]
    told = [f"“{piece.exact}” ({piece.source})" for piece in pieces]
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(entry.id)}@comity"
    yield f"DTSTAMP:{frame.on:%Y%m%d}T000000Z"  # the day asked about: the same record gives the same bytes
    yield f"DTSTART;VALUE=DATE:{day.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day.last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(_summary(frame, entry))}"
    yield f"DESCRIPTION:{escaped(chr(10).join([*told, sentence(support(frame, entry))]))}"
    if isinstance(entry, Meeting) and (entry.place or entry.country):
        yield f"LOCATION:{escaped(_location(frame, entry))}"
    address = next((piece.url for piece in pieces if piece.url), None)
    if address:
        yield f"URL:{address}"
    yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    yield f"CATEGORIES:{escaped(_category(entry))}"
    yield "END:VEVENT"


def _location(frame: Frame, entry: Meeting) -> str:
    return frame.located(entry.place, entry.country).removeprefix("the ").replace(", the ", ", ")


def _summary(frame: Frame, entry: Entry) -> str:
    if isinstance(entry, Commitment):
        return f"Due: {phrases.commitment(frame, entry)}"
    if isinstance(entry, Mechanism):
        form = sentence(frame.written(entry.label, entry.parties))
        return f"{form} of {frame.all_names(entry.parties)}: next session due"
    return text(frame, entry)


def _category(entry: Entry) -> str:
    return "Meeting" if isinstance(entry, Meeting) else "Session" if isinstance(entry, Mechanism) else "Due date"


def escaped(value: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11): backslash, semicolon, comma and line feed escaped, controls taken out."""
    rows = [clean(row) for row in value.split("\n")]
    safe = [row.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for row in rows]
    return "\\n".join(row for row in safe if row)


def fold(line: str) -> str:
    """A content line in pieces of at most 75 octets, each after the first behind a blank; no character is cut."""
    rows, row, size = [], "", 0
    for character in line:
        octets = len(character.encode("utf-8"))
        if size + octets > OCTETS:
            rows.append(row)
            row, size = " ", 1
        row += character
        size += octets
    return "\r\n".join([*rows, row])
