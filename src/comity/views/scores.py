"""How cooperative or hostile an act is, from -10 to 10, and their sums by month.

Scores of the PLOVER event types without mode, as derived from the manual (draft 1.3, 5 February 2022, by the Open
Event Data Alliance) in steps of one half. The manual prints ACCUSE as +3.0 although all its modes are negative
(-2.0 to -3.5); it is read as -3.0 here.
"""

from __future__ import annotations

from comity.model.record import Event
from comity.views.frame import Frame, order, when
from comity.views.lines import Month

SCORES: dict[str, float] = {
    "AGREE": 2.5,
    "CONSULT": 2.5,
    "SUPPORT": 5.0,
    "CONCEDE": 4.5,
    "COOPERATE": 9.5,
    "AID": 10.0,
    "RETREAT": 6.5,
    "REQUEST": 0.0,
    "ACCUSE": -3.0,
    "REJECT": -2.0,
    "THREATEN": -3.5,
    "PROTEST": -5.0,
    "SANCTION": -6.0,
    "MOBILIZE": -5.5,
    "COERCE": -7.0,
    "ASSAULT": -9.0,
}


def counted(frame: Frame) -> tuple[list[Event], int]:
    """The real acts whose month is known, each once however often it was copied; and how many have no known month.

    Acts told only as background, announced, possible or denied (`auxiliary`) are none. With two or more states asked
    for, only acts between them count.
    """
    seen: set[tuple[object, ...]] = set()
    found: list[Event] = []
    unplaced = 0
    for event in sorted(frame.record.events, key=order):
        if event.auxiliary or not between_asked(frame, event):
            continue
        span = when(event)
        keys = {
            (event.event_type, frozenset(event.actors), frozenset(event.recipients), event.date, frame.root(document))
            for document in event.documents
        }
        if keys & seen:
            continue
        seen |= keys
        if span.prefix and len(span.prefix) >= 7:
            found.append(event)
        else:
            unplaced += 1
    return found, unplaced


def between_asked(frame: Frame, event: Event) -> bool:
    """Whether an act is one among the states asked for: at least two of them, or the one that was asked for."""
    asked = set(frame.states)
    inside = asked & {*event.actors, *event.recipients}
    return len(inside) >= min(2, len(asked))


def months(frame: Frame) -> tuple[Month, ...]:
    """Sums of cooperation and conflict for every month from the first act to the last, empty months included."""
    events, _ = counted(frame)
    by_month: dict[str, list[float]] = {}
    for event in events:
        by_month.setdefault((when(event).prefix or "")[:7], []).append(SCORES.get(event.event_type, 0.0))
    if not by_month:
        return ()
    return tuple(_month(name, by_month.get(name, [])) for name in _from_to(min(by_month), max(by_month)))


def _month(name: str, scores: list[float]) -> Month:
    return Month(name, sum(s for s in scores if s > 0), sum(s for s in scores if s < 0), len(scores))


def _from_to(first: str, last: str) -> list[str]:
    start, end = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]
