"""Do expressions of time mean the days that we say? Four sets with answers, and the time that it takes.

    python benchmarks/times.py [tempeval timebank meantime recognizers own speed ...] [--half development|test]
                               [--wrong] [--json]

`tempeval`: TempEval-3 platinum, task A on raw text, 138 TIMEX3 in 20 documents; nothing is tuned on it. `timebank`: the
training documents of the same task, on which the grammar was written: no measure, and told only where named.
`meantime`: 120 articles of Wikinews, unseen. `recognizers`: cases of Microsoft's Recognizers-Text in English, Japanese
and Korean (`benchmarks/temporal/specs.py` says what is right), the test half unless `--half` asks for the other. `own`:
the 300 expressions of `tests/data/times.jsonl`, the same days exactly, beside dateparser. `speed`: the texts of
TempEval-3 here and with dateparser's `search_dates`. Data under COMITY_DATA (docs/benchmarks.md); a set that is not
there is skipped with the reason. `--wrong` prints what is wrong, but nothing of what is kept apart to test.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file, which puts this folder first

from benchmarks.events.sources import ROOT, Absent, find, json_lines
from benchmarks.temporal import corpora, specs

from comity.resolving.spans import around
from comity.timing import annotate, when

TEMPEVAL, TIMEBANK = "temporal/te3-platinum.tar.gz", "temporal/tbaq-cleaned.tar.gz"
MEANTIME, RECOGNIZERS = "events-roles/meantime-en.tar.gz", "temporal/recognizers-text-specs.tar.gz"
OWN = ROOT / "tests" / "data" / "times.jsonl"
# the best open tool known on TempEval-3 platinum, HeidelTime (TempEval-3 task paper), and what we aim at
PEERS = {"relaxed": 0.903, "strict": 0.813, "value": 0.776}
GOALS = {"tempeval relaxed": 0.92, "tempeval value": 0.84, "recognizers en": 0.85, "recognizers ja": 0.75,
         "recognizers ko": 0.75, "meantime value": 0.80, "own": 0.95, "speed": 50.0}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: shares and F1 from 0 to 1; of `speed` how many times as fast as the peer."""

    name: str
    ours: float | None
    peer: float | None = None
    goal: float | None = None
    of: int = 0
    note: str = ""


def tagged(name: str, texts: Iterator[corpora.Text], wrong: list[str]) -> Iterator[Row]:
    """F1 of spans, values and types, with the 95 % interval over documents."""
    parts = [corpora.compared(text) for text in texts]
    whole = sum(parts, corpora.Counts())
    wrong += whole.wrong
    for measure in corpora.MEASURES:
        low, high = corpora.bootstrap(parts, measure)
        yield Row(f"{name} {measure}", whole.f1(measure), PEERS.get(measure) if name == "tempeval" else None,
                  GOALS.get(f"{name} {measure}"), whole.gold, f"{low:.3f} to {high:.3f}")


def recognized(half: str, wrong: list[str]) -> Iterator[Row]:
    """Shares of the cases of each language."""
    for language in specs.LANGUAGES:
        found = [(case, specs.missed(case, language)) for case in specs.cases(find(RECOGNIZERS), language, half)]
        wrong += [f"{case.text} ({case.on}): {', '.join(missed)}" for case, missed in found if missed]
        yield Row(f"recognizers {language}", sum(not missed for _, missed in found) / len(found), None,
                  GOALS[f"recognizers {language}"] if half == "test" else None, len(found), f"{half} half")


def own(wrong: list[str]) -> Iterator[Row]:
    """Shares of our own expressions whose days are the same, by language and in all; dateparser's beside."""
    rows = list(json_lines(OWN))
    peer, why = _dateparser()
    ours = {row["id"]: _days(row) == (row["from"], row["to"]) for row in rows}
    theirs = {row["id"]: _theirs(row, peer) == (row["from"], row["to"]) for row in rows} if peer else {}
    wrong += [f"{row['id']} {row['expression']!r} ({row['published']}): {row['from']} to {row['to']}, not {_days(row)}"
              for row in rows if not ours[row["id"]]]
    for language in ("en", "ja", "ko", ""):
        ids = [one for one in ours if one.startswith(language)]
        yield Row(f"own {language}".strip(), sum(ours[one] for one in ids) / len(ids),
                  sum(theirs[one] for one in ids) / len(ids) if theirs else None, GOALS["own"], len(ids),
                  "" if theirs else why)


def _days(row: dict[str, Any]) -> tuple[str | None, str | None]:
    found = when(row["expression"], date.fromisoformat(row["published"]), text=row["text"]).interval
    return (None, None) if found is None else (found.earliest.isoformat() if found.earliest else None,
                                               found.latest.isoformat() if found.latest else None)


def _dateparser() -> tuple[Any, str]:
    try:
        peer = importlib.import_module("dateparser")
        importlib.import_module("dateparser.search")
    except ImportError:
        return None, "dateparser is not installed (pip install 'comity[bench]')"
    return peer, ""


def _theirs(row: dict[str, Any], peer: Any) -> tuple[str | None, str | None]:
    """What dateparser makes of an expression: a day, or the month or year where it says that it found no more."""
    base = datetime.combine(date.fromisoformat(row["published"]), datetime.min.time())
    found = peer.date.DateDataParser(languages=[row["id"][:2]], settings={"RELATIVE_BASE": base}).get_date_data(
        row["expression"])
    if not found.date_obj:
        return None, None
    day = found.date_obj.date()
    days = around(day, found.period if found.period in ("month", "year", "week") else "day")
    return str(days.earliest), str(days.latest)


def speed() -> Iterator[Row]:
    """How many times as fast the TIMEX3 of the same texts are found here as days by `search_dates`.

    Both have seen the texts once before, so that what is made on first use is made. dateparser is asked as its
    documentation does, and again with the language told, which spares it a search among all of its languages.
    """
    texts = list(corpora.timeml(find(TEMPEVAL)))
    size = sum(len(text.text) for text in texts)
    ours = _seconds(lambda: [annotate(text.text, text.published) for text in texts])
    peer, why = _dateparser()
    if peer is None:
        yield Row("speed", None, None, GOALS["speed"], size, f"{size / ours:,.0f} characters a second; {why}")
        return
    ways: dict[str, dict[str, list[str]]] = {"speed": {}, "speed, language told": {"languages": ["en"]}}
    for name, told in ways.items():
        theirs = _seconds(partial(_searched, peer, texts, told))
        yield Row(name, theirs / ours, 1.0, GOALS.get(name), size,
                  f"{size / ours:,.0f} characters a second, dateparser {size / theirs:,.0f}")


def _searched(peer: Any, texts: list[corpora.Text], told: dict[str, list[str]]) -> None:
    for text in texts:
        peer.search.search_dates(text.text, **told)


def _seconds(work: Callable[[], object]) -> float:
    """Processor time of the second of two runs."""
    work()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--half", choices=specs.HALVES, default="test", help="of recognizers")
    parser.add_argument("--wrong", action="store_true", help="print what is wrong of timebank, own, and development")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    wrong: list[str] = []
    kept: list[str] = []  # what is wrong of sets kept apart: nobody looks at it
    known: dict[str, Callable[[], Iterator[Row]]] = {
        "tempeval": lambda: tagged("tempeval", corpora.timeml(find(TEMPEVAL)), kept),
        "timebank": lambda: tagged("timebank", corpora.timeml(find(TIMEBANK)), wrong),
        "meantime": lambda: tagged("meantime", corpora.meantime(find(MEANTIME)), kept),
        "recognizers": lambda: recognized(asked.half, wrong if asked.half == "development" else kept),
        "own": lambda: own(wrong), "speed": speed}
    chosen = asked.sets or [name for name in known if name != "timebank"]
    if unknown := set(chosen) - set(known):
        parser.error(f"no set is called {', '.join(sorted(unknown))}; choose among {', '.join(known)}")
    rows: list[Row] = []
    for name in chosen:
        try:
            rows += known[name]()
        except Absent as reason:
            rows.append(Row(name, None, note=f"skipped: {reason}"))
    if asked.json:
        print(json.dumps([asdict(row) for row in rows], indent=1))
        return
    print(f"{'':22}{'ours':>8}{'peer':>8}{'goal':>8}{'of':>9}")
    for row in rows:
        shown = "".join(f"{'-' if value is None else f'{value:.3f}' if value < 2 else f'{value:.1f}':>8}"
                        for value in (row.ours, row.peer, row.goal))
        print(f"{row.name:22}{shown}{row.of:9,}  {row.note}".rstrip())
    if asked.wrong:
        print("", *wrong, sep="\n")


if __name__ == "__main__":
    main()
