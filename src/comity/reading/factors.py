"""Drivers and obstacles: what the report itself names as cause or hindrance, each label once with its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.codebook.loader import language_file
from comity.model.claims import FactorClaim
from comity.reading.evidence import evidence_of
from comity.reading.tagging import Tagged

MOST_EVIDENCE = 3
KINDS = ("body", "bullet", "heading")  # a headline names a factor; only what the body tells twice counts from it


@dataclass(frozen=True, slots=True)
class FactorRule:
    """A row of `factors.yaml`."""

    role: str
    label: str
    cue: re.Pattern[str]
    beside: re.Pattern[str] | None
    without: re.Pattern[str] | None


@cache
def factor_rules() -> list[FactorRule]:
    """All rows, compiled."""
    rows: list[dict[str, Any]] = language_file("en", "factors")

    def listed(row: dict[str, Any], name: str) -> re.Pattern[str] | None:
        return re.compile("|".join(row[name]), re.I) if row.get(name) else None

    return [FactorRule(row["role"], row["label"], re.compile(rf"(?<!\w)(?:{'|'.join(row['cues'])})(?!\w)", re.I),
                       listed(row, "with"), listed(row, "not")) for row in rows]


def find_factors(document: str, tagged: Tagged) -> Iterator[FactorClaim]:
    """One claim for each driver and obstacle, its evidence the sentences that name it."""
    text = tagged.text
    told = [s for s in tagged.sentences if s.kind in KINDS]
    for rule in factor_rules():
        pieces, states, words = [], [], ""
        for s in told:
            m = rule.cue.search(text, s.start, s.end)
            if not m or (rule.beside and not rule.beside.search(text, s.start, s.end)) or (
                    rule.without and rule.without.search(text, s.start, s.end)):
                continue
            words = words or m.group()
            pieces.append((s.kind == "heading", evidence_of(document, text, s, m.start())))
            states += [code for x in tagged.within(m.start(), m.end()) for code in x.codes]
        if not pieces or all(heading for heading, _ in pieces):
            continue
        pieces.sort(key=lambda p: p[0])
        yield FactorClaim(evidence=tuple(p for _, p in pieces[:MOST_EVIDENCE]), role=rule.role, label=rule.label,
                          states=tuple(dict.fromkeys(states))[:4], rule=f"factor:{rule.label}", trigger=words)
