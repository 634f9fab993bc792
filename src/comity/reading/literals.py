"""What letters a pattern cannot match without: a cheap test before the pattern itself.

Reads the part of the notation of `re` that vocabulary files use: letters, classes, groups, repetition, look-around.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick

NOT_LETTERS = "wWdDsSbB"  # after a backslash these stand for no letter of their own
OPENING = re.compile(r"\?(?:<?[=!]|[aimsux-]*:|P<\w+>)|")  # look-around, flags, a name, or nothing
TIMES = re.compile(r"(?:[*+?]|\{(\d*),?\d*\})[?+]?")


def required(pattern: str) -> frozenset[str]:
    """Strings in lower case of which every match contains one; empty where there is no such set.

    Of the parts that must all match, the one is taken whose shortest string is longest.
    """
    return _Reader(pattern).choice() or frozenset()


class _Reader:
    """One pattern and how far it has been read."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def choice(self) -> frozenset[str] | None:
        """Parts with bars between them, up to the closing parenthesis: all must be known."""
        parts = [self.sequence()]
        while self.at < len(self.pattern) and self.pattern[self.at] == "|":
            self.at += 1
            parts.append(self.sequence())
        self.at += 1
        return frozenset().union(*(p for p in parts if p)) if all(parts) else None

    def sequence(self) -> frozenset[str] | None:
        """Parts one after the other, the best of them."""
        known: list[frozenset[str]] = []
        run = ""
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            letter, group = self.atom()
            times = TIMES.match(self.pattern, self.at)
            least = 1
            if times:
                self.at = times.end()
                least = 0 if times[0][0] in "*?" else int(times[1] or 0) if times[0][0] == "{" else 1
            if letter and least:
                run += letter.lower()
            if not letter or times:
                known, run = [*known, *([frozenset((run,))] if run else ()), *([group] if group and least else ())], ""
        if run:
            known.append(frozenset((run,)))
        return max(known, key=lambda one: (min(len(s.strip()) for s in one), -len(one)), default=None)

    def atom(self) -> tuple[str, frozenset[str] | None]:
        """One letter, or what a group requires."""
        here = self.pattern[self.at]
        self.at += 1
        if here == "(":
            opening = OPENING.match(self.pattern, self.at)
            self.at = opening.end() if opening else self.at
            inside = self.choice()
            return "", None if opening and opening[0].endswith(("=", "!")) else inside
        if here == "[":
            self.at = self.pattern.index("]", self.at + 1) + 1
            return "", None
        if here == "\\":
            self.at += 1
            letter = self.pattern[self.at - 1]
            return ("", None) if letter in NOT_LETTERS else (letter, None)
        return ("", None) if here in ".$^" else (here, None)


class Prefilter:
    """Which of many patterns are worth trying on a text, from the letters that each cannot do without.

    A pattern is only left out where it cannot match; one scan of the text stands for a search by each pattern.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self.wanted: dict[str, list[int]] = {}
        self.always: list[int] = []
        for number, pattern in enumerate(patterns):
            needed = required(pattern)
            if not needed:
                self.always.append(number)
            for letters in needed:
                self.wanted.setdefault(letters, []).append(number)
        self.letters = list(self.wanted)
        self.automaton = AhoCorasick(self.letters)

    def worth(self, text: str) -> list[int]:
        """The numbers of the patterns that may match, in their order."""
        hits = {hit[0] for hit in self.automaton.find_matches_as_indexes(text.lower(), overlapping=True)}
        return sorted({number for hit in hits for number in self.wanted[self.letters[hit]]}.union(self.always))
