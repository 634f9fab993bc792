from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.codebook import load_codebook
from comity.reading.llm.account import Account
from comity.reading.llm.chat import Answer, Chat, Form, taken
from comity.reading.llm.client import Client, Failure, Reply
from comity.reading.llm.prompt import load_prompt
from comity.register import load_register
from reading.llm.endpoint import KEY, Body, Said, an_answer, completion, endpoint, settings

MESSAGES = [{"role": "user", "content": "a report"}]


def ask(url: str, folder: Path, times: int = 1) -> tuple[list[Answer | Failure], Account, Form]:
    chosen = settings(url, folder)
    account = Account(chosen.requests, chosen.tokens)
    chat = Chat(load_prompt(load_register(), load_codebook(), "rules-1"))

    async def all_() -> list[Answer | Failure]:
        async with Client(chosen, account) as client:
            return [await chat.ask(client, MESSAGES) for _ in range(times)]

    return asyncio.run(all_()), account, chat.form


def refusing(*words: str) -> Callable[[Body, int], Said]:
    """An endpoint that takes no request which holds one of these, and says which."""
    def say(body: Body, number: int) -> Said:
        held = next((word for word in words if word in json.dumps(body)), None)
        return Said(json.dumps({"error": {"message": f"no {held}"}}).encode(), 400) if held else completion(an_answer())

    return say


def test_the_strictest_form_is_asked_for(tmp_path: Path) -> None:
    with endpoint(lambda body, number: completion(an_answer())) as there:
        (answer,), account, _ = ask(there.url, tmp_path)
    assert isinstance(answer, Answer)
    assert answer.rows == an_answer()
    assert there.bodies[0]["response_format"]["type"] == "json_schema"
    assert there.bodies[0]["response_format"]["json_schema"]["strict"] is True
    assert (there.bodies[0]["temperature"], there.bodies[0]["max_tokens"], there.bodies[0]["model"]) == (
        0, 8_192, "test-model")
    assert (account.spent, account.guessed, account.asked) == (700, 0, 1)


@pytest.mark.parametrize(
    ("words", "form"),
    [
        (("json_schema",), Form(kind="json_object")),
        (("response_format",), Form(kind="text")),
        (("temperature",), Form(steady=False)),
        (("json_schema", "temperature"), Form(kind="json_object", steady=False)),
    ],
)
def test_what_is_refused_is_left_out_and_that_is_kept_for_the_run(
    tmp_path: Path, words: tuple[str, ...], form: Form
) -> None:
    with endpoint(refusing(*words)) as there:
        answers, _, kept = ask(there.url, tmp_path, times=2)
    assert all(isinstance(answer, Answer) for answer in answers)
    assert kept == form
    assert there.bodies[-1] == there.bodies[-2]


def test_the_other_name_of_the_bound_is_found(tmp_path: Path) -> None:
    def say(body: Body, number: int) -> Said:
        told = b'{"error": {"message": "Unsupported: max_tokens. Use max_completion_tokens instead."}}'
        return Said(told, 400) if "max_tokens" in body else completion(an_answer())

    with endpoint(say) as there:
        _, _, kept = ask(there.url, tmp_path)
    assert kept == Form(bound="max_completion_tokens")
    assert there.bodies[1]["max_completion_tokens"] == 8_192


@pytest.mark.parametrize(("status", "final"), [(400, False), (404, True), (422, False)])
def test_who_refuses_every_form_is_left(tmp_path: Path, status: int, final: bool) -> None:
    with endpoint(lambda body, number: Said(f"no such model {KEY}".encode(), status)) as there:
        (failure,), account, kept = ask(there.url, tmp_path)
    assert failure == Failure(f"it refuses the request (status {status}): no such model ***", final=final)
    assert (len(there.bodies), account.guessed, account.spent, kept) == (3, 0, 0, Form())


def reply(value: object) -> Reply:
    return Reply(200, value if isinstance(value, bytes) else json.dumps(value).encode())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<html>", "its reply is no JSON"),
        (b"[" * 1_000_000, "its reply is no JSON"),
        (b"\xff\xfe", "its reply is no JSON"),
        ([], "not of the chat-completions form"),
        ({}, "not of the chat-completions form"),
        ({"choices": []}, "not of the chat-completions form"),
        ({"choices": {"0": 1}}, "not of the chat-completions form"),
        ({"choices": [{"message": "hello"}]}, "not of the chat-completions form"),
        ({"choices": [{"message": {"content": [1]}}]}, "not of the chat-completions form"),
        ({"choices": [{"message": {"content": None}}]}, "refuses to answer"),
        ({"choices": [{"message": {"content": "I am sorry", "refusal": "no"}}]}, "refuses to answer"),
        ({"choices": [{"message": {"content": "I am sorry"}}]}, "not in the form asked for"),
        ({"choices": [{"message": {"content": "{"}, "finish_reason": "length"}]}, "cut off"),
        ({"choices": [{"message": {"content": ""}, "finish_reason": "length"}]}, "cut off"),
    ],
    ids=str,
)
def test_a_reply_that_is_no_answer_says_why(body: object, reason: str) -> None:
    outcome, cost = taken(reply(body), 90)
    assert isinstance(outcome, Failure)
    assert reason in outcome.reason
    assert cost == 90 + len(reply(body).body) // 3


def test_an_answer_in_parts_is_one() -> None:
    text = json.dumps(an_answer())
    parts = [{"type": "text", "text": text[:50]}, {"type": "image"}, {"type": "text", "text": text[50:]}]
    outcome, _ = taken(reply({"choices": [{"message": {"content": parts}}]}), 1)
    assert isinstance(outcome, Answer)


@pytest.mark.parametrize("tokens", [None, -5, 0, "7", 1.5, True, 10**12, [1]])
def test_a_cost_that_cannot_be_is_guessed(tokens: object) -> None:
    said = completion(an_answer(), tokens=tokens)
    assert taken(Reply(200, said.body), 900)[1] == 900 + len(said.body) // 3
