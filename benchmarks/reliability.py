"""How sure may one be of the event coder? Its scores on held-out own sentences, and how often it is right at each
probability that it gives.

    python benchmarks/reliability.py [--json]

`tests/data/coder_sample.jsonl` holds questions from sentences that were written for training and kept out of it:
what passes from one party to another (PLOVER types, or nothing), or what words promise. `training/sample_scores.py`
makes it.
The table of reliability takes every act claimed with at least 0.2: a coder is calibrated if of what it claims at 0.7 to
0.8 three quarters are right. The expected calibration error weighs the gaps by how many claims lie in each bin.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file, which puts this folder first

from comity.reading.coder import Act, Coder, load_coder
from comity.reading.coder.types import likely_types

SAMPLE = Path(__file__).resolve().parents[1] / "tests" / "data" / "coder_sample.jsonl"
BINS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
Row = Mapping[str, Any]


def questions() -> list[Row]:
    """The sample."""
    return [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]


def acts(coder: Coder, rows: Sequence[Row]) -> list[tuple[Row, Act]]:
    """The questions about two parties with what the coder sees."""
    pairs = [row for row in rows if "source" in row]
    read = coder.read([row["text"] for row in pairs])
    asked = [(s, _span(row["source"]), _span(row["target"]) if row["target"] else None)
             for s, row in zip(read, pairs, strict=True)]
    return list(zip(pairs, coder.acts(asked), strict=True))


def scores(coder: Coder, rows: Sequence[Row]) -> dict[str, float]:
    """Shares of right answers of each kind, rounded to four digits."""
    told: dict[str, list[bool]] = {}
    for row, act in acts(coder, rows):
        if row["types"]:
            told.setdefault("acts seen", []).append(act.nothing < 0.5)
            told.setdefault("types right", []).append(likely_types(coder, act, 0.0)[0].type in row["types"])
        else:
            told.setdefault("nothing seen where there is nothing", []).append(act.nothing >= 0.5)
    promises = [row for row in rows if "trigger" in row]
    read = coder.read([row["text"] for row in promises])
    found = coder.promises([(s, _span(row["trigger"])) for s, row in zip(read, promises, strict=True)])
    for row, promise in zip(promises, found, strict=True):
        told.setdefault("stages right", []).append(coder.stages[int(promise.stage[1:].argmax())] == row["stage"])
        told.setdefault("fields right", []).append(coder.fields[int(promise.fields.argmax())] in row["fields"])
    return {name: round(sum(answers) / len(answers), 4) for name, answers in told.items()}


def reliability(coder: Coder, rows: Sequence[Row]) -> list[tuple[float, float, int, float, float]]:
    """For each bin of probability: its ends, the number of acts claimed, their mean probability, the share right."""
    claims = [(one.probability, one.type in row["types"]) for row, act in acts(coder, rows)
              for one in likely_types(coder, act, BINS[0])]
    found = []
    for low, high in itertools.pairwise(BINS):
        inside = [(p, right) for p, right in claims if low <= p < high]
        if inside:
            found.append((low, min(high, 1.0), len(inside), sum(p for p, _ in inside) / len(inside),
                          sum(right for _, right in inside) / len(inside)))
    return found


def calibration_error(table: Sequence[tuple[float, float, int, float, float]]) -> float:
    """Mean gap between probability and share right, weighed by claims."""
    total = sum(n for _, _, n, _, _ in table)
    return sum(n * abs(p - right) for _, _, n, p, right in table) / total if total else 0.0


def _span(value: Sequence[int]) -> tuple[int, int]:
    return value[0], value[1]


def main() -> int:
    """Print both tables."""
    ask = argparse.ArgumentParser(description="Scores and reliability of the event coder on held-out own sentences.")
    ask.add_argument("--json", action="store_true")
    given = ask.parse_args()
    coder, rows = load_coder(), questions()
    found, table = scores(coder, rows), reliability(coder, rows)
    if given.json:
        print(json.dumps({"scores": found, "reliability": table, "calibration error": calibration_error(table)}))
        return 0
    print("\n".join(f"{name:40}{value:8.3f}" for name, value in found.items()))
    print(f"\n{'probability':16}{'claims':>8}{'mean':>8}{'right':>8}")
    print("\n".join(f"{low:.1f} to {high:.1f}      {n:8}{p:8.2f}{right:8.2f}" for low, high, n, p, right in table))
    print(f"expected calibration error {calibration_error(table):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
