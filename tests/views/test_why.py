from __future__ import annotations

import json

import pytest

from comity.errors import UsageError
from comity.ledger.judgements import Judgement
from comity.ledger.queries import Lineage
from comity.views.why import why
from views.factory import DOCS, DOCUMENTS, name, record


def test_every_sentence_stands_in_its_context_with_its_report() -> None:
    text = why(record(), DOCUMENTS, entry="m1", names=name, width=400)
    assert "NARA, Jan. 13 (Example Wire) -- »Prime Minister Sanae Takaichi and President Lee Jae Myung met in" in text
    assert "»The leaders' talks in Nara took place on 14 January«, people in both delegations said." in text
    assert "A copy of the text of Example Wire: no source of its own" in text
    assert "They tell: 13 January 2026 (2 reports); 14 January 2026 (1 report)." in text


def test_dating_is_told_with_its_reasons() -> None:
    text = why(record(), DOCUMENTS, entry="m4", names=name, width=400)
    assert "Dated so because: Thursday told as this week" in text
    assert "Report dated between 10 September and 2 October 2025 because: the minister took office" in text


def test_readings_and_judgements_are_told() -> None:
    document = DOCS["wire"]
    lineage = {document.id: Lineage(document.id, ("a.txt", "b.txt"), (("rules 1", True), ("rules 2", False)))}
    here = Judgement(
        document=document.id,
        start=32,
        end=40,
        kind="meeting",
        what="status",
        value="held",
        reason="saw",
        by="A. Analyst",
        made_when="2026-02-01T10:00:00",
        withdrawn_when="2026-02-02",
    )
    elsewhere = Judgement(
        document=document.id,
        start=400,
        end=410,
        kind="figure",
        what="value",
        value="1",
        reason="r",
        by="B. Analyst",
        made_when="2026-02-01T10:00:00",
    )
    text = why(record(), DOCUMENTS, lineage, [here, elsewhere], entry="m1", names=name, width=400)
    assert "Read from a.txt, b.txt" in text
    assert "Reader rules 2 (not complete)" in text
    assert "A. Analyst on 2026-02-01: status is held, because saw; withdrawn 2026-02-02" in text
    assert "B. Analyst" not in text


@pytest.mark.parametrize("entry", [entry.id for entry in record().entries()])
@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_every_entry_can_be_explained(entry: str, form: str) -> None:
    assert entry in why(record(), DOCUMENTS, entry=entry, form=form, names=name)


def test_json_holds_the_entry_and_its_quotes() -> None:
    found = json.loads(why(record(), DOCUMENTS, entry="c2", form="json", names=name))
    assert found["entry"]["id"] == "c2"
    assert found["quotes"][0]["exact"].startswith("They also agreed")


def test_an_unknown_or_unclear_id_is_refused() -> None:
    with pytest.raises(UsageError, match="copy an id"):
        why(record(), DOCUMENTS, entry="zzz", names=name)
    with pytest.raises(UsageError, match="6 entries begin so"):
        why(record(), DOCUMENTS, entry="m", names=name)
    with pytest.raises(UsageError, match="no form"):
        why(record(), DOCUMENTS, entry="m1", form="pdf", names=name)
