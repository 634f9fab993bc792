"""Figures: amounts of money, percentages, durations, counts and places in a series, each with its sentence.

Dates, clock times, years and parts of names are no figures; nor are numbers that only say who is meant ("two
countries", "the 27 members"). The words are data: `codebook/lang/en/units.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from comity.model.claims import FigureClaim
from comity.model.evidence import MOST_CHARACTERS, Evidence
from comity.model.times import TimeExpression
from comity.reading.numerals import Number, find_numbers
from comity.reading.units import Units, short_scales, units

__all__ = ["find_figures"]

TELLING = frozenset(("duration", "offset", "anniversary"))  # forms of time that may still be figures
YEARS = range(1500, 2101)
BARE, LARGE = 10, 100  # a smaller number without a noun is none; from `LARGE` on it needs no word that tells of people
OLDEST, YOUNGEST = 120, 15  # of people whose age stands between commas: "Lee, 94, is"
LONGEST_NOUN, LONGEST_SERIES = 5, 6  # words from a number to what it counts, from an ordinal to the series
WORDS_BEFORE, WORDS_AFTER = 4, 6  # words that tell what a figure is of
MONEY_BEFORE = 400  # characters back in which the currency of "165 million" is sought
WORD = re.compile(r"\s?[“\"‘'(]?(?P<word>[A-Za-zÀ-ÿ0-9][\wÀ-ÿ’'.&/+-]*)[”\"]?")
OF = re.compile(
    r"\s+of\s+(?:(?:the|its|their|these|those|our|his|her)\b|\w+['’]s\b|(?=them\b))(?:\s+\d[\d,]*)?", re.IGNORECASE)
RANGE = re.compile(r"\s?(?:-|–|—|to|or|and)\s?(?:[A-Z]{0,3}[$€£¥₩₹]\s?)?", re.IGNORECASE)
BREAK = re.compile(r"[;!?()—–\n]|[,:.][\"”]?(?:\s|$)")
NUMBERED = re.compile(r"(?:^|\s)(?:\S*\d\S*|and|or|but|while)(?=\s|$)")
LAST_WORD = re.compile(r"([\w$'’.%]+)[“\"‘\s]*$")
SAYS_NOTHING = frozenset("percent per cent % percentage points last this year month week".split())
BINDS = frozenset(("to", "of", "with", "from", "for", "between", "in"))
GROUP = re.compile(r"\d\s$")  # "2100 7979": a telephone number
AGE = re.compile(r"(?<=[a-zà-ÿ]), (?P<age>\d{2,3})(?=,\s|\.$)|\baged (?P<aged>\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    value: float
    unit: str | None
    kind: str


def find_figures(text: str, start: int, end: int, document_id: str,
                 times: Sequence[TimeExpression]) -> list[FigureClaim]:
    """The figures of the sentence `text[start:end]`, in order; offsets count in `text`.

    `times` are the document's expressions of time: what lies in one that is no duration is no figure. The evidence is
    the sentence, cut to the clause if it is over 600 characters. Units: ISO 4217, `percent`, `ordinal`, a unit of time,
    or the thing counted in the plural; None where a count does not name it. Rules: `figure.money`, `figure.percent`,
    `figure.duration`, `figure.count`, `figure.ordinal`.
    """
    words = units()
    names, single, ordinals = words.phrases.find(text, start, end)
    closed = [(t.start, t.end) for t in times if t.form not in TELLING and t.end > start and t.start < end]
    closed += [m.span() for m in names]
    found: list[_Found] = []
    ages = {f.start: f for f in _ages(text, start, end)}
    waiting: Number | None = None  # without a unit: the first of a range ("5 to 6 billion euros") has the second's
    for number in find_numbers(text, start, end):
        if number.start in ages or any(a < number.end and number.start < b for a, b in closed):
            continue
        figure = (_money(text, start, number, words) or _percent(text, end, number, words)
                  or _duration(text, start, end, number, words) or _count(text, start, end, number, words))
        if figure and waiting and RANGE.fullmatch(text, waiting.end, number.start) and waiting.value < number.value:
            low = waiting.value * (figure.value / number.value) * (number.factor if waiting.factor == 1 else 1)
            found.append(replace(figure, start=waiting.start, value=low))
        waiting = None
        if figure is None and found and (amounts := _amounts(text, number, found[-1])):
            found[-1:] = amounts
        elif figure or (figure := _bare(text, start, end, number, found, words)):
            found.append(figure)
        else:
            waiting = number
    for more in (ages.values(), _single(single, words), _ordinals(text, start, end, ordinals, words)):
        found += [f for f in more if not any(a <= f.start < b for a, b in closed)]
    return [FigureClaim(
        evidence=(_evidence(text, start, end, f, document_id),), value=_plain(f.value), unit=f.unit,
        what=_what(text, start, end, f, words), rule=f"figure.{f.kind}", trigger=text[f.start:f.end])
        for f in sorted(dict.fromkeys(found), key=lambda f: (f.start, f.end))]


# ----------------------------------------------------------------------------------------------------- kinds of figures
def _money(text: str, start: int, number: Number, words: Units) -> _Found | None:
    before = words.symbol.search(text, max(start, number.start - 8), number.start)
    after = words.currency.match(text, number.end)
    short = after["short"] if after else None
    word = (after["word"] or after["code"] or after["sign"]) if after else None
    if not before and not word:
        return None
    value, stop = number.value, number.end
    if after and (word or before):
        stop = after.end()
        if short:
            value *= short_scales()[short.lower()]
    weight = not before and word and text[number.end] == "-" and word.lower() == "pound" and number.factor == 1
    verb = not before and word == "won" and value < LARGE
    if weight or verb:
        return None
    code = words.symbols[before["symbol"]] if before else None
    if word:  # what follows says it more exactly: "$5 million Canadian dollars", "¥10 trillion JPY"
        code = words.currencies.get(word.lower()) or words.symbols.get(word) or code
    return _Found(before.start() if before else number.start, stop, value, code, "money")


def _amounts(text: str, number: Number, first: _Found) -> tuple[_Found, _Found] | None:
    """Both ends of "$5-6 billion", where the currency stands before the first and the scale after the second."""
    if first.kind != "money" or not RANGE.fullmatch(text, first.end, number.start):
        return None
    low = replace(first, value=first.value * number.factor) if first.value < number.value / number.factor else first
    return low, _Found(number.start, number.end, number.value, first.unit, "money")


def _percent(text: str, end: int, number: Number, words: Units) -> _Found | None:
    after = words.percent.match(text, number.end, end)
    return _Found(number.start, after.end(), number.value, "percent", "percent") if after else None


def _duration(text: str, start: int, end: int, number: Number, words: Units) -> _Found | None:
    after = words.time.match(text, number.end, end)
    if not after:
        return None
    unit, many = words.times[after["unit"].lower()]
    last = _last(text, start, number.start)
    idle = number.value == 1 and many == 1 and text[number.end] != "-"  # "one day" mostly means "once"
    if (idle and last not in words.lists["lasting"]) or last == "once":  # "once a decade" is a rhythm
        return None
    return _Found(number.start, after.end(), number.value * many, unit, "duration")


def _count(text: str, start: int, end: int, number: Number, words: Units) -> _Found | None:
    last = _last(text, start, number.start)
    if number.value <= 1:
        return None
    if last in words.lists["definite"] or (last in words.lists["owners"] and not number.digits):
        return None
    if _is_label(text, start, number, words):
        return None
    if compound := words.compound.match(text, number.end, end):
        return _Found(number.start, compound.end(), number.value, f"{compound['unit'].lower()}s", "count")
    if text[number.end:number.end + 1] == "-" or _is_year(text, number):
        return None
    head = _counted(text, end, number, words)
    if head is None:
        return None
    unit = head["word"].strip("'’.")
    kind_of = _last(text, number.end, head.start())
    if kind_of in words.lists["measured"]:
        unit = f"{kind_of} {unit}"
    if number.value <= words.few and unit.lower() in words.lists["parties"]:
        return None
    return _Found(number.start, head.end(), number.value, unit if unit[0].isupper() else unit.lower(), "count")


def _counted(text: str, end: int, number: Number, words: Units) -> re.Match[str] | None:
    """The noun after a number: the first plural among the next words, before any verb, preposition or punctuation."""
    at = number.end
    if of := OF.match(text, at, end):
        at = of.end()
    for place in range(LONGEST_NOUN):
        found = WORD.match(text, at, end)
        if found is None:
            return None
        word = found["word"].rstrip(".'’").lower()
        if place == 0 and word in words.lists["further"]:
            at = found.end()
            continue
        if word in words.lists["stops"] or word in words.lists["fractions"] or (place == 0 and word[0].isdigit()):
            return None
        if word in words.lists["measures"] or _is_plural(word, words):
            return found
        if place == 0 and word in words.lists["hurt"]:
            return None
        stopped = found["word"].endswith((".", "'", "’")) and len(word) > 2
        if stopped or text[found.end():found.end() + 1] in ",;:.)":
            return None
        at = found.end()
    return None


def _bare(text: str, start: int, end: int, number: Number, found: Sequence[_Found], words: Units) -> _Found | None:
    """A number without a noun: of people hurt or freed, of the same things as the figure before, or a large one."""
    around = text[number.start - 1:number.start] + text[number.end:number.end + 1]
    grouped = GROUP.search(text, max(start, number.start - 3), number.start) or re.match(r"\s\d", text[number.end:end])
    if "-" in around or "–" in around or grouped or _is_year(text, number) or _is_label(text, start, number, words):
        return None
    last, after = _last(text, start, number.start), WORD.match(text, number.end, end)
    following = after["word"].rstrip(".").lower() if after else ""
    if last in words.lists["definite"]:
        return None
    if following in words.lists["harm"] or last in words.lists["harming"]:
        return _Found(number.start, number.end, number.value, "people", "count") if number.value > 1 else None
    if not number.digits or number.value < BARE or number.value != int(number.value):
        return None
    if number.factor >= 1_000_000 and (code := _currency_before(text, number.start, words)):
        return _Found(number.start, number.end, number.value, code, "money")
    if following in words.lists["hurt"]:
        return _Found(number.start, number.end, number.value, "people", "count")
    if found and found[-1].kind in ("count", "duration", "percent"):
        return _Found(number.start, number.end, number.value, found[-1].unit, found[-1].kind)
    return _Found(number.start, number.end, number.value, None, "count") if number.value >= LARGE else None


def _ages(text: str, start: int, end: int) -> Iterator[_Found]:
    for found in AGE.finditer(text, start, end):
        name = "age" if found["age"] else "aged"
        if YOUNGEST <= int(found[name]) <= OLDEST:
            yield _Found(*found.span(name), float(found[name]), "years", "duration")


def _single(told: Sequence[re.Match[str]], words: Units) -> Iterator[_Found]:
    """One unit of time with an article, where its length is the point: "within a week", "more than a year"."""
    for found in told:
        unit, many = words.times[found["unit"].lower()]
        if many == 1:  # "a decade" is read as a number
            yield _Found(found.start("length"), found.end(), 1.0, unit, "duration")


def _ordinals(text: str, start: int, end: int, told: Sequence[re.Match[str]], words: Units) -> Iterator[_Found]:
    """Places in a series: "15th annual summit", "for the fifth time"; not "first", which mostly counts nothing."""
    for found in told:
        value = int(found["digits"]) if found["digits"] else words.ordinals[found["word"].lower()]
        value += words.ordinals[found["tens"].lower()] if found["tens"] else 0
        at = found.end()
        for _ in range(LONGEST_SERIES if value > 1 else 0):
            word = WORD.match(text, at + (text[at:at + 1] == "-"), end)
            if word is None or (noun := word["word"].rstrip(".'’").lower()) in words.lists["stops"]:
                break
            at = word.end()
            if noun.removesuffix("s") in words.lists["series"] or noun in words.lists["series"]:
                if noun != "time" or _last(text, start, found.start()) == "the":
                    yield _Found(found.start(), at, float(value), "ordinal", "ordinal")
                break


# -------------------------------------------------------------------------------------------------------- small helpers
def _last(text: str, start: int, at: int) -> str:
    """The word before, in lower case; empty at the sentence's start."""
    found = LAST_WORD.search(text, max(start, at - 40), at)
    return found[1].lower() if found else ""


def _is_label(text: str, start: int, number: Number, words: Units) -> bool:
    """Whether the number belongs to the word before it: "Article 9", "No. 5", "Boeing 737"."""
    found = LAST_WORD.search(text, max(start, number.start - 40), number.start)
    if not found or (word := found[1].lower()) in words.lists["about"]:
        return False
    named = found[1][0].isupper() and number.digits and found.start() > start and not word.endswith(("'s", "’s"))
    return (word in words.lists["labels"] or named) and text[number.start - 1] == " "


def _is_year(text: str, number: Number) -> bool:
    return number.digits and number.factor == 1 and number.value in YEARS and "," not in text[number.start:number.end]


def _is_plural(word: str, words: Units) -> bool:
    if word in words.lists["plurals"]:
        return True
    many = word.endswith("ese") or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")))
    return many and len(word) > 2 and "." not in word and word not in words.lists["singulars"]


def _currency_before(text: str, at: int, words: Units) -> str | None:
    """The currency of the last amount told shortly before."""
    code = None
    for number in find_numbers(text, max(0, at - MONEY_BEFORE), at):
        money = _money(text, max(0, at - MONEY_BEFORE), number, words)
        code = money.unit if money else code
    return code


def _plain(value: float) -> float:
    rounded = round(value, 6)  # 39.7 million is no 39700000.00000001
    return int(rounded) if rounded == int(rounded) else rounded


def _what(text: str, start: int, end: int, figure: _Found, words: Units) -> str | None:
    """A few words around, inside the clause and up to the next number; `…` is where the figure stands."""
    right = NUMBERED.split(BREAK.split(text[figure.end:end], maxsplit=1)[0], maxsplit=1)[0].split()[:WORDS_AFTER]
    clause = NUMBERED.split(BREAK.split(text[max(start, figure.start - 80):figure.start])[-1])
    before, many = clause[-1].split(), WORDS_BEFORE
    while many < min(len(before), WORDS_BEFORE + 2) and before[-many].lower() in BINDS:
        many += 1  # "exports to Belarus fell by": what is to Belarus
    left = before[-many:]
    if all(word.lower() in words.lists["stops"] or word.lower() in SAYS_NOTHING for word in left):
        left = clause[0].split()[-WORDS_BEFORE - 1:]  # "exports fell by 23 percent to 1.6 billion": of the exports
    noun = text[figure.start:figure.end].split()[1:] if figure.kind in ("ordinal", "count") else []
    noun = [word for word in noun if not any(c.isdigit() for c in word[:1])]
    if noun:
        left, right = [], [*noun, *right]
    while left and left[-1].lower() in words.lists["about"] - words.lists["stops"]:  # "some", "nearly"
        left.pop()
    while left and left[0].lower() in words.lists["stops"]:
        left.pop(0)
    while right and right[-1].lower() in words.lists["stops"]:
        right.pop()
    if not right:
        while left and left[-1].lower() in words.lists["stops"]:
            left.pop()
    return " … ".join(" ".join(part) for part in (left, right) if part).strip(" .,-\"”“’'") or None


def _evidence(text: str, start: int, end: int, figure: _Found, document_id: str) -> Evidence:
    """The sentence, or the clauses around the figure that fit in."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > MOST_CHARACTERS:
        cuts = [start, *(start + m.end() for m in re.finditer(r"[,;:—–]\s|\n", text[start:end])), end]
        room = max(figure.start - MOST_CHARACTERS // 2, figure.end - MOST_CHARACTERS)
        start = min((c for c in cuts if room <= c <= figure.start), default=max(start, room))
        end = max((c for c in cuts if figure.end <= c <= start + MOST_CHARACTERS),
                  default=max(figure.end, min(end, start + MOST_CHARACTERS)))
    return Evidence(document_id, start, end, text[start:end])
