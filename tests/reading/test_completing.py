"""Promises that only the event coder is sure of, where words leave open who is bound."""

from __future__ import annotations

import pytest

from comity.codebook import load_codebook
from comity.model.claims import CommitmentClaim
from comity.model.document import Document
from comity.reading.completing import TRUST
from comity.reading.reader import read_document
from comity.register import load_register

MET = "The foreign ministers of Norway and Sweden met in Oslo on Monday"
AGREED = f"{MET} and signed an agreement."
COURT = "Disputes over the reindeer pastures shall be taken to a court in Hamburg."


def told(text: str) -> list[CommitmentClaim]:
    found = read_document(Document("d", text, published="2024-05-07", language="en"), load_register(), load_codebook())
    return [c for c in found.claims if isinstance(c, CommitmentClaim) and c.rule == "coder" and c.confidence < 1]


def test_what_nobody_is_the_subject_of_binds_the_two_who_agreed() -> None:
    [claim] = told(f"{AGREED} {COURT}")
    assert (claim.parties, claim.field, claim.stage) == (("NOR", "SWE"), "territory", "agreed")
    assert claim.confidence == TRUST
    assert claim.evidence[0].exact == COURT


@pytest.mark.parametrize("text", [
    f"{MET}. {COURT}",
    f"{AGREED} Shall disputes over the reindeer pastures be taken to a court in Hamburg?",
    f"{AGREED} Analysts said disputes over the reindeer pastures should be taken to a court in Hamburg.",
    f"{AGREED} They will meet again in Stockholm in May.",
])
def test_without_an_agreement_in_questions_and_in_what_others_think_nobody_is_bound(text: str) -> None:
    assert not told(text)
