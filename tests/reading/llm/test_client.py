from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Iterator
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from comity.errors import UsageError
from comity.reading.llm import client as module
from comity.reading.llm.account import Account
from comity.reading.llm.client import ATTEMPTS, LONGEST_WAIT, Client, Failure, Reply, load_httpx2, seconds
from reading.llm.endpoint import KEY, Body, Said, endpoint, settings

GUESS = 10_000


class Asked:
    """What came of a request: the outcome, the account, and how long the client slept."""

    def __init__(self, url: str, folder: Path, **more: Any) -> None:
        self.slept: list[float] = []
        chosen = settings(url, folder, **more)
        self.account = Account(chosen.requests, chosen.tokens)

        async def sleep(pause: float) -> None:
            self.slept.append(pause)

        async def ask() -> Reply | Failure:
            async with Client(chosen, self.account, sleep=sleep) as client:
                return await client.post(b'{"model": "test-model"}', GUESS)

        self.outcome = asyncio.run(ask())

    @property
    def reason(self) -> str:
        assert isinstance(self.outcome, Failure)
        return self.outcome.reason


def always(said: Said) -> Callable[[Body, int], Said]:
    return lambda body, number: said


def test_a_reply_comes_back_and_the_key_goes_in_a_header_alone(tmp_path: Path) -> None:
    with endpoint(always(Said(b'{"a": 1}'))) as there:
        asked = Asked(there.url, tmp_path)
    assert asked.outcome == Reply(200, b'{"a": 1}')
    assert there.paths == ["/v1/chat/completions"]
    assert there.headers[0]["Authorization"] == f"Bearer {KEY}"
    assert KEY not in str(there.bodies)
    assert asked.account.guessed == GUESS  # what it cost is for the caller to say


def test_without_a_key_none_is_sent(tmp_path: Path) -> None:
    with endpoint(always(Said(b"{}"))) as there:
        Asked(there.url, tmp_path, key="")
    assert "Authorization" not in there.headers[0]


@pytest.mark.parametrize("status", [429, 500, 503, 408])
def test_a_busy_endpoint_is_asked_again_after_a_while(tmp_path: Path, status: int) -> None:
    with endpoint(lambda body, number: Said(b"{}") if number else Said(b"", status)) as there:
        asked = Asked(there.url, tmp_path)
    assert asked.outcome == Reply(200, b"{}")
    assert len(asked.slept) == 1
    assert 1 <= asked.slept[0] <= 1.5
    assert (asked.account.asked, asked.account.guessed, asked.account.spent) == (2, GUESS, 0)


def test_it_waits_as_long_as_it_is_told_but_not_for_ever(tmp_path: Path) -> None:
    def busy(wait: str) -> Callable[[Body, int], Said]:
        return lambda body, number: Said(b"{}") if number else Said(b"slow down", 429, {"Retry-After": wait})

    with endpoint(busy("7")) as there:
        assert Asked(there.url, tmp_path).slept == [7]
    with endpoint(busy("3600")) as there:
        asked = Asked(there.url, tmp_path)
        assert (asked.slept, len(there.bodies)) == ([], 1)
    assert asked.reason == "it answers with status 429: slow down, and asks to wait 3,600 s"


def test_an_endpoint_that_always_fails_is_asked_so_often_and_no_more(tmp_path: Path) -> None:
    with endpoint(always(Said(b"out of\x1b[31m order", 500))) as there:
        asked = Asked(there.url, tmp_path)
    assert len(there.bodies) == ATTEMPTS == 3
    assert asked.reason == "it answers with status 500: out of [31m order (3 attempts)"
    assert asked.slept == sorted(asked.slept)
    assert asked.account.guessed == 0


def drip(pause: float) -> Iterator[bytes]:
    while True:
        time.sleep(pause)
        yield b" "


def test_a_slow_endpoint_is_left_after_the_time_for_one_request(tmp_path: Path) -> None:
    begun = time.monotonic()
    with endpoint(lambda body, number: Said(pieces=drip(0.02))) as there:  # never silent, never done
        asked = Asked(there.url, tmp_path, timeout=0.2)
    assert asked.reason == "it does not answer within 0.2 s (3 attempts)"
    assert time.monotonic() - begun < 5
    assert asked.account.spent == 3 * (GUESS - 8_192)  # it may be paid for what it was asked


def test_a_silent_endpoint_is_left_too(tmp_path: Path) -> None:
    with endpoint(lambda body, number: Said(pieces=drip(60))) as there:
        assert "within 0.1 s" in Asked(there.url, tmp_path, timeout=0.1).reason


def test_a_huge_reply_is_left_while_it_comes_in(tmp_path: Path) -> None:
    sent = 0

    def flood() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(4_000):  # 400 megabytes
            sent += 1
            yield b"x" * 100_000

    with endpoint(lambda body, number: Said(pieces=flood())) as there:
        asked = Asked(there.url, tmp_path)
        assert len(there.bodies) == 1
    assert asked.reason == "its answer is larger than 2,000,000 bytes"
    assert sent < 400


def test_a_packed_reply_is_not_unpacked(tmp_path: Path) -> None:
    with endpoint(always(Said(b"\x1f\x8b", headers={"Content-Encoding": "gzip"}))) as there:
        assert "packed" in Asked(there.url, tmp_path).reason
    assert there.headers[0]["Accept-Encoding"] == "identity"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(tmp_path: Path, status: int) -> None:
    with endpoint(always(Said(b"{}"))) as elsewhere, endpoint(
            always(Said(b"", status, {"Location": elsewhere.url}))) as there:
        asked = Asked(there.url, tmp_path)
        assert elsewhere.paths == []
        assert len(there.paths) == 1
    assert isinstance(asked.outcome, Failure)
    assert asked.outcome.final
    assert elsewhere.url not in asked.reason


@pytest.mark.parametrize("status", [401, 402, 403])
def test_what_no_other_request_can_mend_is_final(tmp_path: Path, status: int) -> None:
    with endpoint(always(Said(f"wrong key {KEY}".encode(), status))) as there:
        asked = Asked(there.url, tmp_path)
    assert isinstance(asked.outcome, Failure)
    assert asked.outcome.final
    assert f"(status {status}): wrong key ***" in asked.reason


def test_nobody_there(tmp_path: Path) -> None:
    with endpoint(always(Said())) as there:
        pass
    asked = Asked(there.url, tmp_path)
    assert asked.reason.startswith("it cannot be reached")
    assert len(asked.slept) == 2


def test_a_connection_that_breaks_off_is_tried_again(tmp_path: Path) -> None:
    def cut(body: Body, number: int) -> Said:
        return Said(b"{}") if number else Said(b"{", headers={"Content-Length": "9"}, pieces=iter([b"{"]))

    with endpoint(cut) as there:
        assert Asked(there.url, tmp_path).outcome == Reply(200, b"{}")


def test_the_budget_holds_for_attempts_too(tmp_path: Path) -> None:
    with endpoint(always(Said(b"", 500))) as there:
        asked = Asked(there.url, tmp_path, requests=2)
    assert (len(there.bodies), asked.reason) == (2, "the budget of 2 requests is spent")


@pytest.mark.parametrize("said", [KEY, f"Bearer {KEY}", "x" * 1_270 + KEY, KEY[:12], f"{KEY[:-1]}\n{KEY[-1]}"])
def test_no_key_in_any_log_or_message(tmp_path: Path, caplog: pytest.LogCaptureFixture, said: str) -> None:
    caplog.set_level(logging.DEBUG)
    for status in (400, 401, 500):
        with endpoint(always(Said(said.encode(), status))) as there:
            asked = Asked(there.url, tmp_path)
        told = asked.reason if isinstance(asked.outcome, Failure) else Client(
            settings(there.url, tmp_path), asked.account).said(asked.outcome)
        assert KEY[:12] not in told
    assert KEY[:12] not in caplog.text


def test_a_proxy_for_the_network_is_none_for_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with endpoint(always(Said(b"{}"))) as there, endpoint(always(Said(b"", 502))) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("http_proxy", proxy.url)
        assert Asked(there.url, tmp_path).outcome == Reply(200, b"{}")
        assert proxy.paths == []


@pytest.mark.parametrize(("name", "value"), [("HTTPS_PROXY", "nonsense://x"), ("SSL_CERT_FILE", "/no/such/file")])
def test_an_environment_that_allows_no_connection_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=r"No connection can be set up .*HTTPS_PROXY"):
        Asked("https://llm.example/v1", tmp_path)


def test_the_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx2", None)
    with pytest.raises(UsageError, match=r"pip install 'comity\[llm\]'"):
        load_httpx2()


@pytest.mark.parametrize(("header", "wait"), [(None, None), ("", None), ("12", 12), ("-3", None), ("soon", None),
                                              ("1" * 400, None), ("Thu, 01 Jan 1970 00:00:00 GMT", 0)])
def test_how_long_to_wait(header: str | None, wait: float | None) -> None:
    assert seconds(header) == wait


def test_how_long_to_wait_until_a_day() -> None:
    wait = seconds(formatdate(time.time() + 30, usegmt=True))
    assert wait is not None
    assert 25 < wait < 31 < LONGEST_WAIT


def test_importing_needs_no_extra() -> None:
    assert "httpx2" not in vars(module)
