"""What intake gives besides documents: refusals, and the limits that lead to some of them.

Invariant: input never raises here. A file, a page or an item that cannot be read is a `Refusal` with a reason of a
closed set, so that a run over a million files ends with a list of what was not read and why.
"""

from __future__ import annotations

from dataclasses import dataclass

REASONS: dict[str, str] = {
    "binary": "the bytes are not text: a PDF, an archive, an image, a program",
    "changed": "a folder could not be listed to its end because it changed meanwhile",
    "empty": "there is no text in it",
    "encoding": "the bytes are text in no known encoding",
    "hidden": "a file or folder whose name begins with a dot, met inside a folder",
    "loop": "a link to a folder that was read already",
    "malformed": "it breaks the rules of its format",
    "no-permission": "the system does not let it be read",
    "no-text": "a page without an article",
    "not-a-file": "a device, a pipe or a socket",
    "too-large": "more bytes, characters or items than the limits allow",
    "too-slow": "reading took longer than the limits allow",
    "unknown-field": "an item has a field that nobody documented",
    "unknown-format": "the name has an ending that no reader is there for",
    "unreadable": "the system reports an error while reading",
    "vanished": "it is not there, or no longer",
}


@dataclass(frozen=True, slots=True, order=True)
class Refusal:
    """Something that was not read: `path` as a document's path would be, `reason` a key of `REASONS`, and `detail`
    for a reader: what is wrong, where, and what to do next."""

    path: str
    reason: str
    detail: str

    def __post_init__(self) -> None:
        if self.reason not in REASONS:
            raise ValueError(f"refusal reason {self.reason!r} is not one of {', '.join(REASONS)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is read: `bytes_per_file`, `characters_per_document` (a report is seldom over 20,000),
    `items_per_file` of a JSON Lines file, `seconds_per_page` for the main text of one HTML page."""

    bytes_per_file: int = 20_000_000
    characters_per_document: int = 400_000
    items_per_file: int = 100_000
    seconds_per_page: float = 20.0
