"""Fills what the docs show of the demo from the demo itself, so that every line in them was printed by a command.

    python docs/update_demo.py [--check]

Reads `examples/japan-korea` into a ledger of its own, runs the commands, and writes the lines of a brief and of wrong
input in `README.md` and the table of `docs/mechanisms.md`, each between its two marks. With `--check` nothing is
written, and exit status 1 tells that something would change. What no line shows is written as "does not show yet".
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STATES = "JPN KOR"
WIDTH = 88
LONGEST = 230  # characters of a line in the table
NOTE_NUMBERS = re.compile(r"\s*(?:\[\d+\])+")

# Lines of the brief that the README shows: a meeting told by copies, a contradiction, an undated one, a promise told in
# many reports, one that is overdue, one that rests on one report.
README = (
    r"16 March 2023: Prime Minister .* met in Tokyo",
    r"contradict each other on the date",
    r"Hiroshima.*undated: between|^January 2026.*undated: between|undated: between",
    r"shuttle diplomacy.*sources in",
    r"overdue, no word since",
    r"\(United States\).*Camp David.*one report",
)

# Wrong input, in a folder that holds an empty folder, a PDF, and `notes.txt`, which is no ledger.
WRONG = ("read nowhere", "read empty", "read report.pdf", "brief Atlantis", "brief JPN KOR --since yesterday",
         "brief JPN KOR --field supply-chian", "brief JPN KOR --output brief.docx", "--ledger notes.txt brief",
         "--ledger empty brief", "why m0000")

# Mechanism, command (for Japan and South Korea unless it names states), what its line must hold.
TABLE = (
    ("Summits", "chronology", r"Prime Minister .* and President .* met in Andong"),
    ("Shuttle diplomacy", "mechanisms", r"^Shuttle diplomacy"),
    ("Shuttle diplomacy as a promise", "commitments --field shuttle-diplomacy", r"shuttle diplomacy|mutual visits"),
    ("Defence ministers' visits", "mechanisms", r"^Defence ministers"),
    ("Trilateral coordination with the United States", "chronology", r"\(United States\).*Camp David"),
    ("Trilateral promises", "commitments --field trilateral-multilateral", r"United States|Washington"),
    ("Trilateral summit with China", "chronology", r"\(China\).*(?:three-way|multilateral).*in Seoul"),
    ("Intelligence sharing", "commitments --field intelligence-sharing", r""),
    ("The intelligence pact as a quarrel", "brief", r"^Intelligence pact dispute"),
    ("Joint exercises", "chronology", r"held a joint exercise"),
    ("Joint exercises as a promise", "commitments --field defence-exercises", r"agreed|pledged"),
    ("Denuclearisation", "commitments --field denuclearisation", r""),
    ("Supply chains", "commitments --field supply-chain", r"supply chain"),
    ("Energy supply resilience", "commitments --field energy", r"in an emergency|energy keeps|crude oil"),
    ("Semiconductors", "commitments", r"\(semiconductors\)|chip materials"),
    ("Electric vehicles", "commitments", r"common work on electric vehicles|electric vehicles"),
    ("Renewables", "commitments", r"renewable"),
    ("Artificial intelligence", "commitments --field ai", r""),
    ("Unmanned systems", "commitments", r"unmanned systems"),
    ("Space", "commitments", r"\bin space\b|\(space\)"),
    ("Trade pacts", "commitments --field trade-pact", r""),
    ("CPTPP", "commitments KOR", r"CPTPP"),
    ("Investment", "commitments KOR USA", r"\(investment\)"),
    ("Tariffs", "brief", r"^Tariffs"),
    ("Joint policing of scams", "commitments --field crime-scams", r""),
    ("Culture and education", "commitments --field culture-education", r""),
    ("Tourism and travel", "commitments --field people-to-people", r"travel"),
    ("Remains from the coal mine", "commitments", r"remains"),
    ("The search for remains as a mechanism", "mechanisms", r"remains"),
    ("Forced labour", "brief", r"^Forced labour"),
    ("Territorial disputes", "brief", r"^Territorial dispute"),
    ("Radar lock-on", "brief", r"^Radar incident"),
    ("Export curbs", "chronology", r"export controls? on|eased measures against|curbs"),
    ("Anniversaries", "brief", r"^Anniversary of diplomatic"),
    ("Driver: North Korea's missiles", "brief", r"^North Korea's nuclear and missile"),
    ("Driver: ties of Russia and North Korea", "brief", r"^Military ties of Russia"),
    ("Driver: wars in the Middle East", "brief", r"^War in the Middle East"),
    ("Driver: war in Ukraine", "brief", r"^War of Russia and Ukraine"),
    ("Driver: China", "brief", r"^Pressure by China"),
    ("Driver: Taiwan", "brief", r"^Tension over Taiwan"),
)


def comity(ledger: Path, *arguments: str) -> str:
    """What a command prints. Raises CalledProcessError if it fails."""
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", "comity.serving.cli", "--ledger", str(ledger), *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8",
                          env={**os.environ, "PYTHONPATH": path}).stdout


def complaint(ledger: Path, folder: Path, command: str) -> str:
    """The first line that a command says beside its output."""
    words = command.split() if "--ledger" in command else ["--ledger", str(ledger), *command.split()]
    run = subprocess.run([sys.executable, "-m", "comity.serving.cli", *words], cwd=folder, check=False,
                         capture_output=True, text=True, encoding="utf-8",
                         env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    return run.stderr.splitlines()[0] if run.returncode else "*is not refused*"


def wrong(ledger: Path, folder: Path) -> str:
    """Wrong input and what is said to it, as a Markdown table."""
    (folder / "empty").mkdir()
    (folder / "report.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "notes.txt").write_text("Notes, by no means a database.\n" * 99, encoding="utf-8")
    said = [(command, complaint(ledger, folder, command).replace("|", r"\|")) for command in WRONG]
    return "\n".join(["| command | says |", "| --- | --- |", *(f"| `comity {one}` | {text} |" for one, text in said)])


def lines_of(printed: str) -> list[str]:
    """The lines of a view as single lines: without wrapping, notes, note numbers and what stands under them."""
    found: list[str] = []
    open_line = False
    for line in re.split(r"^NOTES$", printed, flags=re.MULTILINE)[0].splitlines():
        if line.startswith("- "):
            found.append(line[2:])
            open_line = True
        elif open_line and re.match(r"  \S", line):
            found[-1] += " " + line.strip()
        else:
            open_line = False
    return [NOTE_NUMBERS.sub("", line) for line in found]


def short(line: str) -> str:
    """A line cut at a word, with its marks kept."""
    marks = re.search(r" \([^()]*(?:\([^()]*\)[^()]*)*\)$", line)
    said, tail = (line[: marks.start()], marks[0]) if marks else (line, "")
    room = LONGEST - len(tail)
    return line if len(line) <= LONGEST or room < WIDTH else textwrap.shorten(said, room, placeholder=" …") + tail


def table(lines: Callable[[str], list[str]]) -> str:
    """The mechanisms with command and line, as a Markdown table."""
    rows = ["| mechanism | command | a line that it prints |", "| --- | --- | --- |"]
    for name, command, pattern in TABLE:
        view, *options = command.split()
        whole = command if options and options[0].isupper() else " ".join([view, STATES, *options])
        line = next((one for one in lines(whole) if re.search(pattern, one)), None)
        shown = short(line).replace("|", r"\|") if line else "*does not show yet*"
        rows.append(f"| {name} | `{whole}` | {shown} |")
    return "\n".join(rows)


def brief(lines: list[str]) -> str:
    """The lines of a brief for the README, as printed text."""
    found: list[str] = []
    for pattern in README:
        line = next((one for one in lines if re.search(pattern, one) and one not in found), None)
        found += [line] if line else []
    return "```text\n" + "\n".join(textwrap.fill(line, WIDTH, initial_indent="- ", subsequent_indent="  ")
                                   for line in found) + "\n```"


def between(text: str, mark: str, content: str) -> str:
    """The text with what stands between `<!-- mark -->` and `<!-- /mark -->` replaced."""
    changed, number = re.subn(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)",
                              lambda found: f"{found[1]}{content}\n{found[2]}", text, flags=re.DOTALL)
    if number != 1:
        raise SystemExit(f"update_demo.py: the marks of {mark!r} do not stand there once")
    return changed


def main() -> int:
    """Runs the demo, fills the docs."""
    parser = argparse.ArgumentParser(description="Fill what the docs show of the demo.")
    parser.add_argument("--check", action="store_true", help="only tell whether something would change")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "demo.db"
        comity(ledger, "read", "examples/japan-korea")

        @cache
        def lines(command: str) -> list[str]:
            return lines_of(comity(ledger, *command.split()))

        readme = {"brief": brief(lines(f"brief {STATES}")), "wrong": wrong(ledger, Path(folder))}
        fills = {ROOT / "README.md": readme, ROOT / "docs" / "mechanisms.md": {"demo": table(lines)}}
    stale = []
    for path, contents in fills.items():
        old = new = path.read_text(encoding="utf-8")
        for mark, content in contents.items():
            new = between(new, mark, content)
        if new != old:
            stale.append(path.name)
            if not options.check:
                path.write_text(new, encoding="utf-8", newline="\n")
    print("changed: " + ", ".join(stale) if stale else "all as the demo prints it")
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
