"""The whole story on one page: reports are read into a ledger, and the record is derived from what it holds.

    bytes --intake--> Document --reading--> Reading --resolving, reconciling--> Record --ledger--> views

Documents are recorded in small batches, each in one transaction: whatever stops a run costs at most the batch at hand,
and the same command completes it. The record follows afterwards, and is the same in whatever order documents came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeVar

from comity import intake, reading, reconciling, resolving
from comity.codebook import Codebook, load_codebook
from comity.errors import LedgerError
from comity.intake import Limits, Refusal
from comity.ledger import MEMORY, Ledger, derived, documents, judgements, open_ledger, queries
from comity.ledger.applied import settled, standing
from comity.ledger.coding import chunks
from comity.ledger.documents import Told
from comity.ledger.queries import EVERYTHING, Selection
from comity.model.claims import Reading
from comity.model.document import Document
from comity.model.record import Dating, Record
from comity.model.resolved import Resolved
from comity.reading.llm import MARK, LlmReader
from comity.register import Register, load_register
from comity.spool import Chosen, Spool
from comity.versions import versions
from comity.workers import Workers

BATCH = 50  # documents recorded together: what a stop costs at most, a second of reading
AHEAD = 4  # batches for each process that are handed out at once: the others are read while the first are recorded
Progress = Callable[[str, int], None]  # what happens ("read", "known", "refused", "skipped", "derived"), how many
T = TypeVar("T")


@dataclass(slots=True)
class Report:
    """What a run did. `skipped` documents are recorded but not read deep, with the reason by path; `refused` files and
    items are not in the record. `unanswered` documents are those that a second reader was to read and did not, with
    the reason: the reading by the rules stands, or the one that there was."""

    read: int = 0
    known: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    unanswered: list[tuple[str, str]] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """0 all read or known before, 1 some refused or not read as asked, 2 nothing done."""
        if not self.read and not self.known and not self.skipped:
            return 2
        return 1 if self.refused or self.unanswered else 0


def _silent(what: str, how_many: int) -> None:
    """Progress that nobody looks at."""


def read_into(ledger: Ledger, paths: Iterable[Path], *, progress: Progress = _silent, limits: Limits | None = None,
              workers: int | None = None, second: LlmReader | None = None) -> Report:
    """Read files and folders into the ledger, and bring the record up to date. Nothing is read twice.

    `workers` is the number of processes that read (default: two, where there is more than one batch to read); `second`
    reads again what the rules have read. Raises LedgerError if the ledger cannot be written; what was recorded before
    is kept.
    """
    report = Report()
    with _workers(workers, second, progress) as pool:
        for found in chunks(_found(paths, report, progress, limits or Limits()), pool.size * AHEAD * BATCH):
            for batch in _read_batches(ledger, found, report, progress, pool):
                documents.add(ledger, *batch)
    derive_pending(ledger, progress=progress)
    return report


def _workers(size: int | None, second: LlmReader | None, progress: Progress) -> Workers:
    if second:
        second.heard = lambda: progress("heard", 1)
    return Workers(size, second=second)


def _found(paths: Iterable[Path], report: Report, progress: Progress, limits: Limits) -> Iterator[Document]:
    for path in intake.walk(paths):
        for one in [path] if isinstance(path, Refusal) else intake.read_path(path, limits=limits):
            if isinstance(one, Document) and "\0" in one.text + (one.title or "") + (one.url or ""):
                one = Refusal(one.path, "malformed", "a NUL character, which no ledger can hold; take it out")
            if isinstance(one, Document):
                yield one
            else:
                report.refused.append(one)
                progress("refused", 1)


def _read_batches(ledger: Ledger, found: Sequence[Document], report: Report, progress: Progress,
                  pool: Workers) -> Iterator[tuple[list[Document], list[Told]]]:
    """What is to be recorded together: documents as found, and the readings of those that had none."""
    settled = documents.settle(ledger, found)
    due = documents.unread(ledger, settled)
    report.known += len(found) - len(due)
    progress("known", len(found) - len(due))
    waiting = [name for name in dict.fromkeys(document.id for document in found) if name in due]
    told = pool.read([settled[name] for name in waiting])  # in the order of `found`, so that each batch has its own
    for part in chunks(found, BATCH):
        due -= (fresh := {document.id for document in part} & due)
        ready = sorted(islice(told, len(fresh)), key=lambda one: one.document.id)
        report.unanswered += _unanswered(ready, pool.second)
        yield list(part), _count(ready, report, progress)


def _unanswered(told: Sequence[Told], second: LlmReader | None) -> list[tuple[str, str]]:
    """The documents that a second reader was to read and did not, with the reason."""
    return [(one.document.path, second.account.failures.get(one.document.id, "")) for one in told
            if one.reading is not None and one.reader != second.name] if second else []


def _count(told: Sequence[Told], report: Report, progress: Progress) -> list[Told]:
    """Count readings as read, skipped or refused; those whose evidence does not stand in the text become failures."""
    kept = []
    for one in told:
        one = _checked(one)
        if one.reading is None:
            report.refused.append(Refusal(one.document.path, "unreadable", f"reading it failed: {one.failure}"))
            progress("refused", 1)
        elif one.reading.skipped:
            report.skipped.append((one.document.path, one.reading.skipped))
            progress("skipped", 1)
        else:
            report.read += 1
            progress("read", 1)
        kept.append(one)
    return kept


def _checked(told: Told) -> Told:
    if told.reading is None:
        return told
    try:
        documents.check_evidence(told.document, told.reading)
    except LedgerError as error:
        return Told(told.document, None, told.reader, str(error))
    return told


def reread(ledger: Ledger, *, progress: Progress = _silent, workers: int | None = None,
           second: LlmReader | None = None, back: bool = False) -> Report:
    """Read again the documents whose reading is by another reader or not complete, and bring the record up to date.

    Without a `second` reader the rules read; what a language model has read is left to it, unless `back` asks for the
    rules there too. Where a second reader does not answer, the reading that there is stays in use.
    """
    report = Report()
    wanted = second.name if second else reading.READER
    names = documents.older_than(ledger, wanted, sparing=None if second or back else MARK)
    with _workers(workers, second, progress) as pool:
        for part in chunks(names, pool.size * AHEAD * BATCH):
            with ledger.reading() as connection:
                loaded = documents.load(connection, part)
            bare = documents.unread(ledger, loaded)
            for ready in chunks(pool.read([document for _, document in sorted(loaded.items())]), BATCH):
                report.unanswered += _unanswered(ready, second)
                ready = [one for one in ready if one.reading is None or one.reader == wanted or one.document.id in bare]
                documents.add(ledger, [], _count(ready, report, progress))
    derive_pending(ledger, progress=progress)
    return report


def older(ledger: Ledger) -> int:
    """How many documents an older version of the rules has read, or nobody to the end: `reread` reads them again."""
    return len(documents.older_than(ledger, reading.READER, sparing=MARK))


def derive_pending(ledger: Ledger, *, progress: Progress = _silent) -> int:
    """Derive anew the blocks that changed, replace them in one transaction, and return how many they were."""
    register, codebook, now = load_register(), load_codebook(), versions()
    with Spool[Record]() as records:  # by fingerprint: a block that did not change meanwhile is not derived twice
        while derived.is_pending(ledger, now):
            due = derived.outdated(ledger, now)
            for block in due.blocks:
                if block.fingerprint not in records:
                    record = _derive(derived.told_in(ledger, block), register, codebook)
                    records[block.fingerprint] = settled(record, derived.judged_in(ledger, block))
                    progress("derived", len(block.members))
            ready = Chosen(records, {block.key: block.fingerprint for block in due.blocks})
            if derived.replace_blocks(ledger, due, ready, across=reconciling.mechanisms_across):
                break
        return len(records)


def _derive(told: Sequence[tuple[Document, Reading]], register: Register, codebook: Codebook) -> Record:
    def resolve(document: Document, read: Reading, dating: Dating) -> list[Resolved]:
        return list(resolving.resolve(document, read, dating, register))

    dated = [(document, read, resolving.date_document(document, read, register)) for document, read in told]
    return reconciling.derive(dated, resolve=resolve, codebook_kind=codebook.kind_of)


def rebuild(ledger: Ledger, *, progress: Progress = _silent) -> int:
    """Throw the record away and derive all of it anew; returns the number of blocks."""
    derived.clear(ledger)
    return derive_pending(ledger, progress=progress)


def record_as_known_on(ledger: Ledger, day: date,
                       selection: Selection = EVERYTHING) -> tuple[Record, dict[str, Document]]:
    """The record as reports published on or before a day tell it: derived anew from those alone.

    A document counts if the last day on which it can have been published, as dated today, is not after `day`; one
    without any such day is left out.
    """
    known = derived.told(ledger, queries.published_by(ledger, day))
    with open_ledger(MEMORY) as past:
        for part in chunks(known, BATCH):
            documents.add(past, [document for document, _ in part],
                          [Told(document, read, read.reader) for document, read in part])
        for one in standing(judgements.judgements_on(ledger, [document.id for document, _ in known])):
            judgements.judge(past, one)
        derive_pending(past)
        return queries.record_of(past, selection)
