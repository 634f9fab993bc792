"""Evidence as a reader sees it: the words in their context, and where they stand. Texts are hostile: all is cleaned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from comity.model.document import Document
from comity.model.evidence import Evidence
from comity.model.record import DocumentState
from comity.views import dates
from comity.views.badges import GENRES
from comity.views.frame import Frame

AROUND = 150  # characters before and after the quote: about 300 in all, one or two sentences

# Control characters (a terminal would obey them) and marks that turn the direction of the text after them.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One piece of evidence: `before`, `exact` and `after` are one run of the text; `source` says where it stands."""

    document: str
    before: str
    exact: str
    after: str
    language: str | None
    publisher: str
    title: str
    when: str
    genre: str
    url: str | None
    copies: tuple[str, ...]

    @property
    def source(self) -> str:
        """Publisher, title, date and kind of text in one phrase."""
        titled = f"“{self.title}”" if self.title else ""
        also = f"also printed by {', '.join(self.copies)}" if self.copies else ""
        return ", ".join(filter(None, (self.publisher, titled, self.when, self.genre, also)))


def visible(text: str) -> str:
    """Text with blanks for control characters and marks of direction."""
    return _UNSEEN.sub(" ", text)


def clean(text: str) -> str:
    """Text on one line without control characters or marks of direction."""
    return " ".join(visible(text).split())


def quote(frame: Frame, evidence: Evidence) -> Quote:
    """A piece of evidence with its context; without its document at hand, the exact words alone."""
    document = frame.documents.get(evidence.document)
    state = frame.states_of_documents.get(evidence.document)
    before, after = _context(document, evidence) if document else ("", "")
    named = sorted({publisher(frame.documents.get(copy)) for copy in frame.copies.get(evidence.document, ())})
    return Quote(
        document=evidence.document,
        before=before,
        exact=clean(evidence.exact),
        after=after,
        language=language(document),
        publisher=publisher(document),
        title=clean(document.title or "") if document else "",
        when=published(document, state),
        genre=clean(GENRES.get(state.genre, state.genre)) if state else "",
        url=safe_url(document.url) if document else None,
        copies=tuple(named),
    )


def _context(document: Document, evidence: Evidence) -> tuple[str, str]:
    text = document.text
    if text[evidence.start : evidence.end] != evidence.exact:
        return "", ""  # offsets of another text would mark the wrong words
    start, end = max(0, evidence.start - AROUND), min(len(text), evidence.end + AROUND)
    before, after = text[start : evidence.start], text[evidence.end : end]
    if start and " " in before:
        before = before[before.index(" ") + 1 :]
    if end < len(text) and " " in after:
        after = after[: after.rindex(" ")]
    pad_left = " " if before[-1:].isspace() else ""
    pad_right = " " if after[:1].isspace() else ""
    left, right = clean(before) + pad_left, pad_right + clean(after)
    return ("… " + left if start else left), (right + " …" if end < len(text) else right)


def publisher(document: Document | None) -> str:
    """Who published a document: the name on the page, else the host of its address, else the file."""
    if document is None:
        return "document not at hand"
    if document.publisher:
        return clean(document.publisher)
    address = safe_url(document.url)
    host = (urlsplit(address).hostname or "") if address else ""
    return host.removeprefix("www.") or clean(document.path.rsplit("/", 1)[-1]) or "unnamed file"


def published(document: Document | None, state: DocumentState | None) -> str:
    """When a document appeared, as far as known, and `inferred` where the page does not say."""
    dating = state.dating if state else None
    if dating and dating.method == "inferred":
        return f"{dates.between(dating.interval)} (inferred)"
    stated = dating.date if dating and dating.date else document.published if document else None
    return dates.written(stated) if stated else "undated"


def language(document: Document | None) -> str | None:
    """A language tag fit for a `lang` attribute, or None."""
    tag = document.language if document else None
    return tag if tag and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", tag) else None


def safe_url(url: str | None) -> str | None:
    """An address if it is a plain http or https one, else None: nothing else becomes a link."""
    if not url or re.search(r"[\s\x00-\x1f\x7f\"<>\\^`{|}]", url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
