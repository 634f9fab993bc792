"""Views that are a few sections under one title: the form is chosen by name from one table."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from comity.errors import UsageError
from comity.model.codec import encode
from comity.model.document import Document
from comity.model.record import Record
from comity.views import brief_markdown, brief_text, dates
from comity.views.frame import Frame, join
from comity.views.lines import Brief, Section
from comity.views.naming import Names, state_names


def as_json(frame: Frame, shown: Brief, *, width: int) -> str:
    """Lines and evidence as JSON, sorted keys, for other programs; `width` does not matter."""
    sections = [encode(section) for section in (*shown.first_page, *shown.sections)]
    value = {"title": shown.title, "on": shown.on.isoformat(), "sections": sections}
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


FORMS: dict[str, Callable[..., str]] = {"text": brief_text.render, "md": brief_markdown.render, "json": as_json}


def page(
    title: str,
    parts: Sequence[Callable[[Frame], Section]],
    record: Record,
    documents: Mapping[str, Document],
    *,
    on: date,
    states: Sequence[str],
    form: str,
    width: int,
    names: Names | None,
) -> str:
    """A titled page of sections in a form. Raises UsageError for a form that is none."""
    if form not in FORMS:
        raise UsageError(f"{title.lower()}: no form {form!r}; choose one of {', '.join(sorted(FORMS))}")
    frame = Frame(record, documents, names or state_names(), on, tuple(states))
    about = join([frame.name(code).removeprefix("the ") for code in states])
    shown = Brief(
        title=f"{title}: {about}" if about else title,
        subtitle=f"As of {dates.day(on)}",
        on=on,
        first_page=(),
        sections=tuple(part(frame) for part in parts),
    )
    return FORMS[form](frame, shown, width=width)
