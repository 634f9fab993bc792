"""Drivers and obstacles: what the report itself names as cause or hindrance, each label once with its sentences.

Cues read a sentence in two forms: as written (without quotation marks), and coded, with a token (`@JPN`; `@@JPN` for a
party of the report) for every mention of a state, so that a cue can ask for a state instead of listing names.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.codebook.loader import language_file
from comity.model.claims import FactorClaim
from comity.reading.evidence import evidence_of
from comity.reading.literals import Prefilter
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged

MOST_EVIDENCE = 3
KINDS = ("body", "bullet", "heading", "opinion")  # what a headline alone names does not count
NAMED = ("state", "person", "office", "institution", "pronoun")  # mentions that get a token
PLAIN = str.maketrans({"‘": "'", "’": "'"} | dict.fromkeys('"“”„«»', ""))  # no quotation marks, plain apostrophes
TWICE = re.compile(r"(@@?[A-Z]{2,3})(?:'s?)?(?: \1\b)+")  # "Norway's" and "Prime Minister Store" side by side
GAP = re.compile(r"<(\d+)>")
SLOT = re.compile(r"\{(\w[\w|]*)\}")
CODES = re.compile(r"[A-Z]{2,3}(?:\|[A-Z]{2,3})*")
TOKEN = re.compile(r"@([A-Z]{2,3})\b")
THIRD = re.compile(r"(?<!@)@[A-Z]")
GENERAL = {"state": "@@?[A-Z]{2,3}", "party": "@@[A-Z]{2,3}", "third": "(?<!@)@[A-Z]{2,3}"}


@dataclass(frozen=True, slots=True)
class FactorRule:
    """A row of `factors.yaml`."""

    role: str
    label: str
    cues: tuple[re.Pattern[str], ...]
    beside: tuple[re.Pattern[str], ...]
    without: re.Pattern[str] | None
    names: frozenset[str]
    outside: str | None
    inside: frozenset[str]
    not_between: frozenset[str]
    among: bool
    match: tuple[str, ...]
    reject: tuple[str, ...]

    def about(self, pair: frozenset[str], named: Container[str]) -> bool:
        """Whether the row can be true in a report about a pair of states that names these."""
        if self.outside in pair or not all(code in named for code in self.names):
            return False
        if self.not_between and self.not_between <= pair:
            return False
        return not self.inside or bool(self.inside & pair)

    def holds(self, sentence: str) -> bool:
        """Whether the conditions beside the cue hold in a sentence (both forms)."""
        if (self.without and self.without.search(sentence)) or (self.among and THIRD.search(sentence)):
            return False
        return all(p.search(sentence) for p in self.beside)


class Patterns:
    """Makes patterns from the notation of `factors.yaml`: words, gaps, slots."""

    def __init__(self, words: dict[str, str]) -> None:
        self.words = words

    def spelled(self, cue: str) -> str:
        """The cue as a regular expression."""
        while names := [m for m in SLOT.finditer(cue) if m[1] in self.words]:
            for m in reversed(names):
                cue = cue[:m.start()] + self.words[m[1]] + cue[m.end():]
        cue = GAP.sub(lambda m: rf",?(?: [^\s;¶]+){{0,{m[1]}}}? ", cue)
        return SLOT.sub(lambda m: self._slot(m[1]) if m[1] in GENERAL or CODES.fullmatch(m[1]) else m[0], cue)

    @staticmethod
    def _slot(name: str) -> str:
        return rf"(?:the )?(?:{GENERAL.get(name) or f'@@?(?:{name})'})\b(?:'s?)?"

    def any_of(self, cues: list[str]) -> re.Pattern[str]:
        """One pattern for all of them, at the bounds of words."""
        return re.compile(rf"(?<!\w)(?:{'|'.join(self.spelled(cue) for cue in cues)})(?!\w)", re.I)


@cache
def factor_rules() -> list[FactorRule]:
    """All rows, compiled."""
    data: dict[str, Any] = language_file("en", "factors")
    rules = []
    for row in data["rows"]:
        patterns = Patterns({**data["words"], **row.get("let", {})})
        rules.append(FactorRule(
            role=row["role"], label=row["label"], cues=tuple(patterns.any_of([cue]) for cue in row["cues"]),
            beside=tuple(patterns.any_of([cue]) for cue in row.get("with", ())),
            without=patterns.any_of(row["not"]) if row.get("not") else None,
            names=frozenset(row.get("names", ())), outside=row.get("outside"), inside=frozenset(row.get("inside", ())),
            not_between=frozenset(row.get("not_between", ())), among=row.get("among", False),
            match=tuple(row["match"]), reject=tuple(row["reject"])))
    return rules


@cache
def factor_cues() -> tuple[list[tuple[int, int]], Prefilter]:
    """Every cue by the numbers of its row and place, and which of them are worth trying on a sentence."""
    numbers = [(number, which) for number, rule in enumerate(factor_rules()) for which in range(len(rule.cues))]
    return numbers, Prefilter([factor_rules()[number].cues[which].pattern for number, which in numbers])


@cache
def other_names() -> list[tuple[str, re.Pattern[str]]]:
    """Names besides the register's that count as mentions of a state."""
    also: dict[str, str] = language_file("en", "factors")["also"]
    return [(code, re.compile(rf"(?<![\w@-])(?:{names})(?!\w)", re.I)) for code, names in also.items()]


@cache
def names_filter() -> Prefilter:
    """Which of the other names may stand in a text."""
    return Prefilter([names.pattern for _, names in other_names()])


def forms(tagged: Tagged, s: Sentence, pair: frozenset[str]) -> tuple[str, str]:
    """The sentence as written and coded, on one line."""
    text, at, coded = tagged.text, s.start, []
    inside = tagged.within(s.start, s.end)
    others = _may_name(text[s.start:max([s.end, *(m.end for m in inside)])])
    for m in inside:
        if len(m.codes) == 1 and m.kind in NAMED and m.start >= at:
            code = next((other for other, names in others if names.search(m.text)), m.codes[0])
            coded += [text[at:m.start], "@@" if code in pair else "@", code]
            at = m.end
    coded.append(text[at:s.end])
    written, tokens = (" ".join(form.translate(PLAIN).split()) for form in (text[s.start:s.end], "".join(coded)))
    for code, names in _may_name(tokens):
        tokens = names.sub(f"@@{code}" if code in pair else f"@{code}", tokens)
    return written, TWICE.sub(r"\1", tokens)


def _may_name(text: str) -> list[tuple[str, re.Pattern[str]]]:
    return [other_names()[number] for number in names_filter().worth(text)]


def find_factors(document: str, tagged: Tagged) -> Iterator[FactorClaim]:
    """One claim for each driver and obstacle, its evidence the sentences that name it."""
    pair = frozenset(tagged.pair)
    told = [(s, f"{written} ¶ {coded}") for s in tagged.sentences if s.kind in KINDS
            for written, coded in (forms(tagged, s, pair),)]
    rules = factor_rules()
    possible = [rule.about(pair, tagged.counts) for rule in rules]
    found: dict[int, list[tuple[Sentence, str]]] = {}
    numbers, prefilter = factor_cues()
    for s, both in told:
        tried = -1
        for number, which in (numbers[one] for one in prefilter.worth(both)):
            if not possible[number] or number == tried or not (m := rules[number].cues[which].search(both)):
                continue
            tried = number
            if rules[number].holds(both):
                found.setdefault(number, []).append((s, m.group()))
    named: dict[tuple[str, str], list[tuple[Sentence, str]]] = {}
    for number in sorted(found):
        named.setdefault((rules[number].role, rules[number].label), []).extend(found[number])
    for (role, label), pieces in named.items():
        if all(s.kind == "heading" for s, _ in pieces):
            continue
        pieces.sort(key=lambda piece: (piece[0].kind == "heading", piece[0].start))
        sentences = list({s.start: s for s, _ in pieces}.values())[:MOST_EVIDENCE]
        codes = [code for _, words in pieces for code in TOKEN.findall(words)]
        yield FactorClaim(evidence=tuple(evidence_of(document, tagged.text, s) for s in sentences), role=role,
                          label=label, states=tuple(dict.fromkeys(codes))[:4], rule=f"factor:{label}",
                          trigger=pieces[0][1])
