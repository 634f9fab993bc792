"""How one way of writing a time is told in data, and what it becomes: a compiled pattern and a reader of its match.

    "{month} {day}<th>[,] {year}"

A brace is a slot: a word of the class of that name, whose value it gives (`{to:month}` gives `to` a value of the class
`month`, `{:month}` gives none); `<th>` a shape; a space any white space; `[x]` may be missing; `(x|y)` is a choice;
anything else stands for itself, in capitals or not. Nothing is matched here: `timegrammar` holds what is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from string import ascii_lowercase

from comity.errors import CodebookError

__all__ = ["BadPattern", "Class", "Template", "compiled"]

NUMBER = "#"  # the head of what begins with a digit
_MARKS = re.compile(r"\{(?P<name>\w*)(?::(?P<kind>[\w-]+))?\}|<(?P<shape>[\w-]+)>|(?P<gap> +)|(?P<mark>[\[\]()|])"
                    r"|\\?(?P<text>.)")
_WORD = re.compile(r"[A-Za-z]+")
_ENDS = r"(?![^\W_])"  # where words are divided by spaces, an expression ends with a word


class BadPattern(CodebookError):
    """A pattern of a language that cannot be read; says which and why."""


@dataclass(frozen=True, slots=True)
class Class:
    """Words that may fill a slot: a pattern of all of them, their heads, and the value of each as written."""

    pattern: str
    heads: frozenset[str]
    value: Callable[[str], str | None]
    digits: frozenset[int] = frozenset(range(1, 21))  # how many digits it may begin with
    seconds: Mapping[str, frozenset[str]] = field(default_factory=dict)  # what follows a head that is no word of it


@dataclass(frozen=True)
class Template:
    """A pattern: its regular expression, its first words (`#`: a digit), and which group fills which slot."""

    expression: str
    heads: frozenset[str]
    slots: tuple[tuple[str, str, Callable[[str], str | None]], ...]
    needs: tuple[frozenset[str], ...] = ()  # of each set one word must stand where the pattern matches
    digits: frozenset[int] = frozenset()  # how many digits it may begin with
    seconds: Mapping[str, frozenset[str]] = field(default_factory=dict)  # by head, of which one must stand behind it

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when it is first tried."""
        return re.compile(self.expression, re.I)

    def read(self, match: re.Match[str]) -> dict[str, str] | None:
        """The slots with their values; None where a word has no value after all."""
        values: dict[str, str] = {}
        for group, slot, value in self.slots:
            if (found := match[group]) is not None:
                told = value(found)
                if told is None:
                    return None
                values[slot] = told
        return values

    def span(self, match: re.Match[str], slot: str) -> tuple[int, int]:
        """Where the word of a slot stands; (-1, -1) if it is missing."""
        return next((match.span(group) for group, name, _ in self.slots if name == slot and match[group] is not None),
                    (-1, -1))


def head_of(text: str) -> str:
    """Under which head a text is looked up: its first word in lower case, `#` for a digit, else its first character."""
    if text[:1].isdigit():
        return NUMBER
    word = _WORD.match(text)
    return word.group().casefold() if word else text[:1]


def compiled(template: str, classes: Mapping[str, Class], shapes: Mapping[str, str], *, spaced: bool,
             empty: bool = False) -> Template:
    """The compiled form of a template; only where `empty` may it match nothing.

    Raises BadPattern for an unknown class or shape, or a bracket left open."""
    parser = _Parser(template, classes, shapes, spaced)
    pattern, heads, nothing, needs = parser.choice("")
    if nothing and not empty:
        raise BadPattern(f"{template!r}: may match nothing at all")
    if parser.rest():
        raise BadPattern(f"{template!r}: a bracket is closed that was not opened")
    return Template(pattern + (_ENDS if spaced else ""), frozenset(heads), tuple(parser.slots),
                    tuple(sorted(needs, key=len)) if spaced else (),
                    parser.first.digits if parser.first else frozenset(parser.digits),
                    parser.first.seconds if parser.first and spaced else {})


@cache
def _has_letters(shape: str) -> bool:
    """Whether what a shape matches may begin with a letter."""
    pattern = re.compile(f"(?:{shape})", re.I)
    return any((match := pattern.match(first + second)) and match.end()
               for first in ascii_lowercase for second in ("", *ascii_lowercase))


class _Parser:
    """Reads a template once, from left to right."""

    def __init__(self, template: str, classes: Mapping[str, Class], shapes: Mapping[str, str], spaced: bool) -> None:
        self.template, self.classes, self.shapes, self.spaced = template, classes, shapes, spaced
        self.slots: list[tuple[str, str, Callable[[str], str | None]]] = []
        self.digits: set[int] = set()
        self.first: Class | None = None  # the class of the slot with which all of it begins
        self._tokens = list(_MARKS.finditer(template))
        self._next: re.Match[str] | None = self._tokens[0] if self._tokens else None

    def rest(self) -> bool:
        return self._next is not None

    def choice(self, closed_by: str) -> tuple[str, set[str], bool, list[frozenset[str]]]:
        """Alternatives up to the closing mark: the expression, its heads, whether it may be empty, what it needs."""
        parts: list[str] = []
        heads: set[str] = set()
        empty = False
        needed: list[list[frozenset[str]]] = []
        while True:
            pattern, first, nothing, needs = self._sequence()
            parts.append(pattern)
            heads |= first
            empty |= nothing
            needed.append(needs)
            mark = self._take()
            if mark == "|":
                continue
            if mark != closed_by:
                raise BadPattern(f"{self.template!r}: expected {closed_by or 'the end'!r}, found {mark or 'the end'!r}")
            either = needed[0] if len(needed) == 1 else [frozenset().union(*(min(needs, key=len) for needs in needed))
                                                         ] if all(needed) else []
            return (f"(?:{'|'.join(parts)})" if len(parts) > 1 else parts[0]), heads, empty, either

    def _take(self) -> str:
        token = self._next
        self._next = self._following(token) if token else None
        return token.group() if token else ""

    def _following(self, token: re.Match[str]) -> re.Match[str] | None:
        place = self._tokens.index(token) + 1
        return self._tokens[place] if place < len(self._tokens) else None

    def _sequence(self) -> tuple[str, set[str], bool, list[frozenset[str]]]:
        pattern, heads, empty, text = "", set[str](), True, ""
        needs: list[frozenset[str]] = []
        apart = True  # whether a word of its own may begin here
        while (token := self._next) is not None and token["mark"] not in ("|", "]", ")"):
            if (letter := token["text"]) is not None:
                text += letter
                self._take()
                following = self._next
                if following is not None and following["text"] is not None:
                    continue
                one, first, nothing = re.escape(text), {head_of(text)}, False
                self.digits.add(len(text) - len(text.lstrip("0123456789")))
                needed = [frozenset(first)] if _WORD.match(text) else []
                text = ""
            else:
                self._take()
                one, first, nothing, needed = self._piece(token)
            if apart and self._ends_apart():
                needs += [words for words in needed if NUMBER not in words]
            apart = self._is_apart_after(token, one, apart)
            pattern += one
            if empty:
                heads |= first
            empty = empty and nothing
        return pattern, heads, empty, needs

    def _ends_apart(self) -> bool:
        """Whether what was read ends with a word: a gap follows, the end, or what is no letter."""
        token = self._next
        while token is not None and token["mark"] == "[":  # what may be missing stands apart too
            token = self._following(token)
        return token is None or bool(token["gap"]) or token["mark"] in ("|", "]", ")") or (
            token["text"] is not None and not token["text"].isalnum()) or (
            token["shape"] is not None and not _has_letters(self.shapes.get(token["shape"], "")))

    def _is_apart_after(self, token: re.Match[str], one: str, before: bool) -> bool:
        """Whether a word of its own may begin behind a piece, which has become the expression `one`."""
        if token["mark"]:
            return one.rstrip(")?").endswith(r"\s+") and (before or token["mark"] == "(")
        return bool(token["gap"]) or (token["text"] is not None and not one[-1:].isalnum()) or (
            token["shape"] is not None and not _has_letters(self.shapes[token["shape"]]))

    def _piece(self, token: re.Match[str]) -> tuple[str, set[str], bool, list[frozenset[str]]]:
        """A gap, a shape, a slot or a group."""
        if token["gap"]:
            return (r"\s+" if self.spaced else r"\s*"), set(), True, []
        if name := token["shape"]:
            if name not in self.shapes:
                raise BadPattern(f"{self.template!r}: no shape is called {name!r}")
            return f"(?:{self.shapes[name]})", set(), True, []
        if token["mark"] == "[":
            inner, heads, _, _ = self.choice("]")
            return f"(?:{inner})?", heads, True, []
        if token["mark"] == "(":
            inner, heads, nothing, needs = self.choice(")")
            return f"(?:{inner})", heads, nothing, [] if nothing else needs
        slot, kind = token["name"], token["kind"] or token["name"]
        if kind not in self.classes:
            raise BadPattern(f"{self.template!r}: no class of words is called {kind!r}")
        words = self.classes[kind]
        self.digits |= words.digits
        if token is self._tokens[0]:
            self.first = words
        if not slot:
            return f"(?:{words.pattern})", set(words.heads), False, [words.heads]
        group = f"{slot}__{len(self.slots)}"
        self.slots.append((group, slot, words.value))
        return f"(?P<{group}>{words.pattern})", set(words.heads), False, [words.heads]
