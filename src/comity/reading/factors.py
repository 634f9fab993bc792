"""Drivers and obstacles: what the report itself names as cause or hindrance, each label once with its sentences.

Cues read a sentence in two forms: as written (without quotation marks), and coded, with a token (`@JPN`; `@@JPN` for a party
of the report) for every mention of a state, so that a cue can ask for a state instead of listing names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.codebook.loader import language_file
from comity.model.claims import FactorClaim
from comity.reading.evidence import evidence_of
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged

MOST_EVIDENCE = 3
KINDS = ("body", "bullet", "heading", "opinion")  # what a headline alone names does not count
NAMED = ("state", "person", "office", "institution", "pronoun")  # mentions that get a token
QUOTES = re.compile(r"[\"“”„«»]")
APOSTROPHE = re.compile(r"[‘’]")
SPACES = re.compile(r"\s+")
TWICE = re.compile(r"(@@?[A-Z]{2,3})(?:'s?)?(?: \1\b)+")  # "Norway's" and "Prime Minister Store" side by side
GAP = re.compile(r"<(\d+)>")
SLOT = re.compile(r"\{(\w[\w|]*)\}")
CODES = re.compile(r"[A-Z]{2,3}(?:\|[A-Z]{2,3})*")
GENERAL = {"state": "@@?[A-Z]{2,3}", "party": "@@[A-Z]{2,3}", "third": "(?<!@)@[A-Z]{2,3}"}


@dataclass(frozen=True, slots=True)
class FactorRule:
    """A row of `factors.yaml`."""

    role: str
    label: str
    cue: re.Pattern[str]
    beside: tuple[re.Pattern[str], ...]
    without: re.Pattern[str] | None
    outside: str | None
    inside: frozenset[str]
    not_between: frozenset[str]
    among: bool
    match: tuple[str, ...]
    reject: tuple[str, ...]

    def about(self, pair: frozenset[str]) -> bool:
        """Whether the row can be true in a report about these states."""
        if self.outside in pair or (self.not_between and self.not_between <= pair):
            return False
        return not self.inside or bool(self.inside & pair)
