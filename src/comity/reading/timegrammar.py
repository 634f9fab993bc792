"""The grammar of time expressions: which words may begin one, and how each kind is written.

A production is a compiled pattern and a function from its match to a form with values, or None where the words only
look like a time. `Grammar.productions` maps the first word (or `#` for a number) to the productions tried there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

Values = dict[str, str]
Read = Callable[[re.Match[str]], tuple[str, Values] | None]


@dataclass(frozen=True, slots=True)
class Production:
    """One way of writing a time, and what it means."""

    pattern: re.Pattern[str]
    read: Read


@dataclass(frozen=True)
class Grammar:
    """The productions of a language by first word (lower case; `#`: digits), and its words by kind."""

    productions: Mapping[str, tuple[Production, ...]]
    words: Mapping[str, Any]
    before: re.Pattern[str]  # bound and part in front of an expression


YEAR = r"(?:1[5-9]|20)\d\d"
DASH = r"\s*[-\u2013\u2014]\s*"
TH = r"(?:st|nd|rd|th)?"
CLOSES = r"\s*[.,;:)]|\s*$|\s+(?:in|at|for|with|of|on|and|to|by|as|when|after|before|during|that|this|next|last)\b"


def _either(words: Mapping[str, Any] | list[str]) -> str:
    return "|".join(sorted((re.escape(str(word)) for word in words), key=len, reverse=True))


def _number(text: str, numbers: Mapping[str, int]) -> str | None:
    if text.isdigit():
        return str(int(text))
    first, _, second = text.casefold().replace("-", " ").partition(" ")
    return str(numbers[first] + numbers.get(second, 0)) if first in numbers else None


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 and year % 4 == 0 else (31, 28, 31, 30, 31, 30, 31, 31,
                                                                                     30, 31, 30, 31)[month - 1])


@cache
def grammar(language: str = "en") -> Grammar:
    """The grammar of a language, from `codebook/lang/<code>/times.yaml`. Raises FileNotFoundError without one."""
    words = yaml.safe_load(files("comity.codebook").joinpath("lang", language, "times.yaml").read_text("utf-8"))
    table: dict[str, list[Production]] = {}
    for heads, pattern, read in _table(words):
        production = Production(re.compile(pattern), read)
        for head in heads:
            table.setdefault(head, []).append(production)
    before = re.compile(
        rf"(?:\b(?P<bound>{_either(words['bounds'])})\s+)?(?:(?:about|around|roughly|approximately)\s+)?"
        rf"(?:\b(?P<part>{_either(words['parts'])})(?:\s+(?:of\s+|in\s+)?(?:the\s+)?|-))?(?P<the>the\s+)?$", re.I)
    return Grammar({head: tuple(found) for head, found in table.items()}, words, before)


def _table(words: Mapping[str, Any]) -> list[tuple[list[str], str, Read]]:
    """All productions of a language, longest and surest first under each head."""
    long_months: dict[str, int] = words["months"]
    months: dict[str, int] = long_months | words["short_months"]
    weekdays: dict[str, int] = words["weekdays"]
    short_weekdays: dict[str, int] = words["short_weekdays"]
    all_weekdays = weekdays | short_weekdays
    numbers: dict[str, int] = words["numbers"]
    ordinals: dict[str, int] = words["ordinals"]
    units: dict[str, str] = words["units"]
    shifts: dict[str, int] = words["shifts"]
    seasons: dict[str, str] = words["seasons"]

    full_month = f"(?:{_either([word.capitalize() for word in long_months])})"
    whole, short = ([shape for word in words[name] for shape in (word.capitalize(), word.upper())]
                    for name in ("months", "short_months"))
    month = rf"(?:(?:{_either(whole)})\b|(?:{_either(short)})\b\.?)"
    weekday = f"(?:{_either([w.capitalize() for w in weekdays] + [w.upper() for w in weekdays])})"
    short_weekday = f"(?:{_either([word.capitalize() for word in short_weekdays])})"
    part_of_day = _either(words["parts_of_day"])
    season = _either(seasons)
    unit = _either(units)
    number = rf"(?:\d{{1,3}}|(?i:{_either(numbers)})(?:[- ](?i:one|two|three|four|five|six|seven|eight|nine)(?=[- ]))?)"
    to_word = r"(?:to|and|until|through|till)"

    def dated(values: Mapping[str, str | None]) -> tuple[str, Values] | None:
        kept = {name: value for name, value in values.items() if value}
        if "month" not in kept:
            return None
        month_ = int(kept["month"])
        year = int(kept.get("year", "2024"))
        if "day" not in kept:
            return ("month", kept)
        if not _valid(year, month_, int(kept["day"])):
            return None
        if "to_day" in kept and not _valid(int(kept.get("to_year", str(year))), int(kept.get("to_month", month_)),
                                           int(kept["to_day"])):
            return None
        if "to_day" in kept and "to_month" not in kept and int(kept["to_day"]) <= int(kept["day"]):
            return None
        return ("day" if "year" in kept else "month-day", kept)

    def month_of(text: str | None) -> str | None:
        return str(months[text.casefold().rstrip(".")]) if text else None

    def read_date(match: re.Match[str]) -> tuple[str, Values] | None:
        found = match.groupdict()
        return dated({"year": found.get("year"), "month": month_of(found.get("month")), "day": found.get("day"),
                      "to_month": month_of(found.get("to_month")), "to_day": found.get("to_day")})

    def read_numeric(match: re.Match[str]) -> tuple[str, Values] | None:
        first, second, year = int(match["a"]), int(match["b"]), match["year"]
        if len(year) == 2:  # 14-12-23; a number in points or a slash alone is rather a version or a share
            if match["sep"] == "." or len(match["a"] + match["b"]) < 4:
                return None
            year = f"20{year}"
        if match["sep"] == "." or first > 12:
            day, month_ = first, second
        elif second > 12 or first == second:
            day, month_ = second, first
        else:
            return None  # 3/5/2024 is March in one country and May in another
        return dated({"year": year, "month": str(month_), "day": str(day)})

    def read_month(match: re.Match[str]) -> tuple[str, Values] | None:
        word = match["month"].casefold()
        before = match.string[max(0, match.start() - 12):match.start()].casefold().rstrip(" -").split()
        if word in words["doubtful_months"] and not match["to_month"] and (
                not before or before[-1].lstrip("(\"'") not in words["month_prepositions"]):
            return None
        return dated({"month": month_of(word), "to_month": month_of(match["to_month"])})

    def read_weekday(match: re.Match[str]) -> tuple[str, Values] | None:
        before = match.string[max(0, match.start() - 12):match.start()].split()
        if before and before[-1].casefold() in words["named_weekdays"]:
            return None
        values = {"weekday": str(all_weekdays[match["weekday"].casefold()])}
        if to := match.groupdict().get("to_weekday"):
            values["to_weekday"] = str(all_weekdays[to.casefold()])
            if " and " in match.group() and (int(values["to_weekday"]) - int(values["weekday"])) % 7 != 1:
                return None  # Monday and Friday are two days, no span
        return ("weekday", values)

    def read_year(match: re.Match[str]) -> tuple[str, Values] | None:
        before = match.string[max(0, match.start() - 14):match.start()].casefold().rstrip(" .").split()
        if before and before[-1] in words["numbered"]:
            return None
        values = {"year": match["year"]}
        if to := match["to_year"]:
            to = to if len(to) == 4 else match["year"][:2] + to
            if int(to) <= int(match["year"]):
                return None
            values["to_year"] = to
        return ("year", values)

    def read_duration(match: re.Match[str]) -> tuple[str, Values] | None:
        count = _number(match["number"], numbers)
        tail, bare = (match["tail"] or "").casefold(), match["number"].casefold() in ("a", "an", "one")
        name = units[match["unit"]]
        if count is None or (bare and not tail and match["joint"] != "-" and name != "decade"):
            return None
        if tail == "ago":
            return ("relative", {"unit": name, "shift": f"-{count}"})
        if tail in ("earlier", "before", "previously"):
            return ("offset", {"unit": name, "shift": f"-{count}"})
        if tail in ("later", "after", "afterwards"):
            return ("offset", {"unit": name, "shift": count})
        return ("duration", {"unit": name, "number": count})

    def read_shift(match: re.Match[str]) -> tuple[str, Values] | None:
        word, what = match["shift"].casefold(), match["what"]
        shift, low, count = shifts[word], what.casefold(), match["number"]
        the = match.string[max(0, match.start() - 4):match.start()].casefold() == "the "
        single = units.get(low) or units.get(low.removesuffix("s"))
        if count or (single and single != low and low.endswith("s")) or (word == "past" and single):
            if not single or shift == 0:
                return None
            values = {"unit": single, "direction": "past" if shift < 0 else "next"}
            number_ = _number(count.strip(), numbers) if count else ("1" if not low.endswith("s") else None)
            return ("duration", values | ({"number": number_} if number_ else {}))
        if what.capitalize() == what or what.isupper():
            if low in all_weekdays:
                return ("weekday", {"weekday": str(all_weekdays[low]), "shift": str(shift)})
            if low in long_months:
                return ("month", {"month": str(long_months[low]), "shift": str(shift)})
        if low in seasons:
            return ("season", {"season": seasons[low], "shift": str(shift)})
        if low in words["parts_of_day"]:
            return ("relative", {"unit": "day", "shift": str(shift)}) if word in ("this", "last") else None
        if single is None or single in ("minute", "hour"):
            return None
        if word in ("previous", "following", "same", "that") or (single == "day" and shift == 1) or (
                the and word == "next" and single != "year"):
            return ("offset", {"unit": single, "shift": str(shift)})
        if single == "day":
            return None
        values = {"unit": single, "shift": str(shift)}
        return ("relative", values | ({"fiscal": "1"} if match["fiscal"] else {}))

    def read_anniversary(match: re.Match[str]) -> tuple[str, Values] | None:
        text = match["number"].casefold()
        return ("anniversary", {"number": text if text.isdigit() else str(ordinals[text])})

    def constant(form: str, *names: str, **more: str) -> Read:
        def read(match: re.Match[str]) -> tuple[str, Values] | None:
            return (form, {name: match[name] for name in names} | more)
        return read

    year_tail = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR})(?!\d))?"
    second = rf"(?:{DASH}|\s+{to_word}\s+)"
    tails = r"(?P<tail>ago|earlier|before|previously|later|afterwards|after)\b"
    counted = _either(words["counted"])
    duration = (rf"(?P<number>{number})(?P<joint>[- ]){{1}}(?P<unit>{unit})s?\b['\u2019]?"
                rf"(?![- ]old\b)(?:(?:\s+and\s+a\s+half)?\s+{tails})?")
    day_first = (rf"(?P<day>\d{{1,2}}){TH}(?:{second}(?P<to_day>\d{{1,2}}){TH})?\s+(?:of\s+)?(?P<month>{month})"
                 rf"{year_tail}")
    day_first_long = (rf"(?P<day>\d{{1,2}}){TH}\s+(?P<month>{month}){second}(?P<to_day>\d{{1,2}}){TH}\s+"
                      rf"(?P<to_month>{month}){year_tail}")
    month_first = (rf"(?P<month>{month})\s+(?P<day>\d{{1,2}}){TH}(?!\d|,\d{{3}}|[.:]\d|%)"
                   rf"(?:{second}(?P<to_month>{month})\s+(?P<to_day>\d{{1,2}}){TH}(?!\d))?{year_tail}")
    month_first_short = (rf"(?P<month>{month})\s+(?P<day>\d{{1,2}}){TH}(?:{DASH}(?P<to_day>\d{{1,2}}){TH}(?!\d)|"
                         rf"\s+{to_word}\s+(?P<to_day2>\d{{1,2}}){TH}(?!\d)(?=,?\s+{YEAR}|{CLOSES}))"
                         rf"{year_tail}")

    def read_short_range(match: re.Match[str]) -> tuple[str, Values] | None:
        return dated({"year": match["year"], "month": month_of(match["month"]), "day": match["day"],
                      "to_day": match["to_day"] or match["to_day2"]})

    month_heads = list(months)
    numeral_heads = ["#"]
    return [
        (numeral_heads, rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?!\d)",
         lambda m: dated({"year": m["year"], "month": str(int(m["month"])), "day": str(int(m["day"]))})),
        (numeral_heads, rf"(?P<year>{YEAR})[./](?P<month>\d{{1,2}})[./](?P<day>\d{{1,2}})(?!\d)",
         lambda m: dated({"year": m["year"], "month": str(int(m["month"])), "day": str(int(m["day"]))})),
        (numeral_heads, rf"(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep)(?P<year>{YEAR}|\d\d)(?![\d/-])",
         read_numeric),
        (numeral_heads, rf"(?P<year>{YEAR})-(?P<month>0[1-9])(?![\d-])",
         lambda m: dated({"year": m["year"], "month": str(int(m["month"]))})),
        (numeral_heads, day_first_long, read_date),
        (numeral_heads, day_first, read_date),
        (numeral_heads, r"(?P<number>\d{1,3})(?:st|nd|rd|th)[\s-](?:\w+\s+)?[Aa]nniversary", read_anniversary),
        (numeral_heads, r"(?P<century>\d{1,2})(?:st|nd|rd|th)[\s-][Cc]entury", constant("century", "century")),
        (numeral_heads, duration, read_duration),
        (numeral_heads, rf"(?<=[Oo]n the )(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?={CLOSES})",
         lambda m: ("day-of-month", {"day": m["day"]}) if 1 <= int(m["day"]) <= 31 else None),
        (numeral_heads, r"(?P<decade>(?:1[5-9]|20)\d0)['\u2019]?s\b", constant("decade", "decade")),
        (numeral_heads, r"\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?)(?:\s+(?:local time|GMT|ET|JST|KST))?",
         constant("clock")),
        (numeral_heads, rf"(?P<year>{YEAR})(?![\d%])(?:{second}(?P<to_year>{YEAR}|\d\d(?!\d)))?(?!,\d|[.:]\d|"
                        rf"\s+(?i:{counted})\b)(?!\s*%)", read_year),
        (month_heads, month_first_short, read_short_range),
        (month_heads, month_first, read_date),
        (month_heads, rf"(?P<month>{month}),?\s+(?:of\s+)?(?P<year>{YEAR})(?!\d)", read_date),
        (month_heads, rf"(?P<month>{full_month})\b(?:{second}(?P<to_month>{full_month})\b)\s+(?P<year>{YEAR})(?!\d)",
         read_date),
        (month_heads, rf"(?P<month>{full_month})\b(?:\s+(?:to|through)\s+(?P<to_month>{full_month})\b)?", read_month),
        (list(weekdays), rf"(?P<weekday>{weekday})(?:{DASH}|\s+(?:to|through|until|and)\s+)(?P<to_weekday>{weekday})\b",
         read_weekday),
        (list(weekdays), rf"(?P<weekday>{weekday})\b(?:['\u2019]s)?(?:\s+(?:{part_of_day})\b)?", read_weekday),
        (list(short_weekdays), rf"(?P<weekday>{short_weekday})\b\.?(?=,?\s+(?:{month}\b|\d{{1,2}}\s+{month}))",
         read_weekday),
        (list(words["deictic"]), rf"(?i:{_either(words['deictic'])})\b(?:\s+(?:{part_of_day})\b)?",
         lambda m: ("relative", {"unit": "day",
                                 "shift": str(words["deictic"][m.group().split()[0].casefold()])})),
        (["day"], r"day\s+before\s+yesterday\b", constant("relative", unit="day", shift="-2")),
        (["day"], r"day\s+after\s+tomorrow\b", constant("relative", unit="day", shift="2")),
        (list(shifts), rf"(?P<shift>(?i:{_either(shifts)}))\s+(?P<fiscal>(?:fiscal|financial)\s+)?"
                       rf"(?P<number>{number}\s+|few\s+|several\s+|couple\s+of\s+)?(?P<what>{weekday}|"
                       rf"{full_month}|(?:{season}|{part_of_day}|(?:{unit})s?))\b", read_shift),
        (["the"], r"[Tt]he\s+(?P<unit>year|month|week)\s+is\s+(?:out|over)\b",
         constant("relative", "unit", shift="0", part="end")),
        (["the"], r"[Tt]he\s+(?P<unit>year|month|week|decade|quarter)\b", constant("period", "unit", shift="0")),
        (["year"], r"year-?\s?end\b", constant("relative", unit="year", shift="0", part="end")),
        (["weekend"], r"weekend\b", constant("period", unit="weekend", shift="0")),
        (list(seasons), rf"(?P<season>(?i:{season}))\s+(?:of\s+)?(?P<year>{YEAR})(?!\d)",
         lambda m: ("season", {"season": seasons[m["season"].casefold()], "year": m["year"]})),
        (["fiscal", "financial"], rf"(?i:fiscal|financial)\s+(?i:year\s+)?(?P<year>{YEAR})(?:-\d\d(?:\d\d)?)?(?!\d)",
         constant("year", "year", fiscal="1")),
        (["fy"], rf"FY\s?-?(?P<year>{YEAR})(?!\d)", constant("year", "year", fiscal="1")),
        (["q"], rf"Q(?P<n>[1-4])\s+(?:of\s+)?(?P<year>{YEAR})(?!\d)",
         lambda m: ("year", {"year": m["year"], "part": f"quarter-{m['n']}"})),
        (list(ordinals), rf"(?P<number>(?i:{_either(ordinals)}))[\s-](?:\w+\s+)?[Aa]nniversary", read_anniversary),
        (list(numbers), duration, read_duration),
    ]
