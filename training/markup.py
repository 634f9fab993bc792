"""Training sentences as people write them, one a line: the text with its marks, two bars, what it says.

    [1 Oslo] {a lodged a protest} with [2 Moscow] over the flight. || a:114 1>2
    [1 Peru] and [2 Chile] {a agreed} to link their grids. || a:0311 1=2 stage=agreed field=energy
    Shares in [1 Tokyo] fell as [2 South Korean] chip makers gained. || -

`[n ...]` is a party (numbers count from 1), `{a ...}` the words that tell the act. After the bars stand readings,
parted by semicolons: trigger, colon, CAMEO code (`-` for none), then actors `>` recipients (`=`: both ways; joined by
`+`; either side may be empty), then `key=value`. `|| -` says that nobody does anything to anybody. `#` begins a
comment line.

Run as a program it checks files and counts what is in them: `python training/markup.py FILE...`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

VALUES = {
    "aux": {"future", "hypothetical", "negated", "historical"},
    "stage": {"considering", "proposed", "pledged", "agreed", "reaffirmed", "kept", "dropped"},
    "said": {"state", "official", "analyst", "journalist", "citizen", "company"},
    "field": {
        "security",
        "intelligence-sharing",
        "defence-exercises",
        "defence-industry",
        "denuclearisation",
        "territory",
        "trade",
        "trade-pact",
        "supply-chain",
        "finance",
        "energy",
        "climate-environment",
        "ai",
        "science-technology",
        "culture-education",
        "people-to-people",
        "history",
        "humanitarian-aid",
        "crime-scams",
        "shuttle-diplomacy",
        "trilateral-multilateral",
        "other",
    },
}
MARK = re.compile(r"\[(\d+) ([^\[\]{}]*?)\]|\{([a-z]) ((?:[^\[\]{}]|\[\d+ [^\[\]{}]*?\])*?)\}")
READING = re.compile(r"([a-z]):(-|0\d{1,3}|1\d{1,3}|20\d{0,2})\s+([\d+]*)([>=])([\d+]*)((?:\s+[a-z]+=[a-z-]+)*)$")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the plain text, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """One reading: the trigger's letter, the CAMEO code or None, who to whom, and its keys."""

    trigger: str
    code: str | None
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    mutual: bool
    keys: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sample:
    """One sentence: the plain text, its parties by number, its triggers by letter, its readings."""

    text: str
    parties: dict[int, Span]
    triggers: dict[str, Span]
    told: tuple[Told, ...]


class MarkupError(ValueError):
    """A line that does not follow the form; the message says where."""


def _plain(marked: str) -> tuple[str, dict[int, Span], dict[str, Span]]:
    out: list[str] = []
    parties: dict[int, Span] = {}
    triggers: dict[str, Span] = {}
    length, at = 0, 0
    for m in MARK.finditer(marked):
        out.append(marked[at : m.start()])
        length += m.start() - at
        if m[1]:
            words, number = m[2], int(m[1])
            parties.setdefault(number, Span(length, length + len(words)))
        else:
            words, inner, _ = _plain(m[4])
            triggers.setdefault(m[3], Span(length, length + len(words)))
            for number, span in inner.items():
                parties.setdefault(number, Span(span.start + length, span.end + length))
        out.append(words)
        length += len(words)
        at = m.end()
    out.append(marked[at:])
    return "".join(out), parties, triggers


def parse(line: str) -> Sample:
    """A line as a sample. Raises MarkupError where it breaks the form or names what is not there."""
    marked, bars, tail = line.partition("||")
    if not bars:
        raise MarkupError("no '||'")
    text, parties, triggers = _plain(marked.strip())
    if re.search(r"[\[\]{}]", text):
        raise MarkupError(f"a bracket is left over: {text!r}")
    told = []
    for piece in [] if tail.strip() == "-" else tail.split(";"):
        m = READING.match(piece.strip())
        if not m:
            raise MarkupError(f"not a reading: {piece.strip()!r}")
        keys = dict(k.split("=", 1) for k in m[6].split())
        for key, value in keys.items():
            if value not in VALUES.get(key, ()):
                raise MarkupError(f"unknown {key}={value}")
        left, right = (tuple(int(n) for n in part.split("+") if n) for part in (m[3], m[5]))
        if m[1] not in triggers:
            raise MarkupError(f"no trigger {m[1]!r}")
        if missing := set(left + right) - set(parties):
            raise MarkupError(f"no party {sorted(missing)}")
        if m[2] == "-" and "stage" not in keys:
            raise MarkupError("a reading needs a code or a stage")
        told.append(Told(m[1], None if m[2] == "-" else m[2], left, right, m[4] == "=", keys))
    return Sample(text, parties, triggers, tuple(told))


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file that are sentences, with their numbers."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def main(paths: list[str]) -> int:
    """Check files; print faults and counts; 1 if anything is wrong."""
    faults, codes, stages, fields, aux = 0, Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    seen: dict[str, str] = {}
    openings: Counter[str] = Counter()
    total = 0
    for name in paths:
        for number, line in lines(Path(name)):
            total += 1
            try:
                sample = parse(line)
            except MarkupError as error:
                faults += 1
                print(f"{name}:{number}: {error}")
                continue
            key = re.sub(r"\W+", " ", sample.text.casefold())
            if key in seen:
                faults += 1
                print(f"{name}:{number}: the same sentence as {seen[key]}")
            seen[key] = f"{name}:{number}"
            for span in sample.triggers.values():
                openings[sample.text[span.start : span.end].casefold()] += 1
            for t in sample.told:
                codes[t.code or "-"] += 1
                for counter, wanted in ((stages, "stage"), (fields, "field"), (aux, "aux")):
                    if wanted in t.keys:
                        counter[t.keys[wanted]] += 1
            codes["none"] += not sample.told
    print(f"{total} sentences, {faults} faults")
    for counter in (codes, stages, fields, aux):
        if counter:
            print("  " + "  ".join(f"{k} {n}" for k, n in sorted(counter.items())))
    print("  commonest triggers: " + ", ".join(f"{k} {n}" for k, n in openings.most_common(12)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
