"""Questions about expressions of time, one or many in JSON Lines; a line that is none gives an error entry."""

from __future__ import annotations

from datetime import date
from typing import Any

from comity.errors import UsageError
from comity.model.times import Interval
from comity.serving.batches import Batch, Question, text_of, text_or_none
from comity.timing import Answer, when

__all__ = ["as_entry", "as_text", "batch", "day_of"]


def day_of(text: object, name: str) -> date:
    """The day that an ISO date is, or the day of an ISO date with a clock time. Raises UsageError for anything else."""
    if isinstance(text, str):
        try:
            return date.fromisoformat(text.strip()[:10])
        except ValueError:
            pass
    raise UsageError(f"{name!r} is {text!r}, not a day such as 2026-01-13." if text is not None
                     else f"{name!r} is missing: the day that the words are told on, such as 2026-01-13.")


def as_entry(answer: Answer, identity: object = None) -> dict[str, Any]:
    """An answer for other programs; `from` and `to` are null where the words leave the end open or mean no days."""
    days = answer.interval or Interval()
    return {"id": identity, "from": days.earliest.isoformat() if days.earliest else None,
            "to": days.latest.isoformat() if days.latest else None, "exactness": answer.exactness,
            "timex3": answer.timex3.value if answer.timex3 else None, "reason": answer.reason}


def as_text(answer: Answer) -> str:
    """An answer for people: the days, how exactly they are told, or why there are none."""
    days = answer.interval
    if days is None:
        return f"no days: {answer.reason}"
    if days.earliest and days.earliest == days.latest:
        told = days.earliest.isoformat()
    else:
        told = " ".join([f"from {days.earliest}"] * bool(days.earliest) + [f"to {days.latest}"] * bool(days.latest))
    return f"{told} ({answer.exactness})"


def batch(published: date | None) -> Batch:
    """What answers questions about expressions of time; `published` is the day of those that tell none."""

    def answer(question: Question) -> dict[str, Any]:
        words, text, told, event = (text_of(question, "expression"), text_or_none(question, "text"),
                                    question.get("published"), question.get("event"))
        day = published if told is None and published else day_of(told, "published")
        return as_entry(when(words, day, text=text, event=day_of(event, "event") if event is not None else None),
                        question.get("id"))

    return Batch(answer)
