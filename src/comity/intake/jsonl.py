"""JSON Lines: one report an item; `docs/formats.md` lists the fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from comity.intake.decoding import decode
from comity.intake.outcome import Limits, Refusal
from comity.intake.stated import Stated, document_of, unix_lines
from comity.model.document import Document

FIELDS = ("id", "text", "url", "title", "publisher", "published", "modified", "language")


def read_jsonl(raw: bytes, name: str, limits: Limits) -> Iterator[Document | Refusal]:
    """The reports of a JSON Lines file, in its order; an item's path is `name#id`, or `name#line` without an id.

    A line that breaks the rules refuses only itself; blank lines are left out.
    """
    decoded = decode(raw, name)
    if isinstance(decoded, Refusal):
        yield decoded
        return
    seen: dict[str, int] = {}
    items = 0
    for number, line in enumerate(unix_lines(decoded).split("\n"), start=1):
        if not line.strip():
            continue
        items += 1
        if items > limits.items_per_file:
            yield Refusal(f"{name}#{number}", "too-large", f"the file has more than {limits.items_per_file} items; "
                                                           "this and later ones were not read; split the file")
            return
        item = _item(line, name, number)
        if isinstance(item, Refusal):
            yield item
        elif item.path in seen:
            yield Refusal(item.path, "malformed", f"line {number} has the id of line {seen[item.path]}; give it "
                                                 "another")
        else:
            seen[item.path] = number
            found = document_of(item, limits)
            yield Refusal(found.path, found.reason, f"line {number}: {found.detail}") if isinstance(
                found, Refusal) else found
    if not items:
        yield Refusal(name, "empty", "there is no item in it; leave it out")


def _item(line: str, name: str, number: int) -> Stated | Refusal:
    here = f"{name}#{number}"
    try:
        item: Any = json.loads(line)
    except json.JSONDecodeError as error:
        return Refusal(here, "malformed", f"line {number}, column {error.colno}: {error.msg}; write one JSON "
                                          "object a line")
    except (ValueError, RecursionError):
        return Refusal(here, "malformed", f"line {number} is JSON nested too deep or with a number too long; write "
                                          "one flat object")
    if not isinstance(item, dict):
        return Refusal(here, "malformed", f"line {number} is no JSON object; write {{\"text\": ...}}")
    if unknown := sorted(item.keys() - set(FIELDS)):
        return Refusal(here, "unknown-field", f"line {number}: unknown field {unknown[0][:40]!r}; known are "
                                              f"{', '.join(FIELDS)}")
    key = item.pop("id", None)
    if isinstance(key, bool) or not isinstance(key, str | int | None) or (isinstance(key, str) and not key.strip()):
        return Refusal(here, "malformed", f"line {number}: 'id' is neither text nor a whole number")
    for field, value in item.items():
        if not isinstance(value, str | None):
            return Refusal(here, "malformed", f"line {number}: {field!r} is not a text; quote the value")
    if item.get("text") is None:
        return Refusal(here, "malformed", f"line {number}: the field 'text' is missing")
    return Stated(path=f"{name}#{number if key is None else _safe(key)}", format="jsonl", **item)


def _safe(key: str | int) -> str:
    return " ".join(str(key).split())[:200].encode("utf-8", "replace").decode("utf-8")
