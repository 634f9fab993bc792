"""From what a user types to what the rest of the program takes: ledgers, states, days, selections."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from comity.codebook import load_codebook
from comity.codebook.mechanisms import load_mechanisms
from comity.errors import UsageError
from comity.ledger import Ledger, open_ledger
from comity.ledger.queries import Selection
from comity.model.times import interval_of
from comity.register import Register, load_register

if TYPE_CHECKING:
    from comity.views.naming import Naming

VARIABLE, DEFAULT = "COMITY_LEDGER", "comity.db"
NAMES = "COMITY_NAMES"
# What `--status` may name: of a meeting, the stage of a commitment, of a mechanism.
STATUSES = ("held", "planned", "proposed", "cancelled", "considering", "pledged", "agreed", "reaffirmed", "kept",
            "dropped", "active", "interrupted", "unknown")
PLAIN = ("", ".txt", ".text")  # endings of a file that gets the default form
CLOSEST = 4  # names offered for one that is not known
SIMILAR = 60  # of 100, rapidfuzz WRatio: below it, names offered for a misspelt one have nothing to do with it


def ledger(named: str | None, *, create: bool = False) -> Ledger:
    """The ledger that is named here, in the environment, or by default. Raises LedgerError if it cannot be opened."""
    return open_ledger(named or os.environ.get(VARIABLE) or DEFAULT, create=create)


def states(words: Iterable[str] | None) -> tuple[str, ...]:
    """The codes of these states, each once. Raises UsageError for one that the register does not know."""
    register = load_register()
    return tuple(dict.fromkeys(_state(one, register) for one in words or ()))


def _state(words: str, register: Register) -> str:
    code = register.code(words)
    if code:
        return code
    near = ", ".join(_near(words, register))
    raise UsageError(f"No state is called {words!r}. " + (f"Did you mean {near}?" if near else
                     "Give an ISO code such as JPN, or a name in quotes such as 'South Korea'."))


def _near(words: str, register: Register) -> list[str]:
    from rapidfuzz import fuzz, process, utils

    shown = {f"{state.code}": f"{state.name} ({state.code})" for state in register.states.values()}
    names = {code: f"{register.name(code)}" for code in shown}
    close = process.extract(words, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=CLOSEST,
                            score_cutoff=SIMILAR)
    return [shown[code] for _, _, code in close]


def first_day(text: str | None) -> date | None:
    """The first day that an ISO date, month or year stands for; None for None. Raises UsageError if it is none."""
    return _interval(text)[0] if text else None


def last_day(text: str | None) -> date | None:
    """The last day that an ISO date, month or year stands for; None for None. Raises UsageError if it is none."""
    return _interval(text)[1] if text else None


def _interval(text: str) -> tuple[date, date]:
    try:
        found = interval_of(text.strip())
    except (ValueError, TypeError) as error:
        raise UsageError(f"{text!r} is no date. Write 2024-05-03, 2024-05 or 2024.") from error
    return found.earliest or date.min, found.latest or date.max  # an ISO prefix has both


def names(words: str | None, on: date | None = None) -> Naming:
    """How views write names that states dispute: as asked for here, in the environment, or both names.

    `on`: the day whose names are written. Raises UsageError or CodebookError for what is no usage of names.
    """
    from comity.register.usage import usage_of
    from comity.views.naming import Naming

    return Naming(usage_of(load_register(), words or os.environ.get(NAMES) or "both", on))


def selection(names: Iterable[str] | None, *, since: str | None = None, until: str | None = None,
              field: str | None = None, status: str | None = None) -> Selection:
    """What to select. Raises UsageError for what is not known, or a period that ends before it begins."""
    begin, end = first_day(since), last_day(until)
    if begin and end and begin > end:
        raise UsageError(f"The period ends ({end}) before it begins ({begin}). Exchange --since and --until.")
    if field is not None:
        _one_of(field, {*load_codebook().fields, *(one.id for one in load_mechanisms())}, "field")
    if status is not None:
        _one_of(status, STATUSES, "status")
    return Selection(states=states(names), since=begin, until=end, field=field, status=status)


def _one_of(word: str, known: Collection[str], what: str) -> None:
    from rapidfuzz import fuzz, process

    if word not in known:
        near = process.extract(word, sorted(known), scorer=fuzz.WRatio, limit=CLOSEST, score_cutoff=SIMILAR)
        raise UsageError(f"There is no {what} {word!r}. " + (
            f"Did you mean {', '.join(name for name, _, _ in near)}?" if near else
            f"Known are {', '.join(sorted(known) if isinstance(known, set) else known)}."))


def form_of(given: str | None, output: Path | None, endings: dict[str, str], default: str) -> str:
    """The form asked for: as given, else by the ending of the output file, else the default.

    Raises UsageError for an ending that says another form than there is.
    """
    ending = output.suffix.lower() if output else ""
    if given or ending in PLAIN or ending in endings:
        return given or endings.get(ending, default)
    raise UsageError(f"No form is written to files ending in {ending!r}. Name one with --format, or end the file "
                     f"in {', '.join(endings)}.")



def question_form(form: str | None, output: Path | None, endings: dict[str, str], words: str | None,
                  batch: Path | None, what: str, forms: tuple[str, ...] = ("text", "json")) -> str:
    """The form of the answer to one question in words, or to a batch of them, which is told in JSON alone.

    Raises UsageError for another form, and where there are both words and a batch, or neither.
    """
    name = form_of(form, output, endings, "json" if batch else forms[0])
    offered = ("json",) if batch else forms
    if name not in offered:
        listed = " or ".join([", ".join(offered[:-1]), offered[-1]] if len(offered) > 1 else offered)
        raise UsageError(f"There is no format {name!r} here. Choose {listed}.")
    if (words is None) == (batch is None):
        raise UsageError(f"Give {what} in quotes, or --batch with a file, and not both.")
    return name
