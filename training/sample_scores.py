"""The small own sample by which a test knows the shipped weights again, and what they score on it.

    python training/sample_scores.py --make     # anew from held-out sentences: tests/data/coder_sample.jsonl
    python training/sample_scores.py --record   # what the shipped weights score on it: weights/scores.json

Every line is a question to one head: what does one party do to another (a PLOVER type, or null), or what do words
promise (a stage and fields). None of the sentences was trained on (`samples.held_out`).
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.reliability import SAMPLE, questions, scores  # noqa: E402

from comity.reading.coder import load_coder  # noqa: E402

SCORES = ROOT / "src" / "comity" / "reading" / "coder" / "weights" / "scores.json"
MOST = 900


def make() -> None:
    """Write the sample: of every held-out sentence its first pair, its first empty pair, its first promise."""
    from samples import load, type_of

    lines = []
    for row in sorted(load()[1], key=lambda r: r.text):
        if not row.events:
            continue
        spans = [(s.start, s.end) for s in row.parties]
        for (a, b), told in list(row.pairs.items())[:1]:
            kinds = sorted({kind for code, _, _ in told if (kind := type_of(code))})
            target = None if b is None else spans[b]
            lines.append({"text": row.text, "source": spans[a], "target": target, "types": kinds})
        empty = [(a, b) for a in range(len(spans)) for b in range(len(spans)) if a != b and (a, b) not in row.pairs]
        for a, b in empty[:1]:
            lines.append({"text": row.text, "source": spans[a], "target": spans[b], "types": []})
        for span, _, stage, fields, _ in row.triggers[:1]:
            if stage and fields:
                lines.append({"text": row.text, "trigger": (span.start, span.end), "stage": stage, "fields": fields})
    SAMPLE.parent.mkdir(exist_ok=True)
    step = max(1, len(lines) // MOST)
    SAMPLE.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines[::step]), encoding="utf-8")
    print(f"{len(lines[::step])} questions")


def main() -> None:
    """Make, record or both."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--make", action="store_true")
    ask.add_argument("--record", action="store_true")
    given = ask.parse_args()
    if given.make:
        make()
    if given.record:
        SCORES.write_text(json.dumps(scores(load_coder(), questions()), indent=1) + "\n", encoding="utf-8")
        print(SCORES.read_text())


if __name__ == "__main__":
    main()
