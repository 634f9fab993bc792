"""Reports as wires write them, made up by seeded templates: as many as are wanted, the same for the same seed.

    python benchmarks/generate.py NUMBER FOLDER [--seed 1]

States, holders of offices, capitals and towns come from the register, sentences from `templates.yaml`. Pairs of states
are drawn by Zipf's law (the n-th pair 1/n as often as the first), days from 2018 to 2025; one report in ten is a copy
of an agency text under another masthead; three in ten carry page noise. Facts are made up; the texts measure speed and
nothing else.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, combinations
from pathlib import Path
from typing import Any

import yaml

from comity.intake.language import language_of
from comity.register import Register, load_register
from comity.register.types import Person, State

TEMPLATES = Path(__file__).with_name("templates.yaml")
FIRST, LAST = date(2018, 1, 8), date(2025, 12, 20)
COPIES, NOISY, UNDATED = 0.10, 0.30, 0.10  # shares of reports: copies, with page noise, without a date
WORDS = 350  # a report stops after the sentence that reaches it, copies a little before
KEPT = 200  # agency texts that may still be copied
STATES = 60  # the best known of those whose leaders and foreign ministers the register knows throughout
CHOICE, SLOT = re.compile(r"\[([^\[\]]*)\]"), re.compile(r"\{(\w+)\}")
ARTICLE = frozenset(("GBR", "NLD", "PHL", "ARE", "USA"))  # states whose names take `the`
WEIGHTS = {"promises": 3, "protests": 1, "backgrounds": 3, "quotes": 1, "details": 6}  # of kinds of sentences
AGENCY = "Eastway News Agency"
TITLES = {"head-of-state": "President", "head-of-government": "Prime Minister"}


@dataclass(frozen=True, slots=True)
class Report:
    """A report: the name of its file, front matter as it stands there, and the body."""

    name: str
    url: str
    title: str
    published: str
    body: str

    @property
    def file(self) -> str:
        """The text of the file."""
        return f"---\nurl: {self.url}\ntitle: {json.dumps(self.title)}\npublished: {self.published}\n---\n{self.body}"


@cache
def templates() -> dict[str, Any]:
    """The sentences and lists."""
    found: dict[str, Any] = yaml.safe_load(TEMPLATES.read_text(encoding="utf-8"))
    return found


@cache
def states() -> tuple[State, ...]:
    """The states that reports are about, those with most places in the register first."""
    register = load_register()
    places = Counter(place.country for place in register.places)
    known = [state for state in register.states.values() if state.kind == "un-member" and state.capitals
             and all(_person(register, state, post, day) for post in ("lead", "foreign-minister")
                     for day in (FIRST, date(2022, 1, 1), LAST))]
    return tuple(sorted(known, key=lambda state: (-places[state.code], state.code))[:STATES])


@cache
def pairs() -> tuple[list[tuple[State, State]], list[float]]:
    """Pairs of states, the best known first, and their cumulated weights."""
    rank = {state.code: number + 1 for number, state in enumerate(states())}
    found = sorted(combinations(states(), 2), key=lambda pair: (rank[pair[0].code] * rank[pair[1].code], pair[0].code))
    return found, list(accumulate(1 / number for number in range(1, len(found) + 1)))


@cache
def towns() -> dict[str, list[str]]:
    """Towns by state; weak names are left out."""
    found: dict[str, list[str]] = {}
    for place in load_register().places:
        if not place.weak:
            found.setdefault(place.country, []).append(place.name)
    return found


def _person(register: Register, state: State, post: str, day: date) -> Person | None:
    held = register.holder(state.leads if post == "lead" else post, state.code, day)
    return register.persons[held.person] if held else None


def _written(state: State) -> str:
    return f"the {state.name}" if state.code in ARTICLE else state.name


def reports(number: int, *, seed: int = 1) -> Iterator[Report]:
    """So many reports."""
    chance = random.Random(seed)
    agency: list[tuple[Report, date]] = []
    listed, weights = pairs()
    for place in range(number):
        masthead = chance.choice(templates()["lists"]["masthead"])
        if agency and chance.random() < COPIES:
            original, day = agency[chance.randrange(len(agency))]
            yield _report(place, chance, masthead, day, original.title, _copied(original.body, chance))
            continue
        pair = list(chance.choices(listed, cum_weights=weights)[0])
        chance.shuffle(pair)
        day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
        told = _Telling(chance, pair[0], pair[1], day)
        wired = chance.random() < 0.3
        body = told.body(AGENCY if wired else None)
        while language_of(body) not in ("en", None):  # taken for a language that is not read
            body = told.body(AGENCY if wired else None)
        one = _report(place, chance, masthead, day, told.headline(), body)
        if wired:
            agency = [*agency[-KEPT:], (one, day)]
        yield one if chance.random() >= NOISY else _report(place, chance, masthead, day, one.title, told.noisy(body))


def _report(place: int, chance: random.Random, masthead: str, day: date, title: str, body: str) -> Report:
    dated = chance.random() >= UNDATED
    path = f"{day:%Y/%m/%d}/" if dated else "world/"
    return Report(f"{place:06}.txt", f"https://{masthead}.example/{path}{place:06}", title,
                  day.isoformat() if dated else "", body)


def _copied(body: str, chance: random.Random) -> str:
    """The text as another paper prints it: without its last paragraphs."""
    paragraphs = body.rstrip("\n").split("\n\n")
    return "\n\n".join(paragraphs[: max(3, len(paragraphs) - chance.randrange(3))]) + "\n"


class _Telling:
    """One report being written: what its slots stand for."""

    def __init__(self, chance: random.Random, one: State, other: State, day: date) -> None:
        self.chance, register = chance, load_register()
        self.day, self.town = day, chance.choice(towns()[one.code])
        third = chance.choice(states())
        self.slots = {"C": _written(third), "town": self.town, "weekday": f"{day:%A}", "date": f"{day.day} {day:%B %Y}"}
        for letter, state in (("A", one), ("B", other)):
            lead = _person(register, state, "lead", day)
            minister = _person(register, state, "foreign-minister", day)
            title = TITLES.get(state.leads, "Prime Minister")
            name = _written(state)
            self.slots |= {
                letter: name, f"{letter}a": state.demonyms[0], f"{letter}cap": state.capitals[0],
                f"{letter}poss": name + ("'" if name.endswith("s") else "'s"),
                f"{letter}town": chance.choice(towns()[state.code]),
                f"{letter}lead": f"{title} {lead.name}" if lead else f"the leader of {name}",
                f"{letter}lead2": lead.family if lead else f"{state.demonyms[0]} officials",
                f"{letter}fm": f"{state.demonyms[0]} Foreign Minister {minister.name}" if minister
                else f"the foreign minister of {name}",
                f"{letter}fm2": minister.family if minister else "the minister",
            }  # fmt: skip

    def sentence(self, template: str) -> str:
        """A template with its choices made and its slots filled."""
        text = SLOT.sub(lambda m: self._slot(m[1]), self._chosen(template))
        return text[0].upper() + text[1:]

    def _chosen(self, template: str) -> str:
        while found := CHOICE.search(template):
            drawn = self.chance.choice(found[1].split("|")).strip()
            template = template[: found.start()] + drawn + template[found.end():]
        return template

    def _slot(self, name: str) -> str:
        if name in self.slots:
            return self.slots[name]
        chance, lists = self.chance, templates()["lists"]
        drawn = {
            "n": lambda: str(chance.randint(2, 18)), "money": lambda: str(chance.randint(3, 950)),
            "money2": lambda: str(chance.randint(2, 400)), "percent": lambda: f"{chance.randint(11, 640) / 10:g}",
            "percent2": lambda: str(chance.randint(11, 80)), "people": lambda: f"{chance.randint(3, 900) * 100:,}",
            "year": lambda: str(self.day.year - chance.randint(1, 9)),
            "oldyear": lambda: str(chance.randint(1950, 1995)),
            "later": lambda: str(self.day.year + chance.randint(1, 8)),
            "monthyear": lambda: f"{self.day - timedelta(days=chance.randint(90, 1200)):%B %Y}",
        }  # fmt: skip
        if name in drawn:
            return drawn[name]()
        return self._chosen(chance.choice(lists[name.rstrip("23")]))

    def headline(self) -> str:
        """A title."""
        return self.sentence("{A} and {B} [discuss|talk about|at odds over|agree on] {topic} [in {town}|on {weekday}]")

    def body(self, agency: str | None) -> str:
        """Dateline, lead and paragraphs until there are words enough."""
        told = templates()
        lead = self.sentence(self.chance.choice(told["leads"][self.chance.choice(list(told["leads"]))]))
        credit = f" ({agency})" if agency else ""
        paragraphs = [f"{self.town.upper()}, {self.day:%B} {self.day.day}{credit} - {lead}"]
        left = {kind: self.chance.sample(told[kind], len(told[kind])) for kind in WEIGHTS}
        left["details"] *= 4  # their words are drawn anew each time
        while sum(len(paragraph.split()) for paragraph in paragraphs) < WORDS and any(left.values()):
            kinds = self.chance.choices(list(WEIGHTS), list(WEIGHTS.values()), k=self.chance.randint(1, 2))
            told_now = [self.sentence(left[kind].pop()) for kind in kinds if left[kind]]
            if told_now:
                paragraphs.append(" ".join(told_now))
        return "\n\n".join(paragraphs) + "\n"

    def noisy(self, body: str) -> str:
        """The body among the lines of a page."""
        paragraphs = body.rstrip("\n").split("\n\n")
        for line in self.chance.sample(templates()["noise"], self.chance.randint(2, 5)):
            paragraphs.insert(self.chance.randrange(len(paragraphs) + 1), self.sentence(line))
        return "\n\n".join(paragraphs) + "\n"


def write(number: int, folder: Path, *, seed: int = 1) -> int:
    """Write so many reports as files into a folder, which is made; returns how many words they have."""
    folder.mkdir(parents=True, exist_ok=True)
    words = 0
    for report in reports(number, seed=seed):
        (folder / report.name).write_text(report.file, encoding="utf-8", newline="\n")
        words += len(report.body.split())
    return words


def main() -> None:
    """Writes."""
    parser = argparse.ArgumentParser(description="Write generated reports into a folder.")
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    words = write(options.number, options.folder, seed=options.seed)
    print(f"{options.number} reports, {words / options.number:.0f} words each")


if __name__ == "__main__":
    main()
