"""The chat-completions protocol: one report asked, one answer taken, in the strictest form that the endpoint knows.

Endpoints differ in what they take. It begins with a JSON schema, no randomness and a bound on the answer; where one of
these is refused (status 400, 404 or 422), the next milder form is tried, and the one that worked is kept for the run.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from comity.reading.llm.answers import Rows, rows_of
from comity.reading.llm.client import Client, Failure, Reply
from comity.reading.llm.prompt import Prompt, as_json
from comity.reading.llm.schema import Schema

Messages = Sequence[dict[str, str]]
REFUSED = frozenset({400, 404, 415, 422, 501})  # by an endpoint that does not take the form
CHARACTERS = 3  # in a token, at least, of the languages that are read; guesses are made with it
MOST_READ = 4_000  # bytes of a refusal that are looked at
MOST_TOKENS = 10**8  # of one answer: a larger count is no count


@dataclass(frozen=True, slots=True)
class Form:
    """How an answer is asked for: the kind of JSON, the name of the bound on its length, and whether without chance."""

    kind: str = "json_schema"
    bound: str = "max_tokens"
    steady: bool = True

    def body(self, model: str, messages: Messages, schema: Schema, most: int) -> bytes:
        """The body of a request."""
        wanted: dict[str, Any] = {"model": model, "messages": list(messages), self.bound: most, "stream": False}
        if self.steady:
            wanted["temperature"] = 0
        if self.kind == "json_schema":
            wanted["response_format"] = {"type": self.kind, "json_schema": {
                "name": "reading", "strict": True, "schema": schema}}
        elif self.kind == "json_object":
            wanted["response_format"] = {"type": self.kind}
        return as_json(wanted).encode("utf-8", "replace")

    def milder(self, said: str) -> Form | None:
        """The form to try after a refusal in these words, or None."""
        if self.steady and "temperature" in said:
            return replace(self, steady=False)
        if self.bound == "max_tokens" and "max_completion_tokens" in said:
            return replace(self, bound="max_completion_tokens")
        kinds = ("json_schema", "json_object", "text")
        place = kinds.index(self.kind)
        return replace(self, kind=kinds[place + 1]) if place + 1 < len(kinds) else None


@dataclass(frozen=True, slots=True)
class Answer:
    """The three lists of an answer, as they came, and the text that held them."""

    rows: Rows
    text: str


class Chat:
    """Asks one endpoint; keeps the form that it takes."""

    def __init__(self, prompt: Prompt) -> None:
        self.prompt = prompt
        self.form = Form()

    async def ask(self, client: Client, messages: Messages) -> Answer | Failure:
        """The answer to a report, or why there is none."""
        form = self.form
        while True:
            body = form.body(client.settings.model, messages, self.prompt.schema, client.settings.answer)
            asked = len(body) // CHARACTERS
            guess = asked + client.settings.answer
            reply = await client.post(body, guess)
            if isinstance(reply, Failure):
                return reply
            if reply.status == 200:
                outcome, cost = taken(reply, asked)
                client.account.end(guess, cost)
                if not isinstance(outcome, Failure):
                    self.form = form
                return outcome
            client.account.end(guess, 0)
            said = reply.body[:MOST_READ].decode("utf-8", "replace").lower()
            milder = form.milder(said) if reply.status in REFUSED else None
            if milder is None:
                return Failure(f"it refuses the request (status {reply.status}){client.said(reply)}",
                               final=reply.status == 404)  # no such address or model
            form = milder


def taken(reply: Reply, asked: int) -> tuple[Answer | Failure, int]:
    """What a reply holds, and what it cost in tokens: as it says, else as long as question and reply are."""
    cost = asked + len(reply.body) // CHARACTERS
    try:
        told = json.loads(reply.body)
    except (ValueError, RecursionError):
        return Failure("its reply is no JSON"), cost
    usage = told.get("usage") if isinstance(told, dict) else None
    total = usage.get("total_tokens") if isinstance(usage, dict) else None
    if type(total) is int and 0 < total < MOST_TOKENS:
        cost = total
    try:
        choice = told["choices"][0]
        message = choice["message"]
        text = message["content"]
        if isinstance(text, list):  # parts, as some endpoints write it
            text = "".join(part["text"] for part in text if part.get("type") == "text")
        refusal, cut = bool(message.get("refusal")), choice.get("finish_reason") == "length"
    except (KeyError, IndexError, TypeError, AttributeError):
        return Failure("its reply is not of the chat-completions form"), cost
    if refusal or not isinstance(text, str) or not text.strip():
        return Failure("the answer is cut off at its bound of tokens" if cut else "the model refuses to answer"), cost
    rows = rows_of(text)
    if rows is None:
        return Failure("the answer is cut off at its bound of tokens" if cut else
                       "the answer is not in the form asked for"), cost
    return Answer(rows, text), cost
