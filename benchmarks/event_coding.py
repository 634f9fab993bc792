"""How good is an event coder? One table over everybody's tests: ours, a peer's number, the goal.

    python benchmarks/event_coding.py [gsr|plv|aw|petr2|alarms|pledges|factuality|certainty|roles ...]
                                      [--coder rules] [--split train] [--json]

Without names all rows are run; a name stands for all rows that begin with it. A row whose data are absent
(`COMITY_DATA`, default `../shared/data`), or whose question the coder does not answer, is skipped with the reason.
`--split train` runs the rows that have a side for validation on that side, so that nothing is ever tuned on a test:
PLV_train, AW_train, the dev sides of UW, WikiEvents and RAMS. Intervals are of 95 %, by 1,000 draws. No sentence is
printed. `docs/benchmarks.md` says what each row is.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file, which puts this folder first

from benchmarks.events import alarms, ends, pairs, peers, roles, statements
from benchmarks.events.coders import CODERS, Coder, NotOffered
from benchmarks.events.rows import SPLITS, NoSplit, Outcome, Row
from benchmarks.events.sources import Absent

ROWS: dict[str, Row] = {
    "gsr": Row("PLOVER records, raw text", ends.gsr),
    "plv": Row("PLV, parties marked", pairs.plv),
    "aw": Row("A/W, parties marked", pairs.aw),
    "petr2": Row("PETRARCH-2 records, raw text", ends.petr2),
    "alarms-neutral": Row("false alarms, CAMEO 01 and 02", alarms.neutral),
    "alarms-own": Row("false alarms, our sentences", alarms.own),
    "pledges": Row("MiMac pledges", statements.pledges),
    "factuality": Row("UW factuality", statements.factuality),
    "certainty": Row("MEANTIME certainty", statements.certainty),
    "roles-wikievents": Row("WikiEvents, who to whom", roles.wikievents),
    "roles-rams": Row("RAMS, who to whom", roles.rams),
}


def chosen(names: Sequence[str]) -> list[str]:
    """The rows that names stand for, in order. Raises KeyError for a name that stands for none."""
    if unknown := [name for name in names if not any(row.startswith(name) for row in ROWS)]:
        raise KeyError(f"no row {', '.join(unknown)}; known are {', '.join(ROWS)}")
    return [row for row in ROWS if not names or any(row.startswith(name) for name in names)]


def measured(coder: Coder, names: Sequence[str], split: str) -> tuple[dict[str, Outcome], dict[str, str]]:
    """The outcomes, and why rows were skipped."""
    outcomes: dict[str, Outcome] = {}
    skipped: dict[str, str] = {}
    for name in names:
        try:
            outcomes[name] = ROWS[name].run(coder, split)
        except (Absent, NotOffered, NoSplit) as why:
            skipped[name] = str(why)
    return outcomes, skipped


def told(name: str, outcome: Outcome, known: Mapping[str, Any], split: str) -> dict[str, Any]:
    """A row as JSON: measures with interval, peer and goal (of the test side alone)."""
    measures = {}
    for line, measure in outcome.measures.items():
        peer, goal = peers.PEERS.get((name, line), (None, None)) if split == "test" else (None, None)
        measures[line] = {
            **asdict(measure), "less_is_better": (name, line) in peers.LESS_IS_BETTER,
            "peer": peers.value(peer, known) if peer else None, "peer_is": peer.who if peer else None,
            "goal": peers.value(goal, known) if goal else None, "goal_is": goal.who if goal else None}
    return {"title": ROWS[name].title, "items": outcome.items, "sha256": dict(outcome.sha256), "measures": measures}


def table(rows: Mapping[str, Mapping[str, Any]]) -> str:
    """One line for each measure."""
    lines = [f"{'test':36} {'measure':30} {'ours':>6} {'95 %':>13} {'peer':>6} {'goal':>6}"]
    for row in rows.values():
        title = f"{row['title']} ({row['items']:,})"
        for name, one in row["measures"].items():
            span = f"{one['low']:.3f}-{one['high']:.3f}" if one["low"] is not None else ""
            mark = " (less is better)" if one["less_is_better"] else ""
            lines.append(f"{title:36} {name:30} {one['value']:6.3f} {span:>13} {_cell(one['peer'])} "
                         f"{_cell(one['goal'])} {_who(one)}{mark}".rstrip())
            title = ""
    return "\n".join(lines)


def _cell(number: float | None) -> str:
    return f"{'-':>6}" if number is None else f"{number:6.3f}"


def _who(one: Mapping[str, Any]) -> str:
    names = [name for key, name in (("peer", one["peer_is"]), ("goal", one["goal_is"])) if one[key] is not None]
    return " / ".join(dict.fromkeys(names))


def main(argv: list[str] | None = None) -> int:
    """Measures and prints; 0 also where rows were skipped, 2 for a name that is none."""
    parser = argparse.ArgumentParser(description="Score an event coder on public tests.")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"{', '.join(ROWS)} (default: all)")
    parser.add_argument("--coder", choices=sorted(CODERS), default="encoder", help="who codes (default: rules)")
    parser.add_argument("--split", choices=SPLITS, default="test", help="train: the sides for validation")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args(argv)
    try:
        names = chosen(options.rows)
    except KeyError as error:
        parser.error(error.args[0])
    began = time.perf_counter()
    outcomes, skipped = measured(CODERS[options.coder](), names, options.split)
    seconds = round(time.perf_counter() - began, 1)
    known = peers.anchors()
    rows = {name: told(name, outcome, known, options.split) for name, outcome in outcomes.items()}
    if options.json:
        print(json.dumps({"coder": options.coder, "split": options.split, "seconds": seconds, "rows": rows,
                          "skipped": skipped}, indent=2))
        return 0
    print(f"coder {options.coder}, {options.split} side, {seconds} s\n\n{table(rows)}")
    print("".join(f"\nskipped {name}: {why}" for name, why in skipped.items()), end="\n" if skipped else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
