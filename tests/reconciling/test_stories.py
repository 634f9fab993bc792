from __future__ import annotations

from dataclasses import replace

from comity.model.times import TimeExpression
from comity.reconciling.profile import Profile, profile
from comity.reconciling.stories import weigh_signs
from comity.reconciling.telling import tell
from reconciling.factory import Report, inferred, meeting, month_day, record, report, resolve_plainly, stated

STATES = (("AUS", 5), ("FJI", 4))
PEOPLE = (("AUS", "Doyle"), ("FJI", "Raba"))


def telling(name: str, text: str, dating: object, place: str = "Suva", when: str = "", **rest: object) -> Report:
    given = {"states": STATES, "people": PEOPLE, **rest}
    return report(name, text, meeting(text, "AUS:Doyle", "FJI:Raba", when=when, place=place, main=True),
                  dating=dating, **given)  # type: ignore[arg-type]


ONE = "Doyle opened a cyclone shelter in Suva together with Raba and promised boats for the coast guard."
TWO = "A cyclone shelter now stands in Suva; Raba thanked Doyle for it and for patrol boats of the coast guard."
MORE = "Raba and Doyle opened one more cyclone shelter in Suva; boats for the coast guard were promised with thanks."
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


def test_an_undated_report_needs_more_than_the_same_people_in_the_same_town() -> None:
    # Leaders meet in one town again and again; without a day only what is said there tells the meetings apart.
    again = telling("b", LATE, inferred("2028", "2033"))
    assert stories(telling("a", ONE, stated("2030-01-10")), again) == 2


def test_an_undated_report_belongs_to_the_story_that_it_fits_best() -> None:
    first, later = telling("a", ONE, stated("2030-01-10")), telling("b", LATE, stated("2031-05-20"))
    undated = telling("c", TWO, inferred("2028", "2033"))
    found = {d.document: d for d in record(first, later, undated).documents}
    assert found[undated.document.id].story == found[first.document.id].story
    assert found[undated.document.id].dating.date == "2030-01"


def test_an_undated_report_that_fits_two_events_as_well_belongs_to_neither() -> None:
    first, later = telling("a", ONE, stated("2030-01-10")), telling("b", MORE, stated("2031-05-20"))
    undated = telling("c", TWO, inferred("2028", "2033"))
    found = {d.document: d for d in record(first, later, undated).documents}[undated.document.id]
    assert found.dating == undated.dating


def test_a_weekday_that_is_not_that_of_the_event_speaks_against_a_story() -> None:
    def undated(weekday: int) -> float:
        time = TimeExpression(0, 1, "x", "weekday", (("weekday", str(weekday)),))
        claim, day = meeting(TWO, "AUS:Doyle", "FJI:Raba", place="Suva", main=True)
        return weigh_signs(of_day, _profile(report("b", TWO, (replace(claim, when=time), day), states=STATES)))[0]

    claim, day = meeting(ONE, "AUS:Doyle", "FJI:Raba", when="2030-01-10", place="Suva", main=True)  # a Thursday
    given = (replace(claim, when=month_day(1, 10)), day)
    of_day = _profile(report("a", ONE, given, dating=stated("2030-01-10"), states=STATES))
    assert undated(3) > undated(4)


def _profile(one: Report) -> Profile:
    return profile(tell(*one.told(), resolve_plainly(one)))
