"""Sentences without labels from which a student learns what its teachers say of them.

    python training/unlabelled.py --coder FOLDER --out out/unlabelled.jsonl [--many 9000]

From White House papers (`COMITY_DATA`, corpora/whitehouse-interstate-2021-2026.jsonl.gz: US government work, CC0), and
from reports of this repository's own that are tuned on. Each sentence names two states or more. A row holds the text,
the parties and the stretches of words that the coder in FOLDER (as export_encoder.py writes it) marks.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

from comity.reading.coder import load_coder
from comity.reading.coder.words import parties, stage_spans
from comity.reading.sentences import split
from comity.register import Register, load_register

ROOT = Path(__file__).resolve().parents[1]
PAPERS = Path("corpora") / "whitehouse-interstate-2021-2026.jsonl.gz"
OWN = ("check", "drill", "drill-world", "fresh", "later", "practice", "world")
WORDS = range(8, 60)
LEAST_TRIGGER = 0.5
SEED = 0


def main() -> None:
    """Gather, draw, mark, write."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--coder", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--many", type=int, default=9000, help="sentences of the White House")
    given = ask.parse_args()
    register = load_register()
    own = list(dict.fromkeys(s for text in own_texts() for s in sentences(text, register)))
    papers = list(dict.fromkeys(s for text in paper_texts() for s in sentences(text, register)))
    random.Random(SEED).shuffle(papers)
    chosen = [*own, *papers[: given.many]]
    coder = load_coder(given.coder)
    with given.out.open("w", encoding="utf-8") as file:
        for sentence in coder.read(chosen):
            acting = [
                (a, b)
                for (a, b), row in zip(sentence.offsets, sentence.trigger, strict=True)
                if b > a and 1 - row[0] > LEAST_TRIGGER
            ]
            row = {
                "text": sentence.text,
                "parties": parties(sentence),
                "triggers": joined(sorted({*acting, *stage_spans(sentence)})),
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{len(own)} own, {min(len(papers), given.many)} of {len(papers)} from papers")


def joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap or stand side by side made one."""
    found: list[tuple[int, int]] = []
    for a, b in spans:
        if found and a - found[-1][1] <= 1:
            found[-1] = (found[-1][0], max(b, found[-1][1]))
        else:
            found.append((a, b))
    return found


def own_texts() -> Iterator[str]:
    """Reports of the repository, without their front matter."""
    for name in OWN:
        for path in sorted((ROOT / "evaluation" / name / "texts").glob("*.txt")):
            yield path.read_text(encoding="utf-8").split("---", 2)[-1]


def paper_texts() -> Iterator[str]:
    """The White House's papers."""
    with gzip.open(Path(os.environ["COMITY_DATA"]) / PAPERS, "rt", encoding="utf-8") as file:
        for line in file:
            yield re.sub(r"(?<!\n)\n(?!\n)", " ", json.loads(line)["text"])


def sentences(text: str, register: Register) -> Iterator[str]:
    """The sentences of a text that name two states or more."""
    for sentence in split(text):
        plain = " ".join(sentence.text.split())
        if len(plain.split()) in WORDS and len({h.codes for h in register.find_states(plain) if h.codes}) > 1:
            yield plain


if __name__ == "__main__":
    main()
