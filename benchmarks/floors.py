"""Floors: what each measure must reach. They may rise, and never fall unasked.

`floors.json` holds for each set the digest of the gold and texts that were measured and a floor for each measure. The
lines that must be one are checked for every set, pinned or not.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.sets import BARE, MUST_BE_ONE, values

FLOORS = Path(__file__).with_name("floors.json")
DIGITS = 3  # floors are cut, not rounded, so that the run that pinned them holds them

Floors = dict[str, dict[str, Any]]  # set: {"digest": ..., "floors": {measure: least}}


def load(path: Path = FLOORS) -> Floors:
    """The pinned floors by set."""
    found: Floors = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def broken(result: Mapping[str, Any]) -> list[str]:
    """What may never be: evidence that is not exact, not in the file or too long, entries without any, lost reports."""
    shares = result["shares"]
    found = [f"{name} is {shares[name]['value']:.3f} ({shares[name]['right']} of {shares[name]['of']}); it must be 1"
             for name in MUST_BE_ONE if shares[name]["right"] != shares[name]["of"]]
    if result["errors"][BARE]:
        found.append(f"{BARE}: {result['errors'][BARE]}; there must be none")
    if result["missing"]:
        found.append(f"reports that are not in the export: {' '.join(result['missing'])}")
    return found + [f"refused: {one}" for one in result["refused"]]


def below(pinned: Mapping[str, Any], digest: str, result: Mapping[str, Any]) -> list[str]:
    """Measures of one set that do not reach their floors; another edition of the set cannot be held to them."""
    if pinned["digest"] not in (None, digest):
        return [f"gold or texts are another edition ({digest}) than the one pinned ({pinned['digest']}): pin it anew"]
    reached = values(dict(result))
    return [f"{name} is {reached[name]:.3f}, its floor {least:.3f}" if name in reached
            else f"{name} has a floor of {least:.3f} and is not measured any more"
            for name, least in pinned["floors"].items() if reached.get(name, -1.0) < least]


def pin(floors: Floors, measured: Mapping[str, tuple[str, dict[str, Any]]], *, lower: bool) -> tuple[Floors, list[str]]:
    """The floors raised to what was measured (set: digest, result), and what stayed above it, in words.

    Without `lower` no floor falls, and none is forgotten. Sets that were not measured keep theirs.
    """
    found, kept = dict(floors), []
    for name, (digest, result) in measured.items():
        old: dict[str, float] = floors.get(name, {}).get("floors", {})
        new = {line: math.floor(value * 10**DIGITS) / 10**DIGITS for line, value in values(result).items()}
        if not lower:
            kept += [f"{name}: {line} stays at {least:.3f}, measured {new.get(line, 0.0):.3f}"
                     for line, least in old.items() if new.get(line, -1.0) < least]
            new = {line: max(new.get(line, 0.0), old.get(line, 0.0)) for line in [*new, *(old.keys() - new.keys())]}
        found[name] = {"digest": digest, "floors": dict(sorted(new.items()))}
    return found, kept


def save(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors, sorted, so that a change shows as a line."""
    path.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
