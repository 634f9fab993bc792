"""Results of a search: where the words stand, in which report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Protocol

from comity.errors import UsageError
from comity.model.document import Document
from comity.views import dates
from comity.views.quotes import clean, publisher, safe_url
from comity.views.wrap import wrap


class Hit(Protocol):
    """A report that holds the words, and where; a hit of the ledger's search is one."""

    @property
    def document(self) -> Document:
        """The report."""

    @property
    def start(self) -> int | None:
        """Where the first of the words begins; None if they stand only in its title."""

    @property
    def end(self) -> int | None:
        """Where it ends."""

    @property
    def around(self) -> str:
        """The text about it."""


def search(hits: Sequence[Hit], *, form: str = "text", width: int = 88) -> str:
    """The hits as `text` or `json`, in the order given. Raises UsageError for another form."""
    if form == "json":
        rows = [
            {
                "document": hit.document.id,
                "path": hit.document.path,
                "title": hit.document.title,
                "start": hit.start,
                "end": hit.end,
                "around": hit.around,
            }
            for hit in hits
        ]
        return json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if form != "text":
        raise UsageError(f"search: no form {form!r}; choose one of json, text")
    if not hits:
        return "No report holds these words.\n"
    blocks = [f"{dates.count(len(hits), 'report')} found."]
    for hit in hits:
        document = hit.document
        stated = dates.written(document.published) if document.published else "no stated date"
        head = f"{publisher(document)}, {stated}: {clean(document.title or '(no title)')}"
        address = safe_url(document.url) or document.path
        around = wrap(f"… {clean(hit.around)} …", width, first="    ")
        blocks.append("\n".join((wrap(head, width), around, wrap(address, width, first="    "))))
    return "\n\n".join(blocks) + "\n"
