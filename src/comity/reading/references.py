"""Words that stand for one of two named before: "the latter", "the other side", "his counterpart", "her host".

Invariant: nothing is guessed; where the two are not plain, the words stand for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.reading.mentions import Mention
from comity.register.types import StateHit

LISTED = re.compile(r"(?:['’]s [\w .-]{1,40})?,\s+(?:the\s+)?(?:[A-Z][\w.-]+\s+){0,4}")
JOINED = re.compile(r"(?:['’]s [\w .-]{1,40})?,?\s+and\s+(?:the\s+)?(?:[A-Z][\w.-]+\s+){0,4}")
BESIDE = 150  # characters before "the three" in which the third one is named
TOGETHER = 120  # characters in which three are joined, with their offices and names
NEAR = 400  # characters: two that "the latter" parts stand in this sentence or the one before


def halves(states: Sequence[StateHit]) -> dict[str, str]:
    """The states of "the North" and "the South", where the text names one state whose name begins so."""
    found = {}
    for half in ("North", "South"):
        codes = {hit.codes[0] for hit in states if len(hit.codes) == 1 and hit.text.startswith(half)}
        if len(codes) == 1:
            found[half] = codes.pop()
    return found


def other_of(pair: Sequence[str], singles: Sequence[Mention]) -> tuple[str, ...]:
    """The state of the report's pair that was not named last; empty if there is no pair or nobody was named."""
    other = [code for code in pair if singles and code != singles[-1].codes[0]]
    return tuple(other) if len(other) == 1 else ()


def of_three(text: str, before: Sequence[Mention]) -> tuple[str, ...]:
    """The three states joined last before, "Norway, Sweden and Finland"; empty if none were."""
    named = [m for m in before if len(m.codes) == 1]
    for first, second, third in reversed([*zip(named, named[1:], named[2:], strict=False)]):
        codes = {*first.codes, *second.codes, *third.codes}
        joined = LISTED.fullmatch(text, first.end, second.start) and JOINED.fullmatch(text, second.end, third.start)
        if len(codes) == 3 and joined and third.start - first.end < TOGETHER:
            return tuple(sorted(codes))
    return ()


def with_third(pair: Sequence[str], singles: Sequence[Mention], at: int) -> tuple[str, ...]:
    """The report's two and the third state that is named right before; empty if none is."""
    thirds = [m.codes[0] for m in singles if at - m.start < BESIDE and m.codes[0] not in pair]
    return tuple(sorted((*pair, thirds[-1]))) if len(pair) == 2 and thirds else ()


def of_two(which: str, singles: Sequence[Mention]) -> tuple[str, ...]:
    """The state that `latter` or `former` means: the last one named, or the last different one before it."""
    if not singles:
        return ()
    last = singles[-1]
    before = next((one for one in reversed(singles) if one.codes != last.codes), None)
    if before is None or last.start - before.start > NEAR:
        return ()
    return last.codes if which == "latter" else before.codes
