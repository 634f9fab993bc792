"""How good is the record? Reads sets of reports with gold and scores what comes out.

    python benchmarks/record.py [SET ...] [--json] [--floors] [--pin [--lower]]

Prints the scorer's table for each set (all sets without a name; one that is absent is skipped with the reason) and a
summary. Exit status 1 if evidence is not exact, not in the file or too long, if an entry has none, if a report is
missing, or, with `--floors`, if a measure falls below `floors.json`; 2 if the export breaks the contract.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file, which puts this folder first

from benchmarks import floors
from benchmarks.sets import BARE, MUST_BE_ONE, SETS, score, scorer, values

# The lines by which the record is judged, in the order of the scorer's table.
SUMMARY = ("meetings complete", "commitments complete", "events dated", "drivers", "obstacles", "figures", "stories",
           "copies", "conflicts", "meeting date", "meeting names", "sources", "dating", "dating interval",
           "publication date", "evidence support", *MUST_BE_ONE)


def summary(results: dict[str, dict[str, Any]]) -> str:
    """One line for each of the main measures, one column for each set."""
    found = {name: values(result) for name, result in results.items()}
    lines = [f"{'':24}" + "".join(f"{name:>10}" for name in results)]
    for line in SUMMARY:
        cells = [f"{one[line]:10.3f}" if line in one else f"{'-':>10}" for one in found.values()]
        lines.append(f"{line:24}" + "".join(cells))
    lines.append(f"{BARE:24}" + "".join(f"{result['errors'][BARE]:10}" for result in results.values()))
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """Scores, prints, checks."""
    parser = argparse.ArgumentParser(description="Score the record against reports with gold.")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"{', '.join(SETS)} (default: all)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--floors", action="store_true", help="fail if a measure falls below its floor")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", action="store_true", help="with --pin: let floors fall to what is measured")
    options = parser.parse_args(argv)
    if unknown := [name for name in options.sets if name not in SETS]:
        parser.error(f"no set {', '.join(unknown)}; known are {', '.join(SETS)}")
    if options.lower and not options.pin:
        parser.error("--lower only goes with --pin")
    wanted = {name: SETS[name]() for name in options.sets or SETS}
    skipped = {name: one.missing for name, one in wanted.items() if one.missing}
    module = scorer()
    try:
        results = {name: score(one) for name, one in wanted.items() if name not in skipped}
    except sys.modules["contract"].Malformed as error:
        print(f"record.py: the export breaks the contract: {error}", file=sys.stderr)
        return 2
    faults = [f"{name}: {fault}" for name, result in results.items() for fault in floors.broken(result)]
    pinned = floors.load()
    if options.floors:
        faults += [f"{name}: {fault}" for name, result in results.items() if name in pinned
                   for fault in floors.below(pinned[name], wanted[name].digest, result)]
    if options.json:
        print(json.dumps({"sets": results, "skipped": skipped, "faults": faults}, indent=2))
    else:
        for name, result in results.items():
            print(f"== {name}\n{module.table(result)}\n")
        if results:
            print(f"== summary: F1 or share\n{summary(results)}")
        print("".join(f"\nskipped {name}: {why}" for name, why in skipped.items()), end="\n" if skipped else "")
    for fault in faults:
        print(f"record.py: {fault}", file=sys.stderr)
    if options.pin and not any(floors.broken(result) for result in results.values()):
        measured = {name: (wanted[name].digest, result) for name, result in results.items()}
        raised, kept = floors.pin(pinned, measured, lower=options.lower)
        floors.save(raised)
        print("".join(f"{line} (--lower lets it fall)\n" for line in kept), end="", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
