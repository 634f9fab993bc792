"""When a promise is due, where the next sentence says so: "The handover should be completed by 24 May."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.model.claims import Claim, CommitmentClaim
from comity.model.times import TimeExpression
from comity.reading.cues import promises
from comity.reading.evidence import evidence_of
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged
from comity.reading.terms import DEADLINE, is_ahead

OPEN = ("agreed", "pledged")  # stages of what is still to be done


def with_terms(document: str, tagged: Tagged, times: Sequence[TimeExpression], claims: Sequence[Claim]) -> list[Claim]:
    """The claims, where one promise alone, without a term, is told right before a sentence that gives its term: with
    it, and with that sentence as a further piece of evidence."""
    told = list(claims)
    for promised, term, sentence in list(_terms(tagged, times, told)):
        piece = evidence_of(document, tagged.text, sentence, term.start)
        told[told.index(promised)] = replace(promised, due=term, evidence=(*promised.evidence, piece))
    return told


def _terms(
    tagged: Tagged, times: Sequence[TimeExpression], claims: Sequence[Claim]
) -> Iterator[tuple[CommitmentClaim, TimeExpression, Sentence]]:
    """Promises without a term of their own, their terms, and the sentences that tell these."""
    for one, following in zip(tagged.sentences, tagged.sentences[1:], strict=False):
        m = promises("term_follows").match(following.text) if following.kind in ("body", "bullet") else None
        if m is None or following.kind != one.kind or following.paragraph - one.paragraph > 1:
            continue
        promised = [c for c in claims if isinstance(c, CommitmentClaim) and one.start <= c.evidence[0].start < one.end]
        if len(promised) != 1 or promised[0].due or promised[0].stage not in OPEN:
            continue
        if any(following.start <= c.evidence[0].start < following.end for c in claims):
            continue
        behind = following.start + m.end()
        term = next((t for t in times if behind <= t.start < following.end and (
            t.get("bound") in DEADLINE or is_ahead(t, tagged.year))), None)
        if term:
            yield promised[0], term, following
