"""How far a promise has come: the cues of `lang/en/stages.yaml` in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from comity.codebook.loader import language_file
from comity.reading.literals import Prefilter
from comity.reading.sentences import Sentence

REMEMBERED = 256  # sentences: those of the report at hand, which several readers ask about
STATEMENT = re.compile(r"joint (?:statement|declaration|communiqu)", re.I)


@dataclass(frozen=True, slots=True)
class StageRule:
    """A row of `stages.yaml`."""

    id: str
    joint: str
    single: str
    content: str
    subject: str | None
    statement: bool


@dataclass(frozen=True, slots=True)
class SeenAs:
    """What the event coder sees in words that no rule knows: how likely a promise, and its field if one is likely."""

    probability: float
    field: str | None


@dataclass(frozen=True, slots=True)
class Cue:
    """A stage cue found in a sentence; `seen` where the coder and no rule found it."""

    start: int
    end: int
    rule: StageRule
    seen: SeenAs | None = None


@cache
def stage_rules() -> list[tuple[StageRule, re.Pattern[str]]]:
    """All stage rules with their patterns, in order of precedence."""
    rows: list[dict[str, Any]] = language_file("en", "stages")
    return [
        (
            StageRule(r["id"], r["joint"], r["single"], r["content"], r.get("subject"), bool(r.get("statement"))),
            re.compile(rf"(?<![\w-])(?:{r['pattern']})", re.I),
        )
        for r in rows
    ]


@cache
def prefilter() -> Prefilter:
    """Which stage rules are worth trying on a sentence."""
    return Prefilter([pattern.pattern for _, pattern in stage_rules()])


@lru_cache(REMEMBERED)
def find_cues(text: str, sentence: Sentence) -> tuple[Cue, ...]:
    """The stage cues of a sentence in order; where two overlap, the one that precedes in the rules."""
    found: list[Cue] = []
    for number in prefilter().worth(sentence.text):
        rule, pattern = stage_rules()[number]
        if rule.statement and not STATEMENT.search(text, sentence.start, sentence.end):
            continue
        for m in pattern.finditer(text, sentence.start, sentence.end):
            if rule.subject == "paper" and text.endswith(("to ", "and ", "not "), max(0, m.start() - 4), m.start()):
                continue  # an infinitive goes on with somebody's promise, it is not what a treaty does
            overlapping = [c for c in found if c.start < m.end() and c.end > m.start()]
            if overlapping and rule.statement:
                found = [c for c in found if c not in overlapping]
                overlapping = []
            if not overlapping:
                found.append(Cue(m.start(), m.end(), rule))
    return tuple(sorted(found, key=lambda c: c.start))
