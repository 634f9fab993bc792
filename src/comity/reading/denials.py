"""What a report does not tell as true.

What it tells only to deny it ("the allegation that troops fired is false", "denied reports that it had stopped the
imports"), what the press reported where the next sentence denies it, what is only played ("in the scenario", in a
game), what nobody knows ("whether"), what would be or would have been, and what members of parliament say. What only
one side alleges, or witnesses tell, stays with little confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from comity.model.claims import Claim, EventClaim
from comity.reading import modality
from comity.reading.cues import meetings
from comity.reading.sentences import Sentence

ALLEGED = 0.6  # confidence in what somebody only claims: it is marked to review
HARMS = ("ASSAULT", "COERCE", "SANCTION", "THREATEN", "REJECT", "MOBILIZE", "PROTEST")
C = TypeVar("C", bound=Claim)
Span = tuple[int, int]
OVER = re.compile(  # where what is denied or told ends
    r", (?:and|but|saying|adding|while)\b|;|(?<=[,.]”)\s|(?<=[,.]\")\s")
BUT = re.compile(r", but\b|;")
UNREAL = ("Had ", "If ")


def undenied(text: str, sentences: Sequence[Sentence], claims: Sequence[C]) -> Iterator[C]:
    """The claims but for those whose words stand where something is only denied, or tell of a game; acts that are only
    alleged with the confidence `ALLEGED` at most, so that they are marked to review."""
    followed = zip(sentences, [*sentences[1:], None], strict=True)
    spans = [span for sentence, following in followed for span in denied(text, sentence, following)]
    for claim in claims:
        at = place_of(text, claim)
        if any(start <= at < end for start, end in spans):
            continue
        if isinstance(claim, EventClaim) and claim.event_type in HARMS:
            if claim.event_type == "ASSAULT" and only_played(claim.evidence[0].exact):
                continue  # "Mongolia attacked in the basketball"
            if only_alleged(text, claim):  # "A fired first, B's ministry claimed"
                claim = replace(claim, confidence=min(claim.confidence, ALLEGED))
        yield claim


def only_played(words: str) -> bool:
    """Whether a sentence tells of a game, and nobody is hurt in it."""
    cues = modality.patterns()
    return cues["sport"].search(words) is not None and cues["warlike"].search(words) is None


def only_alleged(text: str, claim: EventClaim) -> bool:
    """Whether an act is what somebody named behind it alleges, or what residents and witnesses before it tell."""
    first, at, cues = claim.evidence[0], place_of(text, claim), modality.patterns()
    behind = cues["alleged_behind"].search(text, at, first.end)
    return behind is not None or cues["told_by_witnesses"].search(text, first.start, at) is not None


def denied(text: str, sentence: Sentence, following: Sentence | None) -> Iterator[Span]:
    """The stretches of a sentence that it, or the one that follows, denies."""
    cues = modality.patterns()
    if unknown := cues["whether"].match(text, sentence.start, sentence.end):
        yield unknown.span()  # "Whether it will send troops is unclear."
    if unreal_if := cues["unreal_if"].match(text, sentence.start, sentence.end):  # "If A were to yield, B could"
        over = BUT.search(text, unreal_if.end(), sentence.end)
        yield sentence.start, over.start() if over else sentence.end
    yield from (m.span() for m in cues["suffered"].finditer(text, sentence.start, sentence.end))
    unreal = text.startswith(UNREAL, sentence.start) and meetings("counterfactual").match(
        text, sentence.start, sentence.end)
    if unreal or cues["imagined"].match(text, sentence.start, sentence.end):
        yield sentence.start, sentence.end  # "In the scenario, A fired at B"; "Had A not spoken, B would have fired"
        return
    for m in cues["denied_behind"].finditer(text, sentence.start, sentence.end):
        yield m.end(), sentence.end
    for m in cues["asked_whether"].finditer(text, sentence.start, sentence.end):
        comma = text.find(", ", m.end(), sentence.end)
        yield m.end(), comma if comma > 0 else sentence.end
    for m in (*cues["denied_that"].finditer(text, sentence.start, sentence.end),
              *cues["told_by_others"].finditer(text, sentence.start, sentence.end)):
        over = OVER.search(text, m.end(), sentence.end)
        yield m.end(), over.start() if over else sentence.end
    for m in cues["denied_before"].finditer(text, sentence.start, sentence.end):
        yield m.span()
    if following and cues["denied_next"].match(text, following.start, following.end) and cues["press_said"].search(
            text, sentence.start, sentence.end):
        yield sentence.start, sentence.end


def place_of(text: str, claim: Claim) -> int:
    """Where the words of a claim stand: its trigger in its first piece of evidence, or that piece's beginning."""
    first = claim.evidence[0]
    at = text.find(claim.trigger, first.start, first.end) if claim.trigger else -1
    return at if at >= 0 else first.start
