"""How cooperative or hostile acts are, by month: the codebook's PLOVER scores of event types, from -10 to 10."""

from __future__ import annotations

from comity.codebook import load_codebook
from comity.model.record import Event
from comity.views.frame import Frame, order, when
from comity.views.lines import Month

TOGETHER = frozenset(("AGREE", "CONSULT", "COOPERATE"))  # types in which nobody acts upon another


def score(event: Event) -> float:
    """The codebook's score of an act's type; 0 for a type that it does not know."""
    kind = load_codebook().events.get(event.event_type)
    return kind.score if kind else 0.0


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
    """Whether an act is one among the states asked for, or theirs, where fewer than two were asked for.

    What a third state does to both of them, or both to a third, is no act between them, unless they do it together.
    """
    asked = set(frame.states)
    actors, recipients = asked & set(event.actors), asked & set(event.recipients)
    if len(asked) < 2:
        return bool(actors | recipients) or not asked
    if event.event_type in TOGETHER:
        return len(actors | recipients) > 1
    return any(one != other for one in actors for other in recipients)


def months(frame: Frame) -> tuple[Month, ...]:
    """Sums of cooperation and conflict for every month from the first act to the last, empty months included."""
    events, _ = counted(frame)
    by_month: dict[str, list[float]] = {}
    for event in events:
        by_month.setdefault((when(event).prefix or "")[:7], []).append(score(event))
    if not by_month:
        return ()
    return tuple(_month(name, by_month.get(name, [])) for name in _from_to(min(by_month), max(by_month)))


def _month(name: str, scores: list[float]) -> Month:
    return Month(name, sum(s for s in scores if s > 0), sum(s for s in scores if s < 0), len(scores))


def _from_to(first: str, last: str) -> list[str]:
    start, end = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]
