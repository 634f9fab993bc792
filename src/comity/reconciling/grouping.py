"""Group things by links between them: the same groups whatever the order of things and links.

Links are taken from the strongest to the weakest, ties by the things' own order; two groups join only if no thing of
one clashes with a thing of the other, so that a vague thing never bridges two that contradict each other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Link:
    """Two things, by their places in a sequence, that belong together: how strongly (higher is stronger), and why."""

    one: int
    other: int
    score: float
    reasons: tuple[str, ...] = ()


def agglomerate(
    count: int, links: Iterable[Link], clash: Callable[[int, int], bool] = lambda one, other: False
) -> list[list[int]]:
    """Groups of the places 0 to `count` - 1, each sorted, in the order of their first place."""
    group = {place: [place] for place in range(count)}
    number = list(range(count))  # of the group of each place; a joined group gets a new one
    refused: set[tuple[int, int]] = set()
    fresh = count
    for link in sorted(links, key=lambda x: (-x.score, min(x.one, x.other), max(x.one, x.other))):
        pair = (number[link.one], number[link.other])
        if pair[0] == pair[1] or pair in refused or pair[::-1] in refused:
            continue
        mine, theirs = group[link.one], group[link.other]
        if any(clash(a, b) for a in mine for b in theirs):
            refused.add(pair)
            continue
        joined = sorted(mine + theirs)
        for place in joined:
            group[place], number[place] = joined, fresh
        fresh += 1
    return [group[place] for place in range(count) if group[place][0] == place]


def blocks(keys: Sequence[Iterable[Thing]]) -> dict[Thing, list[int]]:
    """For each key the places of the things that have it, in order."""
    found: dict[Thing, list[int]] = {}
    for place, own in enumerate(keys):
        for key in dict.fromkeys(own):
            found.setdefault(key, []).append(place)
    return found
