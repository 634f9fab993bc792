"""Commands that show a part of the record: the brief and the single views."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from comity.serving import options

if TYPE_CHECKING:
    from comity.ledger.queries import Part, Selection
    from comity.model.document import Document
    from comity.model.record import Record

ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".json": "json", ".ics": "ics"}


def brief(context: typer.Context, states: options.States = None, ledger: options.Ledger = None,
          since: options.Since = None, until: options.Until = None, as_known_on: options.AsKnownOn = None,
          field: options.Field = None, status: options.Status = None, form: options.Format = None,
          output: options.Output = None, names: options.Names = None) -> None:
    """Write the brief on a relationship: text, md or html."""
    from comity.serving import asking, telling
    from comity.views import brief as view

    wanted = asking.selection(states, since=since, until=until, field=field, status=status)
    known = asking.last_day(as_known_on)
    named = asking.names(names, known)
    part = _newest(ledger or context.obj, wanted, known)
    text = view.brief(part.record, part.documents, left=part.left, states=wanted.states, on=known or date.today(),
                      since=wanted.since, until=wanted.until, as_known_on=known, names=named,
                      form=asking.form_of(form, output, ENDINGS, "text"), width=telling.width())
    _give(text, output)


def chronology(context: typer.Context, states: options.States = None, ledger: options.Ledger = None,
               since: options.Since = None, until: options.Until = None, as_known_on: options.AsKnownOn = None,
               field: options.Field = None, status: options.Status = None, form: options.Format = None,
               output: options.Output = None, names: options.Names = None) -> None:
    """Show what happened, in order: meetings, promises, acts: text, md or json."""
    wanted = _selection(states, since, until, field, status)
    _show("chronology", ledger or context.obj, wanted, as_known_on, form, output, names)


def commitments(context: typer.Context, states: options.States = None, ledger: options.Ledger = None,
                since: options.Since = None, until: options.Until = None, as_known_on: options.AsKnownOn = None,
                field: options.Field = None, status: options.Status = None, form: options.Format = None,
                output: options.Output = None, names: options.Names = None) -> None:
    """Show promises by field and stage, with due dates: text, md or json."""
    wanted = _selection(states, since, until, field, status)
    _show("commitments", ledger or context.obj, wanted, as_known_on, form, output, names)


def mechanisms(context: typer.Context, states: options.States = None, ledger: options.Ledger = None,
               since: options.Since = None, until: options.Until = None, as_known_on: options.AsKnownOn = None,
               field: options.Field = None, status: options.Status = None, form: options.Format = None,
               output: options.Output = None, names: options.Names = None) -> None:
    """Show recurring forms of cooperation: sessions, rhythm, what is due: text, md or json."""
    wanted = _selection(states, since, until, field, status)
    _show("mechanisms", ledger or context.obj, wanted, as_known_on, form, output, names)


def conflicts(context: typer.Context, states: options.States = None, ledger: options.Ledger = None,
              since: options.Since = None, until: options.Until = None, as_known_on: options.AsKnownOn = None,
              field: options.Field = None, status: options.Status = None, form: options.Format = None,
              output: options.Output = None, names: options.Names = None) -> None:
    """Show where reports contradict each other: text, md or json."""
    wanted = _selection(states, since, until, field, status)
    _show("conflicts", ledger or context.obj, wanted, as_known_on, form, output, names)


def sources(context: typer.Context, states: options.States = None, ledger: options.Ledger = None,
            since: options.Since = None, until: options.Until = None, as_known_on: options.AsKnownOn = None,
            field: options.Field = None, status: options.Status = None, form: options.Format = None,
            output: options.Output = None, names: options.Names = None) -> None:
    """Show the reports behind the record: publishers, dates, copies, gaps: text, md or json."""
    wanted = _selection(states, since, until, field, status)
    _show("sources", ledger or context.obj, wanted, as_known_on, form, output, names)


def calendar(context: typer.Context, states: options.States = None, ledger: options.Ledger = None,
             since: options.Since = None, until: options.Until = None, as_known_on: options.AsKnownOn = None,
             field: options.Field = None, status: options.Status = None, form: options.Format = None,
             output: options.Output = None, names: options.Names = None) -> None:
    """Show what is due: planned meetings, due promises, next sessions: text, md, json or ics."""
    wanted = _selection(states, since, until, field, status)
    _show("calendar", ledger or context.obj, wanted, as_known_on, form, output, names)


def _selection(states: list[str] | None, since: str | None, until: str | None, field: str | None,
               status: str | None) -> Selection:
    from comity.serving import asking

    return asking.selection(states, since=since, until=until, field=field, status=status)


def _show(name: str, ledger: str | None, wanted: Selection, as_known_on: str | None, form: str | None,
          output: Path | None, names: str | None) -> None:
    from comity import views
    from comity.serving import asking, telling

    known = asking.last_day(as_known_on)
    named = asking.names(names, known)
    record, documents = _record(ledger, wanted, known)
    text = views.VIEWS[name](record, documents, on=known or date.today(), states=wanted.states, names=named,
                             form=asking.form_of(form, output, ENDINGS, "text"), width=telling.width())
    _give(text, output)


def _record(ledger: str | None, wanted: Selection, known: date | None) -> tuple[Record, dict[str, Document]]:
    from comity.serving import asking, current

    with asking.ledger(ledger) as opened:
        return current.record(opened, wanted, as_known_on=known)


def _newest(ledger: str | None, wanted: Selection, known: date | None) -> Part:
    """What a brief is made of: the newest part of a large record; all of what was known on a day."""
    from comity.ledger import queries
    from comity.serving import asking, current

    with asking.ledger(ledger) as opened:
        if known is not None:
            return queries.Part(*current.record(opened, wanted, as_known_on=known), {})
        return current.newest(opened, wanted)


def _give(text: str, output: Path | None) -> None:
    from comity.serving import telling

    telling.give([text if text.endswith("\n") else text + "\n"], output)
