"""From CAMEO codes with probabilities to PLOVER types."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from comity.codebook.cameo import cameo
from comity.reading.coder.coder import Act, Coder


@dataclass(frozen=True, slots=True)
class Likely:
    """A PLOVER type, how likely it is, and its likeliest CAMEO code with the mode that it stands for."""

    probability: float
    type: str
    code: str
    mode: str | None


@cache
def _type_of(codes: tuple[str, ...]) -> tuple[str | None, ...]:
    return tuple(cameo(code).plover for code in codes)


def likely_types(coder: Coder, act: Act, least: float) -> list[Likely]:
    """The types of an act that are at least so likely, likeliest first; a type is as likely as its codes together."""
    if 1 - act.nothing < least:
        return []
    total: dict[str, float] = {}
    best: dict[str, tuple[float, str]] = {}
    for code, kind, p in zip(coder.codes, _type_of(tuple(coder.codes)), map(float, act.codes), strict=True):
        if kind:
            total[kind] = total.get(kind, 0.0) + p
            best[kind] = max(best.get(kind, (0.0, code)), (p, code))
    found = [Likely(p, kind, best[kind][1], cameo(best[kind][1]).mode) for kind, p in total.items() if p >= least]
    return sorted(found, key=lambda one: (-one.probability, one.type))


def auxiliary_of(coder: Coder, act: Act) -> str | None:
    """`future`, `hypothetical`, `negated`, `historical`, or None for a real, new act."""
    return coder.auxiliaries[int(act.auxiliary.argmax())] or None
