from __future__ import annotations

from dataclasses import replace

from comity.views.frame import Frame
from comity.views.scores import SCORES, counted, months
from views.factory import DOCUMENTS, STATES, TODAY, at, event, name, record, rests


def test_every_plover_type_has_a_score_on_its_side() -> None:
    cooperation = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
    conflict = {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
    assert set(SCORES) == cooperation | conflict | {"REQUEST"}
    assert all(SCORES[one] > 0 for one in cooperation)
    assert all(SCORES[one] < 0 for one in conflict)


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
