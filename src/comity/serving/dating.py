"""Questions about expressions of time, one or many in JSON Lines; a line that is none gives an error entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import IO, Any

from comity.errors import UsageError
from comity.model.times import Interval
from comity.timing import Answer, when

__all__ = ["Batch", "as_entry", "as_text", "day_of"]


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


class Batch:
    """Answers questions in order. `bad` and `good` count lines that were none and those that were."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self.bad = self.good = 0

    def answers(self, lines: IO[bytes]) -> Iterator[str]:
        """One line of JSON for each line that is not empty: the answer, or the error with the line's number."""
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            identity: object = None
            try:
                question = json.loads(line.decode("utf-8-sig"))
                if not isinstance(question, dict):
                    raise UsageError("no JSON object")
                identity = question.get("id")
                entry = self._answer(question, identity)
                self.good += 1
            except (ValueError, RecursionError, UsageError) as error:
                self.bad += 1
                entry = {"line": number, "id": identity, "error": str(error) or type(error).__name__}
            yield json.dumps(entry, ensure_ascii=False) + "\n"

    def _answer(self, question: dict[str, Any], identity: object) -> dict[str, Any]:
        words, text, event = (question.get(name) for name in ("expression", "text", "event"))
        if not isinstance(words, str) or not words.strip():
            raise UsageError("'expression' is missing or no text")
        if text is not None and not isinstance(text, str):
            raise UsageError("'text' is no text")
        published = question.get("published")
        day = self._published if published is None and self._published else day_of(published, "published")
        return as_entry(when(words, day, text=text, event=day_of(event, "event") if event is not None else None),
                        identity)
