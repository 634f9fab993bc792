"""The field of promises as the event coder sees it: where their words name none, or where it is sure of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.model.claims import Claim, CommitmentClaim
from comity.reading.commitments import OPEN_RULES
from comity.reading.judged import Judged
from comity.reading.seen_cues import seen_field
from comity.reading.sentences import Sentence
from comity.reading.stages import find_cues
from comity.reading.tagging import Tagged
from comity.reading.things import find_things

OVERRULES = 0.8  # probability from which the coder's field stands and not the words'
WIDE = (  # fields whose words stand in promises of others too
    "defence-exercises", "finance", "security", "shuttle-diplomacy", "territory", "trade", "trilateral-multilateral",
)  # fmt: skip
VAGUE = "other"
OF_MANY, MANY = "trilateral-multilateral", 3  # a field, and the states it takes
WORDS = 9  # of a sentence, with fewer of which the coder knows no more than they say
UNLIKELY, LIKELY = 0.02, 0.6  # probability under which words mislead, and of another field that then stands


def may_differ(claim: CommitmentClaim) -> bool:
    """Whether the coder may know the field of a promise better than the words by which rules read it."""
    return is_vague(claim) or claim.field in WIDE


def is_vague(claim: Claim) -> bool:
    """Whether a claim is a promise that counts though its words name no field."""
    return (isinstance(claim, CommitmentClaim) and claim.field == VAGUE and claim.topic is None
            and claim.rule in OPEN_RULES)


def named(tagged: Tagged, judged: Judged, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims; vague promises, and those that their sentence promises alone, with the field that the coder is sure
    of."""
    for one in claims:
        if not isinstance(one, CommitmentClaim):
            yield one
            continue
        if not may_differ(one):
            yield likely(tagged, judged, one, claims)
            continue
        at = one.evidence[0].start
        sentence = next(s for s in tagged.sentences if s.start <= at < s.end)
        beside = fields_in(sentence, claims)
        vague = is_vague(one)
        if not vague and len(beside) > 1:
            yield one
            continue
        cue = next((c for c in find_cues(tagged.text, sentence) if c.rule.id == one.rule), None)
        field = seen_field(judged, sentence, cue, *(() if vague else (OVERRULES,))) if cue else None
        if field == OF_MANY and vague and len(one.parties) < MANY:
            field = None  # two alone make nothing trilateral of which no word says so
        if field and field not in beside:
            named_here = find_things(tagged.text, sentence.start, sentence.end)
            one = replace(one, field=field, topic=next((t.topic for t in named_here if t.field == field), None))
        yield one


def fields_in(sentence: Sentence, claims: Sequence[Claim]) -> list[str]:
    """The fields of the promises that a sentence makes."""
    return [c.field for c in claims
            if isinstance(c, CommitmentClaim) and sentence.start <= c.evidence[0].start < sentence.end]


def likely(tagged: Tagged, judged: Judged, one: CommitmentClaim, claims: Sequence[Claim]) -> CommitmentClaim:
    """The promise, if its sentence makes it alone, with the field that is likely by the sentence as a whole where the
    one by its words is not: what is let in at the old rate, "Chinese electric cars", is trade and no technology."""
    told = judged.at(one.evidence[0].start)
    if told is None or one.stage == "kept":
        return one
    (sentence, telling), fields = told, judged.coder.fields
    misled = telling.field[fields.index(one.field)] < UNLIKELY and telling.field.max() >= LIKELY
    if not misled or len(sentence.text.split()) < WORDS or len(fields_in(sentence, claims)) > 1:
        return one
    field = fields[int(telling.field.argmax())]
    topics = (t.topic for t in find_things(tagged.text, sentence.start, sentence.end) if t.field == field)
    return replace(one, field=field, topic=next(topics, None))
