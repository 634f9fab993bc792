"""Fills the tables of coverage in docs/register.md from the register itself.

    python docs/update_coverage.py [--until DATE]

A cell is the share of days with a holder of an office, acting ones included, from 2010-01-01 (or the first day of a
younger state) to DATE, today by default. Only the part of the page between the two marks is written.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from comity.register import Register, load_register

PAGE = Path(__file__).with_name("register.md")
BEGIN, END = "<!-- coverage: begin -->\n", "<!-- coverage: end -->\n"
SINCE = date(2010, 1, 1)
POSTS = {"head-of-state": "head of state", "head-of-government": "head of government", "foreign-minister": "foreign",
         "defence-minister": "defence", "trade": "trade or economy", "national-security-adviser": "security adviser"}
EITHER = {"trade": ("trade-minister", "economy-minister")}
MAIN = ("head-of-state", "head-of-government", "foreign-minister", "defence-minister", "trade")
MAJOR = ("G20", "ASEAN", "Quad", "GCC")
MORE = ("ESP", "POL", "NLD", "ISR", "IRN", "UKR", "PAK", "PRK", "TWN", "EU")


def held_days(register: Register, state: str, post: str, first: date, last: date) -> int:
    """On how many days from first to last (both counted) somebody holds an office of a state."""
    days: set[int] = set()
    for one in EITHER.get(post, (post,)):
        for held in register.occupancies(post=one, country=state):
            if held.start:
                begin = max(held.interval.earliest or first, first)
                end = min(held.interval.latest or last, last)
                days.update(range(begin.toordinal(), end.toordinal() + 1))
    return len(days)


def share(register: Register, states: Iterable[str], posts: Iterable[str], first: date, last: date) -> float:
    """The share of days with a holder, over states and posts."""
    held = total = 0
    young = {m.member: m.interval.earliest for m in register.memberships if m.bloc == "UN" and m.start}
    for state in states:
        begin = max(first, young.get(state) or first)
        if begin > last:
            continue
        for post in posts:
            held += held_days(register, state, post, begin, last)
            total += (last - begin).days + 1
    return held / total if total else 0.0


def written(value: float) -> str:
    """A share with two digits, cut, so that only what is whole is 1.00."""
    return f"{int(value * 100) / 100:.2f}" if value else "-"


def by_year(register: Register, states: list[str], rows: dict[str, tuple[list[str], tuple[str, ...]]],
            until: date) -> list[str]:
    """A table with a column for each year and a row for each name: states and posts."""
    years = range(SINCE.year, until.year + 1)
    lines = [f"| | {' | '.join(str(year)[2:] for year in years)} |", f"| --- |{' ---: |' * len(years)}"]
    for name, (which, posts) in rows.items():
        cells = [written(share(register, which or states, posts, date(year, 1, 1), min(date(year, 12, 31), until)))
                 for year in years]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def tables(register: Register, until: date) -> str:
    """All three tables."""
    members = list(register.members("UN"))
    major = sorted({*MORE, *(code for bloc in MAJOR for code in register.members(bloc))} - {"AU"})
    lines = [f"Share of days with a holder, 2010-01-01 to {until.isoformat()}; `-` is none.", "",
             "**All members of the United Nations, by year:**", ""]
    lines += by_year(register, members, {label: ([], (post,)) for post, label in POSTS.items()}, until)
    lines += ["", "**States most reported on, by year** (heads of state and of government, ministers of foreign",
              "affairs, defence, and trade or economy together):", ""]
    lines += by_year(register, members, {code: ([code], MAIN) for code in major}, until)
    lines += ["", "**Each state, all years together:**", "", f"| | {' | '.join(POSTS.values())} |",
              f"| --- |{' ---: |' * len(POSTS)}"]
    for code in register.states:
        cells = [written(share(register, [code], (post,), SINCE, until)) for post in POSTS]
        lines.append(f"| {code} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes the tables into the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--until", type=date.fromisoformat, default=date.today())
    until = parser.parse_args().until
    text = PAGE.read_text("utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    PAGE.write_text(f"{before}{BEGIN}{tables(load_register(), until)}{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
