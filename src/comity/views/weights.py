"""How much an entry matters to a hurried reader, and which ones are shown where there is room for some only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from comity.model.record import Commitment, Entry, Event, Meeting
from comity.views.frame import Frame, order, when
from comity.views.scores import score

RANKS = {"leaders": 3.0, "ministers": 2.0, "forces": 1.5, "officials": 1.0}
STAGE_WEIGHTS = {"kept": 2.5, "dropped": 2.8, "agreed": 2.2, "pledged": 1.6, "reaffirmed": 1.2, "proposed": 0.8}
E = TypeVar("E", bound=Entry)


def weight(entry: Entry) -> float:
    """How much an entry matters to a hurried reader: a meeting's rank, how a promise binds, an act's score."""
    if isinstance(entry, Meeting):
        level = 3.0 if entry.level == "summit" else 0.5
        return max(RANKS.get(entry.rank or "", 0.5), level) + (0.5 if entry.status in ("held", "cancelled") else -0.5)
    if isinstance(entry, Commitment):
        return STAGE_WEIGHTS.get(entry.stage, 0.4)
    if isinstance(entry, Event):
        value = score(entry)
        return -value / 2 if value < 0 else value / 4
    return 0.0


def newest_first(entry: Entry) -> tuple[int, int, str]:
    """A key that sorts the entry that may lie latest first, those of no known day last."""
    last = when(entry).latest or when(entry).earliest
    return (0, -last.toordinal(), entry.id) if last else (1, 0, entry.id)


def weightiest(entries: Sequence[E], most: int) -> list[E]:
    """The weightiest entries, of equal ones the newest, in the order of their days."""
    return sorted(sorted(entries, key=lambda e: (-weight(e), newest_first(e)))[:most], key=order)


def chosen(entries: Sequence[E], most: int | None) -> list[E]:
    """At most so many entries: the newest half, and of what is older the weightiest. The rule of every bounded list."""
    if most is None or len(entries) <= most:
        return list(entries)
    newest = sorted(entries, key=newest_first)
    half = most - most // 2
    return [*newest[:half], *sorted(newest[half:], key=lambda e: (-weight(e), newest_first(e)))[: most - half]]


def left_out(frame: Frame, shown: int, of: int, command: str) -> str:
    """What a bounded list says of the rest, and the command that shows all; nothing where nothing is left out."""
    if shown >= of:
        return ""
    states = "".join(f" {code}" for code in frame.states)
    return f"Shown are {shown} of {of:,}: the newest, and of the older the weightiest. All: comity {command}{states}"
