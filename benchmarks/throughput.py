"""How fast are reports read, how much memory does it take, is it linear, and how long does a brief take?

    python benchmarks/throughput.py [--sizes 1000 2000 | --full] [--workers 2] [--json]

Generated reports (`generate.py`) are read by the pipeline as `comity read` runs it, each size into a new ledger in a
process of its own; on the largest ledger `comity brief` is run for the pair with most reports and for a middling one.
Goals: 40 reports of 350 words a second on two cores, memory under 1 GiB and flat, cost per report the same from 1,000
to 20,000, a brief under a second.

The stages are timed where the pipeline calls them, by the clock of the main process: `intake` makes documents of
files, `reading` waits for the workers, `writing` records documents and readings, `deriving` resolves and reconciles,
`index` loads what is derived and writes the record's tables. What is left is `rest`. Beside the clock stands the
processor time of all processes, which other programs on the machine do not lengthen much; the ratio compares it.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file, which puts this folder first

from benchmarks import generate

QUICK, FULL = (1_000, 2_000), (1_000, 5_000, 20_000)
RUNS = 5  # of which the median is told
MIDDLING = 30  # the rank of the pair that stands for many: Zipf's law gives it one report for 30 of the first
STAGES = ("intake", "reading", "writing", "deriving", "index")
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Run:
    """One size: seconds in all and by stage, seconds of processor time of the main process and of all workers, peak
    memory of the main process and of the largest worker in bytes."""

    reports: int
    words: int
    seconds: float
    stages: dict[str, float]
    busy: tuple[float, float]
    main: int
    worker: int
    entries: int

    @property
    def rate(self) -> float:
        """Reports a second."""
        return self.reports / self.seconds


def measure(folder: Path, ledger: Path, words: int, workers: int | None) -> Run:
    """Read a folder into a new ledger; to be called in a new process, whose memory is measured."""
    from comity import intake, pipeline
    from comity import workers as pool
    from comity.ledger import derived, documents, open_ledger, queries

    spent: defaultdict[str, float] = defaultdict(float)

    def timed(stage: str, module: Any, name: str) -> None:
        call: Callable[..., Any] = getattr(module, name)

        def wrapped(*given: Any, **named: Any) -> Any:
            begun = time.perf_counter()
            try:
                return call(*given, **named)
            finally:
                spent[stage] += time.perf_counter() - begun

        setattr(module, name, wrapped)

    def timed_items(stage: str, module: Any, name: str) -> None:
        call: Callable[..., Iterator[Any]] = getattr(module, name)

        def items(given: Iterator[Any]) -> Iterator[Any]:
            begun = time.perf_counter()
            for one in given:
                spent[stage] += time.perf_counter() - begun
                yield one
                begun = time.perf_counter()
            spent[stage] += time.perf_counter() - begun

        setattr(module, name, lambda *given, **named: items(call(*given, **named)))

    timed_items("intake", intake, "read_path")
    timed_items("reading", pool.Workers, "read")
    for name in ("settle", "unread", "add"):
        timed("writing", documents, name)
    timed("deriving", pipeline, "_derive")
    for name in ("outdated", "told_in", "replace_blocks"):
        timed("index", derived, name)
    begun = time.perf_counter()
    with open_ledger(ledger) as opened:
        report = pipeline.read_into(opened, [folder], workers=workers)
        seconds = time.perf_counter() - begun
        entries = sum(number for kind, number in queries.counts(opened).items() if kind != "document")
    if report.refused or report.skipped:
        raise SystemExit(f"throughput.py: {len(report.refused)} reports refused, {len(report.skipped)} not read deep: "
                         f"{[*report.refused, *report.skipped][:3]}")
    stages = {name: spent[name] for name in STAGES} | {"rest": seconds - sum(spent.values())}
    here, there = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    busy = here.ru_utime + here.ru_stime, there.ru_utime + there.ru_stime
    return Run(report.read, words, seconds, stages, busy, _peak(), there.ru_maxrss * 1024, entries)


def _peak() -> int:
    """The most memory that this process ever held, in bytes (VmHWM)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def briefs(ledger: Path, folder: Path) -> dict[str, float]:
    """Seconds of `comity brief` in a process of its own, by pair and form: medians."""
    listed, found = generate.pairs()[0], {}
    for what, (one, other) in (("most reports", listed[0]), ("middling", listed[MIDDLING - 1])):
        for form in ("text", "html"):
            command = [sys.executable, "-m", "comity.serving.cli", "--ledger", str(ledger), "brief", one.code,
                       other.code, "--format", form, "--output", str(folder / f"brief.{form}")]
            taken = []
            for _ in range(RUNS):
                begun = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True)
                taken.append(time.perf_counter() - begun)
            found[f"{one.code} {other.code} ({what}), {form}"] = statistics.median(taken)
    return found


def table(runs: list[Run], timed: dict[str, float]) -> str:
    """What was measured, for a reader."""
    stages = [*STAGES, "rest"]
    lines = [f"{'reports':>8}{'words':>7}{'seconds':>9}{'reports/s':>11}" + "".join(f"{s:>10}" for s in stages)
             + f"{'main MiB':>10}{'worker MiB':>12}{'entries':>9}{'CPU ms/report':>15}{'ratio':>7}"]
    cost = [1000 * sum(run.busy) / run.reports for run in runs]
    for run, spent in zip(runs, cost, strict=True):
        lines.append(f"{run.reports:8}{run.words / run.reports:7.0f}{run.seconds:9.1f}{run.rate:11.1f}"
                     + "".join(f"{run.stages[s] / run.seconds:10.0%}" for s in stages)
                     + f"{run.main / MIB:10.0f}{run.worker / MIB:12.0f}{run.entries:9}{spent:15.1f}"
                     f"{spent / cost[0]:7.2f}")
    lines.append("\ncomity brief, seconds, median of " + f"{RUNS} runs on {runs[-1].reports} reports:")
    lines += [f"  {what:40}{seconds:6.2f}" for what, seconds in timed.items()]
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Measure reading, deriving and the brief on generated reports.")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(QUICK), metavar="N", help="numbers of reports")
    parser.add_argument("--full", action="store_true", help=f"the sizes {', '.join(map(str, FULL))}")
    parser.add_argument("--workers", type=int, help="processes that read (default: as comity read)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args(argv)
    runs, timed = [], {}
    with tempfile.TemporaryDirectory(prefix="comity-throughput-") as name:
        for size in sorted(FULL if options.full else options.sizes):
            folder, ledger = Path(name) / f"reports-{size}", Path(name) / f"ledger-{size}.db"
            words = generate.write(size, folder)
            with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as alone:
                runs.append(alone.submit(measure, folder, ledger, words, options.workers).result())
            last = ledger
        timed = briefs(last, Path(name))
    if options.json:
        print(json.dumps({"cores": os.cpu_count(), "runs": [asdict(run) for run in runs], "briefs": timed}, indent=2))
    else:
        print(table(runs, timed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
