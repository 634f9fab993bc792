"""The brief: who met, what they promised, what became of it, what is due next; every line with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from comity.errors import UsageError
from comity.model.document import Document
from comity.model.record import Record
from comity.views import (
    brief_html,
    brief_markdown,
    brief_text,
    chronology,
    commitments,
    conflicts,
    curve,
    dates,
    factors,
    mechanisms,
    sources,
    state_of_play,
)
from comity.views.first_page import first_page
from comity.views.frame import Frame, ahead_yet_held, join, when
from comity.views.lines import Brief, Mark, Section
from comity.views.naming import Names, state_names
from comity.views.phrases import RANK_OF_LEVEL, meeting
from comity.views.scores import months

FORMS: dict[str, Callable[..., str]] = {
    "text": brief_text.render,
    "md": brief_markdown.render,
    "html": brief_html.render,
}
# A brief for a hurried reader is short: each list has room for so many lines and says what it leaves out.
SECTIONS: tuple[Callable[[Frame], Section], ...] = (
    state_of_play.section,
    partial(chronology.section, most=80),
    partial(mechanisms.section, most=12),
    partial(commitments.section, most=60),
    factors.drivers,
    factors.obstacles,
    partial(factors.figures, most=15),
    partial(conflicts.section, most=12),
    curve.section,
    sources.summary,
)


def brief(
    record: Record,
    documents: Mapping[str, Document],
    *,
    states: Sequence[str],
    on: date,
    since: date | None = None,
    until: date | None = None,
    as_known_on: date | None = None,
    form: str = "text",
    width: int = 88,
    names: Names | None = None,
    left: Mapping[str, int] | None = None,
) -> str:
    """The brief on some states as `text`, `md` or `html`.

    The record must already be restricted to the states and the period; `since` and `until` are named in the heading,
    and `since` is the day from which changes are told. `on` is today: ages, due and overdue count from it.
    `as_known_on` is named where the record is that of an earlier day. `left` tells how many older entries of each kind
    the record leaves out (`ledger.queries.newest_of`). `width` is in columns, for text. Raises UsageError for another
    form.
    """
    if form not in FORMS:
        raise UsageError(f"brief: no form {form!r}; choose one of {', '.join(sorted(FORMS))}")
    frame = Frame(record, documents, names or state_names(), on, tuple(states), left or {})
    built = build(frame, since=since, until=until, as_known_on=as_known_on)
    return FORMS[form](frame, built, width=width)


def build(frame: Frame, *, since: date | None, until: date | None, as_known_on: date | None) -> Brief:
    """The brief before it has a form."""
    about = join([frame.name(code).removeprefix("the ") for code in frame.states])
    return Brief(
        title=about or "All states on record",
        subtitle=_subtitle(frame, since, until, as_known_on),
        on=frame.on,
        first_page=first_page(frame, since=since),
        sections=tuple(make(frame) for make in SECTIONS),
        marks=_marks(frame),
        months=months(frame),
    )


def _subtitle(frame: Frame, since: date | None, until: date | None, as_known_on: date | None) -> str:
    period = [f"from {dates.day(since)}"] if since else []
    period += [f"to {dates.day(until)}"] if until else []
    told = f", {' '.join(period)}" if period else ""
    known = f", as known on {dates.day(as_known_on)}" if as_known_on else ""
    return f"Brief of {dates.day(frame.on)}{told}{known}"


def _marks(frame: Frame) -> tuple[Mark, ...]:
    """Meetings whose days are bounded, for the time line."""
    return tuple(
        Mark(
            when(m),
            m.rank or RANK_OF_LEVEL.get(m.level) or "officials",
            m.status,
            f"{dates.between(when(m))}: {meeting(frame, m)}",
            m.id,
        )
        for m in frame.record.meetings
        if not m.background and when(m).earliest and when(m).latest and not ahead_yet_held(frame, m)
    )
