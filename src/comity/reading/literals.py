"""What letters a pattern cannot match without, and with which it begins: cheap tests before the patterns themselves.

Reads the part of the notation of `re` that vocabulary files use: letters, classes, groups, repetition, look-around.
Case does not count. A test may let pass what does not match, and never keeps out what does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

NO_WIDTH = "bBAZ"  # after a backslash these stand for a place, other letters for a class, signs for themselves
OPENING = re.compile(r"\?(?:<?[=!]|[aimsux-]*:|P<\w+>)|")  # look-around, flags, a name, or nothing
TIMES = re.compile(r"(?:[*+?]|\{(\d*),?\d*\})[?+]?")
AT_WORD = ("\\b", r"(?<!\w)", r"(?<![\w-])")  # what lets a pattern begin only where a word does
WORD = re.compile(r"\w+")
TEXTS = 8  # of which the words are remembered: several finders walk over a report one after the other
REMEMBERED = 1 << 15  # words of which it is kept what they may begin
DIGIT = "0"  # stands for all words that begin with a digit
TELLING = 3  # letters: a shorter string stands in nearly every sentence


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a pattern: a letter in lower case, any digit, a group with its ways to match, something of no width, or
    anything else; `least` is how often it must stand, `once` whether it stands exactly once."""

    letter: str = ""
    digit: bool = False
    ways: tuple[tuple[Part, ...], ...] = ()
    width: bool = True
    least: int = 1
    once: bool = True


Way = tuple[Part, ...]
Needs = list[frozenset[str]]  # sets of strings: of each, every match contains one


def parsed(pattern: str) -> tuple[Way, ...]:
    """The ways to match a pattern, each as its parts in order."""
    return _Parser(pattern).ways()


class _Parser:
    """One pattern and how far it has been read."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def ways(self) -> tuple[Way, ...]:
        """Parts with bars between them, up to the closing parenthesis."""
        found = [self.way()]
        while self.at < len(self.pattern) and self.pattern[self.at] == "|":
            self.at += 1
            found.append(self.way())
        self.at += 1
        return tuple(found)

    def way(self) -> Way:
        """Parts one after the other."""
        found: list[Part] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            part = self.atom()
            if times := TIMES.match(self.pattern, self.at):
                self.at = times.end()
                least = 0 if times[0][0] in "*?" else int(times[1] or 0) if times[0][0] == "{" else 1
                part = replace(part, least=least, once=False)
            found.append(part)
        return tuple(found)

    def atom(self) -> Part:
        """One letter, group, class or place."""
        here = self.pattern[self.at]
        self.at += 1
        if here == "(":
            opening = OPENING.match(self.pattern, self.at)
            self.at = opening.end() if opening else self.at
            inside = self.ways()
            return Part(width=False) if opening and opening[0].endswith(("=", "!")) else Part(ways=inside)
        if here == "[":
            self.at = self.pattern.index("]", self.at + 1) + 1
            return Part()
        if here == "\\":
            self.at += 1
            here = self.pattern[self.at - 1]
            if here.isalnum():
                return Part(width=here not in NO_WIDTH, digit=here == "d")
            return Part(here)
        return Part(width=False) if here in "$^" else Part() if here == "." else Part(here.lower())


def required(ways: Sequence[Way]) -> list[Needs]:
    """For each way to match, sets of strings of each of which every such match contains one."""
    return [needs for way in ways for needs in _required(way)]


def _required(way: Way) -> list[Needs]:
    """What all parts of a way need, or, if only one of them needs anything, its ways."""
    known: Needs = []
    groups: list[list[Needs]] = []
    run = ""
    for part in (*way, Part()):
        if part.letter and part.least:
            run += part.letter
        if not part.letter or not part.once:
            known, run = [*known, *([frozenset((run,))] if run else ())], ""
            group = required(part.ways) if part.least else []
            groups += [group] if group and all(group) else []
    if len(groups) == 1 and not known:
        return groups[0]
    for group in groups:
        known.append(frozenset().union(*map(best, group)))
    return [known]


def best(needs: Needs) -> frozenset[str]:
    """Of some sets the one whose shortest string is longest; empty if there is none."""
    return max(needs, key=lambda one: (min(len(s.strip()) for s in one), -len(one)), default=frozenset())


def openings(ways: Sequence[Way]) -> tuple[frozenset[str], bool] | None:
    """Strings with one of which every match begins (`DIGIT` for any digit), and whether a match may be empty; None if
    anything may begin it."""
    found: set[str] = set()
    empty = False
    for way in ways:
        run, closed = "", False
        for part in way:
            if part.letter and part.once:
                run += part.letter
                continue
            if closed := bool(run):
                break
            if not part.width:
                continue
            letters = DIGIT if part.digit else part.letter
            inner = openings(part.ways) if part.ways else (frozenset((letters,)), False) if letters else None
            if inner is None:
                return None
            found |= inner[0]
            if closed := part.least > 0 and not inner[1]:
                break
        if run:
            found.add(run)
        empty = empty or not (run or closed)
    return frozenset(found), empty


class Prefilter:
    """Which of many patterns are worth trying on a text, from the letters that each cannot do without.

    A pattern is only left out where it cannot match; one scan of the text stands for a search by each pattern.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._numbers: dict[str, int] = {}
        self._wanted: list[list[tuple[int, tuple[frozenset[int], ...]]]] = []  # by letters: patterns and other needs
        self._always: list[int] = []
        for number, pattern in enumerate(patterns):
            for needs in required(parsed(pattern)):
                first = best(needs)
                if not first:
                    self._always.append(number)
                others = tuple(frozenset(map(self._number, sorted(one))) for one in needs
                               if one != first and min(map(len, one)) >= TELLING)
                for letters in sorted(first):
                    self._wanted[self._number(letters)].append((number, others))
        self._automaton = AhoCorasick(list(self._numbers))

    def _number(self, letters: str) -> int:
        if letters not in self._numbers:
            self._numbers[letters] = len(self._wanted)
            self._wanted.append([])
        return self._numbers[letters]

    def worth(self, text: str) -> list[int]:
        """The numbers of the patterns that may match, in their order."""
        hits = {hit[0] for hit in self._automaton.find_matches_as_indexes(text.lower(), overlapping=True)}
        found = set(self._always)
        for hit in hits:
            for number, others in self._wanted[hit]:
                for other in others:
                    if other.isdisjoint(hits):
                        break
                else:
                    found.add(number)
        return sorted(found)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in lower case with their places; None where a letter is longer in lower case."""

    words: list[str]
    places: list[int]

    def within(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """Those that begin in a span, cut off at its end."""
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        words = self.words[first:last]
        if words and self.places[last - 1] + len(words[-1]) > end:
            words[-1] = words[-1][: end - self.places[last - 1]]
        return zip(words, self.places[first:last], strict=True)


@lru_cache(TEXTS)
def words_of(text: str) -> Words | None:
    """The words of a text; None where its letters do not keep their places in lower case."""
    folded = text.lower()
    if len(folded) != len(text):
        return None
    found = list(WORD.finditer(folded))
    return Words([word.group() for word in found], [word.start() for word in found])


class _Begun(dict[str, tuple[int, ...]]):
    """By word the patterns that it may begin, each word worked out when it is first met."""

    def __init__(self, worked_out: Callable[[str], tuple[int, ...]]) -> None:
        self._worked_out = worked_out

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[word] = self._worked_out(word)
        return found


class Finder:
    """Finds all matches of many patterns that begin with known letters at the start of a word: one walk over the words
    of a text stands for a search by each pattern, which is tried only where it may begin."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = list(patterns)
        self._slow: list[int] = []  # patterns that may begin with anything
        heads: dict[str, list[tuple[str, bool, int]]] = {}  # by first letter: first letters, whether all, the pattern
        for number, pattern in enumerate(patterns):
            ways = parsed(pattern.pattern)
            begun = openings(ways) if len(ways) == 1 and pattern.pattern.startswith(AT_WORD) else None
            words = [WORD.match(one) for one in sorted(begun[0])] if begun and not begun[1] else [None]
            if not all(words):
                self._slow.append(number)
                continue
            for word in words:
                head, whole = (word.group(), word.end() < len(word.string)) if word else ("", False)
                if head[0].isdecimal():
                    head, whole = DIGIT, True
                heads.setdefault(head[0], []).append((head, whole, number))

        def begun_by(word: str) -> tuple[int, ...]:
            word = DIGIT if word[0].isdecimal() else word
            return tuple(dict.fromkeys(number for head, whole, number in heads.get(word[0], ())
                                       if (word == head if whole else word.startswith(head))))

        self._begun_by = _Begun(begun_by)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[list[re.Match[str]]]:
        """For each pattern what its `finditer` gives."""
        end = len(text) if end is None else end
        words = words_of(text)
        if words is None:
            return [list(pattern.finditer(text, start, end)) for pattern in self._patterns]
        found: list[list[re.Match[str]]] = [[] for _ in self._patterns]
        for number in self._slow:
            found[number] += self._patterns[number].finditer(text, start, end)
        begun_by = self._begun_by
        for at, numbers in [(at, numbers) for word, at in words.within(start, end) if (numbers := begun_by[word])]:
            for number in numbers:
                if (not found[number] or found[number][-1].end() <= at) and (
                        match := self._patterns[number].match(text, at, end)):
                    found[number].append(match)
        return found
