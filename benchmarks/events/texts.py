"""Plain text with spans from what data sets write: marks in a sentence, or tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from benchmarks.events.coders import Span

MARK = re.compile(r"</?[st]>")
QUOTES = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
CLOSING = re.compile(r"[,.;:!?%)\]}’”]+|n't|['’](?:s|S|re|ve|ll|d|m)?")
OPENING = re.compile(r"[(\[{$£€“‘]+")


def unmarked(marked: str) -> tuple[str, Span | None, Span | None]:
    """The plain text, and the first `<s>` and the first `<t>` span in it, without blanks at their ends.

    Marks may be nested. A span that is not marked, or is empty, is None.
    """
    text, at = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    for mark in MARK.finditer(marked):
        text, at = text + marked[at:mark.start()], mark.end()
        name = mark.group().strip("</>")
        if mark.group()[1] != "/":
            opened.setdefault(name, len(text))
        elif name in opened and name not in spans:
            start, end = opened[name], len(text)
            inner = text[start:end].strip()
            if inner:
                start = text.index(inner, start)
                spans[name] = (start, start + len(inner))
    return text + marked[at:], spans.get("s"), spans.get("t")


def joined(tokens: Sequence[str], *, hyphens: bool = False) -> tuple[str, list[Span]]:
    """Tokens as people write them (no blank before a comma), and the span of each.

    `hyphens`: the tokens part compound words, so that a hyphen between two belongs to both ("long - term").
    """
    text, spans, quoted = "", list[Span](), False
    glued = True  # whether the next token follows without a blank
    for raw in tokens:
        token = QUOTES.get(raw, raw)
        if token == '"':
            glued = glued or quoted
            quoted = not quoted
        elif CLOSING.fullmatch(token):
            glued = True
        hyphen = hyphens and token == "-"
        glued = glued or hyphen
        text += token if glued else f" {token}"
        spans.append((len(text) - len(token), len(text)))
        glued = hyphen or bool(OPENING.fullmatch(token)) or (token == '"' and quoted)
    return text, spans


def squeezed(text: str) -> str:
    """Letters and digits alone in lower case: by this two sentences are the same."""
    return re.sub(r"[^a-z0-9]", "", text.lower())
