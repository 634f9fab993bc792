from __future__ import annotations

from typing import Any

from comity.views.frame import Frame
from comity.views.weights import chosen, left_out, weight
from views.factory import DOCUMENTS, STATES, TODAY, at, commitment, event, meeting, name, record, rests

RESTS: dict[str, Any] = rests(at("wire", "met in Nara"))


def test_the_newest_and_of_the_older_the_weightiest_are_shown() -> None:
    low: dict[str, Any] = {"rank": "officials", "level": "working-level", **RESTS}
    talks = [meeting(f"m{year}", date=str(year), **low) for year in range(2010, 2020)]
    summit = meeting("summit", date="2001", **RESTS)
    assert {m.id for m in chosen([*talks, summit], 4)} == {"m2019", "m2018", "m2017", "summit"}
    assert chosen(talks, None) == chosen(talks, 10) == talks


def test_a_list_says_what_it_leaves_out() -> None:
    frame = Frame(record(), DOCUMENTS, name, TODAY, STATES)
    assert left_out(frame, 4, 4, "chronology") == ""
    assert left_out(frame, 4, 11, "chronology").endswith("4 of 11: the newest, and of the older the weightiest. "
                                                         "All: comity chronology JPN KOR")


def test_what_binds_or_hurts_weighs_more() -> None:
    assert weight(meeting("a", **RESTS)) > weight(meeting("b", rank="officials", level="working-level", **RESTS))
    assert weight(commitment("a", field="energy", action="act", **RESTS)) > weight(
        commitment("b", field="energy", action="act", stage="considering", **RESTS)
    )
    assert weight(event("a", event_type="SANCTION", **RESTS)) > weight(event("b", event_type="ACCUSE", **RESTS))
