"""What a person decides about an open question: judgements in the ledger, each with who, when and why.

Nothing is deleted or joined: a decision is one judgement for each report that tells the entry, and `undo` withdraws
all that were made together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from comity.codebook import load_codebook
from comity.codebook.values import load_modes, load_values
from comity.errors import UsageError
from comity.ledger import Ledger, judgements
from comity.ledger.applied import PERSON, PROPERTIES, READING, RIGHT, WRONG, value_of
from comity.ledger.judgements import Judgement
from comity.model.review import Question, Target
from comity.register import load_register
from comity.reviewing.queue import KEPT

AS_WRITTEN = ""  # the value of a judgement that a person or place is to stay as the report writes it


def confirm(ledger: Ledger, question: Question, *, by: str, when: str, reason: str = "") -> list[int]:
    """Say that it is right as it stands: the reading, the person as written, the value kept, the orphan. Returns the
    keys of the judgements made."""
    if question.sort == "conflict":
        raise UsageError(f"{question.id} is a contradiction: say which value to keep, with comity change {question.id} "
                         f"{question.what}=VALUE ({', '.join(question.options)}).")
    if question.sort == "place":  # the state that it was taken for stays
        return _judge(ledger, question.targets, {question.what: question.options[0]}, by, when, reason)
    value = {READING: RIGHT, PERSON: AS_WRITTEN, KEPT: "kept"}[question.what]
    return _judge(ledger, question.targets, {question.what: value}, by, when, reason)


def reject(ledger: Ledger, question: Question, *, by: str, when: str, reason: str = "") -> list[int]:
    """Say that the entry is no such thing: it leaves the record. An orphaned judgement is withdrawn."""
    if question.sort == "orphan" and question.judgement is not None:
        _named(by)
        judgements.withdraw(ledger, question.judgement, by=by, when=when)
        return [question.judgement]
    if question.sort != "reading":
        raise UsageError(f"{question.id} asks for a value: give it with comity change {question.id} "
                         f"{question.what}=VALUE, or keep what stands with comity confirm {question.id}.")
    return _judge(ledger, question.targets, {READING: WRONG}, by, when, reason)


def change(ledger: Ledger, question: Question, values: Mapping[str, str], *, by: str, when: str,
           reason: str = "") -> list[int]:
    """Say what is right: values by property, or the person (`person=NAME`), or the value of a contradiction to keep.

    Raises UsageError for a property or value that there is not.
    """
    if question.sort == "orphan":
        raise UsageError(f"{question.id} is a judgement without a claim: keep it (confirm) or withdraw it (reject).")
    if not values:
        raise UsageError("Say what is right as PROPERTY=VALUE, such as status=planned.")
    for name, value in values.items():
        _check(question, name, value)
    return _judge(ledger, question.targets, values, by, when, reason)


def undo(ledger: Ledger, key: int, *, by: str, when: str) -> list[int]:
    """Withdraw a judgement that stands, with those that were made with it; or make them again if they were withdrawn.

    Returns the keys of the judgements withdrawn, or made. Raises UsageError if there is none of this key.
    """
    made = judgements.all_judgements(ledger)
    first = next((one for one in made if one.key == key), None)
    if first is None:
        raise UsageError(f"There is no judgement {key}. comity review --settled lists all.")
    _named(by)
    with_it = [one for one in made if (one.by, one.made_when, one.withdrawn_when) == (
        first.by, first.made_when, first.withdrawn_when)]
    if first.withdrawn_when is None:
        for one in with_it:
            judgements.withdraw(ledger, one.key, by=by, when=when)
        return [one.key for one in with_it]
    return [judgements.judge(ledger, replace(one, by=by, made_when=when, withdrawn_when=None, withdrawn_by=None, key=0))
            for one in with_it]


def _judge(ledger: Ledger, targets: Sequence[Target], values: Mapping[str, str], by: str, when: str,
           reason: str) -> list[int]:
    _named(by)
    return [judgements.judge(ledger, Judgement(document=one.document, start=one.start, end=one.end, kind=one.kind,
                                               what=what, value=value, reason=reason, by=by.strip(), made_when=when,
                                               about=one.about))
            for one in targets for what, value in values.items()]


def _named(by: str) -> None:
    if not by.strip():
        raise UsageError("Say who decides, with --by NAME or COMITY_BY.")


def _check(question: Question, name: str, value: str) -> None:
    """Raise UsageError unless a property of this name may have this value."""
    kind = question.targets[0].kind
    if question.sort == "conflict":
        if name != question.what or value not in question.options:
            raise UsageError(f"Of {question.id} keep one of the values told: " + ", ".join(
                f"{question.what}={one}" for one in question.options) + ".")
        return
    if question.what == PERSON:
        if name != PERSON or not value.strip():
            raise UsageError(f"{question.id} asks who it was: person=NAME.")
        return
    known = PROPERTIES[kind]
    if name not in known:
        raise UsageError(f"A {kind} has no property {name!r} to change. It has {', '.join(known)}.")
    allowed = _allowed(name)
    parsed = value_of(Judgement(document="", start=0, end=1, kind=kind, what=name, value=value, reason="", by="",
                                made_when=""))
    told = parsed[1] if isinstance(parsed[1], tuple) else (parsed[1],)
    if not parsed[0] or (isinstance(parsed[1], tuple) and not told and name != "recipients"):
        raise UsageError(f"{name}={value} is no value of a {kind}.")
    if allowed is not None and (wrong := [str(one) for one in told if one is not None and one not in allowed]):
        raise UsageError(f"{name} cannot be {', '.join(wrong)}. It is one of {', '.join(sorted(allowed))}.")


def _allowed(name: str) -> set[str] | None:
    """The closed values of a property; None where it is open."""
    if name in ("parties", "actors", "recipients", "country"):
        return set(load_register().states)
    more: dict[str, Callable[[], set[str]]] = {
        "field": lambda: set(load_codebook().fields),
        "event_type": lambda: set(load_codebook().events),
        "label": lambda: {label for _, label in load_codebook().factors},
        "mode": lambda: {mode for modes in load_modes().values() for mode in modes},
    }
    return more[name]() if name in more else set(load_values()[name]) if name in load_values() else None
