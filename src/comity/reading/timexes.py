"""Expressions of time as a report writes them, found with exact offsets.

Invariant: `text[e.start:e.end] == e.text`, expressions come in the order of the text and never overlap. Nothing is
resolved here: `resolving.times` and `resolving.spells` give intervals. Prepositions stay outside the span, as the value
`bound`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from comity.model.times import TimeExpression
from comity.reading.timegrammar import Grammar, grammar
from comity.reading.timejoins import HOURS, Found, bounded, joined, led, trailed
from comity.reading.timepattern import NUMBER
from comity.reading.timeranges import counted, determined, halves, inherited, ranged

__all__ = ["find_expressions", "find_times", "heads_of"]

_NO_DATE_BEFORE = frozenset("$€£¥₩#.,:/'’-–0123456789")  # 6.5, 1,800, K-2, $2000: a number, not the start of a date
_NO_DATES = HOURS | {"counted"}  # values that help to date no event
# which limited patterns are tried
_WIDE, _CASUAL = frozenset({"wide"}), frozenset({"wide", "casual", "running"})
_ALONE = frozenset({"wide", "casual", "alone"})
TEXTS = 4  # of which the lower case is remembered
_FARTHEST = 24  # words within which a single expression ends
_ONLY_WITH_OTHERS = frozenset({"clock", "period"})  # no time by themselves


def find_times(text: str, start: int = 0, end: int | None = None) -> list[TimeExpression]:
    """The times of events in `text[start:end]`, in English, with offsets in `text`, in order, without overlaps.

    Forms: `day`, `month-day`, `day-of-month`, `weekday`, `month`, `season`, `year`, `decade`, `century`, `relative`
    (counted from the day of telling), `offset` (from a day told before), `duration`, `anniversary`. A `year` that only
    describes a noun (`the 1965 treaty`) has the value `attributive`.
    """
    stop = len(text) if end is None else min(end, len(text))
    words = grammar()
    found: list[Found] = []
    for atom in _atoms(text, start, stop, words):
        one = led(text, found[-1].end if found else start, atom, words)
        if one.form == "period":
            if "part" not in one.values and not (one.values["unit"] == "weekend" and "bound" in one.values):
                continue
            one = one.turned("relative")
        if found and (both := joined(text, found[-1], one, words)):
            found[-1] = both
        else:
            found.append(one)
    return [one.without(_NO_DATES).told(text) for one in found if one.form not in _ONLY_WITH_OTHERS]


def find_expressions(text: str, start: int = 0, end: int | None = None, *, language: str = "en",
                     alone: bool = False, timeml: bool = False,
                     casual: bool = False) -> list[TimeExpression]:
    """All expressions of time in `text[start:end]`: those of `find_times` and those that date no event by themselves.

    Further forms: `part` (a half or quarter of an unnamed year), `range`, `reference` (now, recently), `set` (every
    week), `clock`, `holiday`; a `duration` may be vague. `alone`: the text is known to be an expression, so that words
    count which elsewhere need a preposition before them. `timeml`: as TimeML marks them, the ends of a range each by
    itself, and with determiners. `casual`: names of months and days count without capitals too.
    Raises CodebookError for a language without a grammar.
    """
    stop = len(text) if end is None else min(end, len(text))
    words = grammar(language, _ALONE if alone else _CASUAL if casual else _WIDE)
    found: list[Found] = []
    for atom in _atoms(text, start, stop, words, alone=alone):
        if found and atom.start < bounded(text, found[-1], words):
            continue  # the `earlier` of `2018 or earlier`
        one = led(text, found[-1].end if found else start, atom, words, wide=True)
        if found and (both := joined(text, found[-1], one, words, wide=True)):
            found[-1] = trailed(text, both, words)
        else:
            found.append(trailed(text, one, words))
    if timeml:
        found = [part for one in found for part in halves(text, one, words)]
    found = counted(text, start, inherited(text, found, words), words, timeml=timeml)
    edges = [start, *(one.end for one in found)]
    found = ([determined(text, edge, one, words) for edge, one in zip(edges, found, strict=False)] if timeml
             else ranged(text, found, words))
    return [one.told(text) for one in found]


def _atoms(text: str, start: int, stop: int, words: Grammar, *, alone: bool = False) -> Iterator[Found]:
    """Single expressions: only where a token may begin one are its productions tried; the longest wins."""
    after = start
    places, heads = heads_of(text, start, stop, words)
    for place in [place for place, head in enumerate(heads) if head in words.starts]:
        left = places[place]
        if left < after:
            continue
        tried = words.starts[heads[place]].tried(heads[place:place + _FARTHEST])
        if not tried or not _may_begin(text, start, left, words):
            continue
        best: Found | None = None
        for production in tried:
            if production.the and text[max(left - 4, 0):left].casefold() != "the ":
                continue
            match = production.template.pattern.match(text, left, stop)
            if match is None or (best and (match.end(), bool(production.limits)) < (best.end, True)) or (
                    production.alone and match.end() < stop):
                continue
            if read := production.read(match, alone=alone):
                best = Found(left, match.end(), *read)
        if best:
            after = best.end
            yield best


def heads_of(text: str, start: int, stop: int, words: Grammar) -> tuple[list[int], list[str]]:
    """Where the words and numbers of `text[start:stop]` begin, and the head of each."""
    if not words.spaced:
        tokens = list(words.heads.finditer(text, start, stop))
        return ([token.start() for token in tokens],
                [NUMBER if (word := token.group()).isdigit() else word.casefold() for token in tokens])
    lower = _folded(text)
    return ([token.start() for token in words.heads.finditer(lower, start, stop)],
            [f"{NUMBER}{len(word)}" if word.isdigit() else word for word in words.heads.findall(lower, start, stop)])


@lru_cache(TEXTS)
def _folded(text: str) -> str:
    """The text in lower case with all letters in their places: a report is asked about sentence by sentence."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(map(_lower, text))


def _lower(letter: str) -> str:
    """A letter in lower case, if that is one letter too: offsets stay."""
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


def _may_begin(text: str, start: int, left: int, words: Grammar) -> bool:
    """Whether an expression may begin here: not within a word, an amount or a name such as `K-2`."""
    if left == start:
        return True
    before, first = text[left - 1], text[left]
    if not first.isdigit():
        return not (before.isdigit() and not words.spaced) and not (words.within and words.within.match(before))
    if before.isdigit() or (before.isalpha() and (words.spaced or before.isascii())):
        return False
    if before not in _NO_DATE_BEFORE:
        return True
    return (before in ",:/-–.'’" and (left < 2 or not text[left - 2].isalnum())) or (
        text[max(left - 4, start):left].casefold() == "mid-")
