"""`comity`: the command line. Foreseen errors come as one message and exit status 2, never as a traceback."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from comity import __version__
from comity.errors import ComityError
from comity.serving import options
from comity.serving.commands import actors, coding, reading, record, review, views

COMMANDS: dict[str, tuple[Callable[..., Any], ...]] = {
    "Reports in": (reading.read, reading.reread, reading.rebuild),
    "The record": (views.brief, views.chronology, views.commitments, views.mechanisms, views.conflicts, views.sources,
                   views.calendar),
    "By hand": (review.review, review.confirm, review.reject, review.change, review.undo),
    "Single things": (record.search, record.why, record.who, record.when, record.export,
                      actors.actor, coding.code),
}

app = typer.Typer(name="comity", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
                  context_settings={"help_option_names": ["-h", "--help"]})


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"comity {__version__}")
        raise typer.Exit()


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Tell the version.")]


@app.callback()
def comity(
    context: typer.Context,
    ledger: options.Ledger = None,
    version: Version = False,
) -> None:
    """The record of what states say, promise and do to each other, from news reports, each line with its sentence."""
    context.obj = ledger


for panel, functions in COMMANDS.items():
    for function in functions:
        app.command(rich_help_panel=panel)(function)


def main() -> None:
    """Run the command line; the exit status is that of the command, 2 for a foreseen error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except ComityError as error:
        typer.echo(f"comity: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
