from __future__ import annotations

from comity.model.record import Event
from reconciling.factory import Report, act, record, report, stated

STATES = (("NOR", 5), ("SWE", 5))
PEOPLE = (("NOR", "Oru"), ("SWE", "Teck"))
TEXT = "Norland's premier Oru accused Sudria and its leader Teck of breaking the herring accord, and asked for talks."


def telling(name: str, *claims: object, day: str, text: str = TEXT) -> Report:
    return report(name, f"{text} {name}", *claims, dating=stated(day), states=STATES, people=PEOPLE)  # type: ignore[arg-type]


def events(*reports: Report) -> tuple[Event, ...]:
    return record(*reports).events


def test_directions_of_a_mutual_act_are_one_act_and_of_a_one_sided_act_two() -> None:
    found = events(telling(
        "one",
        act(TEXT, "CONSULT", ["NOR"], ["SWE"]), act(TEXT, "CONSULT", ["SWE"], ["NOR"]),
        act(TEXT, "ACCUSE", ["NOR"], ["SWE"]), act(TEXT, "ACCUSE", ["SWE"], ["NOR"]),
        day="2030-02-01",
    ))
    assert sorted(e.event_type for e in found) == ["ACCUSE", "ACCUSE", "CONSULT"]


def test_what_is_only_announced_stays_apart_from_what_was_done() -> None:
    found = events(telling(
        "one", act(TEXT, "AGREE", ["NOR"], ["SWE"]), act(TEXT, "AGREE", ["NOR"], ["SWE"], auxiliary="future"),
        day="2030-02-01",
    ))
    assert len(found) == 2


def test_days_that_reports_only_suppose_make_one_act_on_the_first() -> None:
    one, two = (
        telling(day, act(TEXT, "ACCUSE", ["NOR"], ["SWE"], when=day, day="report"), day=day)
        for day in ("2030-02-01", "2030-02-02")
    )
    (found,) = events(two, one)
    assert found.date == "2030-02-01"
    assert len(found.documents) == 2


def test_an_undated_telling_goes_with_the_only_day_told() -> None:
    (found,) = events(telling(
        "one", act(TEXT, "ACCUSE", ["NOR"], ["SWE"], when="2030-01-31"), act(TEXT, "ACCUSE", ["NOR"], ["SWE"]),
        day="2030-02-01",
    ))
    assert found.date == "2030-01-31"


def test_two_days_told_in_one_report_are_two_acts() -> None:
    found = events(telling(
        "one", act(TEXT, "ACCUSE", ["NOR"], ["SWE"], when="2030-01-31"),
        act(TEXT, "ACCUSE", ["NOR"], ["SWE"], when="2030-01-20"), day="2030-02-01",
    ))
    assert sorted(e.date or "" for e in found) == ["2030-01-20", "2030-01-31"]
