"""Recurring forms of cooperation as vocabulary: `data/mechanisms.yaml`, whose head says what each key means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.codebook.loader import load_yaml
from comity.errors import CodebookError

FILE = "data/mechanisms.yaml"
WORDS = "data/mechanism_words.yaml"
SESSIONS = ("cued", "all")


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismType:
    """A form of cooperation that recurs; `every_days` is the rhythm that its name promises, None for none."""

    id: str
    label: str
    description: str
    fields: tuple[str, ...]
    levels: tuple[str, ...]
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    least: int = 2
    most: int | None = None
    sessions: str = "cued"
    every_days: int | None = None

    def named_in(self, text: str) -> bool:
        """Whether a text names this form; the case of letters makes no difference."""
        return self.pattern.search(text) is not None

    def fits(self, states: int) -> bool:
        """Whether so many states can have this form together."""
        return self.least <= states and (self.most is None or states <= self.most)


@cache
def load_mechanisms() -> tuple[MechanismType, ...]:
    """All forms in the order of the file. Raises CodebookError for an unknown key, a double id or a missing cue."""
    types = tuple(_type(row) for row in load_yaml(FILE))
    ids = [kind.id for kind in types]
    if double := sorted({i for i in ids if ids.count(i) > 1}):
        raise CodebookError(f"codebook/{FILE}: more than one entry has the id {', '.join(double)}")
    return types


def _type(row: dict[str, Any]) -> MechanismType:
    try:
        known: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        found = MechanismType(**known, pattern=any_of(known["cues"]))
    except (KeyError, TypeError) as error:
        raise CodebookError(f"codebook/{FILE}: entry {row.get('id', row)!r}: {error}") from error
    if not found.cues or found.sessions not in SESSIONS:
        raise CodebookError(f"codebook/{FILE}: entry {found.id!r} needs cues, and `sessions` one of {SESSIONS}")
    return found


@cache
def founding_words() -> re.Pattern[str]:
    """Words that tell of a mechanism's beginning."""
    return any_of(tuple(load_yaml(WORDS)["founding"]))


@cache
def fulfilled_words() -> re.Pattern[str]:
    """Words that tell that an earlier promise is kept by what the sentence tells."""
    return any_of(tuple(load_yaml(WORDS)["fulfilled"]))


@cache
def suspended_since() -> re.Pattern[str]:
    """Words that tell that it does not work, with `since` and a year (group 1) close behind."""
    words = any_of(tuple(load_yaml(WORDS)["suspended"])).pattern
    return re.compile(words + r"[^.;]{0,25}?\bsince\s+(?:\w+\s+)?((?:19|20)\d\d)\b", re.IGNORECASE)


def any_of(cues: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the cues as whole words; blanks stand for any white space, straight apostrophes for curly ones too."""
    forms = []
    for cue in cues:
        form = re.escape(cue).replace(r"\ ", r"\s+").replace("'", "['’]").replace(r"\*", r"[\w'’]*")
        forms.append(form)
    return re.compile(rf"(?<![\w]){'(?:' + '|'.join(forms) + ')'}(?![\w])", re.IGNORECASE)
