"""From what a file states about a report to a `Document`: one way for all formats."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.intake.addresses import date_in
from comity.intake.agencies import agency_of
from comity.intake.language import language_of
from comity.intake.outcome import Limits, Refusal
from comity.intake.publishers import publisher_at
from comity.model.document import Document
from comity.model.times import interval_of

DATE = re.compile(r"(\d{4}(?:[-/.]\d{1,2}(?:[-/.]\d{1,2})?)?)(?:[T ].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a file states of one report; None or blank where it does not. Dates as written there."""

    path: str
    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    format: str = "text"


def unix_lines(text: str) -> str:
    """The text with CR LF and CR made LF: offsets count after this."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def iso_prefix(written: str) -> str:
    """`2024`, `2024-05` or `2024-05-03` from a date or a time stamp. Raises ValueError if it is none."""
    found = DATE.fullmatch(written.strip())
    if not found:
        raise ValueError(f"{written[:40]!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    prefix = "-".join(part.zfill(2) for part in re.split("[-/.]", found[1]))
    try:
        interval_of(prefix)
    except ValueError as error:
        raise ValueError(f"{written[:40]!r} is no day of the calendar") from error
    return prefix


def document_of(stated: Stated, limits: Limits) -> Document | Refusal:
    """The document, with what the file left out worked out: language, publisher and date by the address, agency.

    Refused: no text, too much text, half of a character that JSON wrote as two, a date that is none.
    """
    text = unix_lines(stated.text)
    if not text.strip():
        return Refusal(stated.path, "empty", "there is no text in it; leave it out")
    if len(text) > limits.characters_per_document:
        return Refusal(stated.path, "too-large",
                       f"{len(text)} characters, the limit is {limits.characters_per_document}; split it into reports")
    try:
        for part in (text, stated.url, stated.title, stated.publisher):
            (part or "").encode("utf-8")
        published, modified = (iso_prefix(written) if written and written.strip() else None
                               for written in (stated.published, stated.modified))
    except UnicodeEncodeError as error:
        return Refusal(stated.path, "malformed", f"half of a surrogate pair at character {error.start}; write it as "
                                                 "UTF-8")
    except ValueError as error:
        return Refusal(stated.path, "malformed", f"{error}")
    url = _filled(stated.url)
    at = publisher_at(url) if url else None
    return Document(
        path=stated.path, text=text, url=url, title=_filled(stated.title),
        publisher=_filled(stated.publisher) or (at.name if at else None),
        publisher_kind=at.kind if at else None,
        published=published or (date_in(url) if url else None), modified=modified,
        language=language_of(text, stated.language), agency=agency_of(text) or (at.agency if at else None),
        format=stated.format)


def _filled(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
