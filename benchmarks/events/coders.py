"""What an event coder is to these tests: five questions, each asked for many texts at once.

A coder answers what it can and raises `NotOffered` for the rest; rows that need it are then skipped with that reason.
Spans are characters of the text, end exclusive. `CODERS` names the coders that can be measured.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

Span = tuple[int, int]


class NotOffered(Exception):
    """The coder does not answer this question; the message says why."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One act: ISO 3166 alpha-3 codes of those who act and of those it is done to, a CAMEO code, a probability.

    `EU` is the European Union, `IGO` another international organisation. Several sources without a target do it to
    each other. Two members of one state may act on each other: the same code on both sides.
    """

    source_countries: tuple[str, ...]
    target_countries: tuple[str, ...]
    cameo: str
    probability: float = 1.0


class Coder(Protocol):
    """A coder of English sentences."""

    name: str

    def pairs(self, items: Sequence[tuple[str, Span | None, Span | None]]) -> list[dict[str, float]]:
        """CAMEO codes with probabilities of what the first span does to the second; a span that is not marked: None."""

    def codes(self, texts: Sequence[str]) -> list[list[Coded]]:
        """All acts that each text tells as done, from nothing but the text; what is negated or supposed is left out."""

    def pledges(self, texts: Sequence[str]) -> list[float]:
        """How likely each sentence is a promise of its writer to do something."""

    def factuality(self, items: Sequence[tuple[str, Sequence[Span]]]) -> list[list[float]]:
        """For each span (an event's head) whether it is so, as the text has it: -3 certainly not, 3 certainly."""

    def roles(self, items: Sequence[tuple[str, Span]]) -> list[tuple[list[Span], list[Span]]]:
        """For each trigger who acts and to whom it is done, as spans of the text."""


def _rules() -> Coder:
    from benchmarks.events.rules import RulesCoder

    return RulesCoder()


def _encoder() -> Coder:
    from benchmarks.events.encoder import EncoderCoder

    return EncoderCoder()


CODERS: dict[str, Callable[[], Coder]] = {"encoder": _encoder, "rules": _rules}
