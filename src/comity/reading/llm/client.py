"""Asking an endpoint over HTTP, with every bound that a careless or hostile one may need.

Time, size, attempts and budget are bounded; a redirect is a failure, and no address of an answer is ever followed. What
a server says comes into a message only cut, made printable, and without the key.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from time import time
from types import ModuleType
from typing import TYPE_CHECKING

from comity.errors import UsageError
from comity.reading.llm.account import Account
from comity.reading.llm.settings import Settings

if TYPE_CHECKING:
    import httpx2

ATTEMPTS = 3  # of one request: a busy or broken endpoint gets two more chances
LONGEST_WAIT = 60.0  # seconds; who asks for more is not asked again for this report
MOST_BYTES = 2_000_000  # of a reply: an answer of 100,000 tokens has some 500,000
MOST_SAID = 160  # characters of a server's own words in a message
AGAIN = frozenset({408, 409, 425, 429})  # beside all from 500 on
FINAL = {401: "it does not accept the key", 402: "it asks for payment", 403: "it refuses access"}
POLL = 0.05  # seconds between looks at what running requests cost
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, the body, and how many seconds to wait before asking again, if it says so."""

    status: int
    body: bytes = b""
    wait: float | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer; `final` if that holds for every other request too, `alone` if it says nothing of others,
    `again` if another try may help, after `wait` seconds if it says so."""

    reason: str
    final: bool = False
    alone: bool = False
    again: bool = False
    wait: float | None = None


class Client:
    """A connection to the endpoint; use it in an `async with` statement, which raises UsageError where the environment
    makes one impossible. `sleep` is how it waits."""

    def __init__(self, settings: Settings, account: Account, *, sleep: Sleep = asyncio.sleep) -> None:
        self.settings, self.account, self._sleep = settings, account, sleep
        self._module = load_httpx2()

    async def __aenter__(self) -> Client:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        if self.settings.key:
            headers["Authorization"] = f"Bearer {self.settings.key}"
        try:
            self._http = self._module.AsyncClient(
                headers=headers, timeout=self.settings.timeout, follow_redirects=False,
                trust_env=not self.settings.is_local)  # a proxy for the network is none for this machine
        except Exception as error:  # a proxy's address, a file of certificates, whatever else the environment names
            raise UsageError(f"No connection can be set up ({type(error).__name__}). Look at what the environment says "
                             "of proxies and certificates (HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE).") from None
        return self

    async def __aexit__(self, *unused: object) -> None:
        await self._http.aclose()

    async def post(self, body: bytes, guess: int) -> Reply | Failure:
        """The reply to a request of some guessed cost in tokens, after some attempts at most; whatever the status of a
        reply, it is none that says to try again. The cost of a reply is for the caller to count."""
        failure = Failure("it was not asked")
        for attempt in range(ATTEMPTS):
            if attempt:
                pause = failure.wait if failure.wait is not None else 2 ** (attempt - 1) * (1 + random.random() / 2)
                if pause > LONGEST_WAIT:
                    return Failure(f"{failure.reason}, and asks to wait {pause:,.0f} s")
                await self._sleep(pause)
            while self.account.waits(guess):
                await asyncio.sleep(POLL)
            if spent := self.account.begin(guess):
                return Failure(spent)
            outcome = await self._once(body)
            if isinstance(outcome, Reply) and not is_again(outcome.status):
                return self._unless_final(outcome, guess)
            lost = isinstance(outcome, Failure)  # it may have answered, and be paid for it
            self.account.end(guess, guess - self.settings.answer if lost else 0)
            failure = outcome if isinstance(outcome, Failure) else Failure(
                f"it answers with status {outcome.status}{self.said(outcome)}", again=True, wait=outcome.wait)
            if not failure.again:
                return failure
        return Failure(f"{failure.reason} ({ATTEMPTS} attempts)")

    def _unless_final(self, reply: Reply, guess: int) -> Reply | Failure:
        """The reply, or a failure where no other request can succeed."""
        if reply.status in FINAL:
            self.account.end(guess, 0)
            return Failure(f"{FINAL[reply.status]} (status {reply.status}){self.said(reply)}", final=True)
        if 300 <= reply.status < 400:
            self.account.end(guess, 0)
            return Failure(f"it redirects (status {reply.status}), which is not followed; set the final address",
                           final=True)
        return reply

    async def _once(self, body: bytes) -> Reply | Failure:
        web = self._module
        try:
            async with asyncio.timeout(self.settings.timeout):
                async with self._http.stream("POST", self.settings.url, content=body) as response:
                    return await self._taken(response)
        except (TimeoutError, web.TimeoutException):
            return Failure(f"it does not answer within {self.settings.timeout:g} s", again=True)
        except web.ConnectError as error:
            return Failure(f"it cannot be reached{self._quoted(str(error))}", again=True)
        except (web.HTTPError, web.InvalidURL, web.StreamError) as error:  # their words may hold headers
            return Failure(f"the connection broke off ({type(error).__name__})", again=True)

    async def _taken(self, response: httpx2.Response) -> Reply | Failure:
        """The reply as it streams in; too large or packed, it is left."""
        if response.headers.get("content-encoding", "identity").lower() not in ("identity", ""):
            return Failure("its answer is packed, which was not asked for")
        body = bytearray()
        async for piece in response.aiter_raw():
            body += piece
            if len(body) > MOST_BYTES:
                return Failure(f"its answer is larger than {MOST_BYTES:,} bytes")
        return Reply(response.status_code, bytes(body), seconds(response.headers.get("retry-after")))

    def said(self, reply: Reply) -> str:
        """The first words of a reply, fit for a message."""
        return self._quoted(reply.body[: 8 * MOST_SAID].decode("utf-8", "replace"))

    def _quoted(self, text: str) -> str:
        key = self.settings.key
        text = text.replace(key, "***") if key else text
        plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
        if key and (key in plain or (len(key) > 8 and key[:8] in plain)):  # cut, or put together from pieces
            plain = ""
        return f": {plain[:MOST_SAID]}" if plain else ""


def is_again(status: int) -> bool:
    """Whether a status says that a later attempt may succeed."""
    return status in AGAIN or status >= 500


def seconds(header: str | None) -> float | None:
    """How long a `Retry-After` header, in seconds or as a date, asks to wait; None if it does not say."""
    if not header or len(header) > 40:
        return None
    try:
        return max(0.0, float(header)) if header.strip().isdigit() else max(
            0.0, parsedate_to_datetime(header).timestamp() - time())
    except (ValueError, TypeError, OverflowError):
        return None


def load_httpx2() -> ModuleType:
    """The module. Raises UsageError where its extra is not installed."""
    try:
        import httpx2
    except ImportError as error:
        raise UsageError("Reading with a language model needs an extra that is not installed: "
                         "pip install 'comity[llm]'.") from error
    return httpx2
