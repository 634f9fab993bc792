from __future__ import annotations

import pytest

from reconciling.factory import Report, figure, meeting, month_day, record, report, stated

STATES = (("POL", 5), ("KOR", 5))
PEOPLE = (("POL", "Nowak"), ("KOR", "Han"))
DAY = "2030-08-01"
FIFTY_SEVEN = "Daesan Yards is reported to build 57 of the patrol boats, the Gdynia shipyard the others."
FIFTY_SIX = "Daesan Yards is to build 56 of the patrol boats; the others come from the Gdynia shipyard."


def telling(name: str, sentence: str, value: float, unit: str = "boats", **rest: str) -> Report:
    text = f"Nowak and Han signed a contract about patrol boats in Gdynia on Thursday. {sentence}"
    return report(name, text, figure(sentence, value, unit, "boats built by Daesan"), dating=stated(DAY), states=STATES,
                  people=PEOPLE, **rest)


def conflicts(*reports: Report) -> list[set[float | str | int]]:
    return [{v.value for v in c.values} for c in record(*reports).conflicts]


def test_unequal_numbers_in_sentences_that_say_the_same_contradict() -> None:
    one = telling("one", FIFTY_SEVEN, 57)
    two = telling("two", FIFTY_SIX, 56)
    assert conflicts(one, two) == [{56, 57}]


@pytest.mark.parametrize(("sentence", "value", "unit"), [
    ("Daesan Yards is to build about 60 of the patrol boats, the Gdynia shipyard the others.", 60, "boats"),  # rounded
    ("Some 56 sailors a boat are needed, the Polish navy said after the ceremony.", 56, "boats"),  # something else
    ("Daesan Yards is to build 20 of the patrol boats, the Gdynia shipyard the others.", 20, "boats"),  # far apart
    ("Daesan Yards builds patrol boats in 56 months, the Gdynia shipyard the others.", 56, "months"),  # another unit
])
def test_what_may_both_be_true_is_no_conflict(sentence: str, value: float, unit: str) -> None:
    one = telling("one", FIFTY_SEVEN, 57)
    assert conflicts(one, telling("two", sentence, value, unit)) == []


def test_a_report_that_tells_both_numbers_contradicts_nobody() -> None:
    both = ("Daesan Yards is to build 56 of the patrol boats, not 57 of the patrol boats as was said; the Gdynia "
            "shipyard the others.")
    one = telling("one", FIFTY_SEVEN, 57)
    two = report("two", both, figure(both, 56, "boats", "boats"), figure(both, 57, "boats", "boats"),
                 dating=stated(DAY), states=STATES, people=PEOPLE)
    assert conflicts(one, two) == []


def test_the_number_that_an_agency_tells_is_preferred_to_a_paper_s() -> None:
    wire = telling("wire", FIFTY_SEVEN, 57, agency="pap")
    paper = telling("paper", FIFTY_SIX, 56)
    (found,) = record(wire, paper).conflicts
    assert found.preferred == 57


FIRST = "Nowak spoke of shipyards and patrol boats, Han of wheat and of apples."


def summit(name: str, town: str, words: str) -> Report:
    text = f"The leaders of Poland, South Korea and France met in {town}. {words}"
    met = meeting(f"The leaders of Poland, South Korea and France met in {town}.", "POL:Nowak", "KOR:Han", "FRA:Petit",
                  when=DAY, place=town, main=True)
    return report(name, text, met, dating=stated(DAY), people=(*PEOPLE, ("FRA", "Petit")), states=(*STATES, ("FRA", 4)),
                  times=(month_day(8, 1),))


def test_two_towns_told_for_one_meeting_by_reports_of_their_own_contradict() -> None:
    found = record(summit("one", "Seoul", FIRST),
                   summit("two", "Busan", "Patrol boats and shipyards for Nowak; Han named wheat and apples."))
    assert [{v.value for v in c.values} for c in found.conflicts if c.property == "place"] == [{"Seoul", "Busan"}]
    assert len(found.meetings) == 1


@pytest.mark.parametrize(("town", "words"), [
    ("Busan", "Patrol boats and shipyards came first for Nowak; Han flew on from Seoul with wheat and apples."),
    ("Orchid House", "Patrol boats and shipyards came first for Nowak; Han named wheat and apples."),
])
def test_a_town_that_both_name_or_a_house_is_no_contradiction(town: str, words: str) -> None:
    found = record(summit("one", "Seoul", FIRST),
                   summit("two", town, words))
    assert not found.conflicts


def test_two_exact_sums_that_nearly_agree_contradict_in_whatever_words() -> None:
    one = telling("one", "Warsaw will pay 101 million zloty a year on average.", 101_000_000, "PLN")
    two = telling("two", "The yearly price averages 102 million zloty.", 102_000_000, "PLN")
    assert conflicts(one, two) == [{101_000_000, 102_000_000}]
    rough = telling("two", "The yearly price averages 100 million zloty.", 100_000_000, "PLN")
    assert conflicts(one, rough) == []
