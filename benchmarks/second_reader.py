"""What does a language model make of the record, and what is lost on the way from its answer to the record?

    python benchmarks/second_reader.py [seeds|dev|examples|world|check ...] [--ask] [--json]

Each set (seeds and dev without a name) is read and scored as by `benchmarks/record.py`: by the rules; by a model that
answers with the gold itself, which bounds what any model can reach; and with `--ask` by the model that the environment
names (`COMITY_LLM_URL`, `COMITY_LLM_MODEL`, `COMITY_LLM_KEY`), within its budget. Of the gold's days the answer only
names the first words of the quote that tell a time: the day itself is worked out as for any reading.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file, which puts this folder first

from benchmarks.sets import SETS, Set, score, values

from comity.codebook import load_codebook
from comity.model.claims import Reading
from comity.model.document import Document
from comity.readers import LLM, Second, second_reader
from comity.reading.llm import LlmReader, Settings
from comity.reading.llm.client import Client, Failure
from comity.reading.placing import DATED
from comity.reading.timexes import find_times
from comity.register import load_register

LINES = ("meetings complete", "commitments complete", "events dated", "meeting date", "evidence support",
         "evidence exact")  # fmt: skip
Gold = Mapping[str, Any]


class FromGold(LlmReader):
    """A reader whose model knows the gold: it answers as the prompt asks, and nobody is asked."""

    def __init__(self, one: Set) -> None:
        nowhere = Settings(url="http://localhost/", model="gold", cache=Path(tempfile.gettempdir()) / "comity-no-cache")
        super().__init__(nowhere, load_register(), load_codebook())
        rows = map(json.loads, one.gold.read_text("utf-8").splitlines())
        self.gold: dict[str, Gold] = {row["id"]: row for row in rows}

    async def _read(self, document: Document, read: Reading, client: Client) -> Reading | Failure:
        gold = self.gold.get(Path(document.path).stem)
        if gold is None:
            return Failure("not in the gold", alone=True)
        return self._reading(document, read, answer(gold), cached=True)


def answer(gold: Gold) -> dict[str, list[Any]]:
    """What a model that is right in all would answer for a report; optional rows are left out."""
    meetings, commitments, events = ([row for row in gold[name] if not row.get("optional")]
                                     for name in ("meetings", "commitments", "events"))
    main = next((row for row in meetings if row["status"] in ("held", "planned")), None)
    return {
        "meetings": [{
            "quote": row["quote"], "level": row["kind"], "rank": None, "setting": None, "status": row["status"],
            "participants": [{"country": who["country_iso3"], "name": who["name"], "office": who.get("office")}
                             for who in row["participants"]],
            "place": row["place"], "country": row.get("country_iso3"), "background": False, "main": row is main,
            "when": words(row["quote"]) if row["date"] else None} for row in meetings],
        "commitments": [{
            "quote": row["quote"], "parties": row["parties"], "field": row["field"], "topic": row.get("topic"),
            "action": row["quote"], "stage": row["strength"],
            "due": words(row["quote"], due=True) if row.get("due") else None} for row in commitments],
        "events": [{
            "quote": row["quote"], "event_type": row["plover"], "mode": None, "actors": [row["source"]],
            "recipients": [row["target"]] if row["target"] else [], "auxiliary": row.get("auxiliary"),
            "when": words(row["quote"]) if row.get("date") else None} for row in events],
    }  # fmt: skip


def words(quote: str, *, due: bool = False) -> str | None:
    """The first words of a quote that tell a day, or the last that tell a time by which something is due."""
    told = [time.text for time in find_times(quote) if due or time.form in DATED]
    return told[-1 if due else 0] if told else None


def measure(one: Set, second: Second | None) -> dict[str, Any]:
    """The lines of a set as this reader gets them, and what it refused."""
    found = values(score(one, second=second))
    told = second.account.lines() if second else []
    return {"lines": {line: found[line] for line in LINES if line in found}, "account": told}


def table(name: str, readers: Mapping[str, Any]) -> str:
    """One line for each measure, one column for each reader, then what they had to say."""
    lines = [f"== {name}", f"{'':24}" + "".join(f"{reader:>12}" for reader in readers)]
    for line in LINES:
        cells = [f"{one['lines'][line]:12.3f}" if line in one["lines"] else f"{'-':>12}" for one in readers.values()]
        lines.append(f"{line:24}" + "".join(cells))
    return "\n".join([*lines, *(f"{reader}: {told}" for reader, one in readers.items() for told in one["account"])])


def main(argv: list[str] | None = None) -> int:
    """Scores and prints; exit status 2 where `--ask` is not set up."""
    parser = argparse.ArgumentParser(description="Score the record as a second reader makes it.")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"{', '.join(SETS)} (default: seeds and dev)")
    parser.add_argument("--ask", action="store_true", help="ask the model that the environment names; it costs")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    options = parser.parse_args(argv)
    if unknown := [name for name in options.sets if name not in SETS]:
        parser.error(f"no set {', '.join(unknown)}; known are {', '.join(SETS)}")
    results: dict[str, dict[str, Any]] = {}
    skipped: dict[str, str] = {}
    for name in options.sets or ("seeds", "dev"):
        one = SETS[name]()
        if one.missing:
            skipped[name] = one.missing
            continue
        results[name] = {"rules": measure(one, None), "gold": measure(one, FromGold(one))}
        if options.ask:
            results[name]["model"] = measure(one, second_reader(LLM, {}))
    if options.json:
        print(json.dumps({"sets": results, "skipped": skipped}, indent=2))
    else:
        print("\n\n".join([*(table(name, found) for name, found in results.items()),
                           *(f"skipped {name}: {why}" for name, why in skipped.items())]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
