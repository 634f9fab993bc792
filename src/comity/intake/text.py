"""Plain text and Markdown, with or without front matter (export contract, section 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from comity.intake.decoding import decode
from comity.intake.outcome import Limits, Refusal
from comity.intake.stated import Stated, document_of, unix_lines
from comity.intake.wrapping import unwrapped
from comity.model.document import Document

FENCE = "---\n"
FAST: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # absent where PyYAML was built without libyaml
MOST_FRONT_MATTER = 20_000  # characters; a block longer than this is a report that begins with a rule
FIELDS = ("url", "title", "publisher", "published", "modified", "language")
IGNORED = frozenset((
    "author", "authors", "byline", "categories", "description", "draft", "image", "keywords", "layout", "section",
    "slug", "source", "subtitle", "summary", "tags"))


def read_text(raw: bytes, name: str, limits: Limits) -> Iterator[Document | Refusal]:
    """The one report of a text file. Offsets count in the body: after the front matter, line ends made LF.

    The line ends inside a hard-wrapped paragraph are made spaces, which moves no offset.

    Front matter that is no YAML mapping of texts, or has an unknown field, is refused with its line.
    """
    decoded = decode(raw, name)
    if isinstance(decoded, Refusal):
        yield decoded
        return
    text = unix_lines(decoded)
    if not text.startswith(FENCE):
        yield document_of(Stated(path=name, text=unwrapped(text)), limits)
        return
    end = _closing(text)
    if end is None:
        yield Refusal(name, "malformed", "line 1 opens front matter that no later line of three hyphens closes; "
                                         "close it, or put another line first")
        return
    fields = _fields(text[len(FENCE):end], name)
    if isinstance(fields, Refusal):
        yield fields
    else:
        yield document_of(Stated(
            path=name, text=unwrapped(text[end + len(FENCE):]), url=fields.get("url"), title=fields.get("title"),
            publisher=fields.get("publisher"), published=fields.get("published"), modified=fields.get("modified"),
            language=fields.get("language")), limits)


def _closing(text: str) -> int | None:
    """Where the closing fence stands, or None."""
    found = re.compile(r"^---\n", re.MULTILINE).search(text, len(FENCE), MOST_FRONT_MATTER)
    return found.start() if found else None


def _fields(block: str, name: str) -> dict[str, str | None] | Refusal:
    """The known fields of front matter as texts (YAML's own types are not used: `2024-05` must stay as written)."""
    try:
        given = _loaded(block)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 2
        return Refusal(name, "malformed", f"line {line} of the front matter is no valid YAML ({error.problem}); "
                                          "quote the value")
    except (yaml.YAMLError, RecursionError, ValueError):
        return Refusal(name, "malformed", "the front matter (from line 2) is no valid YAML; write `field: value` lines")
    if not given:
        return {}
    if not isinstance(given, dict):
        return Refusal(name, "malformed", "the front matter (from line 2) is no list of fields; write `field: value` "
                                          "lines")
    fields: dict[str, str | None] = {}
    for field, value in given.items():
        line = _line(block, field)
        if field in FIELDS:
            if not isinstance(value, str):
                return Refusal(name, "malformed", f"line {line}: {field!r} is not one text; quote the value")
            fields[field] = _joined(value)
        elif field not in IGNORED:
            return Refusal(name, "unknown-field", f"line {line}: unknown front matter field {str(field)[:40]!r}; known "
                                                  f"are {', '.join(FIELDS)}")
    return fields


def _loaded(block: str) -> object:
    """What YAML holds: texts, lists and mappings only. What the fast parser refuses the other one explains or reads."""
    try:
        return yaml.load(block, Loader=FAST)
    except (yaml.YAMLError, RecursionError, ValueError):
        return yaml.load(block, Loader=yaml.BaseLoader)


def _line(block: str, field: object) -> int:
    start = re.search(rf"^['\"]?{re.escape(str(field))}['\"]?\s*:", block, re.MULTILINE)
    return block.count("\n", 0, start.start()) + 2 if start else 2


def _joined(value: str) -> str:
    """JSON writes a character beyond U+FFFF as two escapes, which YAML leaves apart: join them."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
