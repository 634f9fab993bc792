"""What a model is told: the shipped prompt with the vocabularies filled in, and one report between marks of its own.

Invariant: the version changes whenever anything that shapes a reading does: the prompt, the vocabularies in it, the
form of the answer, or the rules reader whose figures, drivers and people stand beside the answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from string import Template
from typing import Any

from comity.codebook import Codebook
from comity.codebook.values import load_modes, load_values
from comity.errors import CodebookError
from comity.model.document import Document
from comity.model.ids import content_id
from comity.reading.llm.schema import answer_schema
from comity.register import Register

HEAD = re.compile(r"---\nversion: (\d+)\n---\n")


@dataclass(frozen=True, slots=True)
class Prompt:
    """The instructions, the JSON schema of the answer, and their version: a number and a hash."""

    text: str
    schema: dict[str, Any]
    version: str


def load_prompt(register: Register, codebook: Codebook, beside: str) -> Prompt:
    """The prompt of these vocabularies; `beside` names the rules reader. Raises CodebookError for a faulty file."""
    text = _file("prompt.md")
    head = HEAD.match(text)
    if head is None:
        raise CodebookError("reading/llm/prompt.md does not begin with its version; compare it with the shipped one")
    values = {name: _described(rows) for name, rows in load_values().items()}
    values |= {"fields": _described({f.id: f.description for f in codebook.fields.values()}),
               "types": _described({e.id: e.description for e in codebook.events.values()}),
               "modes": "; ".join(f"of {kind} {', '.join(modes)}" for kind, modes in load_modes().items()),
               "blocs": ", ".join(b.id for b in register.blocs.values() if b.acts and b.id != "EU"),
               "example": _file("example.json").strip()}
    try:
        filled = Template(text[head.end():]).substitute(values)
    except (KeyError, ValueError) as error:
        raise CodebookError(f"reading/llm/prompt.md names what there is not: {error}") from error
    schema = answer_schema(codebook)
    return Prompt(filled, schema, f"{head[1]}-{content_id('', [filled, schema, beside])[:6]}")


def messages(prompt: Prompt, document: Document) -> list[dict[str, str]]:
    """What is sent of a report: title, stated date, text. Its marks are made from the text, so that none holds them."""
    mark = content_id("", [document.title, document.text])
    told = (f"Title: {_line(document.title)}\nPublished: {_line(document.published)}\n"
            f"<report {mark}>\n{document.text}\n</report {mark}>")
    return [{"role": "system", "content": prompt.text}, {"role": "user", "content": told}]


def _line(text: str | None) -> str:
    return " ".join((text or "unknown").split())[:400]


def _described(rows: Mapping[str, str]) -> str:
    return "; ".join(f"`{name}` ({description})" for name, description in rows.items())


def _file(name: str) -> str:
    return resources.files("comity.reading.llm").joinpath(name).read_text(encoding="utf-8")


def as_json(value: Any) -> str:
    """JSON text in which equal values are equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
