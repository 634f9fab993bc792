"""Clues from people outside the reading's mentions: governments called by their leaders, offices in the title.

Each rule gives findings: days on which the report, and with it its main event, can lie, and the reason in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from comity.register import Occupancy
from comity.resolving.facts import Facts, cues
from comity.resolving.people import post_in
from comity.resolving.votes import Finding

_WORDS = re.compile(r"[\w.'’-]+")
_JOINED = re.compile(r"[-\u2011\u2013\u2060]+")  # `Biden-Harris`, also with hyphens that do not break
_INITIAL = re.compile(r"\s+[A-Z]\.")
LONGEST_OFFICE = 4  # words before a name
BEFORE = 30  # characters before a name in which it may be called former
LEADING = ("head-of-government", "head-of-state")


def administrations(facts: Facts, weight: float) -> Iterator[Finding]:
    """`The Biden administration` acts: its leader governs."""
    for start, end in cues()["called_by_leader"].places(facts.text):
        word = _last_word(facts.text[max(0, start - BEFORE):start])
        before = facts.text[max(0, start - len(word) - BEFORE):max(0, start - len(word))]
        if not word[:1].isupper() or facts.noisy(start) or facts.cue("earlier_government", before):
            continue
        name = _JOINED.split(word)[0].removesuffix("'s").removesuffix("’s")
        held = [one for person in facts.register.persons_named(name) if person.family == name
                for one in facts.register.occupancies(person=person.id) if one.post in LEADING and one.start]
        if not held or len({one.country for one in held}) > 1:
            continue
        yield Finding(weight, "administrations", f"the {word} {facts.text[start:end].lower()} governs "
                      f"{facts.register.name(held[0].country)} {_terms(held)}", tuple(one.interval for one in held))


def _last_word(text: str) -> str:
    words = _WORDS.findall(text)
    return words[-1] if words and text.rstrip().endswith(words[-1]) else ""


def titles(facts: Facts, weight: float) -> Iterator[Finding]:
    """An office before a known full name in the title: the holder is in office."""
    register, title = facts.register, facts.document.title or ""
    for hit in register.find_persons(title):
        before = title[max(0, hit.start - BEFORE):hit.start]
        if facts.cue("former", before) or facts.cue("not_yet", before):
            continue
        words = _WORDS.findall(title[:hit.start])
        if told := _held(facts, words, hit.persons):
            office, held = told
            yield Finding(weight, "titles", f"the title calls {hit.text} {office} {_terms(held)}",
                          tuple(one.interval for one in held))
    yield from _family_names(facts, weight / 2)


def _family_names(facts: Facts, weight: float) -> Iterator[Finding]:
    """An office before a family name in the title: one who bears it is in office. A part of a known full name, and a
    name that another one follows after an initial, is none."""
    title, register = facts.document.title or "", facts.register
    full = [(hit.start, hit.end) for hit in register.find_persons(title)]
    words: list[str] = []
    for match in _WORDS.finditer(title):
        word = match.group().removesuffix("'s").removesuffix("’s")
        named = words and word[:1].isupper() and not any(a < match.end() and match.start() < b for a, b in full)
        if named and not _INITIAL.match(title, match.end()) and not facts.cue("former", " ".join(words[-4:])):
            bearers = [one.id for one in register.persons_named(word) if one.family == word]
            if told := _held(facts, words, bearers):
                office, held = told
                yield Finding(weight, "titles", f"the title calls {word} {office} {_terms(held)}"[:290],
                              tuple(one.interval for one in held))
        words.append(word)


def _held(facts: Facts, words: list[str], persons: Iterable[str]) -> tuple[str, list[Occupancy]] | None:
    """The office that the last of some words name, and the tenures of it that these persons held."""
    register, everybody = facts.register, list(persons)
    for length in range(min(LONGEST_OFFICE, len(words)), 0, -1):
        office = " ".join(words[-length:])
        held = [one for person in everybody for one in register.occupancies(person=person) if one.start
                and post_in(office, one.country, register) == one.post]
        if held:
            return office, held
    return None


def _terms(held: list[Occupancy]) -> str:
    return " and ".join(f"from {one.start}" + (f" to {one.end}" if one.end else "") for one in held)
