"""What others reach, and what we aim at: for each test and measure a peer and a goal.

A peer's number is read from `anchors.json` of the data (scores measured there, or published) where `anchor` names its
place; else it stands here with its origin. The goal is the one that we set ourselves, for shipped weights.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from benchmarks.events.sources import Absent, find

ANCHORS = "event-coding/anchors.json"
ZSP = ("measured_here", "ZSP offline (saved roberta-large-mnli scores) PLV_test n=1033")
UP = ("measured_here", "UniversalPetrarch PLOVER_GSR n=322 PETR2 dict")
UP_BOTH = ("measured_here", "UniversalPetrarch PLOVER_GSR n=322 PETR1+2 dict")
UP_RECORDS = ("measured_here", "UniversalPetrarch PETR2_GSR n=78 PETR2 dict")
HU = ("published", "Hu et al. ACL 2024 table 4 (PLV binary, quad, root, A/W binary); taken from secondary copies, "
                   "ZSP row confirmed by our run")  # fmt: skip
PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Number:
    """Whose number it is; `anchor` leads to it in anchors.json, `value` gives it where that file has none."""

    who: str
    anchor: tuple[str | int, ...] = ()
    value: float | None = None
    percent: bool = False


def _hu(who: str, place: int) -> Number:
    return Number(who, (*HU, who, place), percent=True)


def _aim(value: float) -> Number:
    return Number("goal", value=value)


# test, measure: peer and goal
PEERS: dict[tuple[str, str], tuple[Number, Number]] = {
    ("gsr", "types F1"): (Number("UP, both dictionaries", (*UP_BOTH, "root", "f1")), _aim(0.70)),
    ("gsr", "pairs F1"): (Number("UP", (*UP, "dyad_iso3", "f1")), _aim(0.70)),
    ("gsr", "triples F1"): (Number("UP, both dictionaries", (*UP_BOTH, "triple", "f1")), _aim(0.50)),
    ("plv", "roots F1"): (Number("ZSP", (*ZSP, "root")), _aim(0.80)),
    ("plv", "accuracy"): (Number("ZSP", (*ZSP, "root_accuracy")), Number("ZSP", (*ZSP, "root_accuracy"))),
    ("plv", "quad F1"): (Number("ZSP", (*ZSP, "quad")), _aim(0.92)),
    ("plv", "binary F1"): (Number("ZSP", (*ZSP, "binary")), Number("ZSP", (*ZSP, "binary"))),
    ("plv", "roots F1, not in GSR"): (Number("ZSP", (*ZSP, "not_in_GSR_774", "root")), _aim(0.80)),
    ("plv", "quad F1, not in GSR"): (Number("ZSP", (*ZSP, "not_in_GSR_774", "quad")), _aim(0.92)),
    ("aw", "binary F1"): (_hu("ZSP", 3), _aim(0.88)),
    # The peers' triples are whole codes of actors and events, which is harder; the records are PETRARCH-2's own output.
    ("petr2", "triples F1, CAMEO root"): (Number("UP", (*UP_RECORDS, "triple_f1")), _aim(0.75)),
    ("alarms-neutral", "share but for requests"): (Number("none"), _aim(0.05)),
    ("alarms-own", "share"): (Number("none"), _aim(0.05)),
    # README of the data: "will, shall, must, promise, ensure" and the like, measured there.
    ("pledges", "F1"): (Number("list of words", value=0.382), _aim(0.55)),
    # README of the data: always 3, measured there; the goal is what the best models of the literature reach, roughly.
    ("factuality", "MAE"): (Number("always 3", value=0.781), _aim(0.50)),
    ("factuality", "Pearson r"): (Number("always 3", value=0.0), _aim(0.75)),
    # 1,858 of 1,971 events are certain: (2 * 1858 / (1971 + 1858)) / 3.
    ("certainty", "macro F1"): (Number("always certain", value=0.324), Number("always certain", value=0.324)),
}
LESS_IS_BETTER = {("factuality", "MAE"), ("alarms-neutral", "share but for requests"), ("alarms-neutral", "share"),
                  ("alarms-own", "share")}


def anchors() -> Mapping[str, Any]:
    """The content of `anchors.json`, empty where it is absent."""
    try:
        found: dict[str, Any] = json.loads(find(ANCHORS).read_text(encoding="utf-8"))
    except Absent:
        return {}
    return found


def value(number: Number, known: Mapping[str, Any]) -> float | None:
    """The number, from anchors.json where it has a place there; None if that place is not known."""
    if not number.anchor:
        return number.value
    try:
        found = float(reduce(lambda inner, key: inner[key], number.anchor, known))  # type: ignore[index, arg-type]
    except (KeyError, IndexError, TypeError):
        return None
    return found / PERCENT if number.percent else found
