"""Acts that only the event coder sees, as claims of a report."""

from __future__ import annotations

from comity.codebook import load_codebook
from comity.model.claims import CommitmentClaim, EventClaim
from comity.model.document import Document
from comity.reading.reader import read_document
from comity.register import load_register

REPORT = ("LIMA, May 4 - Peru pulled the plug on its fishing accord with Chile on Monday. Chile hit back within hours "
          "by turning away Peruvian lorries at the border. Bolivia's president phoned both capitals to calm them.")


def acts(text: str) -> list[EventClaim]:
    found = read_document(Document("d", text, published="2024-05-07", language="en"), load_register(), load_codebook())
    return [c for c in found.claims if isinstance(c, EventClaim)]


def test_a_seen_act_keeps_sentence_trigger_code_and_confidence() -> None:
    seen = [c for c in acts(REPORT) if c.rule.startswith("coder:")]
    assert seen
    for claim in seen:
        piece = claim.evidence[0]
        assert REPORT[piece.start:piece.end] == piece.exact
        assert claim.trigger in piece.exact
        assert 0.5 < claim.confidence < 1.001
        assert set(claim.actors) & {"PER", "CHL", "BOL"}


def test_nothing_is_claimed_twice() -> None:
    told = [(c.event_type, c.actors, c.recipients, c.evidence[0].start) for c in acts(REPORT) if not c.auxiliary]
    assert len(told) == len(set(told))


def test_a_directed_act_is_told_one_way() -> None:
    text = "Tokyo slammed Seoul over the drills near the islets."
    directed = {(c.event_type, c.actors, c.recipients) for c in acts(text)}
    assert ("ACCUSE", ("JPN",), ("KOR",)) in directed
    assert ("ACCUSE", ("KOR",), ("JPN",)) not in directed


def test_a_promise_in_words_that_no_rule_knows() -> None:
    text = ("NAIROBI, June 2 - Kenya will foot the bill for a new railway to Uganda, ministers of both countries said "
            "on Sunday. Kampala gave its word to keep the tracks in repair.")
    found = read_document(Document("d", text, published="2024-06-03", language="en"), load_register(), load_codebook())
    promises = [c for c in found.claims if isinstance(c, CommitmentClaim)]
    assert any("KEN" in c.parties for c in promises)


def test_the_day_of_a_measure_is_not_that_of_the_request_to_lift_it() -> None:
    found = acts("Ecuador wants Peru to lift a ban on banana seedlings imposed in January.")
    assert [(c.event_type, c.when) for c in found] == [("REQUEST", None)]
