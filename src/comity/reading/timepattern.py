"""How one way of writing a time is told in data, and what it becomes: a compiled pattern and a reader of its match.

    "{month} {day}<th>[,] {year}"

A brace is a slot: a word of the class of that name, whose value it gives (`{to:month}` gives `to` a value of the class
`month`, `{:month}` gives none); `<th>` a shape; a space any white space; `[x]` may be missing; `(x|y)` is a choice;
anything else stands for itself, in capitals or not. Nothing is matched here: `timegrammar` holds what is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

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


@dataclass(frozen=True)
class Template:
    """A pattern: its regular expression, its first words (`#`: a digit), and which group fills which slot."""

    expression: str
    heads: frozenset[str]
    slots: tuple[tuple[str, str, Callable[[str], str | None]], ...]

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
    pattern, heads, nothing = parser.choice("")
    if nothing and not empty:
        raise BadPattern(f"{template!r}: may match nothing at all")
    if parser.rest():
        raise BadPattern(f"{template!r}: a bracket is closed that was not opened")
    return Template(pattern + (_ENDS if spaced else ""), frozenset(heads), tuple(parser.slots))


class _Parser:
    """Reads a template once, from left to right."""

    def __init__(self, template: str, classes: Mapping[str, Class], shapes: Mapping[str, str], spaced: bool) -> None:
        self.template, self.classes, self.shapes, self.spaced = template, classes, shapes, spaced
        self.slots: list[tuple[str, str, Callable[[str], str | None]]] = []
        self._tokens: Iterator[re.Match[str]] = _MARKS.finditer(template)
        self._next: re.Match[str] | None = next(self._tokens, None)

    def rest(self) -> bool:
        return self._next is not None

    def choice(self, closed_by: str) -> tuple[str, set[str], bool]:
        """Alternatives up to the closing mark: the expression, its heads, and whether it may be empty."""
        parts: list[str] = []
        heads: set[str] = set()
        empty = False
        while True:
            pattern, first, nothing = self._sequence()
            parts.append(pattern)
            heads |= first
            empty |= nothing
            mark = self._take()
            if mark == "|":
                continue
            if mark != closed_by:
                raise BadPattern(f"{self.template!r}: expected {closed_by or 'the end'!r}, found {mark or 'the end'!r}")
            return (f"(?:{'|'.join(parts)})" if len(parts) > 1 else parts[0]), heads, empty

    def _take(self) -> str:
        token, self._next = self._next, next(self._tokens, None)
        return token.group() if token else ""

    def _sequence(self) -> tuple[str, set[str], bool]:
        pattern, heads, empty, text = "", set[str](), True, ""
        while (token := self._next) is not None and token["mark"] not in ("|", "]", ")"):
            if (letter := token["text"]) is not None:
                text += letter
                self._take()
                following = self._next
                if following is not None and following["text"] is not None:
                    continue
                one, first, nothing = re.escape(text), {head_of(text)}, False
                text = ""
            else:
                self._take()
                one, first, nothing = self._piece(token)
            pattern += one
            if empty:
                heads |= first
            empty = empty and nothing
        return pattern, heads, empty

    def _piece(self, token: re.Match[str]) -> tuple[str, set[str], bool]:
        """A gap, a shape, a slot or a group."""
        if token["gap"]:
            return (r"\s+" if self.spaced else r"\s*"), set(), True
        if name := token["shape"]:
            if name not in self.shapes:
                raise BadPattern(f"{self.template!r}: no shape is called {name!r}")
            return f"(?:{self.shapes[name]})", set(), True
        if token["mark"] == "[":
            inner, heads, _ = self.choice("]")
            return f"(?:{inner})?", heads, True
        if token["mark"] == "(":
            inner, heads, nothing = self.choice(")")
            return f"(?:{inner})", heads, nothing
        slot, kind = token["name"], token["kind"] or token["name"]
        if kind not in self.classes:
            raise BadPattern(f"{self.template!r}: no class of words is called {kind!r}")
        words = self.classes[kind]
        if not slot:
            return f"(?:{words.pattern})", set(words.heads), False
        group = f"{slot}__{len(self.slots)}"
        self.slots.append((group, slot, words.value))
        return f"(?P<{group}>{words.pattern})", set(words.heads), False
