from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from comity.model.record import Commitment, Factor, Record, Step
from comity.views.commitments import section as board
from comity.views.factors import drivers
from comity.views.frame import Frame, join
from views.factory import DOCS, DOCUMENTS, STATES, TODAY, at, commitment, name, record, rests

FIRST = at("wire", "They agreed to bring back regular visits of the leaders.")
LATER = at("readout", "Both sides exchanged lists of critical goods.")


def life() -> tuple[Commitment, Commitment]:
    """A promise of January that another story says was kept in March."""
    steps = (Step("2026-01-13", "agreed", FIRST), Step("2026-03-20", "kept", LATER))
    one = commitment("c1", field="energy", action="exchange lists", date="2026-01-13", due="2026-02", **rests(FIRST))
    two = commitment("c2", field="energy", action="exchanged lists", stage="kept", date="2026-03-20", **rests(LATER))
    joined: dict[str, Any] = {"steps": steps, "life": ("c1", "c2"), "latest": "kept"}
    return replace(one, **joined), replace(two, **joined)


def frame(given: Record) -> Frame:
    return Frame(given, DOCUMENTS, name, TODAY, STATES)


def test_a_promise_that_several_stories_tell_is_one_line_with_its_life() -> None:
    shown = board(frame(replace(record(), commitments=life())))
    assert len(shown.lines) == 1
    line = shown.lines[0]
    assert line.text == "Japan and South Korea carried out or kept up: exchanged lists"
    assert line.notes == ("Was due February 2026", "Agreed 13 January 2026, kept 20 March 2026")
    assert line.badges[0].text == "2 sources in 2 reports"
    assert set(line.evidence) == {FIRST, LATER}


def test_what_another_story_says_was_kept_is_not_overdue() -> None:
    assert "overdue" not in str(board(frame(replace(record(), commitments=life()))).lines)
    assert "overdue" in str(
        board(frame(replace(record(), commitments=(replace(life()[0], life=(), latest=None),)))).lines
    )


def test_a_driver_that_several_stories_name_is_one_line() -> None:
    factors = tuple(
        Factor(id=f"x{n}", role="driver", label="shared-values", kind="shared-interest", states=(), **rests(piece))
        for n, piece in enumerate((FIRST, LATER, at("copy", FIRST.exact)))
    )
    shown = drivers(frame(replace(record(), factors=factors)))
    assert [line.text for line in shown.lines] == ["Shared values"]
    assert "2 sources in 3 reports" in [badge.text for badge in shown.lines[0].badges]


def test_independent_sources_count_an_agency_once_and_each_unknown_text() -> None:
    ids = {key: document.id for key, document in DOCS.items()}
    view = frame(record())
    assert view.independent([ids["wire"], ids["copy"]]) == 1
    assert view.independent([ids["wire"], ids["second"], ids["korean"]]) == 3


def test_states_asked_for_come_first_and_blocs_stand_for_members() -> None:
    view = frame(record())
    assert view.all_names(("USA", "KOR", "JPN")) == "Japan, South Korea and the United States"
    assert view.all_names(("CHN", "JPN"), ("ASEAN",)) == "ASEAN (with Japan)"


def test_the_last_day_of_the_record_is_no_plan() -> None:
    assert frame(record()).last_day == date(2026, 3, 20)
    assert frame(Record()).last_day == TODAY


def test_lists_in_sentences() -> None:
    assert [join([]), join(["a"]), join(["a", "b"]), join(["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
