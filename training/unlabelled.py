"""Sentences without marks from which a student learns what its teachers say of them, and of our own reports what the
gold says of their promises.

    python training/unlabelled.py --coder FOLDER --out out/unlabelled.jsonl [--many 9000]

From White House papers (`COMITY_DATA`, corpora/whitehouse-interstate-2021-2026.jsonl.gz: US government work, CC0), and
from reports of this repository's own that are tuned on. Each sentence names two states or more. A row holds the text,
the parties and the stretches of words that the coder in FOLDER (as export_encoder.py writes it) marks. Of the
sentences of reports it also holds, for each stretch that may promise something, what the gold has there: "" where it
has no promise, else the fields; null where that cannot be told.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from comity.reading.coder import load_coder
from comity.reading.coder.words import parties, stage_spans
from comity.reading.sentences import split
from comity.register import Register, load_register
from samples import UNKNOWN

ROOT = Path(__file__).resolve().parents[1]
PAPERS = Path("corpora") / "whitehouse-interstate-2021-2026.jsonl.gz"
KEPT_BACK = (  # not learnt from
    "lesson14", "lesson16", "lesson18", "lesson19", "lesson20", "lesson21", "lesson22", "lesson23",
    "lesson24", "lesson25",
)  # fmt: skip
OWN = (  # not those that judge
    "check", "drill", "drill-world", "fresh", "later", "practice", "reserve", "reserve-world", "sealed", "vault",
    "vault-world", "world", *(name for n in range(1, 18) if (name := f"lesson{n}") not in KEPT_BACK),
)  # fmt: skip
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
    golds = dict(own_sentences(register))
    papers = list(dict.fromkeys(s for text in paper_texts() for s in sentences(text, register)))
    random.Random(SEED).shuffle(papers)
    chosen = [*golds, *papers[: given.many]]
    coder = load_coder(given.coder)
    with given.out.open("w", encoding="utf-8") as file:
        for sentence in coder.read(chosen):
            acting = [
                (a, b)
                for (a, b), row in zip(sentence.offsets, sentence.trigger, strict=True)
                if b > a and 1 - row[0] > LEAST_TRIGGER
            ]
            promising = stage_spans(sentence)
            spans = joined(sorted({*acting, *promising}))
            row = {"text": sentence.text, "parties": parties(sentence), "triggers": spans}
            if sentence.text in golds:
                promised = [any(a < end and b > start for a, b in promising) for start, end in spans]
                row["gold"] = told_by_gold(golds[sentence.text], promised)
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{len(golds)} own, {min(len(papers), given.many)} of {len(papers)} from papers")


def told_by_gold(rows: Sequence[dict[str, Any]], promised: Sequence[bool]) -> list[list[Any] | str | None]:
    """What the gold of a sentence says of each stretch of words: "" where it has no promise at all, the fields where
    one stretch may promise; the stage is left to the teachers, as the gold's takes in the whole report."""
    if not rows:
        return ["" if one else None for one in promised]
    fields = sorted({row["field"] for row in rows})
    return [[UNKNOWN, fields] if one and sum(promised) == 1 else None for one in promised]


def joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap or stand side by side made one."""
    found: list[tuple[int, int]] = []
    for a, b in spans:
        if found and a - found[-1][1] <= 1:
            found[-1] = (found[-1][0], max(b, found[-1][1]))
        else:
            found.append((a, b))
    return found


def own_sentences(register: Register) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The sentences of the repository's reports that name a state, each with the gold's promises in it."""
    for name in OWN:
        for line in (ROOT / "evaluation" / name / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            path = ROOT / "evaluation" / name / "texts" / f"{gold['id']}.txt"
            text = path.read_text(encoding="utf-8").split("---", 2)[-1]
            quotes = [(" ".join(row["quote"].split()), row) for row in gold["commitments"]]
            for sentence in sentences(text, register, least=1):
                yield sentence, [row for quote, row in quotes if quote in sentence or sentence in quote]


def paper_texts() -> Iterator[str]:
    """The White House's papers."""
    with gzip.open(Path(os.environ["COMITY_DATA"]) / PAPERS, "rt", encoding="utf-8") as file:
        for line in file:
            yield re.sub(r"(?<!\n)\n(?!\n)", " ", json.loads(line)["text"])


def sentences(text: str, register: Register, least: int = 2) -> Iterator[str]:
    """The sentences of a text that name so many states or more."""
    for sentence in split(text):
        plain = " ".join(sentence.text.split())
        if len(plain.split()) in WORDS and len({h.codes for h in register.find_states(plain) if h.codes}) >= least:
            yield plain


if __name__ == "__main__":
    main()
