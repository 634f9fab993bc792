from __future__ import annotations

import pytest

from comity.model.record import Meeting
from reconciling.factory import Report, meeting, record, report, stated

STATES = (("NOR", 5), ("SWE", 5))
LEAD = "Prime Minister Oru of Norland received President Teck of Sudria in Varn for talks on herring quotas."
BACK = "Ferry lines grew after the leaders met in Varn in mid-March."


def held(day: str = "2030-03-12", place: str = "Varn", name: str = "one") -> Report:
    text = f"{LEAD.replace('Varn', place)[:-1]}, as report {name} has it."
    return report(name, text, meeting(text, "NOR:Oru", "SWE:Teck", when=day, place=place, rank="leaders", main=True),
                  dating=stated(day), states=STATES)


def recalled(when: str = "2030-03", place: str | None = "Varn", **rest: str) -> Report:
    given = {"rank": "leaders", **rest}
    return report("back", BACK, meeting(BACK, "NOR", "SWE", when=when, place=place, **given),
                  dating=stated("2030-06-20"), states=STATES)


def meetings(*reports: Report) -> tuple[Meeting, ...]:
    return record(*reports).meetings


def test_a_meeting_recalled_by_month_and_town_is_the_one_on_record() -> None:
    (one,) = meetings(held(), recalled())
    assert (one.date, len(one.documents)) == ("2030-03-12", 2)


def test_a_meeting_announced_for_a_month_is_the_one_held_in_it() -> None:
    text = "They will meet in the coming month, the two offices said."
    ahead = report("ahead", text, meeting(text, "NOR:Oru", "SWE:Teck", when="2030-03", status="planned", main=True),
                   dating=stated("2030-02-02"), states=STATES)
    (one,) = meetings(held(), ahead)
    assert (one.status, one.date) == ("held", "2030-03-12")


@pytest.mark.parametrize("other", [
    recalled("2030-04"),  # another month
    recalled(place="Port Lys"),  # another town
    recalled(rank="ministers", level="ministerial"),  # others met
    recalled("2030", place=None),  # told too roughly to say which
    recalled("2030-03", place=None, rank="officials", level="working-level"),  # nobody and nowhere in particular
])
def test_what_does_not_fit_stays_a_meeting_of_its_own(other: Report) -> None:
    assert len(meetings(held(), other)) == 2


def test_where_two_meetings_fit_none_is_taken() -> None:
    assert len(meetings(held(), held("2030-03-28", name="two"), recalled())) == 3


def test_who_announced_a_meeting_is_no_source_for_its_having_been_held() -> None:
    text = "They will meet in the coming month, the two offices said."
    ahead = report("ahead", text, meeting(text, "NOR:Oru", "SWE:Teck", when="2030-03", status="planned", main=True),
                   dating=stated("2030-02-02"), states=STATES)
    (one,) = meetings(held(), ahead)
    assert (len(one.documents), one.sources, one.texts, one.known_from) == (2, 1, 1, "2030-03-12")


def test_a_meeting_whose_reports_differ_by_a_day_is_found_by_the_day_most_tell() -> None:
    wrong = report("late", LEAD + " It rained.", meeting(LEAD, "NOR:Oru", "SWE:Teck", when="2030-03-13", place="Varn",
                   rank="leaders", main=True), dating=stated("2030-03-13"), states=STATES)
    found = meetings(held(), held(name="two"), wrong, recalled())
    assert len(next(m for m in found if m.date == "2030-03-12").documents) >= 3
    assert not [m for m in found if m.date == "2030-03"]
