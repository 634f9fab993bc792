"""The sentences of this repository's own reports with what their gold says of each: what `telling.py` learns from.

    python training/lessons.py --out out/lessons.jsonl

A sentence tells of what a gold row quotes from it; of optional rows and of what is told again nothing is asked.
`unlabelled.KEPT_BACK` names the sets that are not learnt from and give the scores that are printed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from comity.reading.coder.coder import BOUND
from comity.reading.tagging import TELLS, Tagged
from comity.register import load_register
from telling import Lesson
from unlabelled import KEPT_BACK, OWN, ROOT

ROWS = {"meeting": "meetings", "promise": "commitments", "act": "events"}
APART = ("CONSULT", "AGREE")  # acts that follow from meetings and promises


def lessons() -> Iterator[Lesson]:
    """The telling sentences of all own reports with what the gold says of them."""
    register = load_register()
    for name in (*OWN, *KEPT_BACK):
        for line in (ROOT / "evaluation" / name / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            text = (ROOT / "evaluation" / name / "texts" / f"{gold['id']}.txt").read_text(encoding="utf-8")
            text = text.split("---", 2)[-1]
            quoted = {kind: [one for row in gold[rows] if row.get("plover") not in APART for one in places(text, row)]
                      for kind, rows in ROWS.items()}
            for sentence in Tagged(text, register).sentences:
                here = {kind: [row for (a, b), row in quoted[kind] if a < sentence.end and b > sentence.start]
                        for kind in ROWS}
                if sentence.kind in TELLS:
                    yield lesson(" ".join(sentence.text.split()), here, held=name in KEPT_BACK)


def places(text: str, row: dict[str, Any]) -> Iterator[tuple[tuple[int, int], dict[str, Any]]]:
    """Where a row's quote stands, and where it is told again, of which nothing is asked."""
    if found := place(text, row["quote"]):
        yield found, row
    for again in row.get("quote_alt", []):
        if found := place(text, again):
            yield found, {"optional": True}


def place(text: str, quote: str) -> tuple[int, int] | None:
    """Where a quote stands in a text whose lines may be broken elsewhere."""
    found = re.search(r"\s+".join(re.escape(word) for word in quote.split()), text)
    return found.span() if found else None


def lesson(text: str, here: dict[str, list[dict[str, Any]]], *, held: bool) -> Lesson:
    """What the gold rows of a sentence say of it."""
    firm = {kind: [row for row in rows if not row.get("optional")] for kind, rows in here.items()}
    return Lesson(
        text,
        tuple(1 if firm[kind] else -1 if here[kind] else 0 for kind in ROWS),  # type: ignore[arg-type]
        {
            "status": [row["status"] for row in firm["meeting"]],
            "level": [row["kind"] for row in firm["meeting"]],
            "stage": [row["strength"] for row in firm["promise"]],
            "field": [row["field"] for row in firm["promise"]],
            "bound": [BOUND[len(row["parties"]) > 1] for row in firm["promise"]],
            "kind": [row["plover"] for row in firm["act"]],
        },
        held,
    )


def main() -> None:
    """Gather and write."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--out", type=Path, required=True)
    given = ask.parse_args()
    rows = list(lessons())
    given.out.write_text("".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} sentences, {sum(row.held for row in rows)} held out")


if __name__ == "__main__":
    main()
