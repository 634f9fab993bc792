"""Who held which office on a day? Own questions, and the leaders of REIGN as a check from outside.

    python benchmarks/who.py [--data ../shared/data] [--draws 2000] [--show] [--json]

1. `tests/data/office_holders.jsonl`: questions with a person each, written from the public record before a look at the
   register. Right is the person; the state must be right too.
2. REIGN (2010-01 to 2021-03): the leader of a random state on a random day, fixed seed. Strict: the register's holder
   of the office that leads on the day. Either: that one, or the head of state or of government. A name matches by a
   common word, or by two long words that differ in few letters. REIGN counts presidents as leaders of Poland, Portugal,
   Lithuania, Mongolia or Iran; the register, as reports do, prime ministers, and Iran's supreme leader.
3. Milliseconds for one mention, and seconds to load all tables.

REIGN is not shipped: `gazetteers/` of COMITY_DATA, or https://github.com/OEFDataScience/REIGN.github.io. Nothing of it
is in the register. Without it its lines say so.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import os
import random
import sys
import time
from collections import Counter, defaultdict
from datetime import date, timedelta
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file, which puts this folder first

from comity.register import Person, Register, load_register, people

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ROOT / "tests" / "data" / "office_holders.jsonl"
ABBREVIATIONS = Path(__file__).with_name("cow_states.csv")
REIGN, REIGN_DIGEST = "reign-leaderlist-2021-03.csv.gz", "078e06499dcd24b7"
FIRST, LAST = date(2010, 1, 1), date(2021, 3, 31)
SEED = 20_261_122
PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "da", "do", "la", "van", "von", "der", "ben", "abu", "bint"})
LONG, ALIKE = 5, 0.8  # letters of words that may differ in spelling, and how much of them must agree (difflib ratio)
GOALS = {"own questions": 0.98, "REIGN, strict": 0.99, "REIGN, either": 0.99}


def asked(register: Register) -> tuple[Counter[str], Counter[str], list[str]]:
    """Questions by kind, right answers by kind, and what was wrong."""
    total, right, wrong = Counter[str](), Counter[str](), []
    for line in QUESTIONS.read_text("utf-8").splitlines():
        question = json.loads(line)
        kind = question["id"].partition("-")[0]
        answer = register.who(question["mention"], date.fromisoformat(question["on"]),
                              country=question.get("context_country"))
        total[kind] += 1
        if answer.person and answer.country == question["country"] and _bears(answer.person, question["person"]):
            right[kind] += 1
        else:
            found = answer.person.name if answer.person else None
            asked_for = f"{question['id']} {question['mention']!r} {question['on']}"
            wrong.append(f"{asked_for}: {question['person']}, not {found}")
    return total, right, wrong


def _bears(person: Person, name: str) -> bool:
    return people.key(people.tokens(name)) in people.keys(person)


def leaders(path: Path) -> dict[str, list[tuple[date, str, str]]]:
    """REIGN's leaders by ISO code: first day, end as `YYYY-MM`, name; the earliest first."""
    with ABBREVIATIONS.open(encoding="utf-8", newline="") as file:
        codes = {row["abbreviation"]: row["code"] for row in csv.DictReader(file)}
    found: dict[str, list[tuple[date, str, str]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            begin = date(int(row["syear"]), int(row["smonth"]), int(row["sdate"] or 1))
            end = f"{row['eyear']}-{row['emonth'].zfill(2)}" if row["eyear"] else "9999"
            found[codes.get(row["stateabb"], row["stateabb"])].append((begin, end, row["leader"]))
    return {code: sorted(rows) for code, rows in found.items()}


def drawn(register: Register, path: Path, draws: int) -> tuple[int, int, int, Counter[str]]:
    """How many draws, how many right strictly and either way, and who was missed how often."""
    listed = leaders(path)
    codes = sorted(code for code, rows in listed.items() if code in register.states and rows[-1][1] >= "2010")
    chance, seen, strict, either, missed = random.Random(SEED), 0, 0, 0, Counter[str]()
    while seen < draws:
        code, on = chance.choice(codes), FIRST + timedelta(days=chance.randrange((LAST - FIRST).days + 1))
        rows = [row for row in listed[code] if row[0] <= on and row[1] >= f"{on:%Y-%m}"]
        if not rows:
            continue
        seen += 1
        name = rows[-1][2]
        held = {post: register.holder(post, code, on) for post in ("head-of-state", "head-of-government")}
        leading = register.leading(code, on) or ""
        if leading not in held:
            held[leading] = register.holder(leading, code, on)
        same = {post: bool(one and alike(name, register.persons[one.person])) for post, one in held.items()}
        strict += same[leading]
        either += any(same.values())
        if not any(same.values()):
            known = " / ".join(dict.fromkeys(one.person if one else "nobody" for one in held.values()))
            missed[f"{code} {name}: the register has {known} ({on:%Y-%m})"] += 1
    return seen, strict, either, missed


def alike(name: str, person: Person) -> bool:
    """Whether a name and a person share a word, or long words that differ in few letters."""
    words = set(people.tokens(name)) - PARTICLES
    theirs = {word for spelled in (person.name, *person.spellings) for word in people.tokens(spelled)} - PARTICLES
    if any(word in theirs for word in words if len(word) > 1):
        return True
    return any(SequenceMatcher(None, one, other).ratio() >= ALIKE for one in words for other in theirs
               if len(one) >= LONG and len(other) >= LONG)


def timed() -> tuple[float, float]:
    """Seconds to load all tables, and milliseconds for a mention after that."""
    begin = time.perf_counter()
    register = Register()
    _ = (register.states, register.blocs, register.memberships, register.posts, register.persons,
         register.occupancies(), register.places, register.happenings)
    loaded = time.perf_counter() - begin
    questions = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    ask = [(q["mention"], date.fromisoformat(q["on"]), q.get("context_country")) for q in questions]
    for words, on, country in (*ask[::10], ("Jokowi", LAST, None), ("岸田首相", LAST, None)):  # made on first use
        register.who(words, on, country=country)
    begin = time.perf_counter()
    for words, on, country in ask:
        register.who(words, on, country=country)
    return loaded, (time.perf_counter() - begin) / len(ask) * 1000


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("COMITY_DATA", ROOT.parent / "shared/data")))
    parser.add_argument("--draws", type=int, default=2000)
    parser.add_argument("--show", action="store_true", help="print what was missed")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    register = load_register()
    total, right, wrong = asked(register)
    rows: dict[str, dict[str, Any]] = {
        "own questions": {"right": right.total(), "of": total.total()},
        **{f"  {kind}s": {"right": right[kind], "of": total[kind]} for kind in total}}
    path, missed = options.data / "gazetteers" / REIGN, Counter[str]()
    absent = ""
    if path.exists():
        seen, strict, either, missed = drawn(register, path, options.draws)
        rows |= {"REIGN, strict": {"right": strict, "of": seen}, "REIGN, either": {"right": either, "of": seen}}
        if hashlib.sha256(path.read_bytes()).hexdigest()[:16] != REIGN_DIGEST:
            absent = f"{path} is another edition than the one measured"
    else:
        absent = f"{path} is absent: REIGN is left out"
    loaded, spent = timed()
    if options.json:
        print(json.dumps({"measures": rows, "ms per mention": round(spent, 3), "seconds to load": round(loaded, 3),
                          "note": absent}))
        return
    print(f"{'':22}{'right':>7}{'of':>7}{'share':>8}{'goal':>7}")
    for name, row in rows.items():
        goal = f"{GOALS[name]:7.2f}" if name in GOALS else ""
        print(f"{name:22}{row['right']:7}{row['of']:7}{row['right'] / row['of']:8.4f}{goal}")
    print(f"{'ms per mention':22}{'':14}{spent:8.3f}{0.3:7.1f}\n{'seconds to load':22}{'':14}{loaded:8.3f}{0.5:7.1f}")
    if absent:
        print(absent)
    if options.show:
        print(*wrong, *(f"{count:4} {what}" for what, count in missed.most_common()), sep="\n")


if __name__ == "__main__":
    main()
