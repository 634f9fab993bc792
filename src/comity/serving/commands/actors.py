"""The command that says who an actor is as the press names it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from comity.serving import options

if TYPE_CHECKING:
    from comity.register.actors import Actor

LINES = {".json": "json", ".jsonl": "json"}
TEXTS = ("text", "on", "context", "country")  # members of a line; all but the first may be missing


def actor(
    words: Annotated[str | None, typer.Argument(
        help="An actor as the press names it, such as 'French troops' or 'Lt. Gen. Kelly'.")] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="On this day. Default: today.")] = None,
    country: Annotated[str | None, typer.Option(
        metavar="STATE", help="The state that is spoken of, where the words name none.")] = None,
    batch: Annotated[Path | None, typer.Option(
        metavar="FILE", help="Answer each line of a file of JSON Lines; - for standard input.")] = None,
    form: options.Format = None,
    output: options.Output = None,
) -> None:
    """Tell the state and sector of an actor, how sure that is, and why: text or json."""
    from comity.errors import UsageError
    from comity.register import load_register
    from comity.register.actors import actor_of
    from comity.serving import answering, asking, telling

    name = asking.form_of(form, output, LINES, "json" if batch else "text")
    if name not in ("text", "json") or (batch and name != "json"):
        raise UsageError(f"There is no format {name!r} here. Choose {'json' if batch else 'text or json'}.")
    if (words is None) == (batch is None):
        raise UsageError("Give an actor in quotes, or --batch with a file, and not both.")
    day = asking.last_day(on) or date.today()
    if batch:
        with answering.lines_of(batch) as lines:
            telling.give(_answers(lines, day, country), output)
        return
    spoken = asking.states([country])[0] if country else None
    told = actor_of(load_register(), words or "", day, country=spoken)
    telling.give([json.dumps(as_entry(told), ensure_ascii=False) + "\n"] if name == "json" else _as_text(told), output)
    if told.country is None and told.sector is None:
        raise typer.Exit(2)


def as_entry(told: Actor) -> dict[str, Any]:
    """An actor for other programs."""
    return {"text": told.text, "country": told.country, "countries": told.countries, "sector": told.sector,
            "also": told.also, "person": told.person, "score": round(told.score, 2), "review": told.uncertain,
            "reason": told.reason, "alternatives": told.alternatives}


def _as_text(told: Actor) -> Iterator[str]:
    from comity.codebook.loader import load_yaml
    from comity.codebook.sectors import FILE
    from comity.register import load_register

    names = " and ".join(f"{load_register().name(code)} ({code})" for code in told.countries)
    sector = f"{load_yaml(FILE)['sectors'][told.sector]['label']} ({told.sector})" if told.sector else ""
    yield f"{', '.join(filter(None, (names, sector))) or 'Not known'}\n"
    doubt = ", to be looked at" if told.uncertain else ""
    yield f"  {told.reason} (score {told.score:.2f}{doubt})\n"
    for other in told.alternatives:
        yield f"  or else: {other}\n"


def _answers(lines: IO[bytes], on: date, country: str | None) -> Iterator[str]:
    """One line of JSON for each line that is not empty: the answer, or the error with the line's number."""
    from comity.errors import UsageError

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        entry: dict[str, Any]
        try:
            question = json.loads(line.decode("utf-8-sig"))
            if not isinstance(question, dict) or not isinstance(question.get("text"), str):
                raise UsageError("no JSON object with a 'text'")
            entry = {"id": question.get("id"), **_answer(question, on, country)}
        except (ValueError, RecursionError, UsageError) as error:
            entry = {"line": number, "error": str(error) or type(error).__name__}
        yield json.dumps(entry, ensure_ascii=False) + "\n"


def _answer(question: dict[str, Any], on: date, country: str | None) -> dict[str, Any]:
    from comity.errors import UsageError
    from comity.register import load_register
    from comity.register.actors import actor_of
    from comity.serving import asking

    if wrong := [name for name in TEXTS if not isinstance(question.get(name), str | None)]:
        raise UsageError(f"{wrong[0]!r} is no text")
    spoken = question.get("country") or country
    told = actor_of(load_register(), question["text"], asking.last_day(question.get("on")) or on,
                    context=question.get("context") or "", country=asking.states([spoken])[0] if spoken else None)
    return as_entry(told)
