"""Commands for what a person decides: review, confirm, reject, change, undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.serving import options

if TYPE_CHECKING:
    from comity.ledger import Ledger
    from comity.ledger.queries import Selection
    from comity.model.document import Document
    from comity.model.record import Record
    from comity.model.review import Question
    from comity.views.naming import Naming

BY = "COMITY_BY"
ENDINGS = {".json": "json", ".md": "md", ".html": "html", ".htm": "html"}
Item = Annotated[str, typer.Argument(metavar="QUESTION", help="The id that comity review shows, or how it begins.")]
By = Annotated[str | None, typer.Option(
    metavar="NAME", show_default=False,
    help="Who decides. Default: $COMITY_BY, else the name you are logged in under.")]
Because = Annotated[str, typer.Option("--because", metavar="TEXT", help="Why, in a few words.")]
Values = Annotated[list[str], typer.Argument(
    metavar="PROPERTY=VALUE...", help="What is right, such as status=planned.")]


def review(context: typer.Context, states: options.States = None, ledger: options.Ledger = None,
           since: options.Since = None, until: options.Until = None,
           most: Annotated[int, typer.Option(min=1, help="Show so many questions at most.")] = 20,
           settled: Annotated[bool, typer.Option("--settled", help="Show what was decided instead.")] = False,
           form: options.Format = None, output: options.Output = None, names: options.Names = None) -> None:
    """List what wants a person's eye, the most important first, with what settles it: text, md, html or json."""
    import shlex

    from comity.ledger import judgements, queries
    from comity.serving import asking, telling
    from comity.views import review as view

    where, words = _ledger_first(ledger or context.obj, states)
    shape = asking.form_of(form, output, ENDINGS, "text")
    naming, wanted = asking.names(names), asking.selection(words, since=since, until=until)
    with asking.ledger(where) as opened:
        program = f"comity --ledger {shlex.quote(opened.where)}" if where else "comity"  # passwords are hidden there
        if settled:
            judged = judgements.all_judgements(opened)
            documents = queries.documents_of(opened, {one.document for one in judged})
            text = view.settled(judged, documents, on=date.today(), form=shape, width=telling.width(), comity=program)
        else:
            questions, record, documents = _questions(opened, naming, wanted)
            text = view.review(questions, record, documents, on=date.today(), form=shape, width=telling.width(),
                               names=naming, most=most, comity=program)
    telling.give([text], output)


def confirm(context: typer.Context, question: Item, by: By = None, because: Because = "",
            ledger: options.Ledger = None) -> None:
    """Say that what a question is about is right as it stands."""
    from comity import reviewing

    with _asked(context, ledger, question) as (opened, found):
        _tell(reviewing.confirm(opened, found, by=_by(by), when=_now(), reason=because))


def reject(context: typer.Context, question: Item, by: By = None, because: Because = "",
           ledger: options.Ledger = None) -> None:
    """Say that a reading is wrong: the entry leaves the record. Of a decision without effect: withdraw it."""
    from comity import reviewing

    with _asked(context, ledger, question) as (opened, found):
        made = reviewing.reject(opened, found, by=_by(by), when=_now(), reason=because)
    _tell(made, withdrawn=found.judgement in made)


def change(context: typer.Context, question: Item, values: Values, by: By = None, because: Because = "",
           ledger: options.Ledger = None) -> None:
    """Say what is right instead: status=planned, person='NAME', date=2024-05-03."""
    from comity import reviewing
    from comity.errors import UsageError

    pairs = [value.partition("=") for value in values]
    if bad := [name for name, sign, _ in pairs if not sign or not name]:
        raise UsageError(f"{bad[0]!r} is no PROPERTY=VALUE. Write it as status=planned.")
    with _asked(context, ledger, question) as (opened, found):
        given = {name: value for name, _, value in pairs}
        _tell(reviewing.change(opened, found, given, by=_by(by), when=_now(), reason=because))


def undo(context: typer.Context,
         judgement: Annotated[int, typer.Argument(metavar="NUMBER", help="Of a judgement, as --settled shows it.")],
         by: By = None, ledger: options.Ledger = None) -> None:
    """Take back a decision, or make one again that was taken back; both stay on record with who and when."""
    from comity import reviewing
    from comity.serving import asking

    with asking.ledger(ledger or context.obj) as opened:
        made = reviewing.undo(opened, judgement, by=_by(by), when=_now())
    _tell(made, withdrawn=judgement in made)


class _asked:
    """Opens the ledger, and finds the question of an id in it."""

    def __init__(self, context: typer.Context, ledger: str | None, question: str) -> None:
        self._where, self._question = ledger or context.obj, question

    def __enter__(self) -> tuple[Ledger, Question]:
        from comity.errors import UsageError
        from comity.ledger.queries import EVERYTHING
        from comity.serving import asking

        self._ledger = asking.ledger(self._where)
        try:
            found = _questions(self._ledger, asking.names(None), EVERYTHING)[0]
            fitting = [one for one in found if one.id.startswith(self._question)]
            if len(fitting) != 1 or not self._question:
                raise UsageError(f"{len(fitting)} open questions have ids that begin with {self._question!r}. "
                                 + ("Give more of it." if fitting else "comity review lists those that are open."))
        except BaseException:
            self._ledger.close()
            raise
        return self._ledger, fitting[0]

    def __exit__(self, *unused: object) -> None:
        self._ledger.close()


def _questions(opened: Ledger, naming: Naming,
               wanted: Selection) -> tuple[tuple[Question, ...], Record, dict[str, Document]]:
    from comity import reviewing
    from comity.ledger import queries
    from comity.register import load_register
    from comity.serving import current
    from comity.views.entry_lines import text
    from comity.views.frame import Frame
    from comity.views.weights import weight

    current.bring_up_to_date(opened)
    record, documents = queries.record_of(opened, wanted)
    frame = Frame(record, documents, naming, date.today(), wanted.states)
    found = reviewing.open_questions(opened, record, load_register(), weight=weight,
                                     told=lambda entry: text(frame, entry))
    more = queries.documents_of(opened, {one.evidence.document for one in found} - documents.keys())
    return found, record, documents | more


def _ledger_first(ledger: str | None, words: list[str] | None) -> tuple[str | None, list[str] | None]:
    """The ledger and the states: the first word may name the ledger, where no option does."""
    if words and ledger is None and ("://" in words[0] or Path(words[0]).is_file()):
        return words[0], words[1:]
    return ledger, words


def _by(given: str | None) -> str:
    import getpass
    import os

    if given is not None:
        return given
    try:
        return os.environ.get(BY) or getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return ""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _tell(made: Sequence[int], *, withdrawn: bool = False) -> None:
    from comity.serving import telling

    told = ", ".join(map(str, made))
    telling.note(f"Withdrawn: judgement {told}. Make it again: comity undo {made[0]}" if withdrawn
                 else f"Kept as judgement {told}. Take it back: comity undo {made[0]}")
