"""Filling lines of a given width, where Chinese, Japanese and Korean characters take two columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Anything but Latin letters and the marks of print: what may take two columns, or none.
_UNUSUAL = re.compile("[^\u0000-\u02ff\u2010-\u2027\u2030-\u205e]")


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if not _UNUSUAL.search(text):
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrap(text: str, width: int, *, first: str = "", rest: str | None = None) -> str:
    """The text in lines of at most `width` columns; `first` begins the first line, `rest` (or blanks) the others.

    Words longer than a line are cut, addresses are not: a cut address is of no use.
    """
    indent = " " * columns(first) if rest is None else rest
    lines, line, empty = [], first, True
    for word in _pieces(text, max(8, width - columns(indent))):
        glue = "" if empty else " "
        if not empty and columns(line) + len(glue) + columns(word) > width:
            lines.append(line.rstrip())
            line, glue = indent, ""
        line += glue + word
        empty = False
    lines.append(line.rstrip())
    return "\n".join(lines)


def _pieces(text: str, width: int) -> Iterator[str]:
    for word in text.split():
        if columns(word) <= width or word.startswith(("http://", "https://")):
            yield word
            continue
        piece = ""
        for character in word:
            if columns(piece + character) > width:
                yield piece
                piece = ""
            piece += character
        yield piece
