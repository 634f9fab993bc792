"""A document: one text as it was read. Its id is its content, so that the same text is never there twice."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.model.ids import content_id


@dataclass(frozen=True, slots=True)
class Document:
    """One report.

    `path` is the file as read (an item of a file: `feed.xml#7`); it is not part of the identity. `published` is the
    ISO prefix that the page or its address states, or None; it may be wrong. `text` is what offsets count in.
    `language` is an ISO 639-1 code, `publisher` a name as the page gives it, `agency` the wire agency that the text
    credits (register key), `modified` the ISO prefix of the page's last change, if stated. `publisher_kind` is `press`,
    `agency`, `government` or `think-tank`, as the publisher's address tells, or None (unknown).
    """

    path: str
    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    agency: str | None = None
    format: str = "text"
    publisher_kind: str | None = None
    id: str = field(default="", compare=False)  # computed; what is given here is ignored

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_id("d", [self.url, self.title, self.published, self.text]))
