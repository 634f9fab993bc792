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
Names = Annotated[str | None, typer.Option(
    "--names", metavar="both|neutral|STATE|FILE.csv", show_default=False,
    help="How names that states dispute are written: both, neutral ones, as a state writes them (JPN), or by your own "
         "table. Default: $COMITY_NAMES, else both.")]
On = Annotated[str | None, typer.Option(metavar="DATE", help="On this day. Default: today.")]
Country = Annotated[str | None, typer.Option(
    metavar="STATE", help="The state that is spoken of, where the words name none.")]
Batch = Annotated[Path | None, typer.Option(
    metavar="FILE", help="Answer each line of a file of JSON Lines; - for standard input.")]
LLM = "With --reader llm"
Reader = Annotated[str | None, typer.Option(
    metavar="rules|llm", show_default=False,
    help="What reads: rules (the default; nothing is sent), or a language model of your choice after them.")]
LlmUrl = Annotated[str | None, typer.Option(
    "--llm-url", metavar="URL", rich_help_panel=LLM, show_default=False,
    help="Where it is asked, such as http://localhost:11434/v1. Default: $COMITY_LLM_URL.")]
LlmModel = Annotated[str | None, typer.Option(
    "--llm-model", metavar="NAME", rich_help_panel=LLM, show_default=False,
    help="The model's name there. Default: $COMITY_LLM_MODEL.")]
LlmKey = Annotated[str | None, typer.Option(
    "--llm-key", metavar="KEY", rich_help_panel=LLM, show_default=False,
    help="The key. Others on this machine may see what is typed: better set $COMITY_LLM_KEY, the default.")]
LlmRequests = Annotated[int | None, typer.Option(
    "--llm-requests", metavar="N", min=1, rich_help_panel=LLM, show_default=False,
    help="The most requests of this run. Default: $COMITY_LLM_REQUESTS, else 1000.")]
LlmTokens = Annotated[int | None, typer.Option(
    "--llm-tokens", metavar="N", min=1, rich_help_panel=LLM, show_default=False,
    help="The most tokens of this run. Default: $COMITY_LLM_TOKENS, else 3000000.")]
Workers = Annotated[int | None, typer.Option(
    metavar="N", min=1, show_default=False, help="Processes that read. Default: two where there is much to read.")]
