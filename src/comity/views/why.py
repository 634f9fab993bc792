"""What stands behind one entry: each sentence in its context, how it was read, dated, joined and contradicted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from comity.errors import UsageError
from comity.model.codec import KIND_OF, encode
from comity.model.document import Document
from comity.model.record import Commitment, Conflict, Entry, Mechanism, Meeting, Record
from comity.views import brief_markdown, brief_text, dates
from comity.views.badges import support
from comity.views.conflicts import conflict_line
from comity.views.entry_lines import line, text
from comity.views.frame import Frame, join
from comity.views.lines import Brief, Group, Line, Section
from comity.views.naming import Names, state_names
from comity.views.quotes import Quote, publisher, quote
from comity.views.sources import origin_name

if TYPE_CHECKING:
    from comity.ledger.judgements import Judgement
    from comity.ledger.queries import Lineage

FORMS: dict[str, Callable[..., str]] = {"text": brief_text.render, "md": brief_markdown.render}
NAMING = {"action", "label", "what"}  # properties in words that may name what states dispute
SHOWN_ALREADY = {"id", "documents", "evidence", "steps", "because", "rules", "confidence", "sources", "texts"}


def why(
    record: Record,
    documents: Mapping[str, Document],
    lineage: Mapping[str, Lineage] | None = None,
    judgements: Sequence[Judgement] = (),
    *,
    entry: str | None = None,
    form: str = "text",
    width: int = 88,
    names: Names | None = None,
    explain: Callable[[str], Sequence[str]] = lambda _: (),
) -> str:
    """Everything behind an entry as `text`, `md` or `json`.

    `entry` is its id or the beginning of it; without it, the record's first entry. `lineage` tells by document how it
    came in, `judgements` are people's on these documents, `explain` says what the event coder sees in a sentence.
    Raises UsageError for another form, or if no entry or more
    than one has such an id.
    """
    frame = Frame(record, documents, names or state_names(), date.min)
    found = _find(frame, entry)
    if form == "json":
        quotes = [asdict(quote(frame, piece)) for piece in found.evidence]
        seen = {piece.exact: list(explain(piece.exact)) for piece in found.evidence}
        value: Any = {"entry": encode(found), "quotes": quotes, "seen": seen}
        return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if form not in FORMS:
        raise UsageError(f"why: no form {form!r}; choose one of json, {', '.join(sorted(FORMS))}")
    makers = (
        _what(frame, found),
        _sentences(frame, found, lineage or {}, explain),
        _steps(frame, found),
        _made(frame, found),
        _contradictions(frame, found),
        _judgements(frame, found, judgements),
    )
    shown = Brief(
        title=text(frame, found),
        subtitle=f"{KIND_OF[type(found)].capitalize()} {found.id}",
        on=date.min,
        first_page=(),
        sections=tuple(section for section in makers if section.lead or section.groups),
    )
    return FORMS[form](frame, shown, width=width)


def _find(frame: Frame, wanted: str | None) -> Entry:
    entries = list(frame.entries.values())
    if wanted is None:
        if not entries:
            raise UsageError("why: the record has no entry to explain")
        return entries[0]
    found = [entry for entry in entries if entry.id == wanted] or [e for e in entries if e.id.startswith(wanted)]
    if len(found) != 1:
        many = f"{len(found)} entries begin so; give more of the id" if found else "copy an id from a view or an export"
        raise UsageError(f"why: no single entry {wanted!r}: {many}")
    return found[0]


def _section(title: str, lines: Sequence[Line], lead: str = "") -> Section:
    groups = (Group("", tuple(lines)),) if lines else ()
    return Section(id=title.lower().replace(" ", "-"), title=title, lead=lead, groups=groups)


def _what(frame: Frame, entry: Entry) -> Section:
    """The properties of an entry as the record holds them; empty ones are not shown."""
    shown = line(frame, entry)
    lines = [Line(text=", ".join(badge.text for badge in shown.badges))] if shown.badges else []
    for key, value in encode(entry).items():
        if key not in SHOWN_ALREADY and value not in (None, [], (), "", False):
            told = frame.place(value) if key == "place" else _plain(value)
            told = frame.written(told) if key in NAMING else told
            lines.append(Line(text=f"{key.replace('_', ' ')}: {told}"))
    return _section("What the record holds", lines)


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part not in (None, "", []))
    if isinstance(value, list):
        return "; ".join(_plain(part) for part in value)
    return str(value)


def _sentences(
    frame: Frame, entry: Entry, lineage: Mapping[str, Lineage], explain: Callable[[str], Sequence[str]]
) -> Section:
    lines = []
    for piece in entry.evidence:
        item = quote(frame, piece)
        document = frame.documents.get(piece.document)
        lines.append(
            Line(
                text=_in_context(item),
                notes=(
                    item.source + (f", {item.url}" if item.url else ""),
                    f"Characters {piece.start} to {piece.end} of document {piece.document}",
                    *_origin(document, lineage.get(piece.document)),
                    *_dated(frame, piece.document),
                    *(f"The coder sees: {seen}" for seen in explain(piece.exact)),
                ),
            )
        )
    return _section("The sentences, best first", lines)


def _in_context(item: Quote) -> str:
    return f"{item.before}»{item.exact}«{item.after}"


def _origin(document: Document | None, known: Lineage | None) -> Iterator[str]:
    paths = known.paths if known else (document.path,) if document else ()
    if paths:
        yield f"Read from {', '.join(paths)}"
    for reader, complete in known.readings if known else ():
        yield f"Reader {reader}" + ("" if complete else " (not complete)")


def _dated(frame: Frame, document: str) -> Iterator[str]:
    state = frame.states_of_documents.get(document)
    if state is None:
        return
    if state.dating.method == "inferred":
        reasons = dates.in_words("; ".join(state.dating.because)) or "no reason is kept"
        yield f"Report dated {dates.between(state.dating.interval)} because: {reasons}"
    if state.dating.warning:
        yield f"Warning: {state.dating.warning}"
    if state.copy_of:
        yield f"A copy of the text of {publisher(frame.documents.get(frame.root(document)))}: no source of its own"


def _steps(frame: Frame, entry: Entry) -> Section:
    steps = entry.steps if isinstance(entry, Commitment) else ()
    lines = [
        Line(when=dates.written(step.date or None), text=f"{step.stage}: “{quote(frame, step.evidence).exact}”")
        for step in steps
    ]
    return _section("What became of it", lines)


def _made(frame: Frame, entry: Entry) -> Section:
    """How the entry came about: dating, sources, rules, confidence."""
    lines = []
    reasons = entry.because if isinstance(entry, Meeting | Mechanism) else ()
    if reasons:
        lines.append(Line(text=f"Dated so because: {dates.in_words('; '.join(reasons))}"))
    told = dates.count(len(entry.documents), "report") + f", {dates.count(entry.texts, 'distinct text')}"
    origins = (
        f"; known origins: {join([origin_name(o) for o in entry.origins])}" if entry.origins else "; no origin is known"
    )
    lines.append(Line(text=f"Support: {support(frame, entry)} ({told}{origins})"))
    if entry.rules:
        lines.append(Line(text=f"Rules: {', '.join(entry.rules)}"))
    lines.append(Line(text=f"Confidence: {entry.confidence:.2f}"))
    return _section("How it was made", lines)


def _contradictions(frame: Frame, entry: Entry) -> Section:
    found = [entry] if isinstance(entry, Conflict) else frame.contradictions.get(entry.id, [])
    shown = [conflict_line(frame, conflict) for conflict in found]
    lines = [Line(text=one.text, notes=one.notes, entry=one.entry) for one in shown]
    return _section("Contradictions", lines)


def _judgements(frame: Frame, entry: Entry, judgements: Sequence[Judgement]) -> Section:
    """People's judgements on words that this entry rests on, withdrawn ones too."""
    lines = []
    for one in judgements:
        if any(p.document == one.document and p.start < one.end and one.start < p.end for p in entry.evidence):
            gone = f"; withdrawn {one.withdrawn_when}" if one.withdrawn_when else ""
            because = f", because {one.reason}" if one.reason else ""
            told = f"{one.by} on {one.made_when[:10]}: {one.what} is {one.value or 'as written'}{because}{gone}"
            lines.append(Line(text=told))
    return _section("Judgements of people", lines)
