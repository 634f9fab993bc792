"""Promises that the event coder is sure of where words leave open who is bound, or what by.

"A working group is to be set up": nobody is the subject, no field is named, and two sides agreed on it all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.model.claims import Claim, CommitmentClaim
from comity.model.times import TimeExpression
from comity.reading import modality
from comity.reading.bound import has_accord, of_somebody, parties_of
from comity.reading.clauses import boundaries, clause_end, clause_start
from comity.reading.coder.words import stage_spans
from comity.reading.commitments import claim
from comity.reading.contents import action_of, after_whom, hidden_spans, words_from
from comity.reading.cues import promises
from comity.reading.evidence import starts
from comity.reading.judged import Judged
from comity.reading.refusals import refused, reported
from comity.reading.seen_cues import KEPT, PROMISING, VISITS, kind_at, rule_of
from comity.reading.sentences import Sentence
from comity.reading.stages import Cue, SeenAs, find_cues
from comity.reading.tagging import Tagged
from comity.reading.things import Thing, find_things

THAT = re.compile(r",?\s*that\s")
LEAST = 0.95  # probability of a promise
LEAST_FIELD = 0.5
TRUST = 0.6  # of such claims: under 0.8, so that they are marked for review
LEAST_WORDS = 3  # that say what is promised; else its clause does
UNTOLD = (VISITS, "trilateral-multilateral", "other")  # meetings; bodies and forces described; too vague
NO_CONTENT = ("voices", "meets", "predicts", "goes", "had_done", "none_offered", "only_says", "timed", "demand_on")
LEFT = (KEPT, "dropped")  # most of what goes on or ends is no promise: here only the rules' words count


def completed(
    document: str,
    tagged: Tagged,
    judged: Judged,
    times: Sequence[TimeExpression],
    read: Sequence[Claim],
) -> Iterator[CommitmentClaim]:
    """The promises of encoded sentences from which `read` has none; a report about two sides only."""
    if len(tagged.sides) != 2:
        return
    promised = starts(c for c in read if isinstance(c, CommitmentClaim))
    for sentence in judged.sentences:
        if judged.promising(sentence) and not any(sentence.start <= at < sentence.end for at in promised):
            yield from of_sentence(document, tagged, judged, sentence, times)


def of_sentence(
    document: str, tagged: Tagged, judged: Judged, sentence: Sentence, times: Sequence[TimeExpression]
) -> Iterator[CommitmentClaim]:
    """The promises of one sentence, one for each field."""
    text = tagged.text
    cuts = boundaries(text, sentence)
    told: set[str] = set()
    for sign in sure_cues(judged, sentence):
        first, last = clause_start(cuts, sentence, sign.start)[1], clause_end(cuts, sentence, sign.end)
        if that := THAT.match(text, last):  # "announced that talks would open"
            last = clause_end(cuts, sentence, that.end())
        if declined(tagged, sentence, sign, cuts, first, last):
            continue
        thing = thing_of(tagged, sign, first, last)
        if thing is None or thing.field in told:
            continue
        told.add(thing.field)
        side = parties_of(tagged, sentence, sign, cuts)
        if side is None and (not has_accord(tagged) or of_somebody(tagged, first, last)):
            continue  # what "will be halted" is one state's own measure
        codes, joint = side or (tagged.pair, True)
        stage = sign.rule.joint if joint else sign.rule.single
        begins = first
        if side and len(text[sign.end:last].split()) >= LEAST_WORDS:
            begins = after_whom(tagged, sentence, sign.end)
            begins = words_from(text, sign, begins)
        found = claim(document, tagged, sentence, thing, codes, stage, times,
                      action=action_of(text, begins, last, thing, [thing]), rule="coder", span=(sign.end, last))
        yield replace(found, confidence=TRUST)


def sure_cues(judged: Judged, sentence: Sentence) -> Iterator[Cue]:
    """The words in which the coder is sure of a promise and leans to a field."""
    encoded = judged.of(sentence)
    assert encoded is not None
    at = sentence.start
    spans = [(a + at, b + at) for a, b in stage_spans(encoded)]
    for span, promise in zip(spans, judged.promises(sentence, spans) if spans else (), strict=True):
        likely = 1 - float(promise.stage[0])
        stage = judged.coder.stages[int(promise.stage[1:].argmax())]
        best = int(promise.fields.argmax())
        field = judged.coder.fields[best]
        real = judged.coder.auxiliaries[int(promise.auxiliary.argmax())] in ("", "future")
        if (likely >= LEAST and real and promise.fields[best] >= LEAST_FIELD and field not in UNTOLD
                and stage not in LEFT and kind_at(judged, sentence, span) in PROMISING):
            yield Cue(*span, rule_of(stage), SeenAs(likely, field))


def declined(
    tagged: Tagged, sentence: Sentence, sign: Cue, cuts: Sequence[tuple[int, int]], first: int, last: int
) -> bool:
    """Whether a rule knows better: of the coder's words, or of those of its own that they touch."""
    text = tagged.text
    known = find_cues(text, sentence)
    touching = [c for c in known if c.start < sign.end and c.end > sign.start]
    opened = (c.end for c in known if first <= c.start < last)  # "told Tokyo that it would launch a rocket"
    return (
        any(refused(tagged, sentence, c, cuts, first) for c in (sign, *touching))
        or reported(text, sentence, first)
        or any(promises(name).search(text, sentence.start, sentence.end) for name in ("opines", "analysts", "standing"))
        or any(promises(name).search(text, first, last) for name in ("procedural", "outsiders"))
        or any(promises(name).match(text[sign.end : sentence.end].strip()) for name in NO_CONTENT)
        or any(modality.has("hostile", text, at, last) for at in (sign.start, sign.end, *opened))
        or sentence.text.rstrip().endswith("?")
    )


def thing_of(tagged: Tagged, sign: Cue, first: int, last: int) -> Thing | None:
    """What is promised, of the coder's field; None where the words name another."""
    assert sign.seen
    assert sign.seen.field
    named = find_things(tagged.text, first, last, hidden_spans(tagged, first, last))
    same = [t for t in named if t.field == sign.seen.field]
    if named and not same:
        return None
    return same[0] if same else Thing(first, last, tagged.text[first:last], sign.seen.field, None, True)
