"""Commands that bring reports in and derive the record: read, reread, rebuild."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.serving import options

if TYPE_CHECKING:
    from comity.pipeline import Report

INTERRUPTED = 130  # as shells count a program that was stopped by Ctrl-C
Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders with reports.")]


def interrupted(error: BaseException) -> bool:
    """Whether Ctrl-C is what went wrong: in the middle of a commit another error may be raised because of it."""
    seen: BaseException | None = error
    while seen is not None and not isinstance(seen, KeyboardInterrupt):
        seen = seen.__cause__ or seen.__context__
    return seen is not None


def read(context: typer.Context, paths: Paths, ledger: options.Ledger = None, workers: options.Workers = None,
         reader: options.Reader = None, llm_url: options.LlmUrl = None, llm_model: options.LlmModel = None,
         llm_key: options.LlmKey = None, llm_requests: options.LlmRequests = None,
         llm_tokens: options.LlmTokens = None) -> None:
    """Read reports into the ledger; nothing is read twice.

    Exit status: 0 all read or known before, 1 some refused or not read as asked, 2 nothing done.
    """
    from comity import pipeline, readers
    from comity.serving import asking, telling
    from comity.serving import second as of_second

    given = {"url": llm_url, "model": llm_model, "key": llm_key, "requests": llm_requests, "tokens": llm_tokens}
    second = readers.second_reader(reader, given)
    begun = time.monotonic()
    with asking.ledger(ledger or context.obj, create=True) as opened:
        if second:
            of_second.announce(second)
        try:
            with telling.progress("Reading") as progress:
                report = pipeline.read_into(opened, paths, progress=progress, workers=workers, second=second)
        except BaseException as error:
            if not interrupted(error):
                raise
            telling.note("Stopped. What was recorded is kept; the same command reads the rest.")
            if second:
                of_second.account(second, ())
            raise typer.Exit(INTERRUPTED) from None
        older = 0 if second else pipeline.older(opened)
    if second:
        of_second.account(second, report.unanswered)
    if older:
        telling.note(f"Of the documents on record an older reader read {older}: `comity reread` reads them again.")
    _tell(report, time.monotonic() - begun)


def reread(context: typer.Context, ledger: options.Ledger = None, workers: options.Workers = None,
           reader: options.Reader = None, llm_url: options.LlmUrl = None, llm_model: options.LlmModel = None,
           llm_key: options.LlmKey = None, llm_requests: options.LlmRequests = None,
           llm_tokens: options.LlmTokens = None) -> None:
    """Read documents again that an older or another reader read, or none to the end.

    Without --reader the rules read, and what a language model has read stays; with --reader rules they read that too.
    """
    from comity import pipeline, readers
    from comity.ledger.orphans import orphaned
    from comity.serving import asking, telling
    from comity.serving import second as of_second

    given = {"url": llm_url, "model": llm_model, "key": llm_key, "requests": llm_requests, "tokens": llm_tokens}
    second = readers.second_reader(reader, given)
    begun = time.monotonic()
    with asking.ledger(ledger or context.obj) as opened:
        if second:
            of_second.announce(second)
        with telling.progress("Reading again") as progress:
            report = pipeline.reread(opened, progress=progress, workers=workers, second=second,
                                     back=reader == readers.RULES)
        of_second.orphans(orphaned(opened))
    if second:
        of_second.account(second, report.unanswered)
    if not report.read and not report.skipped and not report.refused and not report.unanswered:
        telling.note("All documents are read by the newest reader.")
        return
    _tell(report, time.monotonic() - begun)


def rebuild(context: typer.Context, ledger: options.Ledger = None) -> None:
    """Throw the record away and derive it anew from documents and readings."""
    from comity import pipeline
    from comity.ledger import queries
    from comity.serving import asking, telling

    with asking.ledger(ledger or context.obj) as opened:
        with telling.progress("Deriving") as progress:
            pipeline.rebuild(opened, progress=progress)
        told = ", ".join(f"{number} {kind}" for kind, number in queries.counts(opened).items())
    telling.note(f"Derived anew: {told}.")


def _tell(report: Report, seconds: float) -> None:
    from comity.serving import telling

    for refusal in report.refused:
        telling.note(f"refused {refusal.path}: {refusal.reason}: {refusal.detail}")
    for path, reason in report.skipped:
        telling.note(f"not read deep {path}: {reason}")
    numbers = {"read": report.read, "known": report.known, "skipped": len(report.skipped),
               "refused": len(report.refused)}
    if not any(numbers.values()) and not report.unanswered:
        telling.note("Nothing to read: there is no file in what you named.")
    told = ", ".join(f"{number} {telling.WORDS[kind]}" for kind, number in numbers.items() if number or kind == "read")
    telling.note(f"{told} ({seconds:.1f} s).")
    if report.exit_code:
        raise typer.Exit(report.exit_code)
