"""The grammar of time expressions of a language: what `codebook/lang/<code>/times.yaml` tells, compiled once.

A production is one way of writing a time with what it means. `Grammar.productions` maps the first word (`#` for a
number, the first character where words are not divided by spaces) to the productions tried there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.codebook.loader import language_file
from comity.reading.timeforms import FINISHED, Values
from comity.reading.timepattern import NUMBER, Class, Template, compiled, head_of

__all__ = ["Grammar", "Production", "grammar"]

LIMITS = ("wide", "alone", "casual", "running")
# classes of numbers: fewest and most digits, lowest and highest value
_WORD = re.compile(r"[a-z]+")
_DECIMAL = r"\d{1,3}[.]\d+"
_FOLLOWED = re.compile(r"([a-z]+) ([a-z]+)(?![a-z]).*")  # a word of several, its first two
_MOST_KNOWN = 2000  # sets of hints remembered for a head
_THOUSANDS = r"\d{1,3}(?:,\d{3})+|\d{5,6}|\d000"
_NUMBERS = {"day": (1, 2, 1, 31), "month-number": (1, 2, 1, 12), "two-digit": (2, 2, 1, 99), "year": (4, 4, 1500, 2099),
            "nth-year": (1, 4, 1, 9999), "hour": (1, 2, 0, 30), "digit": (1, 1, 1, 9), "numeral": (1, 3, 1, 999),
            "any-year": (4, 4, 1000, 2999), "short-year": (2, 2, 0, 99), "hundreds": (4, 4, 1500, 2090),
            "minutes": (2, 2, 0, 59), "late-year": (2, 2, 45, 99), "compact": (8, 8, 19000101, 20991231)}


@dataclass(frozen=True, slots=True)
class Production:
    """One way of writing a time, and what it means."""

    template: Template
    form: str
    gives: Mapping[str, str] | None  # what replaces the slots' values: `{"shift": "-{number}"}`
    adds: Mapping[str, str]  # what is said beside them
    only_after: frozenset[str]
    not_after: frozenset[str]
    the: bool  # stands behind `the`
    limits: frozenset[str]  # where it counts alone: see docs/times.md

    @property
    def alone(self) -> bool:
        """Whether it counts only where it is all of the text."""
        return "alone" in self.limits

    def read(self, match: re.Match[str], *, alone: bool = False) -> tuple[str, Values] | None:
        """Form and values, or None where the words only look like a time.

        `alone`: the words are known to be a time, what stands before them does not matter.
        """
        if not alone and (self.only_after or self.not_after):
            left = match.start() - (4 if self.the else 0)
            before = match.string[max(0, left - 14):max(0, left)].casefold().rstrip(" -.").split()
            last = before[-1].lstrip("(\"'") if before else ""
            if last in self.not_after or (self.only_after and last not in self.only_after):
                return None
        values = self.template.read(match)
        if values is None:
            return None
        if self.gives is not None:
            values = {name: told.format(**values) for name, told in self.gives.items()}
        values |= self.adds
        finish = FINISHED.get(self.form)
        return finish(self.form, values, match) if finish else (self.form, values)


@dataclass(frozen=True, slots=True)
class Start:
    """What may begin with a word: the productions in the order of the table, each with the words that it needs."""

    sure: tuple[Production, ...]  # those that need no more words
    every: tuple[tuple[Production, tuple[frozenset[str], ...]], ...]
    hints: frozenset[str]  # where none of these follows, only the sure ones are tried
    known: dict[frozenset[str], tuple[Production, ...]]  # what was tried where these hints followed

    @classmethod
    def of(cls, head: str, productions: tuple[Production, ...]) -> Start:
        """The productions of a head by what they need beside it."""
        needs = []
        for one in productions:
            more = [words for words in one.template.needs if head not in words]
            behind = one.template.seconds.get(head)
            needs.append((one, tuple(sorted([*more, behind] if behind else more, key=len))))
        return cls(tuple(one for one, more in needs if not more), tuple(needs),
                   frozenset().union(*(words for _, more in needs for words in (*more[:1], *more[-1:]))), {})

    def tried(self, ahead: list[str]) -> tuple[Production, ...]:
        """The productions that may match where these words follow, in the order of the table."""
        found = self.hints.intersection(ahead)
        if not found:
            return self.sure
        tried = self.known.get(found)
        if tried is None:
            tried = tuple(one for one, needs in self.every if not needs or not (
                needs[0].isdisjoint(found) or needs[-1].isdisjoint(found)))
            if len(self.known) < _MOST_KNOWN:
                self.known[found] = tried
        return tried


@dataclass(frozen=True)
class Grammar:
    """The productions of a language by head, what may stand around an expression, and its words by class."""

    language: str
    spaced: bool
    productions: Mapping[str, tuple[Production, ...]]
    starts: Mapping[str, Start]
    within: re.Pattern[str] | None  # letters after which no expression begins
    edges: frozenset[str]  # words of which one is the last before an expression that something in front belongs to
    heads: re.Pattern[str]  # where an expression may begin
    lead: Template | None  # bound and part in front of an expression
    operators: tuple[tuple[Template, Mapping[str, Any]], ...]  # what counts or divides from in front: `the week of`
    operator_ends: re.Pattern[str] | None  # how every one of them ends, to know quickly
    trail: Template | None  # bound and part behind it
    gap: re.Pattern[str]  # what may stand between two halves of one expression
    determiner: re.Pattern[str] | None  # what TimeML counts as part of an expression in front of it
    signal: re.Pattern[str] | None  # what relates a length to an event behind it
    genitive: re.Pattern[str] | None  # an ending that TimeML leaves out
    to: re.Pattern[str]  # what may stand between the ends of a range
    listed: re.Pattern[str]  # what may stand between the days of one month
    words: Mapping[str, Any]


@cache
def grammar(language: str = "en", limits: frozenset[str] = frozenset()) -> Grammar:
    """The grammar of a language, with the patterns that have no other limits than these.

    With `casual` among them names of months and days count without capitals too. Raises CodebookError for a
    language without a grammar, BadPattern for a pattern that cannot be read.
    """
    told = language_file(language, "times")
    spaced = told.get("spaced", True)
    classes = _classes(told, "casual" in limits)
    shapes = {name: _filled(shape, classes) for name, shape in told.get("shapes", {}).items()}

    def template(text: str) -> Template:
        return compiled(text, classes, shapes, spaced=spaced)

    def around(name: str, form: str) -> Template | None:
        if name not in told or (name == "trail" and spaced and "wide" not in limits):
            return None
        inner = compiled(told[name], classes, shapes, spaced=spaced, empty=True)
        return Template(form.format(inner.expression), inner.heads, inner.slots)

    def ended(text: str) -> Template:
        inner = template(text)
        return Template(rf"\b(?:{inner.expression})\s+$", inner.heads, inner.slots, inner.needs)

    table: dict[str, list[Production]] = {}
    for entry in told["patterns"]:
        if not frozenset(name for name in LIMITS if entry.get(name)) <= limits:
            continue
        for text in [entry["of"]] if isinstance(entry["of"], str) else entry["of"]:
            production = _production(entry, template(text.removeprefix("the ")), text, told)
            for head in production.template.heads:
                table.setdefault(head, []).append(production)
    def optional(name: str) -> re.Pattern[str] | None:
        return re.compile(told[name], re.I) if name in told else None

    heads = rf"[A-Za-z]+|\d+{_signs_of(table)}" if spaced else _any_of(table)
    return Grammar(
        language=language, spaced=spaced, productions={head: tuple(found) for head, found in table.items()},
        starts=_starts(table) if spaced else {head: Start.of(head, tuple(found)) for head, found in table.items()},
        edges=frozenset(_WORD.findall(" ".join(_words_of(told, ("lead", "lead_wide", "operator_ends"))).casefold())),
        within=optional("no_start_after"), heads=re.compile(heads),
        lead=around("lead_wide" if "wide" in limits and "lead_wide" in told else "lead",
                    r"(?<![^\W_])(?:{})$" if spaced else "(?:{})$"),
        trail=around("trail", "{}"),
        operators=tuple((ended(text), one) for one in told.get("operators", ()) for text in one["of"]),
        operator_ends=optional("operator_ends"), gap=re.compile(told["gap"], re.I), to=re.compile(told["to"], re.I),
        listed=re.compile(told["list"], re.I),
        signal=optional("signal"), genitive=optional("genitive"), determiner=optional("determiner"), words=told)


def _production(entry: Mapping[str, Any], template: Template, text: str, told: Mapping[str, Any]) -> Production:
    def listed(name: str) -> frozenset[str]:
        return frozenset(str(word) for word in told[entry[name]]) if name in entry else frozenset()

    gives = entry.get("gives")
    return Production(
        template, entry["form"], gives=_as_text(gives) if gives else None, adds=_as_text(entry.get("adds", {})),
        only_after=listed("only_after"), not_after=listed("not_after"), the=text.startswith("the "),
        limits=frozenset(name for name in LIMITS if entry.get(name)))


def _as_text(values: Mapping[str, Any]) -> Values:
    return {name: str(value) for name, value in values.items()}


def _starts(table: Mapping[str, list[Production]]) -> dict[str, Start]:
    """The starts by head; of numbers by how many digits they have: `#4`."""
    starts = {head: Start.of(head, tuple(found)) for head, found in table.items() if head != NUMBER}
    numbers = table.get(NUMBER, [])
    return starts | {f"{NUMBER}{count}": Start.of(NUMBER, found) for count in range(1, 21)
                     if (found := tuple(one for one in numbers if count in one.template.digits))}


def _words_of(told: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    """What some templates of a language say, with the words of the classes in them."""
    for name in names:
        yield told.get(name, "")
        for kind in re.findall(r"\{(?:\w*:)?([\w-]+)\}", told.get(name, "")):
            yield from map(str, told["words"].get(kind, ()))


def _signs_of(heads: Mapping[str, Any]) -> str:
    """As one more choice the heads that are neither words nor digits: `½`."""
    signs = "".join(re.escape(head) for head in heads if head != NUMBER and not head.isascii())
    return f"|[{signs}]" if signs else ""


def _any_of(heads: Mapping[str, Any]) -> str:
    letters = "".join(re.escape(head) for head in heads if head != NUMBER)
    return rf"[{letters}\d]"


def _filled(shape: str, classes: Mapping[str, Class]) -> str:
    """A shape with the words of classes in it."""
    return re.sub(r"\{([a-z][\w-]*)\}", lambda match: f"(?:{classes[match[1]].pattern})", shape)


def _classes(told: Mapping[str, Any], casual: bool) -> dict[str, Class]:
    """The classes of words of a language with those of numbers, written in digits or in its numerals."""
    numerals: Mapping[str, int] = told.get("numerals", {})
    classes = {name: _number(numerals, *limits) for name, limits in _NUMBERS.items()}
    classes["decimal"] = Class(_DECIMAL, frozenset({NUMBER}), str)
    classes["thousands"] = Class(_THOUSANDS, frozenset({NUMBER}), lambda text: text.replace(",", ""))
    capitals = frozenset(() if casual else told.get("capitals", ()))
    for name, words in told["words"].items():
        table = words if isinstance(words, dict) else dict(zip(words, words, strict=True))
        classes[name] = _words({str(word): str(value) for word, value in table.items()}, name in capitals)
    for name, (tens, ones) in told.get("sums", {}).items():
        classes[name] = _sum(classes[tens], classes[ones])
    for name, parts in told.get("joined", {}).items():  # a class of several classes
        classes[name] = _joined([classes[part] for part in parts])
    return classes


def _words(words: Mapping[str, str], capital: bool) -> Class:
    table = {" ".join(word.casefold().split()): value for word, value in words.items()}
    shapes = {shape for word in words for shape in ((_titled(word), word.upper()) if capital else (word,))}
    either = "|".join(re.escape(word).replace("\\ ", r"\s+") for word in sorted(shapes, key=lambda w: (-len(w), w)))
    pattern = f"(?-i:{either})" if capital else either
    return Class(pattern, frozenset(map(head_of, table)), lambda text: table.get(" ".join(text.casefold().split())),
                 frozenset(len(word) - len(word.lstrip("0123456789")) for word in table), _seconds(table))


def _seconds(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Of heads that are no word by themselves the words that follow them: of `the future` that is `future`."""
    found: dict[str, set[str]] = {}
    alone = {head_of(word) for word in table if not _FOLLOWED.fullmatch(word)}
    for word in table:
        if (match := _FOLLOWED.fullmatch(word)) and match[1] not in alone:
            found.setdefault(match[1], set()).add(match[2])
    return {head: frozenset(words) for head, words in found.items()}


def _titled(words: str) -> str:
    return " ".join(word if word in ("of", "the") else word[:1].upper() + word[1:] for word in words.split())


def _sum(tens: Class, ones: Class) -> Class:
    """Two words whose values add up: `twenty-five`."""
    def value(text: str) -> str | None:
        words = text.replace("-", " ").split()
        for cut in range(1, len(words)):
            more, less = tens.value(" ".join(words[:cut])), ones.value(" ".join(words[cut:]))
            if more and less:
                return str(int(more) + int(less))
        return None

    return Class(f"(?:{tens.pattern})[- ](?:{ones.pattern})", tens.heads, value)


def _joined(classes: list[Class]) -> Class:
    def value(text: str) -> str | None:
        return next((told for one in classes if (told := one.value(text)) is not None), None)

    return Class("|".join(one.pattern for one in classes), frozenset().union(*(one.heads for one in classes)), value,
                 frozenset().union(*(one.digits for one in classes)))


def _number(numerals: Mapping[str, int], fewest: int, most: int, low: int, high: int) -> Class:
    """Numbers of so many digits, from `low` to `high`."""
    pattern = rf"\d{{{fewest},{most}}}(?!\d)"
    if numerals:
        pattern += rf"|[{''.join(numerals)}]{{{1 if fewest < 4 else 3},{most + 3}}}"

    def value(text: str) -> str | None:
        number = numeral(text, numerals)
        return str(number) if number is not None and low <= number <= high else None

    return Class(pattern, frozenset({NUMBER, *numerals}), value, frozenset(range(fewest, most + 1)))


def numeral(text: str, numerals: Mapping[str, int]) -> int | None:
    """The value of digits of any width, or of numerals (`二〇二五`, `二十五`); None if the text is neither."""
    text = unicodedata.normalize("NFKC", text)
    if text.isdecimal():
        return int(text)
    if not text or any(letter not in numerals for letter in text):
        return None
    values = [numerals[letter] for letter in text]
    if all(value < 10 for value in values):
        return int("".join(map(str, values)))
    total, current = 0, 0
    for value in values:
        if value < 10:
            current = 10 * current + value
        else:
            total, current = total + (current or 1) * value, 0
    return total + current
