"""Small values for tests: documents, readings and entries with as few words as possible, made by no reader."""

from __future__ import annotations

from datetime import date
from typing import Any

from comity.model.claims import Claim, CommitmentClaim, EventClaim, MeetingClaim, Participant, Reading
from comity.model.document import Document
from comity.model.evidence import Evidence
from comity.model.ids import content_id
from comity.model.record import (
    Commitment,
    Dating,
    DocumentState,
    Event,
    Factor,
    Figure,
    Mechanism,
    Meeting,
    Record,
)
from comity.model.times import Interval, interval_of

MEET = "The ministers of Freedonia and Sylvania met in Fredville."
AGREE = "They agreed to share weather data by 2030."


def a_document(text: str = f"{MEET} {AGREE}", *, path: str = "reports/1.txt", **marks: Any) -> Document:
    return Document(path, text, **{"language": "en", "published": "2024-05-03", **marks})


def a_piece(document: Document, words: str | None = None) -> Evidence:
    """Evidence of these words (default: the first line) of a document."""
    words = document.text.split("\n")[0][:600] if words is None else words
    start = document.text.index(words)
    return Evidence(document.id, start, start + len(words), words)


def a_meeting_claim(document: Document, states: tuple[str, ...] = ("JPN", "KOR"), words: str | None = None) -> Claim:
    return MeetingClaim(evidence=(a_piece(document, words),), participants=tuple(Participant(s) for s in states),
                        level="ministerial")


def a_reading(document: Document, *claims: Claim, reader: str = "test-1", states: tuple[str, ...] = ("JPN", "KOR"),
              **more: Any) -> Reading:
    """A reading with these claims (default: one meeting, one commitment, one event of the states)."""
    piece = (a_piece(document),)
    default = (
        a_meeting_claim(document, states),
        CommitmentClaim(evidence=piece, parties=states, field="security", topic=None, action="talk", stage="agreed"),
        EventClaim(evidence=piece, event_type="CONSULT", actors=states[:1], recipients=states[1:]),
    )
    mentions = tuple((state, 9 - number) for number, state in enumerate(states))
    return Reading(document=document.id, reader=reader, claims=claims or default, states=mentions, **more)


def a_state(document: Document, **more: Any) -> DocumentState:
    dating = Dating(interval=interval_of(document.published), method="stated", date=document.published,
                    because=("the page says so",)) if document.published else Dating()
    return DocumentState(document=document.id, **{"story": f"s-{document.id}", "dating": dating, **more})


def entry_parts(document: Document, mark: str, *parts: Any) -> dict[str, Any]:
    piece = a_piece(document)
    return {"id": content_id(mark, [document.id, *parts]), "documents": (document.id,), "evidence": (piece,),
            "sources": 1, "texts": 1, "known_from": document.published}


def a_meeting(document: Document, states: tuple[str, ...] = ("JPN", "KOR"), **more: Any) -> Meeting:
    day = date(2024, 5, 3)
    values = {"participants": tuple(Participant(state) for state in states), "level": "ministerial",
              "rank": "ministers", "setting": "bilateral", "status": "held", "date": "2024-05-03", "end": None,
              "when": Interval(day, day), "because": (), "place": "Oslo", "country": "NOR", "ordinal": None}
    return Meeting(**(entry_parts(document, "m", states, sorted(more)) | values | more))


def a_commitment(document: Document, states: tuple[str, ...] = ("JPN", "KOR"), **more: Any) -> Commitment:
    values = {"parties": states, "field": "security", "topic": None, "action": "talk", "stage": "agreed", "due": None,
              "date": "2024-05-03", "steps": ()}
    return Commitment(**(entry_parts(document, "c", states, sorted(more)) | values | more))


def an_event(document: Document, states: tuple[str, ...] = ("JPN", "KOR"), **more: Any) -> Event:
    values = {"event_type": "CONSULT", "mode": None, "actors": states[:1], "recipients": states[1:],
              "date": "2024-05-03", "auxiliary": None}
    return Event(**(entry_parts(document, "e", states, sorted(more)) | values | more))


def a_factor(document: Document, **more: Any) -> Factor:
    values = {"role": "driver", "label": "north-korea-missiles", "kind": "armed-threat", "states": ("PRK",),
              "parties": ("JPN", "KOR")}
    return Factor(**(entry_parts(document, "x", sorted(more)) | values | more))


def a_figure(document: Document, **more: Any) -> Figure:
    values: dict[str, Any] = {"value": 6.5e9, "unit": "USD", "what": "trade", "parties": ("JPN", "KOR")}
    return Figure(**(entry_parts(document, "f", sorted(more)) | values | more))


def a_record(*documents: Document) -> Record:
    """One meeting, commitment, event, driver and figure for each document."""
    return Record(documents=tuple(a_state(d) for d in documents), meetings=tuple(a_meeting(d) for d in documents),
                  commitments=tuple(a_commitment(d) for d in documents), events=tuple(an_event(d) for d in documents),
                  factors=tuple(a_factor(d) for d in documents), figures=tuple(a_figure(d) for d in documents))


def a_mechanism(document: Document, **more: Any) -> Mechanism:
    values: dict[str, Any] = {"parties": ("JPN", "KOR"), "kind": "shuttle-diplomacy", "label": "shuttle diplomacy",
                              "founded": None, "sessions": (), "commitments": (), "rhythm_days": None,
                              "interruptions": (), "status": "active", "next_due": None}
    return Mechanism(**(entry_parts(document, "q", sorted(more)) | values | more))


def nothing(record: Record) -> tuple[Mechanism, ...]:
    """No mechanism across blocks."""
    return ()
