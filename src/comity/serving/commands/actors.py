"""The command that says who an actor is as the press names it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from comity.serving import options

if TYPE_CHECKING:
    from comity.register.actors import Actor
    from comity.serving.batches import Batch

LINES = {".json": "json", ".jsonl": "json"}
SHAPE = "no JSON object with a 'text'"  # said of a line that is none
TEXTS = ("text", "on", "context", "country")  # members of a line; all but the first may be missing


def actor(
    words: Annotated[str | None, typer.Argument(
        help="An actor as the press names it, such as 'French troops' or 'Lt. Gen. Kelly'.")] = None,
    on: options.On = None,
    country: options.Country = None,
    batch: options.Batch = None,
    form: options.Format = None,
    output: options.Output = None,
) -> None:
    """Tell the state and sector of an actor, how sure that is, and why: text or json."""
    from comity.register import load_register
    from comity.register.actors import actor_of
    from comity.serving import asking, batches, telling

    name = asking.question_form(form, output, LINES, words, batch, "an actor")
    day = asking.last_day(on) or date.today()
    if batch:
        with batches.lines_of(batch) as lines:
            telling.give(_batch(day, country).answers(lines), output)
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


def _batch(on: date, country: str | None) -> Batch:
    """What answers questions in JSON Lines; `on` and `country` are those of lines that tell none."""
    from comity.errors import UsageError
    from comity.register import load_register
    from comity.register.actors import actor_of
    from comity.serving import asking
    from comity.serving.batches import Batch, text_or_none

    def answer(question: dict[str, Any]) -> dict[str, Any]:
        if not isinstance(question.get("text"), str):
            raise UsageError(SHAPE)
        _, day, context, told = (text_or_none(question, name) for name in TEXTS)
        spoken = told or country
        found = actor_of(load_register(), question["text"], asking.last_day(day) or on, context=context or "",
                         country=asking.states([spoken])[0] if spoken else None)
        return {"id": question.get("id"), **as_entry(found)}

    return Batch(answer, shape=SHAPE, named=False)
