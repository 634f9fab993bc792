"""Fills the table of scores in the README from `benchmarks/record.py --json`.

    python docs/update_scores.py [FILE.json]

FILE is what `benchmarks/record.py --json` printed; without it, the benchmark is run. Sets that are absent are left out.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a file, which puts this folder first

# The lines of the table, as the scorer names them, and what they are.
LINES = {
    "meetings complete": "meetings: states, date, status, place, names and level right",
    "commitments complete": "commitments: field, stage, parties and due date right",
    "events dated": "acts: type, who, to whom and date right",
    "drivers": "drivers",
    "obstacles": "obstacles",
    "figures": "figures",
    "stories": "reports of one story found",
    "copies": "copies of an agency text found",
    "conflicts": "contradictions between reports found",
    "sources": "number of independent sources right",
    "dating": "undated reports: interval holds the day",
    "evidence support": "evidence is the sentence that says it",
    "evidence exact": "evidence stands so in the text",
}
SETS = {"attic": "Japan and South Korea, not tuned on", "attic-world": "other states, not tuned on",
        "examples": "Japan and South Korea (the demo)", "world": "other states", "dev": "development reports",
        "seeds": "five garbled reports"}


def measured(arguments: list[str]) -> dict[str, Any]:
    """What the benchmark says: from a file, or by running it."""
    if arguments:
        text = Path(arguments[0]).read_text(encoding="utf-8")
    else:
        text = subprocess.run([sys.executable, "benchmarks/record.py", "--json"], cwd=ROOT, check=False,
                              stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout
    found: dict[str, Any] = json.loads(text)["sets"]
    return found


def table(results: dict[str, Any]) -> str:
    """The main measures by set: F1, or the share that is right."""
    from benchmarks.sets import values

    found = {name: values(results[name]) for name in SETS if name in results}
    rows = [f"| F1 or share | {' | '.join(SETS[name] for name in found)} |", "| --- |" + " ---: |" * len(found)]
    for line, told in LINES.items():
        cells = [f"{one[line]:.2f}" if line in one else "-" for one in found.values()]
        rows.append(f"| {told} | {' | '.join(cells)} |")
    return "\n".join(rows)


def main() -> int:
    """Measures, writes."""
    from docs.update_demo import between

    path = ROOT / "README.md"
    path.write_text(between(path.read_text(encoding="utf-8"), "scores", table(measured(sys.argv[1:]))),
                    encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
