"""Questions in JSON Lines about who is meant, answered line by line; a line that is none gives an error entry."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any

from comity.errors import UsageError
from comity.register import Answer, Register
from comity.serving import asking

TEXTS = ("mention", "on")  # members that are texts and must be there


@contextmanager
def lines_of(file: Path) -> Iterator[IO[bytes]]:
    """The open file, or standard input for `-`. Raises UsageError if it cannot be opened."""
    if str(file) == "-":
        yield sys.stdin.buffer
        return
    try:
        opened = file.open("rb")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror or error}. Check the path.") from error
    with opened:
        yield opened


def body(register: Register, words: str) -> str:
    """The code of a state or the id of an organisation. Raises UsageError for one that the register does not know."""
    named = (bloc.id for bloc in register.blocs.values() if words in (bloc.id, bloc.name, *bloc.names))
    return register.code(words) or next(named, None) or asking.states([words])[0]


def as_entry(answer: Answer, identity: object = None) -> dict[str, Any]:
    """An answer for other programs: person and country by name and code, the office by the id of its post."""
    return {"id": identity, "person": answer.person.name if answer.person else None, "country": answer.country,
            "office": answer.post, "reason": answer.reason}


class Batch:
    """Answers questions in order. `bad` and `good` count lines that were none and those that were."""

    def __init__(self, register: Register, on: date | None) -> None:
        self._register, self._on = register, on
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
        told = {"on": self._on.isoformat() if self._on else None} | question
        for name in TEXTS:
            if not isinstance(told.get(name), str) or not told[name].strip():
                raise UsageError(f"{name!r} is missing or no text")
        context = told.get("context_country")
        if context is not None and not isinstance(context, str):
            raise UsageError("'context_country' is no text")
        country = body(self._register, context) if context else None
        on = asking.last_day(told["on"])
        assert on is not None  # a text was given
        return as_entry(self._register.who(told["mention"], on, country=country), identity)
