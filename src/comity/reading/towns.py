"""Towns that the register does not know: where a report is filed, and where a contact is told to take place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from comity.codebook.loader import load_yaml
from comity.register import Register
from comity.register.types import PlaceHit

NAME = r"(?-i:[A-Z][\w’'-]*[a-z](?: (?:[A-Z][\w’'-]*[a-z]|de|del|la|do|da|al|el)){0,2})"
IN_TOWN = re.compile(rf"\b(?:in|at) (?P<town>{NAME})(?=[.,;]|\s+(?:[a-z]|\d)|\s+(?:on|this|last|next)\b|$)"
                     rf"|\bat the (?P<post>{NAME}) (?:border )?(?:crossing|post|bridge|checkpoint)\b")
SAME_TOWN = re.compile(r"\b(?:in|at) the same (?:city|town|place|venue|hotel)\b")
NO_TOWN = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn"
    r"|Winter|\w+day|Parliament|Congress|Council|Assembly|Ministry|Sea|Ocean|Strait|Gulf|Bay|English|French|Spanish"
    r"|Russian|Arabic|Chinese|Europe\w*|Asia\w*|Africa\w*|America\w*|Pacific|Atlantic|Arctic|Middle|Government|House"
    r"|Committee|Union|Forum|Commission|Court|Bank|Foreign|Prime|President|Article|Phase|Annex|Chapter)\b")
PALACE = re.compile(  # where a government receives, whatever state it is
    r"\b(?:at|in) (?:the |his |her )?(?:State House|Government House"
    r"|(?:presidential|national|royal) (?:palace|residence|office)|presidency|chancellery"
    r"|(?:prime minister|president|premier)['’]s (?:office|residence)"
    r"|(?:foreign|defen[cs]e) (?:ministry|office))\b", re.I)
CAPITALS = re.compile(r"(?P<town>[A-Z][A-Z’'-]{2,}(?: [A-Z’'-]{2,}){0,2})(?=,|\s)")
NOT_THERE = "".join(
    rf"(?<!\b[{word[0].upper()}{word[0]}]{word[1:]} )"
    for word in ("in", "to", "at", "of", "near", "from", "visiting", "across"))
BEFORE_TITLE = 40  # characters before a title in which the part of a state is named that it is of
NO_DATELINE = frozenset("ANALYSIS BREAKING CORRECTED EDITORIAL EXCLUSIVE EXPLAINER FACTBOX FEATURE INTERVIEW LEAD"
                        " OPINION SUMMARY TIMELINE UPDATE URGENT WATCH".split())
LEAST = 4  # letters in capitals that are no abbreviation


def town_in(text: str, start: int, end: int) -> str | None:
    """The first name after "in" or "at" in a span of text that can be a town's or a border post's; the caller knows
    that the register has none."""
    for m in IN_TOWN.finditer(text, start, end):
        name = m["town"] or m["post"]
        if not NO_TOWN.search(name) and not name.endswith(("'s", "’s")):
            return str(name)
    return None


def filed_from(text: str, start: int) -> PlaceHit | None:
    """The town in capitals with which a sentence begins; its state is not known."""
    m = CAPITALS.match(text, start)
    if not m or len(m["town"]) < LEAST or NO_DATELINE & set(m["town"].split()):
        return None
    return PlaceHit(m.start(), m.end(), m["town"], m["town"].title(), "", False)


def capital_of(register: Register, code: str, named: Sequence[PlaceHit]) -> str | None:
    """The capital of a state; of several, as the register has them, the one that is named; else None."""
    state = register.states.get(code)
    spelled = state.capitals if state else ()
    capitals = {hit.name for name in spelled for hit in register.find_places(name)} or {*spelled}
    likely = [name for name in capitals if len(capitals) == 1 or any(hit.name == name for hit in named)]
    return likely[0] if len(likely) == 1 else None


@cache
def _parts() -> tuple[re.Pattern[str], dict[str, str]]:
    """The parts of states by name: a pattern for "Ontario's " right before a title, and the state of each."""
    homes = {name: code for code, names in load_yaml("data/provinces.yaml").items() for name in names}
    longest = sorted(homes, key=len, reverse=True)
    return re.compile(rf"{NOT_THERE}\b(?P<part>{'|'.join(map(re.escape, longest))})(?:['’]s)? +$"), homes


def part_owner(text: str, at: int) -> str | None:
    """The state whose part stands right before a title that begins at an offset: "Ontario's premier"; None without."""
    pattern, homes = _parts()
    found = pattern.search(text, max(0, at - BEFORE_TITLE), at)
    return homes[found["part"]] if found else None
