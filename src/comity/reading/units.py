"""The words of figures as patterns: currencies, units of time, what may be counted. Data: `lang/en/units.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.codebook.loader import language_file
from comity.reading.literals import Finder


@dataclass(frozen=True)
class Units:
    """Patterns to be matched right after a number (`symbol`: searched right before it), and word lists.

    `phrases` finds names with numbers in them, single units of time ("within a week") and ordinals.
    """

    symbol: re.Pattern[str]
    symbols: dict[str, str]
    currency: re.Pattern[str]
    currencies: dict[str, str]
    percent: re.Pattern[str]
    time: re.Pattern[str]
    times: dict[str, tuple[str, int]]
    compound: re.Pattern[str]
    ordinals: dict[str, int]
    phrases: Finder
    lists: dict[str, frozenset[str]]
    few: int


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def units(language: str = "en") -> Units:
    """The patterns and lists of a language."""
    data: dict[str, Any] = language_file(language, "units")
    symbols: dict[str, str] = data["symbols"]
    codes = {code: code for code in data["codes"]}
    currencies: dict[str, str] = data["currencies"]
    times: dict[str, list[Any]] = data["times"]
    ordinals: dict[str, int] = data["ordinals"]
    names = re.compile(rf"(?<!\w)(?:{_either(data['names'])})(?!\w)", re.IGNORECASE)
    single = re.compile(
        rf"\b(?:{_either(data['single'])})\s+(?P<length>an?\s+(?P<unit>{_either(times)}))\b(?!-)", re.IGNORECASE)
    ordinal = re.compile(
        rf"(?<![\w-])(?:(?P<digits>\d{{1,3}})(?:st|nd|rd|th)|(?:(?P<tens>{_either(data['tens'])})-)?"
        rf"(?P<word>{_either([*ordinals, 'first'])}))(?!\w)", re.IGNORECASE)
    return Units(
        symbol=re.compile(rf"(?<![A-Za-z])(?P<symbol>{_either([*symbols, *codes])})\s?$"),
        symbols=codes | symbols,
        currency=re.compile(
            rf"(?:\s?(?P<short>{_either(data['short_scales'])})(?=\W|$))?"
            rf"(?:\s?(?:(?-i:(?P<code>{_either(codes)}))|(?P<sign>[€£₩₹₽%])(?<!%))(?!\w)"
            rf"|[\s-]{{1,2}}(?P<word>{_either(currencies)})s?(?!\w))?", re.IGNORECASE),
        currencies=currencies | {code.lower(): code for code in codes},
        percent=re.compile(rf"[\s-]?(?:{_either(data['percent'])})(?![A-Za-z])", re.IGNORECASE),
        time=re.compile(
            rf"[\s-](?:(?:{_either(data['between'])})\s){{0,2}}(?P<unit>{_either(times)})s?(?P<old>[\s-]olds?)?(?![A-Za-z])",
            re.IGNORECASE),
        times={word: (str(unit), int(many)) for word, (unit, many) in times.items()},
        compound=re.compile(rf"-(?P<unit>{_either(data['compounds'])})s?\b", re.IGNORECASE),
        phrases=Finder([names, single, ordinal]),
        ordinals=ordinals | {"first": 1} | data["tens"],
        lists={name: frozenset(data[name]) for name in (
            "plurals", "singulars", "parties", "series", "definite", "owners", "labels", "hurt", "harm", "harming",
            "about", "stops", "measures", "fractions", "further", "lasting", "measured")},
        few=int(data["few"]))


@cache
def short_scales(language: str = "en") -> dict[str, int]:
    """Scales of one letter, which count only in amounts of money."""
    return dict(language_file(language, "units")["short_scales"])
