"""The second reader: meetings, commitments and events as a language model reads them, all else as the rules do.

The rules read first. Where the model answers and its answer stands up, its claims take the place of theirs; where it
does not, the rules reading stands and the account says why. A document is data: whatever it says to a model, only
quotes that stand in it, states that it names and values of closed vocabularies come through.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from comity.codebook import Codebook
from comity.model.claims import CommitmentClaim, EventClaim, MeetingClaim, Reading
from comity.model.document import Document
from comity.model.ids import content_id
from comity.reading.llm.account import Account
from comity.reading.llm.answers import Rows, rows_of
from comity.reading.llm.cache import Cache
from comity.reading.llm.chat import Chat
from comity.reading.llm.checks import Checks
from comity.reading.llm.claims import claims_of
from comity.reading.llm.client import Client, Failure, Sleep, load_httpx2
from comity.reading.llm.prompt import load_prompt, messages
from comity.reading.llm.settings import Settings
from comity.reading.reader import READER, read_document
from comity.register import Register

MARK = "llm:"  # how the names of such readers begin
MODEL_CHARACTERS = 56  # of a model's name in that of its reader, which a ledger keeps in 80
MOST_CHARACTERS = 60_000  # of a text that is sent: some 20,000 tokens, ten times a long report
REPLACED = (MeetingClaim, CommitmentClaim, EventClaim)
Told = tuple[Document, Reading]


class LlmReader:
    """A reader by settings; `account` is what this run spent, `heard` is called for each document that was asked of,
    `sleep` is how it waits. Raises UsageError where its extra is not installed."""

    def __init__(self, settings: Settings, register: Register, codebook: Codebook, *,
                 heard: Callable[[], None] = lambda: None, sleep: Sleep = asyncio.sleep) -> None:
        load_httpx2()
        self.settings, self.register, self.codebook = settings, register, codebook
        self.heard, self._sleep = heard, sleep
        self.prompt = load_prompt(register, codebook, READER)
        self.name = name_of(settings.model, self.prompt.version)
        self.account = Account(settings.requests, settings.tokens)
        self.cache = Cache(settings.cache)
        self.chat = Chat(self.prompt)

    def read_document(self, document: Document) -> Reading:
        """The reading of one document: by the model, or by the rules where the model does not answer."""
        return self.read_again([(document, read_document(document, self.register, self.codebook))])[0]

    def read_again(self, told: Sequence[Told]) -> list[Reading]:
        """The readings of documents that the rules have read, in their order; several are asked at a time."""
        return asyncio.run(self._all(told))

    async def _all(self, told: Sequence[Told]) -> list[Reading]:
        gate = asyncio.Semaphore(self.settings.parallel)
        async with Client(self.settings, self.account, sleep=self._sleep) as client:
            return list(await asyncio.gather(*(self._one(document, read, client, gate) for document, read in told)))

    async def _one(self, document: Document, read: Reading, client: Client, gate: asyncio.Semaphore) -> Reading:
        if read.skipped:
            return replace(read, reader=self.name)  # nothing to ask, and the reason is said
        async with gate:
            try:
                outcome = await self._read(document, read, client)
            except Exception as error:  # a fault on one answer must not stop a run over thousands
                outcome = Failure(f"its answer could not be used ({type(error).__name__})")
            self.heard()
            if isinstance(outcome, Failure):
                self.account.failed(document.id, outcome.reason, final=outcome.final, alone=outcome.alone)
                return read
            return outcome

    async def _read(self, document: Document, read: Reading, client: Client) -> Reading | Failure:
        if len(document.text) > MOST_CHARACTERS:
            return Failure(f"a text of more than {MOST_CHARACTERS:,} characters is not sent", alone=True)
        asked = messages(self.prompt, document)
        key = self.cache.key(self.settings.model, self.prompt, asked)
        kept = self.cache.get(key)
        rows = rows_of(kept) if kept is not None else None
        if cached := rows is not None:
            return self._reading(document, read, rows, cached=cached)
        answer = await self.chat.ask(client, asked)
        if isinstance(answer, Failure):
            return answer
        made = self._reading(document, read, answer.rows, cached=False)
        if isinstance(made, Reading):
            self.cache.put(key, answer.text)
        return made

    def _reading(self, document: Document, read: Reading, rows: Rows, *, cached: bool) -> Reading | Failure:
        """The reading that an answer makes; a failure where it holds entries and none of them stands up."""
        checks = Checks(document, read, self.register, self.codebook)
        refused: Counter[str] = Counter()
        claims = claims_of(rows, checks, refused)
        entries = sum(map(len, rows.values()))
        self.account.claims += entries
        self.account.refused += refused
        self.account.omitted += checks.omitted
        if entries and not claims:
            return Failure("nothing in the answer stands up")
        self.account.answered(cached=cached)
        others = [claim for claim in read.claims if not isinstance(claim, REPLACED)]
        if not claims and len(others) < len(read.claims):
            self.account.emptied.append(document.path)
        return replace(read, reader=self.name, claims=(*claims, *others))


def name_of(model: str, version: str) -> str:
    """The name of a reader; a model's name that is too long for a ledger is cut and told apart by a hash."""
    short = model if len(model) <= MODEL_CHARACTERS else model[:MODEL_CHARACTERS - 8] + content_id("-", [model])[:8]
    return f"{MARK}{short}:{version}"
