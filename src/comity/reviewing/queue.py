"""The open questions of a record, the most important first; what somebody has settled is none.

Importance is that of the entry (`weight`, given by whoever asks) times how much is in doubt (`SHARES`); judgements that
no claim carries any more come first, for somebody's work is at stake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace

from comity.ledger import Ledger, derived, orphans
from comity.ledger.applied import CONFLICT, PERSON, READING, as_text, overlap, standing
from comity.ledger.judgements import Judgement, all_judgements
from comity.model.claims import MeetingClaim, Participant
from comity.model.evidence import Evidence
from comity.model.ids import content_id
from comity.model.record import Conflict, Entry, Meeting, Record
from comity.model.review import Question, Target
from comity.register import Register
from comity.resolving.doubts import Doubt, doubts
from comity.reviewing.resting import Readings, claims_of, target

LEAST = 0.8  # confidence below which a reading is a question: the mark `to review` of the views, docs/coder.md
ORPHANED = 100.0  # above any entry's weight
SHARES = {"conflict": 1.0, "person": 0.9, "office": 0.7, "place": 0.5}  # of an entry's weight; a choice, not measured
LIGHTEST = 0.2  # an entry without weight, such as a figure, may still be wrong
KEPT = "judgement"  # the kind under which somebody says that an orphaned judgement is to stay as it is

Weight = Callable[[Entry], float]
Told = Callable[[Entry], str]


def open_questions(ledger: Ledger, record: Record, register: Register, *, weight: Weight,
                   told: Told) -> tuple[Question, ...]:
    """The open questions about a record of this ledger, the most important first.

    `weight`: how much an entry matters; `told`: its sentence. Orphaned judgements are those of the whole ledger.
    """
    judged = standing(all_judgements(ledger))
    doubted = [(meeting, doubt) for meeting in record.meetings for doubt in doubts(meeting, register)]
    uncertain = [entry for entry in record.entries() if entry.confidence < LEAST]
    names = {name for entry in (*uncertain, *(meeting for meeting, _ in doubted)) for name in entry.documents}
    readings = {document.id: reading for document, reading in derived.told(ledger, names)}
    asked = [*_readings(uncertain, readings), *_doubts(doubted, readings), *_conflicts(record)]
    entries = {entry.id: entry for entry in record.entries()}
    found = []
    for question in asked:
        entry = entries.get(question.entry or "")
        if entry is not None and not _settled(question, judged):
            share = SHARES.get(question.sort, 1.0 - entry.confidence / 2)
            found.append(replace(question, importance=round(share * max(LIGHTEST, weight(entry)), 3),
                                 text=told(entry)))
    found += [one for one in _orphans(ledger) if not _settled(one, judged)]
    return tuple(sorted(found, key=lambda one: (-one.importance, one.id)))


def _readings(uncertain: Sequence[Entry], readings: Readings) -> Iterator[Question]:
    """Entries of which no claim was read with enough confidence."""
    for entry in uncertain:
        targets = tuple(dict.fromkeys(target(claim) for claim in claims_of(entry, readings)))
        by = f" by {', '.join(entry.rules)}" if entry.rules else ""
        yield _question("reading", READING, entry, f"read with confidence {entry.confidence:.2f}{by}, below {LEAST}",
                        targets)


def _doubts(doubted: Sequence[tuple[Meeting, Doubt]], readings: Readings) -> Iterator[Question]:
    """People and places of meetings that stayed as written."""
    for meeting, doubt in doubted:
        claims = [claim for claim in claims_of(meeting, readings) if isinstance(claim, MeetingClaim)]
        if doubt.who is not None:
            about = as_text(asdict(doubt.who))
            there = [claim for claim in claims if _same(doubt.who, claim.participants)]
            targets = tuple(dict.fromkeys(target(claim, about) for claim in there or claims))
            yield _question(doubt.sort, PERSON, meeting, f"{_named(doubt.who)}: {doubt.reason}", targets, doubt.options)
        else:
            targets = tuple(dict.fromkeys(target(claim) for claim in claims if claim.place == meeting.place))
            yield _question(doubt.sort, "country", meeting, doubt.reason, targets, doubt.options)


def _same(who: Participant, there: Sequence[Participant]) -> bool:
    return any((one.country, one.name, one.office) == (who.country, who.name, who.office) for one in there)


def _named(who: Participant) -> str:
    return " ".join(filter(None, (who.office, who.name, f"({who.country})")))


def _conflicts(record: Record) -> Iterator[Question]:
    """Contradictions between reports; settled by the value to keep."""
    entries = {entry.id for entry in record.entries()}
    for conflict in record.conflicts:
        values = sorted(str(told.value) for told in conflict.values)
        options = tuple(sorted(values, key=lambda value: value != str(conflict.preferred)))
        first = conflict.evidence[0]
        where = Target(document=first.document, start=first.start, end=first.end, kind=CONFLICT,
                       about=as_text({"values": values}))
        about = conflict.about if conflict.about in entries else conflict.id
        others = {piece.document: piece for piece in reversed(conflict.evidence) if piece.document != first.document}
        yield replace(_question("conflict", conflict.property, conflict, _told(conflict), (where,), options),
                      entry=about, beside=tuple(others[name] for name in sorted(others)))


def _told(conflict: Conflict) -> str:
    told = "; ".join(f"{one.value} ({_reports(len(one.documents))})" for one in conflict.values)
    kept = f"; kept is {conflict.preferred}, {conflict.because}" if conflict.preferred is not None else ""
    return f"reports tell different values of {conflict.property}: {told}{kept}"


def _reports(number: int) -> str:
    return f"{number} report{'' if number == 1 else 's'}"


def _orphans(ledger: Ledger) -> Iterator[Question]:
    """Judgements that a newer reading no longer fits."""
    for one in orphans.orphaned(ledger):
        with_words = derived.words(ledger, one)
        where = Target(document=one.document, start=one.start, end=one.end, kind=KEPT, about=as_text({"key": one.key}))
        reason = (f"judgement {one.key} of {one.by} on {one.made_when[:10]} ({one.kind}: {one.what} is {one.value}) "
                  "has no claim on these words in the newest reading")
        yield Question(id=_id("orphan", KEPT, (where,)), sort="orphan", what=KEPT, text=reason[0].upper() + reason[1:],
                       reason="somebody's decision has no effect any more", importance=ORPHANED, judgement=one.key,
                       evidence=Evidence(one.document, one.start, one.end, with_words), targets=(where,))


def _question(sort: str, what: str, entry: Entry, reason: str, targets: tuple[Target, ...],
              options: tuple[str, ...] = ()) -> Question:
    first = targets[0] if targets else None
    piece = next((p for p in entry.evidence if first and (p.document, p.start) == (first.document, first.start)),
                 entry.evidence[0])
    if not targets:  # the claims are no longer to be told apart: the decision is about all of the kind on the words
        kind = CONFLICT if isinstance(entry, Conflict) else type(entry).__name__.lower()
        targets = (Target(document=piece.document, start=piece.start, end=piece.end, kind=kind, about=None),)
    return Question(id=_id(sort, what, targets), sort=sort, what=what, text="", reason=reason, evidence=piece,
                    targets=targets, options=options, entry=entry.id)


def _id(sort: str, what: str, targets: Sequence[Target]) -> str:
    first = min(targets, key=lambda one: (one.document, one.start, one.end, one.about or ""))
    return content_id("q", [sort, what, first.document, first.start, first.end, first.kind, first.about])


def _settled(question: Question, judged: Sequence[Judgement]) -> bool:
    """Whether a judgement that stands answers a question: about one of its targets, and, of a whole reading, that it is
    right or wrong or what of it is to be changed; else about the same property."""
    return any(_answers(one, question, where) for one in judged for where in question.targets)


def _answers(one: Judgement, question: Question, where: Target) -> bool:
    if one.kind != where.kind or not overlap(one, where.document, where.start, where.end):
        return False
    if question.sort == "reading":
        return one.what != PERSON and one.about in (None, where.about)
    if question.sort == "place":
        return one.what in ("country", "place") and one.about in (None, where.about)
    return one.what == question.what and one.about == where.about
