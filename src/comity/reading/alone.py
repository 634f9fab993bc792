"""Promises that rules take for both sides', but the coder for one's: whose it is, if the words tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.model.claims import Claim, CommitmentClaim
from comity.reading.clauses import PREPOSITION
from comity.reading.judged import Judged
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged

SURE = 0.92  # probability from which a promise binds one state alone
SPEAKS = ("person", "office", "institution", "state")  # kinds of mentions that name who promises
REACH = 24  # characters before a mention in which a preposition may govern it


def alone(tagged: Tagged, judged: Judged, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims; a promise of several that binds one, as the coder is sure, with the one that its sentence names."""
    for one in claims:
        if not isinstance(one, CommitmentClaim) or len(one.parties) < 2 or one.stage in ("kept", "dropped"):
            yield one
            continue
        told = judged.at(one.evidence[0].start)
        doer = whose(tagged, told[0], one) if told and told[1].bound[0] >= SURE else None
        stage = "pledged" if doer and one.stage == "agreed" else one.stage
        yield replace(one, parties=(doer,), blocs=(), stage=stage) if doer else one


def whose(tagged: Tagged, sentence: Sentence, promise: CommitmentClaim) -> str | None:
    """The state that acts last before the thing promised, and is one of its parties."""
    said = tagged.text.find(promise.trigger, sentence.start, sentence.end)
    acting = [
        m.codes[0]
        for m in tagged.within(sentence.start, said if said > 0 else sentence.end)
        if m.role == "actor" and m.kind in SPEAKS and len(m.codes) == 1
        and not PREPOSITION.search(tagged.text, max(sentence.start, m.start - REACH), m.start)
    ]  # fmt: skip
    return acting[-1] if acting and acting[-1] in promise.parties else None
