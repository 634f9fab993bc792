"""What wants a person's eye: one open question about an entry of the record or about a judgement."""

from __future__ import annotations

from dataclasses import dataclass

from comity.model.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Words that a decision is anchored to, the kind of claim on them, and which of several (`about`, JSON text)."""

    document: str
    start: int
    end: int
    kind: str
    about: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An open question. `sort`: `reading`, `person`, `office`, `place`, `conflict` or `orphan`.

    `what` is the property in question (`reading` for a whole claim); `reason` says why it is one; `options` are values
    that may be right, the likeliest first; `beside` are the sentences of other reports on the same question;
    `importance` orders the queue. `entry` is the id of the entry (None for a
    judgement that no claim carries any more, then `judgement` is its key). The id hangs on words, kind and property
    alone, so that a question that is asked again after another reading is the same one.
    """

    id: str
    sort: str
    what: str
    text: str
    reason: str
    evidence: Evidence
    targets: tuple[Target, ...]
    beside: tuple[Evidence, ...] = ()
    options: tuple[str, ...] = ()
    importance: float = 0.0
    entry: str | None = None
    judgement: int | None = None
