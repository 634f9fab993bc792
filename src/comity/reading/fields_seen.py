"""The field of promises whose words name none, as the event coder sees it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.model.claims import Claim, CommitmentClaim
from comity.reading.commitments import OPEN_RULES
from comity.reading.judged import Judged
from comity.reading.seen_cues import seen_field
from comity.reading.stages import find_cues
from comity.reading.tagging import Tagged

VAGUE = "other"


def is_vague(claim: Claim) -> bool:
    """Whether a claim is a promise that counts though its words name no field."""
    return (isinstance(claim, CommitmentClaim) and claim.field == VAGUE and claim.topic is None
            and claim.rule in OPEN_RULES)


def named(tagged: Tagged, judged: Judged, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, vague promises with the field that the coder is sure of, unless their sentence promises it too."""
    for one in claims:
        if not (isinstance(one, CommitmentClaim) and is_vague(one)):
            yield one
            continue
        at = one.evidence[0].start
        sentence = next(s for s in tagged.sentences if s.start <= at < s.end)
        cue = next((c for c in find_cues(tagged.text, sentence) if c.rule.id == one.rule), None)
        field = seen_field(judged, sentence, cue) if cue else None
        beside = {c.field for c in claims if isinstance(c, CommitmentClaim) and sentence.start <= c.evidence[0].start
                  < sentence.end}
        yield replace(one, field=field) if field and field not in beside else one
