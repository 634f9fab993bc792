"""What wants a person's eye, as a list to work through: each question with sentence, reason and commands."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from comity.errors import UsageError
from comity.model.document import Document
from comity.model.record import Record
from comity.model.review import Question
from comity.views import brief_html, brief_markdown, brief_text, dates
from comity.views.frame import Frame
from comity.views.lines import Badge, Brief, Group, Line, Section
from comity.views.naming import Names, state_names
from comity.views.quotes import quote

if TYPE_CHECKING:
    from comity.ledger.judgements import Judgement

FORMS: dict[str, Callable[..., str]] = {"text": brief_text.render, "md": brief_markdown.render,
                                        "html": brief_html.render}
SORTS = {"orphan": "decision without effect", "conflict": "contradiction", "person": "who was it",
         "office": "who was it", "place": "which place", "reading": "uncertain reading"}
# Of each kind of entry a property that is often misread, with a value, to show how a change is written.
EXAMPLES = {"meeting": "status=planned", "commitment": "stage=considering", "event": "event_type=REQUEST",
            "factor": "label=other", "figure": "unit=people"}
MOST_OPTIONS = 3  # commands for values that may be right; `json` has all
SHORTEST_ID = 8  # of an id that nobody else's begins with


def review(questions: Sequence[Question], record: Record, documents: Mapping[str, Document], *, on: date,
           form: str = "text", width: int = 88, names: Names | None = None, most: int | None = None,
           comity: str = "comity") -> str:
    """The open questions as `text`, `md`, `html` or `json`, at most so many; `comity` is how the program is called in
    the commands. Raises UsageError for another form."""
    frame = Frame(record, documents, names or state_names(), on)
    shown, short = questions[:most], _shortened([one.id for one in questions])
    if form == "json":
        rows = [_row(frame, one, commands(one, one.id, comity)) for one in shown]
        return json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if form not in FORMS:
        raise UsageError(f"review: no form {form!r}; choose one of json, {', '.join(sorted(FORMS))}")
    lines = tuple(_line(frame, one, short[one.id], comity, quoted=form != "html") for one in shown)
    rest = f" Shown are the first {len(shown)}; all: {comity} review --most {len(questions)}" if lines and len(
        shown) < len(questions) else ""
    lead = f"{dates.count(len(questions), 'question')} open, the most important first.{rest}" if lines else (
        f"Nothing wants a person's eye. What was decided: {comity} review --settled")
    return _page(frame, "To review", Section(id="review", title="Open questions", lead=lead,
                                             groups=(Group("", lines),) if lines else ()), form, width)


def settled(judged: Sequence[Judgement], documents: Mapping[str, Document], *, on: date, form: str = "text",
            width: int = 88, comity: str = "comity") -> str:
    """People's judgements, the newest first, with how to take each back. Raises UsageError for another form."""
    newest = sorted(judged, key=lambda one: -one.key)
    if form == "json":
        return json.dumps([asdict(one) for one in newest], ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if form not in FORMS:
        raise UsageError(f"review: no form {form!r}; choose one of json, {', '.join(sorted(FORMS))}")
    frame = Frame(Record(), documents, state_names(), on)
    lines = []
    for one in newest:
        document = documents.get(one.document)
        words = document.text[one.start : one.end] if document else one.document
        gone = f"withdrawn by {one.withdrawn_by} on {one.withdrawn_when[:10]}" if one.withdrawn_when else "stands"
        again = "Make it again" if one.withdrawn_when else "Take it back"
        said = f"{one.what}: {one.value or 'as written'}"
        because = f", because {one.reason}" if one.reason else ""
        lines.append(Line(text=f"{one.key}. {one.by} on {one.made_when[:10]}, of a {one.kind}, {said}{because}",
                          badges=(Badge("status", gone),),
                          notes=(f"“{' '.join(words.split())}”", f"{again}: {comity} undo {one.key}")))
    lead = dates.count(len(lines), "judgement") + ", the newest first." if lines else "Nobody has decided anything yet."
    return _page(frame, "What was decided", Section(id="settled", title="Judgements of people", lead=lead,
                                                    groups=(Group("", tuple(lines)),) if lines else ()), form, width)


def commands(question: Question, identity: str, comity: str) -> list[str]:
    """The commands that settle a question, the likeliest first."""
    if question.sort == "orphan":
        return [f"{comity} confirm {identity}  (keep it)", f"{comity} reject {identity}  (withdraw it)"]
    given = [f"{comity} change {identity} {shlex.quote(f'{question.what}={value}')}" for value in
             question.options[:MOST_OPTIONS]]
    if question.sort == "conflict":
        return given
    if question.sort in ("person", "office", "place"):
        return [*given, f"{comity} confirm {identity}  (leave it as written)"]
    example = EXAMPLES.get(question.targets[0].kind)
    change = [f"{comity} change {identity} {example}"] if example else []
    return [f"{comity} confirm {identity}", f"{comity} reject {identity}", *change]


def _line(frame: Frame, question: Question, identity: str, comity: str, *, quoted: bool) -> Line:
    pieces = (question.evidence, *question.beside)
    quotes = [quote(frame, piece) for piece in pieces] if quoted else []
    sentences = [f"“{piece.exact}” ({piece.source})" for piece in quotes]
    return Line(text=f"{identity}: {question.text}", badges=(Badge("review", SORTS[question.sort]),),
                evidence=() if quoted else pieces, entry=question.entry,
                notes=(*sentences, f"Why: {question.reason}", *(f"$ {one}" for one in
                                                               commands(question, identity, comity))))


def _row(frame: Frame, question: Question, settle: list[str]) -> dict[str, Any]:
    piece = quote(frame, question.evidence)
    return {"id": question.id, "sort": question.sort, "what": question.what, "entry": question.entry,
            "judgement": question.judgement, "text": question.text, "reason": question.reason,
            "options": list(question.options), "importance": question.importance, "source": piece.source,
            "evidence": asdict(question.evidence), "beside": [asdict(one) for one in question.beside],
            "commands": [one.split("  (")[0] for one in settle]}


def _page(frame: Frame, title: str, section: Section, form: str, width: int) -> str:
    shown = Brief(title=title, subtitle=f"As of {dates.day(frame.on)}", on=frame.on, first_page=(), sections=(section,))
    return FORMS[form](frame, shown, width=width)


def _shortened(ids: Sequence[str]) -> dict[str, str]:
    """Each id cut to as few characters as tell it from the others."""
    length = SHORTEST_ID
    while len({one[:length] for one in ids}) < len(set(ids)):
        length += 1
    return {one: one[:length] for one in ids}
