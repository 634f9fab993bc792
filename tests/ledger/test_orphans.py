from __future__ import annotations

from dataclasses import replace

from comity.ledger import Ledger, documents
from comity.ledger.documents import Told
from comity.ledger.judgements import Judgement, judge, withdraw
from comity.ledger.orphans import orphaned
from comity.model.claims import Claim
from factory import AGREE, MEET, a_document, a_meeting_claim, a_reading

DOCUMENT = a_document()


def judged(kind: str, start: int, end: int) -> Judgement:
    return Judgement(document=DOCUMENT.id, start=start, end=end, kind=kind, what="status", value="planned",
                     reason="the read-out says so", by="analyst", made_when="2024-05-04T09:00:00Z")


def read(ledger: Ledger, reader: str, claim: Claim) -> None:
    documents.add(ledger, [DOCUMENT], [Told(DOCUMENT, a_reading(DOCUMENT, claim, reader=reader), reader)])


def test_a_judgement_follows_the_words_and_the_kind_from_reading_to_reading(ledger: Ledger) -> None:
    read(ledger, "rules-1", a_meeting_claim(DOCUMENT, words=MEET))
    key = judge(ledger, judged("meeting", 4, 13))
    assert orphaned(ledger) == []
    read(ledger, "llm:m:1", a_meeting_claim(DOCUMENT, words=f"{MEET} {AGREE}"))  # other words around the same ones
    assert orphaned(ledger) == []
    read(ledger, "llm:n:1", a_meeting_claim(DOCUMENT, words=AGREE))
    assert [one.key for one in orphaned(ledger)] == [key]
    read(ledger, "rules-1", a_meeting_claim(DOCUMENT, words=MEET))
    assert orphaned(ledger) == []


def test_the_kind_has_to_fit_and_what_was_withdrawn_is_no_orphan(ledger: Ledger) -> None:
    read(ledger, "rules-1", a_meeting_claim(DOCUMENT, words=MEET))
    keys = [judge(ledger, judged(kind, 4, 13)) for kind in ("commitment", "event", "meeting", "story")]
    assert [one.key for one in orphaned(ledger)] == keys[:2]  # a story is no claim of a reading
    withdraw(ledger, keys[0], by="editor", when="2024-05-05T09:00:00Z")
    assert [one.key for one in orphaned(ledger)] == keys[1:2]


def test_judgements_on_what_is_not_read_are_orphans(ledger: Ledger) -> None:
    other = a_document("Nothing was read in this text about any ministers.")
    documents.add(ledger, [other], [])
    key = judge(ledger, replace(judged("meeting", 0, 7), document=other.id))
    assert [one.key for one in orphaned(ledger)] == [key]
