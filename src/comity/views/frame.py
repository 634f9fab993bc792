"""What every view needs to know at once: the record, its documents, the states asked for, today, and names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from comity.model.document import Document
from comity.model.record import Commitment, Conflict, DocumentState, Entry, Event, Meeting, Record
from comity.model.times import Interval
from comity.views import dates
from comity.views.naming import Names, Naming

E = TypeVar("E", bound=Entry)

# States whose English name takes the article in a sentence.
WITH_ARTICLE = frozenset(
    {
        "ARE",
        "BHS",
        "CAF",
        "COD",
        "COG",
        "COM",
        "DOM",
        "EU",
        "GBR",
        "GMB",
        "MDV",
        "MHL",
        "NLD",
        "PHL",
        "SLB",
        "SYC",
        "USA",
    }
)


@dataclass(frozen=True)
class Frame:
    """A record in its setting. `on` is the day on which ages and what is due are counted."""

    record: Record
    documents: Mapping[str, Document]
    names: Names
    on: date
    states: tuple[str, ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)  # of each kind of entry how many older ones are not here

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """All entries by id."""
        return {entry.id: entry for entry in self.record.entries()}

    @cached_property
    def states_of_documents(self) -> dict[str, DocumentState]:
        """What the record knows of each document, by id."""
        return {state.document: state for state in self.record.documents}

    @cached_property
    def meetings_in(self) -> dict[str, list[Meeting]]:
        """Meetings by each document that tells them."""
        return _by_document(self.record.meetings)

    @cached_property
    def commitments_in(self) -> dict[str, list[Commitment]]:
        """Commitments by each document that tells them."""
        return _by_document(self.record.commitments)

    @cached_property
    def contradictions(self) -> dict[str, list[Conflict]]:
        """Conflicts by the id of the entry that they are about."""
        found: dict[str, list[Conflict]] = {}
        for conflict in self.record.conflicts:
            found.setdefault(conflict.about, []).append(conflict)
        return found

    @cached_property
    def copies(self) -> dict[str, list[str]]:
        """The copies of each document that has some, by its id."""
        found: dict[str, list[str]] = {}
        for document in self.states_of_documents:
            root = self.root(document)
            if root != document:
                found.setdefault(root, []).append(document)
        return found

    @cached_property
    def promises(self) -> tuple[Commitment, ...]:
        """Commitments with each promise once: where several stories tell one, the newest entry stands for its life.

        It then has the stage at the end of that life, and the documents and evidence of all that tell it.
        """
        together: dict[tuple[str, ...], list[Commitment]] = {}
        for commitment in self.record.commitments:
            together.setdefault(commitment.life or (commitment.id,), []).append(commitment)
        return tuple(self._promise(entries) for entries in together.values())

    def _promise(self, entries: Sequence[Commitment]) -> Commitment:
        newest = sorted(entries, key=lambda one: (one.date or "", one.stage == one.latest, one.id), reverse=True)
        head = newest[0]
        stage = head.latest or head.stage
        told = [name for one in newest for name in one.documents]
        if head.life:
            told += [step.evidence.document for step in head.steps]  # where only the newest entry of a life is at hand
        documents = tuple(dict.fromkeys(told))
        if documents == head.documents:
            return replace(head, stage=stage)
        return replace(
            head,
            stage=stage,
            due=next((one.due for one in newest if one.due), None),
            documents=documents,
            evidence=tuple(dict.fromkeys(piece for one in newest for piece in one.evidence)),
            sources=self.independent(documents),
            texts=len({self.root(name) for name in documents}),
            origins=tuple(sorted({origin for one in newest for origin in one.origins})),
        )

    def independent(self, documents: Sequence[str]) -> int:
        """The most independent sources behind documents: an agency or a government is one, however many its texts."""
        states = self.states_of_documents
        origins = [states[root].origin if root in states else None for root in {self.root(name) for name in documents}]
        shared = {origin for origin in origins if origin and origin != "own"}
        return len(shared) + sum(1 for origin in origins if not origin or origin == "own")

    @cached_property
    def last_day(self) -> date:
        """The last day that the record tells of, not after `on`; `on` itself for a record without days."""
        done = [e for e in self.record.entries() if not isinstance(e, Meeting) or e.status == "held"]
        done = [e for e in done if not isinstance(e, Event) or e.auxiliary not in ("future", "hypothetical")]
        spans = [when(entry) for entry in done]
        days = [span.latest if span.latest == span.earliest else span.earliest for span in spans]  # not a year's last
        days += [state.dating.interval.latest for state in self.record.documents if state.dating.method]
        return max((day for day in days if day and day <= self.on), default=self.on)

    def name(self, code: str) -> str:
        """The name of a state as it stands in a sentence, with its article where English wants one."""
        plain = self.names(code)
        bare = plain.removeprefix("the ").removeprefix("The ")
        return f"the {bare}" if code in WITH_ARTICLE else plain

    def written(self, told: str, states: Sequence[str] = ()) -> str:
        """A text in which names that states dispute stand in the chosen form; quoted words stay. `states`: whom it
        is about."""
        return self.names.written(told, states) if isinstance(self.names, Naming) else told

    def place(self, name: str) -> str:
        """A place in a sentence, in the chosen form of its name."""
        return self.names.place(name) if isinstance(self.names, Naming) else name

    def located(self, place: str | None, country: str | None) -> str:
        """`Nara, Japan`; without the state where states dispute the place; empty where neither is known."""
        contested = place and country and isinstance(self.names, Naming) and self.names.is_contested(place, country)
        named = self.name(country) if country and not contested else None
        return ", ".join(filter(None, (self.place(place) if place else None, named)))

    def all_names(self, codes: Sequence[str], blocs: Sequence[str] = ()) -> str:
        """States in one phrase, those asked for first; a bloc that acts stands for its many members."""
        asked = [code for code in self.states if code in codes]
        rest = [code for code in codes if code not in asked]
        if blocs:
            within = f" (with {join([self.name(code) for code in asked])})" if asked else ""
            return join(list(blocs)) + within
        return join([self.name(code) for code in (*asked, *rest)])

    def root(self, document: str) -> str:
        """The document of which this one is a copy, followed to the first; itself if it is none."""
        seen = {document}
        while (state := self.states_of_documents.get(document)) and state.copy_of and state.copy_of not in seen:
            document = state.copy_of
            seen.add(document)
        return document

    def last_word(self, entry: Entry) -> str | None:
        """The ISO prefix of the latest report of an entry whose date is known, or of its own last step."""
        found = [getattr(entry, "date", None), *(step.date for step in getattr(entry, "steps", ()))]
        for document in entry.documents:
            state = self.states_of_documents.get(document)
            if state and state.dating.date:
                found.append(state.dating.date)
        return max((prefix for prefix in found if prefix), default=None)


def _by_document(entries: Iterable[E]) -> dict[str, list[E]]:
    found: dict[str, list[E]] = {}
    for entry in entries:
        for document in entry.documents:
            found.setdefault(document, []).append(entry)
    return found


def when(entry: Entry) -> Interval:
    """The days between which an entry lies; open for one without a day."""
    known = entry.when if isinstance(entry, Meeting) else None
    return dates.interval(getattr(entry, "date", None), known)


def ahead_yet_held(frame: Frame, entry: Meeting) -> bool:
    """Whether a meeting is told as held on a day that is still to come: one of the two is wrong, so it is no news. A
    frame of no day (`date.min`) does not ask."""
    first = when(entry).earliest
    return entry.status == "held" and first is not None and date.min < frame.on < first


def order(entry: Entry) -> tuple[date, date, str]:
    """A key that sorts by day, the undated last, and is the same for the same entries."""
    span = when(entry)
    first = span.earliest or span.latest or date.max
    return (first, span.latest or date.max, entry.id)


def join(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


def sentence(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]
