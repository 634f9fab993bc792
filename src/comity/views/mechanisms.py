"""Standing forms of cooperation: sessions, rhythm, interruptions, what is due next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from comity.model.document import Document
from comity.model.record import Record
from comity.views.entry_lines import line
from comity.views.frame import Frame
from comity.views.lines import Group, Section
from comity.views.naming import Names
from comity.views.page import page

STATUSES = ("active", "planned", "interrupted", "unknown")


def mechanisms(
    record: Record,
    documents: Mapping[str, Document],
    *,
    on: date,
    states: Sequence[str] = (),
    form: str = "text",
    width: int = 88,
    names: Names | None = None,
) -> str:
    """The mechanisms as `text`, `md` or `json`; `on` is today. Raises UsageError for another form."""
    return page("Mechanisms", (section,), record, documents, on=on, states=states, form=form, width=width, names=names)


def section(frame: Frame, *, most: int | None = None) -> Section:
    """Mechanisms, the active ones first, then by number of sessions; `most`: only so many of them."""
    ranks = {status: number for number, status in enumerate(STATUSES)}
    found = sorted(
        frame.record.mechanisms,
        key=lambda m: (ranks.get(m.status, len(ranks)), -len(m.sessions), -len(m.commitments), m.label, m.id),
    )
    shown = found[:most]
    lines = tuple(line(frame, entry) for entry in shown)
    lead = "" if found else "No standing form of cooperation on record."
    if len(shown) < len(found):
        states = "".join(f" {code}" for code in frame.states)
        lead = f"Shown are {len(shown)} of {len(found)}, those with most sessions. All: comity mechanisms{states}"
    return Section(id="mechanisms", title="Mechanisms", lead=lead, groups=(Group("", lines),) if lines else ())
