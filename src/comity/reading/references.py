"""Words that stand for one of two named before: "the latter", "the other side", "his counterpart", "her host".

Invariant: nothing is guessed; where the two are not plain, the words stand for nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.mentions import Mention

NEAR = 400  # characters: two that "the latter" parts stand in this sentence or the one before


def other_of(pair: Sequence[str], singles: Sequence[Mention]) -> tuple[str, ...]:
    """The state of the report's pair that was not named last; empty if there is no pair or nobody was named."""
    other = [code for code in pair if singles and code != singles[-1].codes[0]]
    return tuple(other) if len(other) == 1 else ()


def of_two(which: str, singles: Sequence[Mention]) -> tuple[str, ...]:
    """The state that `latter` or `former` means: the last one named, or the last different one before it."""
    if not singles:
        return ()
    last = singles[-1]
    before = next((one for one in reversed(singles) if one.codes != last.codes), None)
    if before is None or last.start - before.start > NEAR:
        return ()
    return last.codes if which == "latter" else before.codes
