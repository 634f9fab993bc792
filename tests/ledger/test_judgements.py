from __future__ import annotations

from dataclasses import replace

import pytest

from comity.errors import UsageError
from comity.ledger import Ledger, documents
from comity.ledger.judgements import Judgement, judge, judgements_on, withdraw
from factory import a_document

DOCUMENT = a_document()
GIVEN = Judgement(document=DOCUMENT.id, start=0, end=13, kind="meeting", what="status", value="planned",
                  reason="the read-out says so", by="analyst", made_when="2024-05-04T09:00:00Z")


def test_a_judgement_is_kept_also_when_it_is_withdrawn(ledger: Ledger) -> None:
    documents.add(ledger, [DOCUMENT], [])
    first, second = judge(ledger, GIVEN), judge(ledger, replace(GIVEN, value="held"))
    withdraw(ledger, first, by="editor", when="2024-05-05T09:00:00Z")
    kept = judgements_on(ledger, [DOCUMENT.id])
    assert [(one.key, one.value, one.withdrawn_by) for one in kept] == [
        (first, "planned", "editor"), (second, "held", None)]  # fmt: skip
    with pytest.raises(UsageError, match="cannot be withdrawn"):
        withdraw(ledger, first, by="editor", when="2024-05-06T09:00:00Z")


@pytest.mark.parametrize("change", [{"document": "d0"}, {"end": 0}, {"end": 9_999}, {"start": -1}])
def test_a_judgement_is_about_words_of_a_known_document(ledger: Ledger, change: dict[str, object]) -> None:
    documents.add(ledger, [DOCUMENT], [])
    with pytest.raises(UsageError, match="words of a document"):
        judge(ledger, replace(GIVEN, **change))  # type: ignore[arg-type]
    assert judgements_on(ledger, [DOCUMENT.id]) == []
