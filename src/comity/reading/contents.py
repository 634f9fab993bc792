"""What is promised: the content that a stage cue opens, the things named in it, and their words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from comity.reading import modality
from comity.reading.clauses import clause_end, clause_start
from comity.reading.cues import promises
from comity.reading.sentences import Sentence
from comity.reading.stages import Cue
from comity.reading.tagging import Tagged
from comity.reading.things import Thing

STRAIGHT, CURLY = re.compile(r'[,.]?(?<!\s)"(?!\w)'), re.compile(r"[,.]?”")  # closing quotation marks
DOES = re.compile(r"\s+(?:will|would|shall|should|are to)\b")  # whose subject a group is: "their navies will practise"
WORD_BEGUN = re.compile(r"[\w’'-]{1,30}$")
ARTICLES = ("a", "an", "the")
MOST_PAPER = 7  # words that name the subject of one paper in a list
MOST_ACTION = 160  # characters of the words of a promise


def hidden_spans(tagged: Tagged, start: int, end: int) -> list[tuple[int, int]]:
    """Spans that name somebody and are no subject of a promise."""
    spans = [
        (m.start, m.end)
        for m in tagged.within(start, end)
        if (m.kind in ("person", "office", "institution") or (m.kind == "group" and DOES.match(tagged.text, m.end)))
        and not (promises("missions").fullmatch(m.text) and promises("posts").search(tagged.text, start - 12, m.start))
    ]
    spans += [m.span() for m in promises("relative_clause").finditer(tagged.text, start, end)]
    spans += [
        (hit.start, hit.end)
        for hit in tagged.states
        if hit.kind == "bloc"
        and " " in hit.text
        and start <= hit.start < end
        and hit.bloc
        and tagged.register.blocs[hit.bloc].kind != "pact"
    ]
    return spans + [m.span() for m in promises("no_subject").finditer(tagged.text, start, end)]


def content_span(
    tagged: Tagged, sentence: Sentence, sign: Cue, cuts: Sequence[tuple[int, int]], later: Sequence[Cue]
) -> tuple[int, int]:
    """Where the promised things are named."""
    text = tagged.text
    if sign.rule.content == "before":
        return clause_start(cuts, sentence, sign.start)[1], modality.content_end(text, sign.end, sentence.end)
    start = after_whom(tagged, sentence, sign.end)
    end = sentence.end
    for other in later:
        that = promises("that_thing").search(text, sign.end, other.start)
        if that and other.rule.id in ("will-thing", "will-joint") and not tagged.within(that.start(), other.start):
            continue  # "agreed to ..., and that visits will be continued"
        if other.start >= sign.end and separates(text[start : other.start]):
            subject = promises("next_subject").search(text, start, other.start)
            end = subject.start() if subject and tagged.within(subject.start(), other.start) else other.start
            break
    end = modality.content_end(text, start, end)
    other_clause = promises("new_clause").search(text, start, sentence.end)
    end = min(end, other_clause.start()) if other_clause else end
    if sign.rule.content == "around" or (
        sign.rule.id == "will-joint"
        and not any(
            m.codes and m.role == "actor" and m.kind not in ("gathering", "paper")
            for m in tagged.within(clause_start(cuts, sentence, sign.start)[1], sign.start)
        )
    ):
        last = quote_end(text, sentence, sign.end, clause_end(cuts, sentence, sign.end))
        return around_from(text, sentence, cuts, sign.start), modality.content_end(text, sign.end, last)
    return start, quote_end(text, sentence, start, end)


def quote_end(text: str, sentence: Sentence, at: int, end: int) -> int:
    """Where words that begin at an offset end, at the latest with the quotation in which they stand."""
    before = text[sentence.start : at]
    if before.count('"') % 2 == 0 and before.rfind("“") <= before.rfind("”"):
        return end
    closing = (CURLY if before.rfind("“") > before.rfind("”") else STRAIGHT).search(text, at, end)
    return closing.start() if closing else end


def around_from(text: str, sentence: Sentence, cuts: Sequence[tuple[int, int]], at: int) -> int:
    """Where the clause of an offset begins; one that a closed relative clause parts from its subject, with that: "The
    pact, whose signing was delayed in July, was signed"."""
    cut, first = clause_start(cuts, sentence, at)
    closed = text[cut:first].strip(" ,") in ("which", "who", "whose") and "," in text[first:at]
    return clause_start(cuts, sentence, cut)[1] if closed else first


def after_whom(tagged: Tagged, sentence: Sentence, start: int) -> int:
    """Where what is promised begins, behind the words to whom and when: "pledged to Hun Manet on Friday to ..."."""
    at = start
    for m in tagged.within(start, sentence.end):
        if not promises("to_the").fullmatch(tagged.text, at, m.start):
            break
        if again := promises("to_whom").match(tagged.text, m.end, sentence.end):
            return again.end()
        at = m.end
    return start


def negated(text: str, sign: Cue, action: str) -> str:
    """The words of a promise, with the "not" of the words that promise it: "undertook not to issue licences"."""
    return f"not {action}" if promises("not_to").search(text, sign.start, sign.end) and action else action


def words_from(text: str, sign: Cue, start: int) -> int:
    """Where the words of a promise begin that the coder saw: with the verb that tells it ("hands over the depot"),
    unless that only says that something is promised ("plans to", "told her that")."""
    if sign.seen is None or start != sign.end or promises("only_promises").search(text, sign.start, sign.end):
        return start
    whole = WORD_BEGUN.search(text, max(0, sign.start - 30), sign.start)  # the coder may see but a word's end
    return start if promises("to_or_that").match(text, start) else whole.start() if whole else sign.start


def resumed(text: str, end: int, last: int) -> list[tuple[int, int]]:
    """Where a promise that a reason or "a spokesman said" broke off goes on: ", since ..., and to hold ..."."""
    again = promises("resumes").search(text, end, last)
    return [(again.end(), modality.content_end(text, again.end(), last))] if again else []


def separates(between: str) -> bool:
    """Whether a sign after these words opens a promise of its own, and is not part of the one before."""
    tail = between[-60:]
    opens = re.search(r"(?:,|;|\band\b|\bbut\b|\bwhile\b|\bthat\b|\bwhich\b)\s*(?:[\w'’-]+\s+){0,8}$", tail)
    return opens is not None and len(between) > 12


def apart(text: str, things: Sequence[Thing]) -> list[Thing]:
    """Things that the words set apart; one that only qualifies the one before ("curbs on exports of chips") is none."""
    kept: list[Thing] = []
    last = None
    for thing in things:
        if last is None or promises("separator").search(text, last.end, thing.start) or thing.start - last.end > 90:
            kept.append(thing)
        last = thing
    return kept


def part_of(text: str, start: int, end: int, at: int) -> tuple[int, int]:
    """The part of a promise ("to ..., and to ...") in which an offset lies; all of it where it has one."""
    cuts = [start, *(m.end() for m in promises("part").finditer(text, start + 1, end)), end]
    first, last = next(((a, b) for a, b in itertools.pairwise(cuts) if a <= at < b), (start, end))
    joint = promises("joint_end").search(text, first, last)
    return first, joint.start() if joint and last < end else last


def unnamed_parts(text: str, start: int, end: int, things: Sequence[Thing]) -> Iterator[Thing]:
    """Coordinated parts of a promise ("to ..., and to ...") whose subject no field names."""
    cuts = [start, *(m.end() for m in promises("part").finditer(text, start + 1, end)), end]
    for first, last in itertools.pairwise(cuts):
        words = text[first:last].split()
        named = any(first <= t.start < last for t in things)
        if len(cuts) > 2 and len(words) > 2 and not named and not promises("meets").match(text[first:last].strip()):
            yield Thing(first, last, text[first:last].strip(" ,;."), "other", None, True)


def unnamed_papers(text: str, start: int, end: int, things: Sequence[Thing]) -> Iterator[Thing]:
    """The papers of a list whose subject no field names: "agreements on defence, health and cooperation in ..."."""
    lead = promises("listed_papers").match(text[start:end])
    if not lead:
        return
    first = start + lead.end()
    cuts = [m.span() for m in promises("separator").finditer(text, first, end)]
    spans = list(zip([first, *(b for _, b in cuts)], [*(a for a, _ in cuts), end], strict=True))
    for a, b in spans:
        words = re.sub(r"^(?:on|for|about)\s+(?:the\s+)?", "", text[a:b].strip(" ,;."))
        named = any(t.start < b and t.end > a for t in things)
        if len(spans) > 1 and words and len(words.split()) < MOST_PAPER and not named:
            yield Thing(a, b, words, "other", None, True)


def action_of(text: str, start: int, end: int, thing: Thing, things: Sequence[Thing]) -> str:
    """What is promised, in the report's words: the part of the content that names this thing.

    A part without a verb of its own ("unmanned systems") takes the lead of its list ("strengthening partnerships in").
    """
    first, last = part_of(text, start, end, thing.start)
    if any(not first <= t.start < last for t in things):
        start, end = first, last  # "to exchange officers and to run a drill": two promises
        things = [t for t in things if first <= t.start < last]
    before = [t for t in things if t.end <= thing.start]
    after = [t for t in things if t.start >= thing.end]
    left, right = start, end
    if before and before[-1].end > start:
        cuts = [m.end() for m in promises("separator").finditer(text, before[-1].end, thing.start)]
        left = cuts[-1] if cuts else start
    if after:
        cuts = [m.start() for m in promises("separator").finditer(text, thing.end, after[0].start)]
        right = cuts[0] if cuts else end
    words = " ".join(text[max(start, left) : max(right, thing.end)].split())
    if left > start and len(words.split()) < 6 and not promises("acting").match(words):
        parts = [m.end() for m in promises("part").finditer(text, start, thing.start)]
        opens = parts[-1] if parts else start  # ", and that joint research in A, B and C": its own lead
        first = next(t.start for t in things if t.start >= opens)
        lead = " ".join(text[opens:first].split())
        lead = promises("last_word_of").sub("", lead) if first > opens else lead
        if 0 < len(lead) < 110 and lead.lower() not in ARTICLES:
            words = f"{lead} {words}"
    words = promises("relative_clause").sub("", words).removeprefix("that ").removeprefix("to ")
    words = promises("loose_start").sub("", promises("speech_end").sub("", words.rstrip(" .")).lstrip(' ,;"“'))
    words = promises("loose_end").sub("", words.strip(' ,;:-–—."“”'))
    return words if len(words) <= MOST_ACTION else words[:MOST_ACTION].rsplit(" ", 1)[0] + " …"
