"""People's judgements that a newer reading no longer fits: they are listed for review, and never lost.

A judgement is anchored to words of a document and a kind of claim. It holds for every claim of that kind which rests on
these words, whoever read them; so a newer reading takes it over by itself where it tells the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from comity.ledger.applied import READING, WRONG, fits, identity, value_of
from comity.ledger.connect import Ledger
from comity.ledger.derived import told
from comity.ledger.judgements import Judgement, judgements_on
from comity.ledger.tables import judgements
from comity.model.claims import Claim
from comity.model.codec import CLAIMS


def orphaned(ledger: Ledger) -> list[Judgement]:
    """The judgements that stand, about a kind of claim, without a claim of that kind on their words in the reading that
    the record uses; in the order in which they were made."""
    with ledger.reading() as connection:
        names = {str(row.document) for row in connection.execute(select(judgements.c.document).distinct())}
    claims = {document.id: reading.claims for document, reading in told(ledger, names)}
    return [one for one in judgements_on(ledger, names)
            if one.withdrawn_when is None and one.kind in CLAIMS
            and not _agrees(one, claims.get(one.document, ()))]


def _agrees(judgement: Judgement, claims: Sequence[Claim]) -> bool:
    """Whether a reading still has what a judgement is about, or now says itself what the judgement says."""
    if (judgement.what, judgement.value) == (READING, WRONG) or any(fits(judgement, claim) for claim in claims):
        return True  # a claim that was called wrong and is not made any more was wrong
    anywhere = replace(judgement, about=None)
    beside = [claim for claim in claims if fits(anywhere, claim)]
    known, value = value_of(judgement)
    return known and any(getattr(claim, judgement.what) == value and _else_same(judgement, claim) for claim in beside)


def _else_same(judgement: Judgement, claim: Claim) -> bool:
    """Whether a claim is the one that a judgement is about but for the property judged."""
    before = json.loads(judgement.about or "{}")
    now = json.loads(identity(claim))
    return all(now.get(name) == told for name, told in before.items() if name != judgement.what)
