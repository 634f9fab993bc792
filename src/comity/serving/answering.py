"""Questions about who is meant, one or many."""

from __future__ import annotations

from datetime import date
from typing import Any

from comity.register import Answer, Register
from comity.serving import asking
from comity.serving.batches import Batch, Question, text_of, text_or_none


def body(register: Register, words: str) -> str:
    """The code of a state or the id of an organisation. Raises UsageError for one that the register does not know."""
    named = (bloc.id for bloc in register.blocs.values() if words in (bloc.id, bloc.name, *bloc.names))
    return register.code(words) or next(named, None) or asking.states([words])[0]


def as_entry(answer: Answer, identity: object = None) -> dict[str, Any]:
    """An answer for other programs: person and country by name and code, the office by the id of its post."""
    return {"id": identity, "person": answer.person.name if answer.person else None, "country": answer.country,
            "office": answer.post, "reason": answer.reason}


def batch(register: Register, on: date | None) -> Batch:
    """What answers questions about who is meant; `on` is the day of those that tell none."""

    def answer(question: Question) -> dict[str, Any]:
        told = {"on": on.isoformat() if on else None} | question
        mention, told_on = text_of(told, "mention"), text_of(told, "on")
        context = text_or_none(told, "context_country")
        country = body(register, context) if context else None
        day = asking.last_day(told_on)
        assert day is not None  # a text was given
        return as_entry(register.who(mention, day, country=country), question.get("id"))

    return Batch(answer)
