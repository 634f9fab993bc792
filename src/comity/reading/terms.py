"""When a promise is due: which times of its sentence are its own, and which of them is its term."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.model.times import TimeExpression
from comity.reading.contents import part_of
from comity.reading.cues import meetings, promises
from comity.reading.sentences import Sentence
from comity.reading.stages import find_cues
from comity.reading.tagging import Tagged
from comity.reading.things import Thing

DEADLINE = ("by", "within", "until", "before", "under")
JOINT = len(" and ")  # with which what a promise holds may end
AS_OF = re.compile(r"\b(?:as of|with effect from|effective(?: from)?|starting(?: on| from)?|beginning(?: on)?) $", re.I)
GONE = re.compile(r"\b(?:last (?:week|month|year|spring|summer|autumn|fall|winter|\w+day)|ago)\b", re.I)
OF_OLD = ("day", "month-day", "month", "season", "year")  # times at which something was promised
WHICH = re.compile(r",\s+which\s+(?:last |first )?(?:sat|met|was|were|had|has|took|\w+ed)\b(?! to\b)[^,;]*,")


def own_times(
    text: str, sentence: Sentence, thing: Thing, times: Sequence[TimeExpression], span: tuple[int, int] | None
) -> list[TimeExpression]:
    """The times of a sentence that can be those of one promise in it, which names a thing and stands in `span`; its own
    before what is told around it."""
    own = part_of(text, *span, thing.start) if span else (sentence.start, sentence.end)
    inside = [
        t
        for t in times
        if sentence.start <= t.start < sentence.end
        and not (span and span[0] <= t.start < span[1] and not own[0] <= t.start < own[1])  # of the other promise
        and not (span and t.start >= span[1] and (
            promises("next_clause").search(text, span[1], t.start)
            or any(0 <= c.start - span[1] <= 1 for c in find_cues(text, sentence))  # where another promise begins
            or promises("promised_next").search(text, max(span[0], span[1] - JOINT), t.start)))
        and not (span and t.end <= span[0] and (
            promises("next_clause").search(text, t.end, span[0]) or promises("promised_next").search(
                text, t.end, span[0])))
        and not (span and t.start >= span[1] and promises("other_matter").search(text, span[1], t.start))
        and not promises("lasted").search(text, max(sentence.start, t.start - 40), t.end)  # "had been frozen until"
        and not of_other_matter(text, sentence, t, span)
    ]
    if span:
        inside.sort(key=lambda t: not own[0] <= t.start < own[1])
    return inside


def of_other_matter(text: str, sentence: Sentence, time: TimeExpression, span: tuple[int, int] | None) -> bool:
    """Whether a time in a promise tells when something else was or will be: a ruling "in October", an exercise "that
    had been put off in November", an anniversary "in 2025", the details "by spring", "which sat in Oslo in May"."""
    start = max(sentence.start, span[0] if span else 0)
    if time.start < start:
        return False
    if any(m.start() <= time.start < m.end() for m in WHICH.finditer(text, start, sentence.end)):
        return True
    if promises("time_of_details").search(text, start, time.start):
        return True
    return time.get("bound") not in DEADLINE and promises("time_of_other").search(text, start, time.start) is not None


def term(
    tagged: Tagged, sentence: Sentence, inside: Sequence[TimeExpression], span: tuple[int, int] | None, stage: str
) -> TimeExpression | None:
    """The term of a promise among its own times: one with a word like "by", or in `span` one that lies ahead."""
    text = tagged.text
    due = next(
        (
            t
            for t in inside
            if (t.get("bound") in DEADLINE
                or (span and t.start >= span[0] and AS_OF.search(text, sentence.start, t.start))
                or promises("due").search(text, max(sentence.start, t.start - 24), t.start)) and not GONE.search(t.text)
        ),
        None,
    )
    if due is None and span:
        describes = promises("describes").search(text, *span)  # "projects that would lift ties next year"
        last = describes.start() if describes else span[1]
        due = next((t for t in inside if span[0] < t.start < last and is_ahead(t, tagged.year) and not owns(text, t)),
                   None)
    if due and stage == "dropped" and meetings("moved_to").search(text, sentence.start, due.start):
        return None  # "a session was put off until 20 November": the new day is no term of what is off
    return due


def signed_on(rule: str, inside: Sequence[TimeExpression]) -> TimeExpression | None:
    """The day on which a paper was signed, where its sentence tells it by its date."""
    dated = (t for t in inside if t.form in ("day", "month-day") and t.get("bound") in (None, "on"))
    return next(dated, None) if rule in ("agreed-signed", "agreed-passive") else None


def promised_on(times: Sequence[TimeExpression], start: int, end: int) -> TimeExpression | None:
    """The past month, year or day on which it was promised, told within or right behind the words that promise it
    (`start` to `end`, where the content begins): "promised last year to", "agreed with Norway in January to"."""
    told = (t for t in times if start <= t.start and t.end <= end and t.get("bound") in (None, "in", "on"))
    return next((t for t in told if t.form in OF_OLD or GONE.search(t.text)), None)


def owns(text: str, time: TimeExpression) -> bool:
    """Whether something is the time's ("next year's anniversary"), so that it names that thing and no term."""
    named = text[max(0, time.start - 3) : time.start].lower() == "of "  # "the truce of July"
    return named or text[: time.end].endswith(("'s", "’s")) or text[time.end : time.end + 2] in ("'s", "’s")


def is_ahead(time: TimeExpression, year: int | None) -> bool:
    """Whether a time inside a promise can be its term: a month, a day, "next month", a year from the report's (`year`)
    on; not "last year", "since 2018"."""
    if time.get("bound") in ("since", "after", "for") or time.get("attributive") or GONE.search(time.text):
        return False
    if time.form == "year":
        return year is not None and int(time.get("year") or "0") >= year
    if time.form == "relative":
        return int(time.get("shift") or "-1") >= 0 and time.get("unit") in ("week", "month", "quarter", "year")
    return time.form in ("month", "month-day", "day", "season") and int(time.get("shift") or "0") >= 0
