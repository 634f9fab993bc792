"""Is the office right on the day? Titles before known names in dated news items against the register.

    python benchmarks/register.py [--data ../shared/data]

An item counts where a title stands right before the full name of a known person. It is right if that person held the
post within four days before the item's date (feeds are late). Items that say former, deputy, elect or the like are left
out. What is wrong is printed: most are old pictures and looks back, which no register can know.

Data, not shipped: `corpora/` of COMITY_DATA: feeds and read-outs of 2021-2026 (origins in its README). Without it the
benchmark says so and ends with 0.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from comity.model.times import Interval
from comity.register import Register, load_register

FILES = {  # name: first 16 digits of its SHA-256
    "ktitan-rss-2025-08_2026-03.jsonl.gz": "3bbbeb49034a7630",
    "rss-interstate-2022_2023.jsonl.gz": "60fed3eb1624f589",
    "whitehouse-interstate-2021-2026.jsonl.gz": "a30455529f371314",
}
TITLE = re.compile(
    r"(?<![\w-])(prime minister|president|(?:foreign|defen[cs]e|finance|trade) minister|secretary of state|chancellor|"
    r"(?:defen[cs]e|treasury|commerce|foreign) secretary|national security advis[eo]r) $", re.I)
OTHER = re.compile(
    r"former|ex-|deputy|vice|late |then|elect|assistant|opposition|candidate|next|commission|council|european", re.I)
LATE = timedelta(days=4)


def right(register: Register, persons: tuple[str, ...], title: str, on: date) -> bool:
    """Whether one of the persons held the post that the title means, shortly before or on a day."""
    window = Interval(on - LATE, on)
    return any(
        register.post_of(title, held.country) == held.post and held.interval.meet(window) is not None
        for person in persons for held in register.occupancies(person=person))


def main() -> None:
    """Counts and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("COMITY_DATA", "../shared/data")))
    folder = parser.parse_args().data / "corpora"
    register, seen, wrong = load_register(), 0, Counter[tuple[str, str]]()
    for name, digest in FILES.items():
        path = folder / name
        if not path.exists():
            print(f"{path} is absent: left out")
            continue
        if hashlib.sha256(path.read_bytes()).hexdigest()[:16] != digest:
            print(f"{path} is another edition than the one measured")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for item in map(json.loads, lines):
                text = f"{item.get('title') or ''}. {item.get('summary') or item.get('text') or ''}"
                if item.get("lang", "en") != "en" or not re.match(r"\d{4}-\d\d-\d\d", item["date"]):
                    continue
                for hit in register.find_persons(text):
                    before = text[max(0, hit.start - 60):hit.start]
                    title = TITLE.search(before)
                    if title and not OTHER.search(before):
                        seen += 1
                        if not right(register, hit.persons, title[1], date.fromisoformat(item["date"][:10])):
                            wrong[title[1].lower(), hit.text] += 1
    if seen:
        print(f"office right on the day: {seen - wrong.total()} of {seen} ({1 - wrong.total() / seen:.4f})")
        for (title_, who), count in wrong.most_common(20):
            print(f"  {count:3} {title_} {who}")


if __name__ == "__main__":
    main()
