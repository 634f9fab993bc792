"""People's judgements that a newer reading no longer fits: they are listed for review, and never lost.

A judgement is anchored to words of a document and a kind of claim. It holds for every claim of that kind which rests on
these words, whoever read them; so a newer reading takes it over by itself where it tells the same.
"""

from __future__ import annotations

from sqlalchemy import select

from comity.ledger.connect import Ledger
from comity.ledger.derived import told
from comity.ledger.judgements import Judgement, judgements_on
from comity.ledger.tables import judgements
from comity.model.claims import Claim
from comity.model.codec import CLAIMS, KIND_OF


def orphaned(ledger: Ledger) -> list[Judgement]:
    """The judgements that stand, about a kind of claim, without a claim of that kind on their words in the reading that
    the record uses; in the order in which they were made."""
    with ledger.reading() as connection:
        names = {str(row.document) for row in connection.execute(select(judgements.c.document).distinct())}
    claims = {document.id: reading.claims for document, reading in told(ledger, names)}
    return [one for one in judgements_on(ledger, names)
            if one.withdrawn_when is None and one.kind in CLAIMS
            and not any(fits(one, claim) for claim in claims.get(one.document, ()))]


def fits(judgement: Judgement, claim: Claim) -> bool:
    """Whether a judgement is about a claim: of its kind, and resting on some of its words."""
    return KIND_OF[type(claim)] == judgement.kind and any(
        piece.document == judgement.document and piece.start < judgement.end and judgement.start < piece.end
        for piece in claim.evidence)
