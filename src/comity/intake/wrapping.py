"""Plain text that was wrapped at a fixed width, as mail programs and old archives do: whole paragraphs again."""

from __future__ import annotations

import itertools
import re
import statistics

BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")
OWN_LINE = re.compile(r"\s*(?:[-*•●▪–#>|]|\d{1,2}[.)]\s|[QA]:\s)")  # bullets, headings, quotes, turns
SENTENCE_END = (".", "!", "?", ":", ";", "”", '"')
WIDTHS = range(45, 101)  # characters; the usual widths lie between 60 and 80
FEWEST = 4  # wrapped lines from which a width can be told


def unwrapped(text: str) -> str:
    """The text with the line ends inside wrapped paragraphs made spaces: the same length, so no offset moves.

    A text counts as wrapped if the lines that another line of their paragraph follows are about equally long, none
    longer than 100 characters, and mostly end in mid-sentence. Any other text comes back as it is.
    """
    inner = [line for block in BLOCK.finditer(text) for line in block.group().rstrip("\n").split("\n")[:-1]]
    if len(inner) < FEWEST:
        return text
    lengths = [len(line.rstrip()) for line in inner]
    width = max(lengths)
    open_ended = sum(not line.rstrip().endswith(SENTENCE_END) for line in inner)
    if width not in WIDTHS or statistics.median(lengths) < 0.8 * width or open_ended < 0.6 * len(inner):
        return text
    return BLOCK.sub(lambda block: _joined(block.group(), width), text)


def _joined(block: str, width: int) -> str:
    """One paragraph: a line is carried on if the first word of the next one had no room on it."""
    end = "\n" if block.endswith("\n") else ""
    lines = block.removesuffix("\n").split("\n")
    out = lines[0]
    for before, line in itertools.pairwise(lines):
        room = width - len(before.rstrip())
        full = room <= len(line.split()[0]) + 6  # ragged edges of a few characters
        out += (" " if full and not OWN_LINE.match(line) else "\n") + line
    return out + end
