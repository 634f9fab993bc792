"""Promises of one that rules take for both sides'."""

from __future__ import annotations

from dataclasses import replace

from comity.model.claims import CommitmentClaim
from comity.reading.alone import alone, whose
from comity.reading.coder import load_coder
from comity.reading.judged import Judged
from factory import a_document, a_piece
from reading.reports import tag

LEAD = "Norway and Sweden agreed on Thursday to build a rail link. "


def a_promise(text: str, words: str, **more: str) -> CommitmentClaim:
    """A promise of both sides, told by the sentence that holds the words."""
    return CommitmentClaim(evidence=(a_piece(a_document(text), words),), parties=("NOR", "SWE"), field="trade",
                           topic=None, action=words, stage="agreed", trigger=words, **more)  # type: ignore[arg-type]


def test_what_one_says_it_will_do_binds_it_alone() -> None:
    text = LEAD + "Norway said Swedish tourists will get free parking on its islands."
    tagged = tag(text)
    [one] = alone(tagged, Judged(tagged, load_coder()), [a_promise(text, "tourists will get free parking")])
    assert isinstance(one, CommitmentClaim)
    assert (one.parties, one.stage) == (("NOR",), "pledged")


def test_what_both_agree_and_what_is_called_off_stays() -> None:
    tagged = tag(LEAD)
    judged = Judged(tagged, load_coder())
    both = a_promise(LEAD, "build a rail link")
    assert list(alone(tagged, judged, [both])) == [both]
    text = LEAD + "Norway said it had shelved its plan of a common ferry."
    off = replace(a_promise(text, "a common ferry"), stage="dropped")
    tagged = tag(text)
    assert list(alone(tagged, Judged(tagged, load_coder()), [off])) == [off]


def test_whose_it_is_stands_before_it_and_is_a_party() -> None:
    text = "Denmark was told. Norway, at odds with Sweden, said it will open its ports to Swedish trawlers."
    tagged = tag(text)
    assert whose(tagged, tagged.sentences[1], a_promise(text, "open its ports")) == "NOR"
    assert whose(tagged, tagged.sentences[0], a_promise(text, "told")) is None  # Denmark is no party
