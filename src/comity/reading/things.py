"""What a promise is about: the subjects named in some words, each with its field and topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from comity.codebook.loader import language_file
from comity.reading.cues import promises
from comity.reading.literals import Prefilter


@dataclass(frozen=True, slots=True)
class Thing:
    """A subject of cooperation as the text names it. A weak one only counts where nothing else is named."""

    start: int
    end: int
    text: str
    field: str
    topic: str | None
    weak: bool


@cache
def prefilter() -> Prefilter:
    """Which fields and topics are worth trying on some words."""
    return Prefilter([pattern.pattern for *_, pattern in cues()])


@cache
def cues() -> list[tuple[str, str | None, bool, re.Pattern[str]]]:
    """For each field and topic the pattern of its cues."""
    return [(row["field"], row["topic"], bool(row.get("weak")),
             re.compile(f"(?<![\\w-])(?:{'|'.join(row['cues'])})(?!\\w)", re.I))
            for row in language_file("en", "fields")]


def find_things(text: str, start: int, end: int, hidden: Sequence[tuple[int, int]] = ()) -> list[Thing]:
    """The subjects named in `text[start:end]` in order; of overlapping ones the longest.

    `hidden` are spans that name somebody ("the defence minister") and no subject; what begins before one may hold it
    ("complaint at the World Trade Organization"). A general subject is left out where
    the same words name a topic of its field, a weak one where they name any other. Each is named once, a general one
    once in each part ("to resume talks on defence and to train forces").
    """
    found: list[Thing] = []
    for number in prefilter().worth(text[start:end]):
        field, topic, weak, pattern = cues()[number]
        for m in pattern.finditer(text, start, end):
            if not any(a <= m.start() < b for a, b in hidden):
                found.append(Thing(m.start(), m.end(), m.group(), field, topic, weak))
    found.sort(key=lambda t: (-(t.end - t.start), t.weak, t.start))
    kept: list[Thing] = []
    for thing in found:
        if not any(k.start < thing.end and k.end > thing.start for k in kept):
            kept.append(thing)
    kept.sort(key=lambda t: t.start)
    parts = [m.end() for m in promises("part").finditer(text, start, end)]
    part_of = {thing: sum(at <= thing.start for at in parts) for thing in kept}
    strong = {part_of[t] for t in kept if not t.weak}
    first: dict[tuple[str, str | None, int], Thing] = {}
    for thing in kept:
        if not (thing.weak and part_of[thing] in strong):
            first.setdefault((thing.field, thing.topic, 0 if thing.topic else part_of[thing]), thing)
    topical = {t.field for t in first.values() if t.topic}
    return [named(t) for t in first.values() if t.topic or t.field not in topical]


def named(thing: Thing) -> Thing:
    """The thing with its own words as topic, if they are a topic: "fisheries", not "trade"."""
    own = thing.topic is None and promises("named").fullmatch(thing.text)
    return replace(thing, topic="-".join(re.findall(r"\w+", thing.text.lower()))) if own else thing
