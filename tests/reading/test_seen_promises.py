"""Promises that neither rules nor single words tell, and that the coder's judgement of the whole sentence sees."""

from __future__ import annotations

import pytest

from comity.codebook import load_codebook
from comity.model.claims import CommitmentClaim
from comity.model.document import Document
from comity.reading.reader import read_document
from comity.reading.seen_promises import SEEN, SEVERAL, bound
from comity.register import load_register
from reading.reports import tag

LEAD = "The transport ministers of Norway and Sweden signed an agreement in Oslo on Monday. "


def told(text: str) -> list[CommitmentClaim]:
    document = Document("d", LEAD + text, published="2024-05-07", language="en")
    found = read_document(document, load_register(), load_codebook())
    at = len(LEAD)
    return [c for c in found.claims if isinstance(c, CommitmentClaim) and c.evidence[0].start >= at]


@pytest.mark.parametrize(("text", "stage", "parties"), [
    ("The cost of the railway is to be shared in equal parts by the two treasuries.", "agreed", ("NOR", "SWE")),
])
def test_a_promise_of_the_two_who_agreed(text: str, stage: str, parties: tuple[str, ...]) -> None:
    found = told(text)
    assert [(c.stage, c.parties) for c in found] == [(stage, parties)]
    assert SEEN <= found[0].confidence <= 1


@pytest.mark.parametrize("text", [
    "The pier is older than the two states.",
    "Norway and Sweden should now look to a common railway, an analyst said.",
    "The railway would help trade.",
    "Most people in Bergen have never been to Sweden.",
])
def test_what_binds_nobody(text: str) -> None:
    assert not told(text)


def test_what_the_coder_does_not_believe_is_no_promise() -> None:
    text = "In 1905 Norway pledged friendship, and the bridge over the Svinesund is named after it."
    assert not [c for c in told(text) if c.confidence == 1]


def test_what_surely_binds_several_binds_the_two_of_a_report() -> None:
    tagged = tag("The foreign ministers of Norway and Sweden met in Oslo on Monday. Joint patrols start again in June.")
    last = tagged.sentences[-1]
    assert bound(tagged, last, SEVERAL) == ("NOR", "SWE")
    assert bound(tagged, last, 0.5) == ()


@pytest.mark.parametrize("text", [
    "Norway completed on Thursday the delivery of 40 buses that it had promised Sweden in March.",
    "Norway has paid the 40 million dollars it pledged to Sweden last year.",
    "Oslo handed over on Monday the last of the 18 tanks that it had pledged to Sweden.",
])
def test_what_had_been_promised_and_is_done_is_kept(text: str) -> None:
    document = Document("d", text, published="2024-05-07", language="en")
    found = read_document(document, load_register(), load_codebook())
    assert [(c.stage, c.parties) for c in found.claims if isinstance(c, CommitmentClaim)] == [("kept", ("NOR",))]


def test_what_is_yet_to_be_done_is_not_kept() -> None:
    text = "Norway has yet to hand over the names of suspected poachers, which it had promised Sweden to do by August."
    document = Document("d", text, published="2024-05-07", language="en")
    found = read_document(document, load_register(), load_codebook())
    assert "kept" not in {c.stage for c in found.claims if isinstance(c, CommitmentClaim)}
