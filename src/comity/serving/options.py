"""The options that several commands share, with their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Ledger = Annotated[str | None, typer.Option(
    "--ledger", metavar="PATH|URL", show_default=False,
    help="The ledger: a file, or the URL of a PostgreSQL database. Default: $COMITY_LEDGER, else ./comity.db.")]
States = Annotated[list[str] | None, typer.Argument(
    metavar="[STATE]...", show_default=False,
    help="States, as codes or names (JPN 'South Korea'); all of them take part.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only what is of this day, month or year, or later.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only what is of this day, month or year, or earlier.")]
AsKnownOn = Annotated[str | None, typer.Option(
    metavar="DATE", help="As the reports published up to this day tell it, derived anew from them alone.")]
Field = Annotated[str | None, typer.Option(
    metavar="FIELD", help="Only this field of cooperation, such as supply-chain.")]
Status = Annotated[str | None, typer.Option(
    metavar="STATUS", help="Only meetings of this status or commitments of this stage, such as planned or agreed.")]
Format = Annotated[str | None, typer.Option(
    "--format", metavar="FORMAT", show_default=False,
    help="Form of the output. Default: by the ending of --output, else the first named above.")]
Output = Annotated[Path | None, typer.Option(
    "--output", "-o", metavar="FILE", help="Write to this file, not to the screen.")]
Workers = Annotated[int | None, typer.Option(
    metavar="N", min=1, show_default=False, help="Processes that read. Default: two where there is much to read.")]
