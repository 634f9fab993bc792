"""HTML pages: the main text by trafilatura, and what the page says about itself."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from comity.intake.decoding import decode
from comity.intake.outcome import Limits, Refusal
from comity.intake.stated import Stated, document_of, iso_prefix
from comity.model.document import Document

CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
HEAD = 4096  # bytes in which a page names its encoding; the standard says 1024
MOST_ELEMENTS = 200_000  # a page of news has under 10,000
FEWEST_CHARACTERS = 60  # less is a menu or a notice, no sentence of a report
DATES = {"extensive_search": False, "min_date": "1990-01-01", "max_date": "2099-12-31"}  # stated dates only, no clock


class _OutOfTime(BaseException):
    """Not an Exception: the extraction catches those on its way."""


def read_html(raw: bytes, name: str, limits: Limits) -> Iterator[Document | Refusal]:
    """The one report of a page: its main text, title, site, address, dates and language.

    Refused: a page without a main text (a menu, a login, a page that scripts fill), one that takes longer than
    `limits.seconds_per_page` (measured in the main thread of a Unix process; elsewhere only `MOST_ELEMENTS` bounds it).
    """
    charset = CHARSET.search(raw[:HEAD])
    text = decode(raw, name, declared=charset[1].decode("ascii") if charset else None)
    if isinstance(text, Refusal):
        yield text
    elif not text.strip():
        yield Refusal(name, "empty", "there is no text in it; leave it out")
    else:
        yield _page(text, name, limits)


def _page(text: str, name: str, limits: Limits) -> Document | Refusal:
    try:
        with _at_most(limits.seconds_per_page):
            stated = _stated(text, name)
    except _OutOfTime:
        return Refusal(name, "too-slow", f"over {MOST_ELEMENTS} elements, or no main text after "
                                         f"{limits.seconds_per_page:g} seconds; save the article as text")
    except ImportError:
        raise  # the installation is broken, not the page
    except Exception as error:  # whatever broken markup does to the parser, the next file is read
        return Refusal(name, "malformed", f"the page cannot be taken apart ({type(error).__name__}); save the article "
                                          "as text")
    if stated is None:
        return Refusal(name, "no-text", "no article found on the page; save the article's text if it has one")
    return document_of(stated, limits)


def _stated(text: str, name: str) -> Stated | None:
    from trafilatura import bare_extraction, extract_metadata, load_html  # here: 0.4 s that `--help` need not pay

    tree = load_html(text)
    if tree is None:
        return None
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise _OutOfTime
    found = bare_extraction(text, include_comments=False)
    text_found = getattr(found, "text", None)
    if not isinstance(text_found, str) or len(text_found.strip()) < FEWEST_CHARACTERS:
        return None
    first = extract_metadata(text, date_config={**DATES, "original_date": True})
    last = extract_metadata(text, date_config={**DATES, "original_date": False})
    declared = re.search(r"<html[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z-]{2,12})", text[:HEAD], re.IGNORECASE)
    published, modified = _date(first), _date(last)
    return Stated(
        path=name,
        text="\n\n".join(text_found.splitlines()),  # one line is one paragraph there: a blank line says so to readers
        url=_text(first.url), title=_text(first.title), publisher=_text(first.sitename),
        published=published, modified=modified if modified != published else None,
        language=_text(first.language) or (declared[1] if declared else None), format="html")


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _date(metadata: Any) -> str | None:
    try:
        return iso_prefix(metadata.date) if metadata.date else None
    except ValueError:
        return None


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise `_OutOfTime` in this block after so many seconds, where the system and the thread allow it."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise _OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
