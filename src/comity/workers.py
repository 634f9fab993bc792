"""Reading many documents in several processes. What is read, and the order in which it is given back, are as in one.

Processes start only when there is more than one batch to read: for a few reports, starting costs more than it saves. A
second reader stays in this process, where its budget is counted: it reads again what the rules have read.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from comity import reading
from comity.codebook import load_codebook
from comity.ledger.coding import chunks
from comity.ledger.documents import Told
from comity.model.document import Document
from comity.reading.llm import LlmReader
from comity.register import load_register

DEFAULT = 2
MANY = 60  # documents; below it two processes take longer than one, for each of them loads the register first
SHARE = 10  # documents handed over together
ASKED = 4  # documents handed to a second reader for each request that it makes at a time: so it seldom waits for one


class Workers:
    """Some processes that read; use it in a `with` statement."""

    def __init__(self, size: int | None = None, *, second: LlmReader | None = None) -> None:
        self.size = max(1, size if size is not None else min(DEFAULT, os.cpu_count() or 1))
        self.second = second
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *unused: object) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def read(self, documents: Sequence[Document]) -> Iterator[Told]:
        """The readings of these documents, in their order, each as soon as it and those before it are made; where the
        reader fails, the failure. What a second reader leaves to the rules is told as theirs."""
        told = self._by_rules(documents)
        return told if self.second is None else read_again(told, self.second)

    def _by_rules(self, documents: Sequence[Document]) -> Iterator[Told]:
        if self.size == 1 or (self._pool is None and len(documents) < MANY):
            return map(read_one, documents)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.size, initializer=_begin, initargs=(os.getpid(),))
        try:
            made = self._pool.map(read_one, documents, chunksize=SHARE)
        except BrokenProcessPool:
            return self._alone(documents)
        return self._all(documents, made)

    def _all(self, documents: Sequence[Document], made: Iterator[Told]) -> Iterator[Told]:
        done = 0
        try:
            for one in made:
                done += 1
                yield one
        except BrokenProcessPool:
            yield from self._alone(documents[done:])

    def _alone(self, documents: Sequence[Document]) -> Iterator[Told]:
        """Go on with what is left: the system ended a process, most likely for its memory."""
        self._pool, self.size = None, 1
        return map(read_one, documents)


def read_one(document: Document) -> Told:
    """One document read; whatever its text makes the reader raise is kept as the reason why it was not read."""
    try:
        read = reading.read_document(document, load_register(), load_codebook())
    except Exception as error:  # a fault of the reader on one text must not stop a run over thousands
        return Told(document, None, reading.READER, f"{type(error).__name__}: {error}")
    return Told(document, read, reading.READER)


def read_again(told: Iterator[Told], second: LlmReader) -> Iterator[Told]:
    """What the rules told, as a second reader tells it; in the same order."""
    for part in chunks(told, ASKED * second.settings.parallel):
        readings = iter(second.read_again([(one.document, one.reading) for one in part if one.reading is not None]))
        for one in part:
            read = next(readings) if one.reading is not None else None
            yield one if read is None else Told(one.document, read, read.reader)


def _begin(parent: int) -> None:
    """In a new process: the interrupt key is the parent's affair, and when the parent is gone, so is this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
