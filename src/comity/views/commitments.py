"""The commitment board: what states bound themselves to, by field and stage, with age and due date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from comity.model.document import Document
from comity.model.record import Commitment, Record
from comity.views import dates
from comity.views.badges import OPEN, PROMISED, is_overdue
from comity.views.entry_lines import commitment_line
from comity.views.frame import Frame, order
from comity.views.labels import STAGES, label
from comity.views.lines import Group, Section
from comity.views.naming import Names
from comity.views.page import page
from comity.views.weights import chosen, left_out

SHOWN_FIRST = ("agreed", "reaffirmed", "pledged", "proposed", "considering", "kept", "dropped")


def commitments(
    record: Record,
    documents: Mapping[str, Document],
    *,
    on: date,
    states: Sequence[str] = (),
    form: str = "text",
    width: int = 88,
    names: Names | None = None,
) -> str:
    """The board as `text`, `md` or `json`; `on` is today. Raises UsageError for another form."""
    return page("Commitments", (section,), record, documents, on=on, states=states, form=form, width=width, names=names)


def section(frame: Frame, *, most: int | None = None) -> Section:
    """Commitments by field, the fields with most first, in each by stage and then newest first.

    `most`: so many at the most; those kept, dropped or overdue first, then the newest half and the weightiest.
    """
    shown = _chosen(frame, most)
    by_field: dict[str, list[Commitment]] = {}
    for entry in shown:
        by_field.setdefault(entry.field, []).append(entry)
    fields = sorted(by_field, key=lambda field: (field == "other", -len(by_field[field]), field))
    groups = tuple(
        Group(label(field), tuple(commitment_line(frame, e, field=False) for e in _sorted(by_field[field])))
        for field in fields
    )
    rest = left_out(frame, len(shown), len(frame.promises), "commitments")
    lead = " ".join(filter(None, (_lead(frame), rest)))
    return Section(id="commitments", title="Commitments", lead=lead, groups=groups)


def _chosen(frame: Frame, most: int | None) -> list[Commitment]:
    if most is None or len(frame.promises) <= most:
        return list(frame.promises)
    ended = ("kept", "dropped")
    told = [c for c in frame.promises if c.stage in ended or (c.stage in PROMISED and is_overdue(frame, c))]
    first = chosen(told, most // 3)
    names = {entry.id for entry in first}
    named = [c for c in frame.promises if c.id not in names and c.field != "other" and c.stage in OPEN]
    rest = [c for c in frame.promises if c.id not in names and (c.field == "other" or c.stage not in OPEN)]
    first += chosen(named, most - len(first))
    return first + chosen(rest, most - len(first)) if len(first) < most else first


def _sorted(entries: Sequence[Commitment]) -> list[Commitment]:
    newest = sorted(entries, key=order, reverse=True)
    ranks = {stage: number for number, stage in enumerate(SHOWN_FIRST)}
    return sorted(newest, key=lambda entry: ranks.get(entry.stage, len(ranks)))


def _lead(frame: Frame) -> str:
    entries = frame.promises
    if not entries:
        return "No commitment on record."
    stages = Counter(entry.stage for entry in entries)
    told = ", ".join(f"{stages[stage]} {STAGES[stage]}" for stage in STAGES if stages[stage])
    late = sum(1 for entry in entries if is_overdue(frame, entry))
    past = f" For {late} the due date has passed without word." if late else ""
    return f"{dates.count(len(entries), 'commitment')}: {told}.{past}"
