"""Numbers in text, in digits or words: their value and where they stand.

Invariant: a number ends where its last digit, word or scale ends ("6.5 billion", "two and a half", "half a"); numbers
inside names (`K2`, `F-35`, `2+2`) and clock times are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from comity.codebook.loader import language_file
from comity.reading.literals import Finder


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written; `factor` is the scale in it (thousand, million, dozen; else 1), `digits` if it begins so."""

    start: int
    end: int
    value: float
    digits: bool
    factor: float = 1.0


@dataclass(frozen=True)
class Grammar:
    """The patterns of number words of a language and their values; `begins` finds where a number in words begins."""

    begins: Finder
    scale: re.Pattern[str]
    tail: re.Pattern[str]
    values: dict[str, int]
    scales: dict[str, int]


DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
AND_A_HALF = re.compile(r"\s+and\s+a\s+half\b", re.IGNORECASE)
BEFORE = re.compile(r"(?:[A-Za-z][-–]|\w|[\w.][.]|\d[,:/.+]|[/+#])$")  # makes digits part of a name, time or number
AFTER = re.compile(r"(?:[:/+]\d|,\d{3}|\.\d|'\d|\s?(?:[ap]\.?m\b|o'clock|hrs\b|GMT\b|UTC\b))", re.IGNORECASE)
LETTERS = re.compile(r"[A-Za-z]{1,4}\.?")
LONGEST = 20  # characters of a number in digits; a longer run is a key or noise
LARGEST = 1e18  # no report tells more; scales beyond are noise
SHORT = frozenset(("bn", "tn", "mn", "trn", "bln", "mln", "m", "b", "k", "t", "km", "kg", "mw", "gw", "pc", "pct"))


@cache
def grammar(language: str = "en") -> Grammar:
    """The number grammar of a language, from `lang/<language>/units.yaml`."""
    data = language_file(language, "units")
    values: dict[str, int] = data["ones"] | data["teens"] | data["tens"]
    scales: dict[str, int] = data["scales"]
    ones, tens, scale = ("|".join(data[name]) for name in ("ones", "tens", "scales"))
    alone = "|".join(data["alone"])
    single = rf"(?:(?:{tens})(?:[- ](?:{ones})\b)?|{'|'.join(data['teens'])}|{ones})"
    lead = rf"(?P<half>half\s+an?)\b(?=[\s-](?:{scale}|{'|'.join(data['times'])})s?\b)"
    article = rf"(?P<a>an?)\b(?=\s(?:{scale})\b|\s(?:{alone})\b)"
    return Grammar(
        begins=Finder([re.compile(rf"\b(?:{lead}|{article}|(?P<single>{single})\b)", re.IGNORECASE)]),
        scale=re.compile(rf"[\s-]?(?P<scale>{scale})\b", re.IGNORECASE),
        tail=re.compile(rf"\s+(?:and\s+)?(?P<single>{single})\b", re.IGNORECASE),
        values=values, scales=scales)


def find_numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """The numbers of `text[start:end]` in order, with offsets in `text`."""
    at = start
    words = grammar().begins.find(text, start, end)[0]
    for found in sorted([*DIGITS.finditer(text, start, end), *words], key=re.Match.start):
        if found.start() < at:  # inside the number before: the scale of "two hundred", the half of "two and a half"
            continue
        number = _digits(text, start, end, found) if found.re is DIGITS else _words(text, end, found)
        at = number.end if number else found.end()
        if number:
            yield number


def _digits(text: str, start: int, end: int, found: re.Match[str]) -> Number | None:
    left, right = found.span()
    if BEFORE.search(text[max(start, left - 3):left]) or AFTER.match(text, right, end):
        return None
    if right - left > LONGEST or (right < end and text[right].isalpha() and not text[right].isascii()):
        return None
    letters = LETTERS.match(text, right, end)
    if letters and letters.group().lower().rstrip(".") not in SHORT:
        return None
    return _scaled(text, end, Number(left, right, float(found.group().replace(",", "")), True))


def _words(text: str, end: int, found: re.Match[str]) -> Number | None:
    values = grammar().values
    if found["half"]:
        value = 0.5
    elif found["a"]:
        value = 1.0
    else:
        value = float(sum(values[part] for part in re.split("[- ]", found["single"].lower())))
    return _scaled(text, end, Number(found.start(), found.end(), value, False))


def _scaled(text: str, end: int, number: Number) -> Number:
    """The number with the half and the scales that follow it: "two and a half million", "three hundred and six"."""
    words, value, stop, whole = grammar(), number.value, number.end, 1.0
    if half := AND_A_HALF.match(text, stop, end):
        value, stop = value + 0.5, half.end()
    total = 0.0
    while True:
        scale = words.scale.match(text, stop, end)
        if scale and value < LARGEST:
            factor = words.scales[scale["scale"].lower()]
            value, stop, whole = value * factor, scale.end(), whole * factor
            if half := AND_A_HALF.match(text, stop, end):
                value, stop = value + factor / 2, half.end()
            continue
        more = None if number.digits or whole == 1 else words.tail.match(text, stop, end)
        if not more or value < 100 or (total and value >= total):
            return Number(number.start, stop, total + value, number.digits, whole)
        following = words.scale.match(text, more.end(), end)
        added = float(sum(words.values[part] for part in re.split("[- ]", more["single"].lower())))
        if following and words.scales[following["scale"].lower()] >= value:  # "a hundred and ten thousand"
            value += added
        else:
            total, value = total + value, added
        stop = more.end()
