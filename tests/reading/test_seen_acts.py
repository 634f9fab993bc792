"""Acts that the coder sees in whole sentences, and who does them to whom."""

from __future__ import annotations

import pytest

from comity.codebook import load_codebook
from comity.model.claims import EventClaim
from comity.model.document import Document
from comity.reading.reader import read_document
from comity.reading.seen_acts import SEEN, parties
from comity.register import load_register
from reading.reports import tag

LEAD = "Norway and Sweden have quarrelled over herring since March. "


def told(text: str) -> list[EventClaim]:
    document = Document("d", LEAD + text, published="2024-05-07", language="en")
    found = read_document(document, load_register(), load_codebook())
    return [c for c in found.claims if isinstance(c, EventClaim) and c.rule == "coder:sentence"]


@pytest.mark.parametrize(("text", "kind"), [
    ("The Norwegian minister strongly called for the step to be reconsidered at once.", "REQUEST"),
    ("Oslo put the exchange of teachers on hold.", "SANCTION"),
    ("Norway's prime minister said the charge was false from beginning to end.", "REJECT"),
])
def test_an_act_that_no_pair_of_parties_told(text: str, kind: str) -> None:
    [found] = told(text)
    assert (found.event_type, found.actors, found.recipients) == (kind, ("NOR",), ("SWE",))
    assert SEEN <= found.confidence <= 1
    assert found.evidence[0].exact == text


@pytest.mark.parametrize("text", [
    "The harbour of Bergen is older than the state.",
    "Herring prices in Norway rose by two percent on Monday.",
    "Norway and Sweden should talk, an analyst said.",
    "Norwegian fishermen talk of little else.",
    "Norway did not arrest the Swedish minister when he came to Bergen.",
    "Norway condemns Sweden",  # a headline among the text
])
def test_what_is_no_act(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(("text", "word", "ways"), [
    ("Norway accused Sweden of it.", "accused", ("NOR", "SWE")),
    ("Norway and Sweden condemned the attack on a school in Kenya.", "condemned", None),
    ("Norway and Sweden condemned the attack.", "condemned", None),
    ("Norway condemned the attack.", "condemned", ("NOR", "SWE")),
    ("Denmark condemned the attack.", "condemned", None),
    ("The attack was condemned.", "condemned", None),
])
def test_who_does_it_to_whom(text: str, word: str, ways: tuple[str, str] | None) -> None:
    report = LEAD + text
    tagged = tag(report)
    sentence = next(s for s in tagged.sentences if s.text == text)
    assert parties(tagged, sentence, report.index(word)) == ways


def test_a_day_of_another_clause_is_not_the_act_s() -> None:
    text = "Its minister wanted the step taken back, a step that recalls the herring war of August 1945."
    assert all(found.when is None for found in told(text))


@pytest.mark.parametrize("text", [
    "Norway and Sweden signed an agreement on joint production of artillery shells in Bergen.",
    "Doubts about how firmly Norway stands by Sweden hung over everything.",
])
def test_what_rules_read_and_the_coder_does_not_see_at_all(text: str) -> None:
    document = Document("d", LEAD + text, published="2024-05-07", language="en")
    found = read_document(document, load_register(), load_codebook())
    assert not {c.event_type for c in found.claims if isinstance(c, EventClaim)} & {"ASSAULT", "SUPPORT"}


def test_what_rules_read_and_one_word_tells_is_believed() -> None:
    document = Document("d", LEAD + "Norway accused Sweden of overfishing.", published="2024-05-07", language="en")
    found = read_document(document, load_register(), load_codebook())
    assert "ACCUSE" in {c.event_type for c in found.claims if isinstance(c, EventClaim)}


@pytest.mark.parametrize("text", [
    "The Norwegian minister called the oil slick a threat to Europe and America at once.",
    "The Norwegian minister spoke of the pain that Swedes went through under the old union.",
    "Norway's customs office spoke of the risk of contamination.",
])
def test_a_danger_that_is_named_threatens_and_blames_nobody(text: str) -> None:
    assert not [c for c in told(text) if c.event_type in ("THREATEN", "ACCUSE")]


def test_who_is_sorry_for_a_death_blames_nobody() -> None:
    found = told("Oslo voiced regret over the death and ordered an inquiry.")
    assert "ACCUSE" not in {c.event_type for c in found}
