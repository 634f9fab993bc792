from __future__ import annotations

from comity.codebook.mechanisms import load_mechanisms, suspended_since
from reconciling.factory import Report, meeting, promise, record, report, stated

STATES = (("NOR", 5), ("SWE", 5))


def session(day: str, status: str = "held", told: str | None = None) -> Report:
    text = f"The annual summit of Norland and Sudria of {day[:4]} fell on {day}."
    return report(day, text, meeting(text, "NOR:Oru", "SWE:Teck", when=day, status=status, main=True),
                  dating=stated(told or day), states=STATES)


def exercise(day: str) -> Report:
    text = f"Norland and Sudria began a joint exercise on {day}."
    return report(day, text, meeting(text, "NOR", "SWE", when=day, level="exercise", main=True),
                  dating=stated(day), states=STATES)


def test_sessions_rhythm_gaps_and_what_is_due() -> None:
    days = ("2030-05-01", "2031-05-01", "2032-05-01", "2036-05-01", "2037-05-01")
    found = record(*map(exercise, days)).mechanisms
    (one,) = [m for m in found if m.kind == "joint-exercise"]
    assert len(one.sessions) == 5
    assert one.rhythm_days == 366
    assert one.interruptions == (("2032-05-01", "2036-05-01"),)
    assert one.next_due == "2038-05"
    assert one.status == "active"
    assert any("median" in reason for reason in one.because)


def test_a_name_that_promises_a_rhythm_needs_no_measuring() -> None:
    (one,) = record(session("2030-05-01")).mechanisms
    assert (one.kind, one.rhythm_days, one.next_due) == ("annual-summit", 365, "2031-05")


def test_a_planned_session_is_what_is_due_next() -> None:
    (one,) = record(session("2030-05-01"), session("2031-04-20", "planned", "2031-04-02")).mechanisms
    assert one.next_due == "2031-04-20"
    assert one.because[-1] == "a session is planned"


def test_a_promise_founds_it_and_a_dropped_one_interrupts_it() -> None:
    first = "Norland and Sudria agreed to establish a working group on fisheries."
    last = "Sudria put the working group on fisheries with Norland on ice."
    one = report("one", first, promise(first, ["NOR", "SWE"], "trade", "establish a working group on fisheries",
                 when="2030-01-02"), dating=stated("2030-01-02"), states=STATES)
    two = report("two", last, promise(last, ["NOR", "SWE"], "trade", "suspend the working group on fisheries",
                 stage="dropped", when="2032-01-02"), dating=stated("2032-01-02"), states=STATES)
    (found,) = record(one, two).mechanisms
    assert (found.kind, found.founded, found.status) == ("working-group", "2030-01-02", "interrupted")
    assert len(found.commitments) == 2


def test_every_form_is_described_and_matched_by_its_own_cues() -> None:
    for kind in load_mechanisms():
        assert kind.label
        assert kind.description.endswith(".")
        assert all(kind.named_in(cue.replace("*", "")) for cue in kind.cues)


def test_a_stated_suspension_is_read_with_its_year() -> None:
    found = suspended_since().search("the security dialogue, frozen since 2018")
    assert found
    assert found.group(1) == "2018"
