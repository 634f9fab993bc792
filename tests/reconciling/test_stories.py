from __future__ import annotations

from reconciling.factory import Report, inferred, meeting, record, report, stated

STATES = (("AUS", 5), ("FJI", 4))
PEOPLE = (("AUS", "Doyle"), ("FJI", "Raba"))


def telling(name: str, text: str, dating: object, place: str = "Suva", when: str = "", **rest: object) -> Report:
    given = {"states": STATES, "people": PEOPLE, **rest}
    return report(name, text, meeting(text, "AUS:Doyle", "FJI:Raba", when=when, place=place, main=True),
                  dating=dating, **given)  # type: ignore[arg-type]


ONE = "Doyle opened a cyclone shelter in Suva together with Raba and promised boats for the coast guard."
TWO = "A cyclone shelter now stands in Suva; Raba thanked Doyle for it and for patrol boats of the coast guard."
LATE = "Raba and Doyle signed a labour mobility scheme for fruit pickers, with wages set by both."


def stories(*reports: Report) -> int:
    return len({d.story for d in record(*reports).documents})


def test_reports_of_one_event_are_one_story() -> None:
    assert stories(telling("a", ONE, stated("2030-01-10")), telling("b", TWO, stated("2030-01-11"))) == 1


def test_the_same_pair_weeks_later_is_another_story() -> None:
    assert stories(telling("a", ONE, stated("2030-01-10")), telling("b", TWO, stated("2030-02-11"))) == 2


def test_an_undated_report_of_other_people_elsewhere_is_another_story() -> None:
    other = telling("b", LATE, inferred("2029", "2031"), "Nadi", people=(("AUS", "Finch"), ("FJI", "Toga")))
    assert stories(telling("a", ONE, stated("2030-01-10")), other) == 2


def test_other_states_are_another_story_whatever_else_agrees() -> None:
    other = telling("b", TWO, stated("2030-01-10"), states=(("CHL", 5), ("PER", 5)))
    assert stories(telling("a", ONE, stated("2030-01-10")), other) == 2


def test_a_report_that_contradicts_its_story_keeps_its_own_dates_and_is_warned_of() -> None:
    # Copies are of one story even where a clue dates one of them elsewhere.
    text = " ".join(f"{ONE} Word for word it goes on about point {n} of the long list of gifts." for n in range(9))
    dated = telling("a", text, stated("2030-01-10"))
    odd = telling("b", text + " The end.", inferred("2030-01-20", "2030-01-25"))
    found = {d.document: d.dating for d in record(dated, odd).documents}[odd.document.id]
    assert found.interval == odd.dating.interval
    assert found.warning
    assert "contradict its story" in found.warning
