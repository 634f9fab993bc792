"""When is an undated report from? Dates of publication are taken away, and the intervals found are compared with them.

    python benchmarks/dating.py [dev|world|examples|readouts ...] [--half development|test] [--wrong] [--json]

Each set is read twice by the same pipeline as `comity read`: with `published` emptied, and with the days in addresses
gone too (what is left of an address is its host). Told are, of the reports whose day of publication is known, the share
whose interval holds that day (an open end holds all days on its side), the share with a closed interval that does, the
share that is wrong, the median width of the intervals in days (an open one counts as endless), and the line `dating`
of the scorer with the dates as they are.

`readouts`: 300 White House read-outs and joint statements of 2021-2026 (`corpora/` of COMITY_DATA, CC0), chosen and
split in halves by a hash; nothing is tuned on the test half. `--wrong` prints what is wrong or wider than the goal, and
of `readouts` nothing but the development half. `--printed` asks another thing: where a page prints its true day, and
where it prints one that is 400 or 1,000 days off, how often is there a warning that the text contradicts it?
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file, which puts this folder first

from benchmarks.events.sources import Absent, find, json_lines
from benchmarks.sets import SETS, score

from comity import pipeline
from comity.codebook import load_codebook
from comity.ledger import open_ledger, queries
from comity.model.document import Document
from comity.model.record import Dating
from comity.model.times import Interval
from comity.reading import read_document
from comity.register import load_register
from comity.resolving import date_document

READOUTS = "corpora/whitehouse-interstate-2021-2026.jsonl.gz"
HOW_MANY, LONGEST = 300, 6000  # read-outs; characters of each: a report, not a press conference
KNOWN = ("dev", "world", "examples", "readouts")
HALVES = ("development", "test")
GOAL = {"holds": 0.90, "width": 60}  # on dev
SHIFTS = (0, -400, -1000, 400, 1000)  # days by which the printed date is off
LATE = timedelta(days=1)  # a page may be dated by another time zone than its news
MATTER = re.compile(r"\A---\n(?P<matter>.*?)\n---\n(?P<body>.*)\Z", re.S)


@dataclass(frozen=True, slots=True)
class Report:
    """A report with the day of its publication: `name`, address, title, text."""

    name: str
    day: date
    url: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One set read in one way: the true day and the dating of each report, by name."""

    found: Mapping[str, tuple[date, Dating]]

    def holding(self) -> list[tuple[Interval, date]]:
        """The intervals that hold the day."""
        return [(one.interval, day) for day, one in self.found.values() if _holds(one.interval, day)]

    def lines(self) -> dict[str, float | None]:
        """The measures."""
        widths = [float(one.interval.days or "inf") for _, one in self.found.values()]
        number = len(self.found)
        closed = [own for own, _ in self.holding() if own.days]
        return {"reports": number, "holds": len(self.holding()) / number if number else None,
                "holds, closed": len(closed) / number if number else None,
                "wrong": sum(not _holds(one.interval, day) and one.interval != Interval()
                             for day, one in self.found.values()) / number if number else None,
                "median width": statistics.median(widths) if widths else None}


def _holds(interval: Interval, day: date) -> bool:
    """Whether an interval that says something holds a day."""
    if interval == Interval():
        return False
    return any(interval.holds(day + shift) for shift in (timedelta(0), -LATE, LATE))


def of_set(name: str) -> Iterator[Report]:
    """The reports of a set whose day of publication its gold knows. Raises Absent if the set is not there."""
    one = SETS[name]()
    if one.missing:
        raise Absent(one.missing)
    gold = {row["id"]: row for row in map(json.loads, one.gold.read_text("utf-8").splitlines())}
    for path in sorted(one.texts.glob("*.txt")):
        row = gold.get(path.stem, {})
        text = path.read_text("utf-8").replace("\r\n", "\n")
        matter = MATTER.match(text)
        fields = dict(line.split(": ", 1) for line in matter["matter"].split("\n") if ": " in line) if matter else {}
        if day := row.get("published"):
            title = json.loads(fields.get("title") or '""')
            yield Report(path.stem, date.fromisoformat(day), fields.get("url", ""), title,
                         matter["body"] if matter else text)


def of_readouts(half: str) -> Iterator[Report]:
    """Read-outs of a half. Raises Absent if they are not there."""
    rows = [row for row in json_lines(find(READOUTS)) if re.fullmatch(r"\d{4}-\d\d-\d\d", row["date"])]
    rows.sort(key=lambda row: hashlib.sha256(row["path"].encode()).hexdigest())
    for number, row in enumerate(rows[:HOW_MANY]):
        if HALVES[number % 2] == half:
            yield Report(f"r{number:03}", date.fromisoformat(row["date"]), row["url"], row["title"],
                         row["text"][:LONGEST])


def dated(reports: Sequence[Report], *, addresses: bool) -> Row:
    """Reads reports without their dates; `addresses`: whether these stay as they are."""
    with tempfile.TemporaryDirectory(prefix="comity-dating-") as folder:
        texts = Path(folder) / "texts"
        texts.mkdir()
        for report in reports:
            parts = urlsplit(report.url)
            url = report.url if addresses else f"{parts.scheme}://{parts.netloc}/" if parts.netloc else ""
            matter = f"url: {url}\ntitle: {json.dumps(report.title, ensure_ascii=False)}\npublished:"
            (texts / f"{report.name}.txt").write_text(f"---\n{matter}\n---\n{report.text}", encoding="utf-8")
        with open_ledger(Path(folder) / "ledger.db") as ledger:
            pipeline.read_into(ledger, [texts])
            record, documents = queries.record_of(ledger)
    names = {document: Path(one.path).stem for document, one in documents.items()}
    datings = {names[state.document]: state.dating for state in record.documents if state.document in names}
    return Row({one.name: (one.day, datings.get(one.name, Dating())) for one in reports})


def warned(reports: Sequence[Report]) -> dict[int, float]:
    """The share of reports with a warning, by the days that the printed date is off."""
    register, codebook = load_register(), load_codebook()
    counts = dict.fromkeys(SHIFTS, 0)
    for report in reports:
        document = Document(path=f"{report.name}.txt", text=report.text, title=report.title)
        read = read_document(document, register, codebook)
        for shift in SHIFTS:
            printed = replace(document, published=(report.day + timedelta(days=shift)).isoformat())
            counts[shift] += date_document(printed, read, register).warning is not None
    return {shift: count / len(reports) for shift, count in counts.items()}


def told(row: Row, half: str | None) -> Iterator[str]:
    """What is wrong or too wide, with the reasons."""
    for name, (day, dating) in sorted(row.found.items()):
        wide = dating.interval.days is None or dating.interval.days > GOAL["width"]
        good = _holds(dating.interval, day)
        if not good or wide:
            ends = f"{dating.interval.earliest or ''}/{dating.interval.latest or ''}"
            yield (f"  {'wide ' if good else 'WRONG'} {name} {day} {ends} {dating.interval.days or '-'}"
                   f"\n      {' | '.join(dating.because)}\n      {dating.warning or ''}")


def table(rows: Mapping[str, Row], scores: Mapping[str, float]) -> str:
    """One line for each set and way."""
    out = [f"{'':34}{'reports':>8}{'holds':>8}{'closed':>8}{'wrong':>8}{'width':>8}"]
    for name, row in rows.items():
        lines = row.lines()
        cells = [f"{lines['reports']:8.0f}", *(_share(lines[one]) for one in ("holds", "holds, closed", "wrong")),
                 f"{lines['median width']:8.0f}"]
        out.append(f"{name:34}" + "".join(cells))
    out.append(f"{'goal, on dev':34}{'':8}{GOAL['holds']:8.2f}{'':16}{'< 60':>8}")
    out += [f"{'line dating of ' + name:34}{'':8}{value:8.3f}" for name, value in scores.items()]
    return "\n".join(out)


def _share(value: float | None) -> str:
    return f"{'-':>8}" if value is None else f"{value:8.3f}"


def main(argv: Iterable[str] | None = None) -> int:
    """Reads, compares, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"{', '.join(KNOWN)} (default: all)")
    parser.add_argument("--half", choices=HALVES, default="development", help="of the read-outs")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--wrong", action="store_true", help="print what is wrong or wide")
    parser.add_argument("--printed", action="store_true", help="warnings where the printed date is right or wrong")
    parser.add_argument("--scored", action="store_true", help="add the scorer's line for sets with their dates")
    options = parser.parse_args(None if argv is None else list(argv))
    if unknown := [name for name in options.sets if name not in KNOWN]:
        parser.error(f"no set {', '.join(unknown)}; known are {', '.join(KNOWN)}")
    rows: dict[str, Row] = {}
    scores: dict[str, float] = {}
    for name in options.sets or KNOWN:
        try:
            reports = list(of_readouts(options.half) if name == "readouts" else of_set(name))
        except Absent as why:
            print(f"skipped {name}: {why}")
            continue
        if options.printed:
            cells = ", ".join(f"{share:.3f} off by {shift}" for shift, share in warned(reports).items())
            print(f"{name}, warned: {cells}")
            continue
        for way in (True, False):
            row = dated(reports, addresses=way)
            rows[f"{name}, no dates{'' if way else ', no addresses'}"] = row
            if options.wrong and not way and (name != "readouts" or options.half == "development"):
                print(f"{name}:", *told(row, options.half), sep="\n")
    for name in [one for one in ("seeds", "dev") if options.scored and not SETS[one]().missing]:
        scores[name] = score(SETS[name]())["shares"]["dating"]["value"]
    if options.printed:
        return 0
    if options.json:
        print(json.dumps({"goal": GOAL, "rows": {name: _json(row.lines()) for name, row in rows.items()},
                          "dating": scores}, indent=2))
    else:
        print(table(rows, scores))
    return 0


def _json(lines: Mapping[str, Any]) -> dict[str, Any]:
    """Without the endless width, which JSON has no number for."""
    return {name: None if value == float("inf") else value for name, value in lines.items()}


if __name__ == "__main__":
    sys.exit(main())
