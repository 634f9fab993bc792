from __future__ import annotations

from dataclasses import replace

from comity.views.frame import Frame
from comity.views.scores import counted, months, score
from views.factory import DOCUMENTS, STATES, TODAY, at, event, name, record, rests


def test_scores_are_those_of_the_codebook() -> None:
    words = at("wire", "met in Nara")
    found = {kind: score(event("e", event_type=kind, **rests(words))) for kind in ("AID", "ACCUSE", "REQUEST", "NONE")}
    assert found == {"AID": 10, "ACCUSE": -3, "REQUEST": 0, "NONE": 0}


def test_months_are_complete_and_leave_out_what_is_no_act_or_has_no_month() -> None:
    frame = Frame(record(), DOCUMENTS, name, TODAY, STATES)
    found = months(frame)
    assert [m.month for m in found] == [f"2025-{m:02}" for m in (9, 10, 11, 12)] + [f"2026-{m:02}" for m in (1, 2, 3)]
    assert [(m.cooperation, m.conflict, m.acts) for m in found] == [
        (0, -5.5, 1), (0, 0, 0), (0, 0, 0), (0, 0, 0), (5, 0, 2), (0, -3, 1), (9.5, 0, 1)]  # fmt: skip
    assert counted(frame)[1] == 1


def test_an_act_that_copies_tell_counts_once() -> None:
    words = "They agreed to bring back regular visits of the leaders."
    twice = (
        event("e1", event_type="AGREE", date="2026-01-13", **rests(at("wire", words))),
        event("e2", event_type="AGREE", date="2026-01-13", **rests(at("copy", words))),
    )
    frame = Frame(replace(record(), events=twice), DOCUMENTS, name, TODAY, STATES)
    assert [m.acts for m in months(frame)] == [1]


def test_acts_with_others_are_not_acts_between_the_states_asked_for() -> None:
    other = (event("e1", event_type="ACCUSE", actors=("PRK",), date="2026-01", **rests(at("wire", "met in Nara"))),)
    assert months(Frame(replace(record(), events=other), DOCUMENTS, name, TODAY, STATES)) == ()
    assert months(Frame(replace(record(), events=other), DOCUMENTS, name, TODAY, ("KOR",)))[0].acts == 1
