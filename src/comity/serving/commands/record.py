"""Commands that ask for single things, and the one that hands out the record: search, why, who, export."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from comity.serving import options

Words = Annotated[list[str], typer.Argument(metavar="WORD...", help="Words that a report must hold.")]
VIEW_ENDINGS = {".json": "json", ".md": "md"}
EXPORT_ENDINGS = {".jsonl": "jsonl", ".csv": "csv"}


def export(context: typer.Context, states: options.States = None, ledger: options.Ledger = None,
           since: options.Since = None, until: options.Until = None, as_known_on: options.AsKnownOn = None,
           field: options.Field = None, status: options.Status = None, form: options.Format = None,
           output: options.Output = None) -> None:
    """Write the record for other programs: jsonl or csv."""
    from comity.errors import UsageError
    from comity.serving import asking, current, telling
    from comity.views.exports import EXPORTERS

    name = asking.form_of(form, output, EXPORT_ENDINGS, "jsonl")
    if name not in EXPORTERS:
        raise UsageError(f"There is no export format {name!r}. Choose one of {', '.join(EXPORTERS)}.")
    wanted = asking.selection(states, since=since, until=until, field=field, status=status)
    with asking.ledger(ledger or context.obj) as opened:
        record, documents = current.record(opened, wanted, as_known_on=asking.last_day(as_known_on))
    telling.give(EXPORTERS[name](record, documents), output)


def search(context: typer.Context, words: Words,
           ledger: options.Ledger = None, form: options.Format = None, output: options.Output = None,
           most: Annotated[int, typer.Option(min=1, help="Show so many reports at most.")] = 50) -> None:
    """Find reports by words, in any script: text or json."""
    from comity.ledger import search as finding
    from comity.serving import asking, telling
    from comity.views.search import search as view

    quoted = " ".join(f'"{word}"' if " " in word else word for word in words)
    with asking.ledger(ledger or context.obj) as opened:
        hits = finding.search(opened, quoted, most=most)
    text = view(hits, form=asking.form_of(form, output, VIEW_ENDINGS, "text"), width=telling.width())
    telling.give([text], output)


def why(context: typer.Context, entry: Annotated[str, typer.Argument(help="The id of an entry, or how it begins.")],
        ledger: options.Ledger = None, form: options.Format = None, output: options.Output = None) -> None:
    """Show every sentence behind an entry, how it was read, its judgements: text, md or json."""
    from comity.ledger import judgements, queries
    from comity.reading.coder import load_coder
    from comity.reading.explaining import explained
    from comity.register import load_register
    from comity.serving import asking, current, telling
    from comity.views.why import why as view

    with asking.ledger(ledger or context.obj) as opened:
        current.bring_up_to_date(opened)
        record, documents = queries.entry_of(opened, entry)
        lineage = queries.lineage(opened, documents)
        judged = judgements.judgements_on(opened, documents)
    register, coder = load_register(), load_coder()
    text = view(record, documents, lineage, judged, entry=entry, width=telling.width(),
                explain=lambda sentence: explained(sentence, register, coder),
                form=asking.form_of(form, output, VIEW_ENDINGS, "text"))
    telling.give([text], output)


def who(words: Annotated[str, typer.Argument(help="An office or a person, such as 'the Japanese prime minister'.")],
        on: Annotated[str | None, typer.Option(metavar="DATE", help="On this day. Default: today.")] = None) -> None:
    """Tell who held an office on a day, and why."""
    from comity.register import load_register
    from comity.serving import asking, telling

    register = load_register()
    answer = register.who(words, asking.last_day(on) or date.today())
    lines = [answer.person.name if answer.person else "Not known", f"  {answer.reason}"]
    lines += [f"  or else: {other.name}" for other in answer.alternatives]
    telling.give([line + "\n" for line in lines], None)
    if answer.person is None:
        raise typer.Exit(2)
