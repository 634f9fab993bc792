"""The benchmark of the second reader: an answer made from gold, and what becomes of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.second_reader import FromGold, answer, words
from benchmarks.sets import Set

from comity.model.claims import CommitmentClaim, EventClaim, MeetingClaim
from comity.model.document import Document
from reading.llm.endpoint import AGREED, ASKED, TEXT, rules_reading

WHO: list[dict[str, Any]] = [{"name": "Espen Barth Eide", "office": "Foreign Minister", "country_iso3": "NOR"},
                             {"name": None, "office": None, "country_iso3": "CHL"}]
GOLD: dict[str, Any] = {
    "id": "1", "published": "2024-05-03",
    "meetings": [{"quote": AGREED, "participants": WHO, "kind": "ministerial", "status": "held", "place": "Oslo",
                  "country_iso3": "NOR", "date": "2024-05-03"}],
    "commitments": [{"quote": AGREED, "parties": ["CHL", "NOR"], "field": "energy", "strength": "agreed",
                     "due": "2025"}],
    "events": [{"quote": ASKED, "source": "NOR", "target": "CHL", "plover": "REQUEST", "date": None,
                "auxiliary": "historical"},
               {"quote": ASKED, "source": "NOR", "target": None, "plover": "ACCUSE", "optional": True}],
}  # fmt: skip


def test_gold_as_an_answer_becomes_a_reading(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    second = FromGold(Set("one", (), tmp_path / "gold.jsonl", tmp_path))
    told = [Document(path, TEXT, language="en", published="2024-05-03") for path in ("1.txt", "other.txt")]
    known, unknown = second.read_again([(document, rules_reading(document)) for document in told])
    meeting, commitment, event = known.claims
    assert isinstance(meeting, MeetingClaim)
    assert meeting.when
    assert (meeting.main, meeting.when.text) == (True, "Friday")
    assert isinstance(commitment, CommitmentClaim)
    assert commitment.due
    assert isinstance(event, EventClaim)
    assert (event.auxiliary, event.when) == ("historical", None)
    assert (unknown.reader, second.account.refused.total()) == ("rules-0", 0)


def test_what_is_optional_is_not_answered_and_words_tell_the_time() -> None:
    assert len(answer(GOLD)["events"]) == 1
    assert words(AGREED) == "Friday"
    assert "2025" in (words(AGREED, due=True) or "")
    assert words("They met.") is None
