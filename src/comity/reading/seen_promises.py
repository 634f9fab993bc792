"""Promises that the event coder is sure of where neither rules nor single words told one: one for a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from comity.model.claims import Claim, CommitmentClaim
from comity.model.times import TimeExpression
from comity.reading.bound import has_accord, of_somebody, parties_of
from comity.reading.clauses import boundaries, clause_end, clause_start, that_clause
from comity.reading.coder.coder import BOUND
from comity.reading.commitments import claim
from comity.reading.completing import declined
from comity.reading.contents import after_whom, hidden_spans, quote_end, words_from
from comity.reading.cues import advises, promises
from comity.reading.evidence import starts
from comity.reading.judged import Judged
from comity.reading.seen_cues import rule_of
from comity.reading.sentences import Sentence
from comity.reading.stages import Cue, SeenAs, find_cues
from comity.reading.tagging import Tagged
from comity.reading.targets import speaks
from comity.reading.things import Thing, find_things

DOUBTED = 0.1  # under which what rules read is no promise
SEEN = 0.8  # probability from which a sentence tells of a promise
SEVERAL = 0.97  # probability from which a promise without a subject binds both sides
LED_BY = re.compile(r"^(?:that |when [^,]*, (?:to )?)")  # "promised in July, when Oslo gave in, to hold a service"
THING = re.compile(r"(?:It|This|That|These|Those)\b")
GOES_AHEAD = re.compile(
    r"\b(?:will|would|is to) (?:still |now )?(?:go ahead|take place as planned|be held as planned)\b")
MET = re.compile(r"(?:met|visited|received|hosted) [A-Z]")
WE = re.compile(r"(?:We|I)\b")
UNDONE = re.compile(r"\b(?:(?:has|have|had|is|are|was|were) (?:yet to|still to)|failed to|did not|ha(?:s|ve|d) not)\b")
SAID_LAST = re.compile(r",\s+(?=(?:the\s+|its\s+)?[A-Z])")
SHORT = 20  # characters after the words that promise, too few to say what
WARM = ("considering", "reaffirmed")
NAMED = 0.3  # what a field gains that the sentence's words name
LEAST_FIELD = 0.6  # of the two judgements of a field, which come to 2 if both are sure


def believed(judged: Judged, read: Sequence[CommitmentClaim]) -> Iterator[CommitmentClaim]:
    """What rules read, but for what the coder does not believe to be promised."""
    for one in read:
        told = judged.at(one.evidence[0].start)
        if told is None or told[1].promise >= DOUBTED:
            yield one


def seen_promises(
    document: str, tagged: Tagged, judged: Judged, times: Sequence[TimeExpression], read: Sequence[Claim]
) -> Iterator[CommitmentClaim]:
    """The promises of encoded sentences from which `read` has none."""
    promised = starts(c for c in read if isinstance(c, CommitmentClaim))
    for sentence in judged.sentences:
        told = any(sentence.start <= at < sentence.end for at in promised)
        if not told and (one := seen_promise(document, tagged, judged, sentence, times)):
            yield one


def seen_promise(
    document: str, tagged: Tagged, judged: Judged, sentence: Sentence, times: Sequence[TimeExpression]
) -> CommitmentClaim | None:
    """The promise of one sentence, or None if it is unlikely, or of no field, or nobody's."""
    telling = judged.telling(sentence)
    if telling is None or telling.promise < SEEN or not judged.promising(sentence):
        return None
    text, coder = tagged.text, judged.coder
    known = find_cues(text, sentence)
    spans = [*((c.start, c.end) for c in known), judged.promises_by(sentence)]
    each = judged.promises(sentence, spans)
    number = max(range(len(spans)), key=lambda n: 1 - float(each[n].stage[0]))
    (start, end), promise = spans[number], each[number]
    stages = telling.stage + promise.stage[1:] / max(1e-6, float(promise.stage[1:].sum()))
    stage = coder.stages[int(stages.argmax())]
    cuts = boundaries(text, sentence)
    if any(c.rule.joint == "kept" and c.start < end and start < c.end for c in known):
        stage = "kept"  # "fulfilled a pledge", "have also completed the procedures"
    cue = Cue(start, end, rule_of(stage), SeenAs(telling.promise, None))
    first, last = clause_start(cuts, sentence, start)[1], clause_end(cuts, sentence, end)
    signs = (cue,) if stage == "kept" else (cue, *known)  # of what is kept, what had been promised is the past
    if stage == "kept" and UNDONE.search(text, first, last):
        return None  # "has yet to hand over what it had promised"
    if any(declined(tagged, sentence, sign, cuts, first, last) for sign in signs):
        return None
    if advises(text, sentence.start, first, end):
        return None
    fields = np.array(telling.field) + promise.fields / max(1e-6, float(promise.fields.sum()))
    things = find_things(text, sentence.start, sentence.end, hidden_spans(tagged, sentence.start, sentence.end))
    for thing in things:
        fields[coder.fields.index(thing.field)] += NAMED * (0.5 if thing.weak else 1)
    field = coder.fields[int(fields.argmax())]
    if fields.max() < LEAST_FIELD:
        return None
    side = parties_of(tagged, sentence, cue, cuts)
    if side is None and of_somebody(tagged, first, last):
        return None
    codes = side[0] if side else bound(tagged, sentence, float(telling.bound[BOUND.index("several")]), start)
    if not codes:
        return None
    joint = len(codes) > 1
    if stage in ("agreed", "pledged"):
        stage = "agreed" if joint else "pledged"
    begins = after_whom(tagged, sentence, end)
    begins = words_from(text, cue, end) if begins == end else begins
    last = quote_end(text, sentence, end, that_clause(text, cuts, sentence, last))
    action = text[begins:last].strip(" ,.;") if last - end > SHORT else text[first:last]
    action = promises("speech_end").sub("", LED_BY.sub("", " ".join(action.split())))
    action = promises("loose_end").sub("", action)
    if MET.match(action) or GOES_AHEAD.search(action):
        return None  # "met her in Jakarta, promised again to send it"; "the meeting will go ahead"
    if promises("judges").match(action):
        stage = "considering"  # "they welcomed progress in a plan to share data"
    if stage == "pledged" and promises("ends_it").match(action):
        stage = "dropped"  # "will end the pact under which they exchange secrets"
    if stage == "dropped" and promises("takes_back").search(text, first, last):
        return None  # "suspended the effect of the notice": what is called off is an end
    if stage in WARM and field == "other":
        return None  # warm words about relations bind nobody to anything
    topic = next((thing.topic for thing in things if thing.field == field), None)
    made = claim(
        document, tagged, sentence, Thing(start, end, text[start:end], field, topic, True), codes, stage, times,
        action=action, rule="coder", span=(end, sentence.end),
    )
    return replace(made, confidence=round(telling.promise, 3))


def bound(tagged: Tagged, sentence: Sentence, several: float, at: int = 0) -> tuple[str, ...]:
    """Whom a promise told at an offset binds that has no subject of its own: those who act together right before it,
    else the one state that acts in its sentence, else the pair if the report tells of an agreement or the promise
    likely binds `several`."""
    if THING.match(sentence.text) or WE.match(sentence.text):
        return ()  # "It widens the curbs": a thing, or one of two; "We will press Oslo": nobody knows who
    told = list(SAID_LAST.finditer(tagged.text, sentence.start, sentence.end))
    said_by = [x for x in tagged.within(told[-1].start(), sentence.end) if len(x.codes) == 1] if told else []
    if said_by and speaks(tagged, said_by[0]):
        return said_by[0].codes  # "The rest would follow by December, the minister said"
    before = [x for x in tagged.within(sentence.start, at) if x.role == "actor" and x.codes]
    if before and len(before[-1].codes) > 1 and before[-1].kind in ("group", "three"):
        return tuple(sorted(before[-1].codes))  # "the three announced that a new drill would be held"
    acting = {
        x.codes[0] for x in tagged.within(sentence.start, sentence.end) if x.role == "actor" and len(x.codes) == 1
        and not tagged.text.endswith("under ", 0, x.start)
    }
    if len(acting) == 1:
        return tuple(acting)
    two = len(tagged.sides) == 2 and len(tagged.pair) == 2
    return tagged.pair if two and (several >= SEVERAL or has_accord(tagged)) else ()
