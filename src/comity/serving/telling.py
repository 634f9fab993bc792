"""From what the program found to the user: the screen, a file, progress."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from comity.errors import UsageError

WORDS = {"heard": "asked of the model", "read": "read", "known": "known before", "skipped": "kept but not read deep",
         "refused": "refused", "derived": "reports in the record derived anew"}


def give(pieces: Iterable[str], output: Path | None) -> None:
    """Write text to the screen or to a file, which is only replaced when all is written. Raises UsageError.

    What is no regular file, such as `/dev/stdout` or a pipe, is written to as it is, never replaced.
    """
    if output is None:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
        return
    if output.is_dir():
        raise UsageError(f"{output} is a folder. Name a file in it with --output.")
    special = output.exists() and not output.is_file()
    beside = output if special else output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        if not special:
            beside.replace(output)
    except OSError as error:
        if not special:
            beside.unlink(missing_ok=True)
        reason = error.strerror or error
        raise UsageError(f"{output} cannot be written: {reason}. Name another file with --output.") from error


def width() -> int:
    """Columns for text: those of the terminal, within what is good to read."""
    try:
        return max(60, min(100, os.get_terminal_size(sys.stdout.fileno()).columns))
    except (OSError, ValueError):
        return 88


@contextmanager
def progress(doing: str) -> Iterator[Callable[[str, int], None]]:
    """Something that counts what happens, shown while it happens if somebody looks on."""
    if not sys.stderr.isatty():
        yield lambda what, how_many: None
        return
    from rich.console import Console

    counted: Counter[str] = Counter()
    with Console(stderr=True).status(doing) as status:
        def count(what: str, how_many: int) -> None:
            counted[what] += how_many
            told = ", ".join(f"{number} {WORDS[kind]}" for kind, number in counted.items() if number)
            status.update(f"{doing}: {told}")

        yield count


def note(text: str) -> None:
    """A line for the user beside the output."""
    typer.echo(text, err=True)
