"""Where reports contradict each other: every told value with those who tell it, and which one is kept and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from comity.model.document import Document
from comity.model.record import Conflict, Record
from comity.views import phrases
from comity.views.entry_lines import line
from comity.views.frame import Frame, join
from comity.views.lines import Group, Line, Section
from comity.views.naming import Names
from comity.views.page import page
from comity.views.quotes import publisher
from comity.views.weights import left_out, weight


def conflicts(
    record: Record,
    documents: Mapping[str, Document],
    *,
    on: date,
    states: Sequence[str] = (),
    form: str = "text",
    width: int = 88,
    names: Names | None = None,
) -> str:
    """The contradictions as `text`, `md` or `json`; `on` is today. Raises UsageError for another form."""
    return page("Conflicts", (section,), record, documents, on=on, states=states, form=form, width=width, names=names)


def section(frame: Frame, *, most: int | None = None) -> Section:
    """Contradictions between reports in the order of the entries that they are about; `most`: those about the
    weightiest entries only."""
    ranks = {identifier: number for number, identifier in enumerate(frame.entries)}
    every = frame.record.conflicts
    found = sorted(every, key=lambda c: (ranks.get(c.about, len(ranks)), c.property, c.id))
    if most is not None and len(found) > most:
        about = {c.id: weight(frame.entries[c.about]) if c.about in frame.entries else 0.0 for c in found}
        best = {c.id for c in sorted(found, key=lambda c: (-about[c.id], c.property, c.id))[:most]}
        found = [c for c in found if c.id in best]
    lines = tuple(conflict_line(frame, entry) for entry in found)
    lead = left_out(frame, len(found), len(every), "conflicts") if every else "No report on record contradicts another."
    groups = (Group("", lines),) if lines else ()
    return Section(id="conflicts", title="Contradictions between reports", lead=lead, groups=groups)


def conflict_line(frame: Frame, entry: Conflict) -> Line:
    """A contradiction, and for each value who tells it."""
    shown = line(frame, entry)
    notes = tuple(
        f"{frame.place(phrases.value(told.value))}: "
        f"{join(sorted({publisher(frame.documents.get(d)) for d in told.documents}))}"
        for told in entry.values
    )
    return Line(text=shown.text, evidence=shown.evidence, notes=notes, entry=entry.id, badges=shown.badges)
