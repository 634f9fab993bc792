"""Commands that ask for single things, and the one that hands out the record: search, why, who, when, export."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from comity.serving import options

Words = Annotated[list[str], typer.Argument(metavar="WORD...", help="Words that a report must hold.")]
VIEW_ENDINGS = {".json": "json", ".md": "md"}
WHO_ENDINGS = {".json": "json", ".jsonl": "json"}
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
        ledger: options.Ledger = None, form: options.Format = None, output: options.Output = None,
        names: options.Names = None) -> None:
    """Show every sentence behind an entry, how it was read, its judgements: text, md or json."""
    from comity.ledger import judgements, queries
    from comity.reading.coder import load_coder
    from comity.reading.explaining import explained
    from comity.register import load_register
    from comity.serving import asking, current, telling
    from comity.views.why import why as view

    named = asking.names(names)
    with asking.ledger(ledger or context.obj) as opened:
        current.bring_up_to_date(opened)
        record, documents = queries.entry_of(opened, entry)
        lineage = queries.lineage(opened, documents)
        judged = judgements.judgements_on(opened, documents)
    register, coder = load_register(), load_coder()
    text = view(record, documents, lineage, judged, entry=entry, width=telling.width(), names=named,
                explain=lambda sentence: explained(sentence, register, coder),
                form=asking.form_of(form, output, VIEW_ENDINGS, "text"))
    telling.give([text], output)


def who(
    words: Annotated[str | None, typer.Argument(
        help="An office or a person, such as 'the Japanese prime minister', in English, Korean or Japanese.")] = None,
    on: options.On = None,
    country: options.Country = None,
    batch: options.Batch = None,
    form: options.Format = None,
    output: options.Output = None,
) -> None:
    """Tell who held an office on a day, and why: text or json."""
    import json

    from comity.register import load_register
    from comity.serving import answering, asking, batches, telling

    name = asking.question_form(form, output, WHO_ENDINGS, words, batch, "an office or a person")
    day, register = asking.last_day(on), load_register()
    if batch:
        asked = answering.batch(register, day)
        with batches.lines_of(batch) as lines:
            telling.give(asked.answers(lines), output)
        raise typer.Exit(asked.exit_code)
    spoken = answering.body(register, country) if country else None
    answer = register.who(words or "", day or date.today(), country=spoken)
    told = [answer.person.name if answer.person else "Not known", f"  {answer.reason}"]
    told += [f"  or else: {other.name}" for other in answer.alternatives]
    entry = {key: value for key, value in answering.as_entry(answer).items() if key != "id"}
    entry["alternatives"] = [other.name for other in answer.alternatives]
    text = json.dumps(entry, ensure_ascii=False) if name == "json" else "\n".join(told)
    telling.give([text + "\n"], output)
    if answer.person is None:
        raise typer.Exit(2)


def when(
    expression: Annotated[str | None, typer.Argument(
        help="Words of time, such as 'late last month', in English, Korean or Japanese.")] = None,
    published: Annotated[str | None, typer.Option(
        metavar="DATE", help="The day on which the words appeared. With --batch: for lines that tell none.")] = None,
    sentence: Annotated[str | None, typer.Option(
        "--text", metavar="SENTENCE", help="The sentence around them: its verb tells past from future.")] = None,
    event: Annotated[str | None, typer.Option(
        metavar="DATE", help="The day of the event told of, from which 'the next day' is counted.")] = None,
    batch: options.Batch = None,
    form: options.Format = None,
    output: options.Output = None,
) -> None:
    """Tell which days an expression of time means: text, json or timex3."""
    import json

    from comity.serving import asking, batches, dating, telling
    from comity.timing import when as resolved

    name = asking.question_form(form, output, WHO_ENDINGS, expression, batch, "an expression of time",
                                ("text", "json", "timex3"))
    if batch:
        asked = dating.batch(dating.day_of(published, "--published") if published else None)
        with batches.lines_of(batch) as lines:
            telling.give(asked.answers(lines), output)
        raise typer.Exit(asked.exit_code)
    answer = resolved(expression or "", dating.day_of(published, "--published"), text=sentence,
                      event=dating.day_of(event, "--event") if event else None)
    entry = {key: value for key, value in dating.as_entry(answer).items() if key != "id"}
    told = {"json": json.dumps(entry, ensure_ascii=False), "text": dating.as_text(answer),
            "timex3": answer.timex3.element(answer.words) if answer.timex3 else dating.as_text(answer)}
    telling.give([told[name] + "\n"], output)
    if answer.interval is None and answer.timex3 is None:
        raise typer.Exit(2)
