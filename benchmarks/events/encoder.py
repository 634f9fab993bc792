"""The shipped event coder, or one of other weights, as a coder of these tests."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from benchmarks.events.coders import Coded, Span

from comity.reading.coder import load_coder
from comity.reading.coder.words import parties
from comity.reading.coding import CodedAct, code_texts
from comity.register import load_register

WEIGHTS = "COMITY_WEIGHTS"  # a folder of other weights, for rows that are not shipped
SCALE = (1.3, 0.9)  # factor and shift
UNREAL = ("negated", "hypothetical")


class EncoderCoder:
    """See the head of this module."""

    def __init__(self) -> None:
        folder = os.environ.get(WEIGHTS)
        self.name = "encoder" if folder is None else f"encoder ({Path(folder).name})"
        self._coder = load_coder(Path(folder) if folder else None)
        self._register = load_register()

    def pairs(self, items: Sequence[tuple[str, Span | None, Span | None]]) -> list[dict[str, float]]:
        """Codes of what the first span does to the second; without the first, of what is done to the second."""
        read = self._coder.read([text for text, _, _ in items])
        asked = [(s, a or b or (0, len(s.text)), b if a else None) for s, (_, a, b) in zip(read, items, strict=True)]
        return [dict(zip(self._coder.codes, map(float, act.codes), strict=True)) for act in self._coder.acts(asked)]

    def codes(self, texts: Sequence[str]) -> list[list[Coded]]:
        """Acts of every marked party; denied and supposed ones left out."""
        return [_joined(acts) for acts in code_texts(texts, self._register, self._coder)]

    def pledges(self, texts: Sequence[str]) -> list[float]:
        """What the head of pledges says."""
        return [s.pledge for s in self._coder.read(texts)]

    def factuality(self, items: Sequence[tuple[str, Sequence[Span]]]) -> list[list[float]]:
        """The head of factuality at the first piece of each span, on UW's scale: its annotators are surer of what is
        reported than ours (`SCALE`, fitted on its dev side)."""
        read = self._coder.read([text for text, _ in items])
        return [
            [_scaled(float(s.fact[where[0]])) if (where := s.covered(span)) else 3.0 for span in spans]
            for s, (_, spans) in zip(read, items, strict=True)
        ]

    def roles(self, items: Sequence[tuple[str, Span]]) -> list[tuple[list[Span], list[Span]]]:
        """Parties of those pairs whose attention falls on the trigger most."""
        found = []
        for s, (_, trigger) in zip(self._coder.read([text for text, _ in items]), items, strict=True):
            spans = parties(s)
            ways = [(a, b) for a in spans for b in spans if a != b]
            pieces = s.covered(trigger)
            scored = [
                ((1 - act.nothing) * float(sum(act.attention[i] for i in pieces)), way)
                for way, act in zip(ways, self._coder.acts([(s, a, b) for a, b in ways]) if ways else [], strict=True)
            ]
            near = [way for score, way in sorted(scored, reverse=True)[:1] if score > 0.02]
            found.append(([a for a, _ in near], [b for _, b in near]))
        return found


def _joined(acts: Sequence[CodedAct]) -> list[Coded]:
    real = [a for a in acts if a.auxiliary not in UNREAL]
    return list(dict.fromkeys(Coded(a.source_states, a.target_states, a.code, round(a.probability, 4)) for a in real))


def _scaled(value: float) -> float:
    return min(3.0, max(-3.0, SCALE[0] * value + SCALE[1]))
