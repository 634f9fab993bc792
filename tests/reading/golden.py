"""Reports of our own with what must and must not be read in them: `golden/*.txt`, each with a YAML file beside it.

In a YAML file a meeting, commitment or figure is given by some of its values (lists of states in any order), an event
by its type and its two states (`CONSULT CHL>PER`, symmetric types either way) or, under `must_not`, by its type alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from comity.codebook import load_codebook
from comity.model.claims import CommitmentClaim, EventClaim, FactorClaim, FigureClaim, MeetingClaim, Reading
from reading.reports import of, read

FOLDER = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Golden:
    name: str
    text: str
    expected: dict[str, Any]

    def reading(self) -> Reading:
        return read(self.text, title=self.expected.get("title"))


def reports() -> list[Golden]:
    return [Golden(path.stem, path.read_text("utf-8"), yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8")))
            for path in sorted(FOLDER.glob("*.txt"))]


def rows(reading: Reading, kind: str) -> list[dict[str, Any]]:
    """What was read, in the words of the YAML files."""
    if kind == "meetings":
        return [{"states": sorted({p.country for p in m.participants}), "level": m.level, "status": m.status,
                 "place": m.place, "background": m.background} for m in of(MeetingClaim, reading.claims)]
    if kind == "commitments":
        return [{"parties": sorted(c.parties), "field": c.field, "topic": c.topic, "stage": c.stage}
                for c in of(CommitmentClaim, reading.claims)]
    return [{"value": f.value, "unit": f.unit} for f in of(FigureClaim, reading.claims)]


def labels(reading: Reading, role: str) -> set[str]:
    return {f.label for f in of(FactorClaim, reading.claims) if f.role == role}


def acts(reading: Reading) -> set[str]:
    """New acts: type alone, and type with each pair of states."""
    types = load_codebook().events
    found = set()
    for event in of(EventClaim, reading.claims):
        if event.auxiliary is not None:
            continue
        found.add(event.event_type)
        for a in event.actors:
            for b in event.recipients or event.actors:
                found.add(f"{event.event_type} {a}>{b}")
                if types[event.event_type].symmetric:
                    found.add(f"{event.event_type} {b}>{a}")
    return found


def has(row: dict[str, Any], listed: list[dict[str, Any]]) -> bool:
    return any(all(other[key] == (sorted(value) if isinstance(value, list) else value) for key, value in row.items())
               for other in listed)
