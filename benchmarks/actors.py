"""Who is an actor as the press names it? State and sector of other people's phrases against their gold.

    python benchmarks/actors.py [--half development|test|both] [--json] [--wrong]

Rows of `ngec_actor_cases.jsonl` (`event-coding/` of COMITY_DATA): a phrase, a day, the state and sector expected.
Rows that ask for a Wikipedia page, are skipped or known to fail upstream are left out. They are split in halves by a
hash of the phrase; nothing is tuned on the test half, and `--wrong` prints rows of the development half alone. "today"
is taken as 2022-06-30, about when the rows were written. The peer is a list of country names with an agent dictionary,
measured on the whole set (`anchors.json`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file, which puts this folder first

from benchmarks.events.sources import Absent, digest, find, json_lines

from comity.register import load_register
from comity.register.actors import Actor, actor_of

FILE = "event-coding/ngec_actor_cases.jsonl"
TODAY = date(2022, 6, 30)
HALVES = ("development", "test")
GOALS = {"country": 0.92, "sector": 0.80}
PEER = {"country": (129, 287), "sector": (137, 289)}  # anchors.json, "naive country list + agent dictionary"
SURE, UNSURE = "sure (score 0.6 and more) and right", "unsure and right"
WITHOUT = ("none", "none-expected")  # rows that need no encyclopedia


@dataclass(frozen=True, slots=True)
class Line:
    """How many of the rows that assert something are right, of all and of those that need no encyclopedia."""

    right: int
    of: int

    @property
    def share(self) -> float | None:
        """The share, None without rows."""
        return self.right / self.of if self.of else None


def half(text: str) -> str:
    """The half to which a phrase belongs, by its SHA-256."""
    return HALVES[int(hashlib.sha256(text.casefold().encode()).hexdigest(), 16) % 2]


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows that count."""
    return [row for row in json_lines(path) if row["method"] != "query_wiki" and "?" not in str(row["expected_sector"])
            and not row.get("skip") and not row.get("xfail")]


def day(words: str) -> date:
    """A row's day: ISO, in words, or today."""
    if words == "today":
        return TODAY
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return date.fromisoformat(words)
    return datetime.strptime(words, "%d %B %Y").date()


def right(row: Mapping[str, Any], told: Actor) -> dict[str, bool]:
    """What a row asserts, and whether it is so. An expected empty text is a field that must be empty."""
    found: dict[str, bool] = {}
    if row.get("expected_null"):
        found["nothing"] = told.country is None and told.sector is None
    if row.get("expected_country") is not None:
        found["country"] = (told.country or "") == row["expected_country"]
    if row.get("expected_sector") is not None:
        wanted = row["expected_sector"] if isinstance(row["expected_sector"], list) else [row["expected_sector"]]
        found["sector"] = (told.sector or "") in wanted
    return found


Wrong = list[tuple[Mapping[str, Any], Actor, list[str]]]


def measure(chosen: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Line], Wrong]:
    """The lines, and what is wrong."""
    register = load_register()
    counts: dict[str, list[bool]] = {}
    wrong = []
    for row in chosen:
        told = actor_of(register, row["text"], day(row["query_date"]), context=row.get("context") or "",
                        country=register.code(row["known_country"]) if row.get("known_country") else None)
        result = right(row, told)
        for name, good in result.items():
            counts.setdefault(name, []).append(good)
            if row["depends_on"] in WITHOUT:
                counts.setdefault(f"{name}, no encyclopedia needed", []).append(good)
        if result:
            counts.setdefault("all that is asserted", []).append(all(result.values()))
            sure = UNSURE if told.uncertain else SURE
            counts.setdefault(sure, []).append(all(result.values()))
        if not all(result.values()):
            wrong.append((row, told, [name for name, good in result.items() if not good]))
    return {name: Line(sum(values), len(values)) for name, values in counts.items()}, wrong


def table(results: Mapping[str, Mapping[str, Line]]) -> str:
    """One line for each measure."""
    names = sorted({name for lines in results.values() for name in lines}, key=lambda name: (name.split(",")[0], name))
    head = f"{'':38}" + "".join(f"{one:>22}" for one in results) + f"{'peer (whole set)':>20}{'goal':>8}"
    out = [head]
    for name in names:
        cells = "".join(f"{_cell(lines.get(name)):>22}" for lines in results.values())
        peer = f"{PEER[name][0] / PEER[name][1]:.3f}" if name in PEER else "-"
        goal = f"{GOALS[name]:.2f}" if name in GOALS else "-"
        out.append(f"{name:38}{cells}{peer:>20}{goal:>8}")
    return "\n".join(out)


def _cell(line: Line | None) -> str:
    return f"{line.share:.3f} ({line.right} of {line.of})" if line and line.share is not None else "-"


def main(argv: Iterable[str] | None = None) -> int:
    """Reads, judges, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=(*HALVES, "both"), default="both")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--wrong", action="store_true", help="print what is wrong in the development half")
    options = parser.parse_args(None if argv is None else list(argv))
    try:
        path = find(FILE)
    except Absent as why:
        print(f"skipped: {why}")
        return 0
    every = rows(path)
    halves = HALVES if options.half == "both" else (options.half,)
    measured = {name: measure([row for row in every if half(row["text"]) == name]) for name in halves}
    results: dict[str, dict[str, Line]] = {name: lines for name, (lines, _) in measured.items()}
    if options.half == "both":
        results["whole"] = measure(every)[0]
    if options.json:
        lines = {name: {line: [one.right, one.of] for line, one in found.items()} for name, found in results.items()}
        print(json.dumps({"sha256": digest(path), "rows": len(every), "goals": GOALS, "lines": lines}, indent=2))
        return 0
    if options.wrong and "development" in measured:
        for row, told, names in measured["development"][1]:
            wanted = f"{row['expected_country']} {row['expected_sector']}"
            print(f"{row['text']!r} {row['query_date']} wrong {names}: expected {wanted}; told {told.country} "
                  f"{told.sector} {told.score:.2f} ({told.reason}) [{row['depends_on']}]")
    print(table(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
