from __future__ import annotations

from comity.model.record import Meeting
from reconciling.factory import act, meeting, month_day, record, report, stated

LEAD = "President Oru of Norland and Prime Minister Teck of Sudria held talks in Port Lys on Friday."
LATER = "At the summit Oru and his guest Anna Teck went through fishing rights."
NEXT = "Oru is to travel to Sudria for another meeting in the autumn."
PAST = "The two had last met in March, in Varn."
STATES = (("NOR", 5), ("SWE", 5))


def met(*claims, day: str = "2030-06-07", text: str = f"{LEAD} {LATER} {NEXT} {PAST}") -> tuple[Meeting, ...]:  # type: ignore[no-untyped-def]
    return record(report("one", text, *claims, dating=stated(day), states=STATES)).meetings


def test_a_lead_and_a_later_sentence_are_one_meeting_with_all_that_both_tell() -> None:
    (one,) = met(
        meeting(LEAD, "NOR:Oru", "SWE:Teck", when="2030-06-07", place="Port Lys", level="visit", main=True),
        meeting(LATER, "NOR:Oru", "SWE:Anna Teck", level="summit"),
    )
    assert one.level == "summit"
    assert (one.date, one.place) == ("2030-06-07", "Port Lys")
    assert [p.name for p in one.participants] == ["Oru", "Anna Teck"]


def test_a_next_meeting_and_an_earlier_one_stay_apart() -> None:
    found = met(
        meeting(LEAD, "NOR:Oru", "SWE:Teck", when="2030-06-07", place="Port Lys", main=True),
        meeting(NEXT, "NOR:Oru", "SWE", status="planned", level="visit"),
        meeting(PAST, "NOR:Oru", "SWE:Teck", when="2030-03", place="Varn", background=True),
    )
    assert sorted(m.status for m in found) == ["held", "held", "planned"]
    assert sorted(m.background for m in found) == [False, False, True]


def test_other_ministers_on_the_same_day_make_another_meeting() -> None:
    found = met(
        meeting(LEAD, "NOR:Oru", "SWE:Teck", when="2030-06-07", main=True),
        meeting(LATER, "NOR:Bly", "SWE:Vane", when="2030-06-07", level="ministerial"),
    )
    assert len(found) == 2


def test_a_preview_and_the_result_are_one_meeting_that_was_held() -> None:
    before = report("before", "Oru will receive Teck in Port Lys on Friday, officials said; fishing rights lead.",
                    meeting("Oru will receive Teck in Port Lys on Friday", "NOR:Oru", "SWE:Teck", when="2030-06-07",
                            place="Port Lys", status="planned", main=True),
                    dating=stated("2030-06-04"), states=STATES)
    after = report("after", f"{LEAD} {LATER}",
                   meeting(LEAD, "NOR:Oru", "SWE:Teck", when="2030-06-07", place="Port Lys", main=True),
                   dating=stated("2030-06-08"), states=STATES)
    (one,) = record(before, after).meetings
    assert one.status == "held"
    assert len(one.documents) == 2


def test_a_meeting_called_off_after_it_was_planned_is_cancelled() -> None:
    plan = report("plan", "Oru will receive Teck in Port Lys on Friday.",
                  meeting("Oru will receive Teck in Port Lys on Friday.", "NOR:Oru", "SWE:Teck", when="2030-06-07",
                          status="planned", main=True), dating=stated("2030-06-04"), states=STATES)
    off = report("off", "Teck will not come to Port Lys: Friday's talks with Oru are off.",
                 meeting("Teck will not come", "NOR:Oru", "SWE:Teck", when="2030-06-07", status="cancelled", main=True),
                 dating=stated("2030-06-06"), states=STATES)
    (one,) = record(plan, off).meetings
    assert one.status == "cancelled"


def test_two_meetings_of_one_pair_weeks_apart_stay_two() -> None:
    one, two = (
        report(day, f"Oru and Teck met in {place}.", meeting(f"Oru and Teck met in {place}.", "NOR:Oru", "SWE:Teck",
               when=day, place=place, main=True), dating=stated(day), states=STATES,
               people=(("NOR", "Oru"), ("SWE", "Teck")))
        for day, place in (("2030-09-17", "Varn"), ("2030-10-06", "Port Lys"))
    )
    derived = record(one, two)
    assert len(derived.meetings) == 2
    assert len({d.story for d in derived.documents}) == 2


def test_a_background_mention_joins_the_meeting_of_its_day_in_another_story() -> None:
    first = report("first", LEAD, meeting(LEAD, "NOR:Oru", "SWE:Teck", when="2030-06-07", main=True),
                   dating=stated("2030-06-07"), states=STATES)
    later = report("later", "Norland and Sudria drilled at sea, two years after Oru and Teck met on 7 June 2030.",
                   meeting("Oru and Teck met", "NOR:Oru", "SWE:Teck", when="2030-06-07", background=True),
                   dating=stated("2032-07-01"), states=STATES)
    derived = record(first, later)
    (one,) = derived.meetings
    assert one.sources == 2
    assert not one.background
    assert len({d.story for d in derived.documents}) == 2


def test_the_wrong_day_of_a_retelling_is_a_conflict_and_its_events_follow_the_day_kept() -> None:
    told = f"{LEAD} {LATER} " + "They agreed that boats of both sides may land their catch in either port. " \
        "Small crews had asked for such a rule since the winter storms of last year, and unions backed them too."
    wire = report("wire", told, meeting(LEAD, "NOR:Oru", "SWE:Teck", when="2030-06-07", main=True),
                  act(LEAD, "CONSULT", ["NOR"], ["SWE"], when="2030-06-07"), agency="ntb", states=STATES,
                  dating=stated("2030-06-07"), times=(month_day(6, 7),))
    spun = report("spun", told.replace("on Friday", "on June 4"),
                  meeting(LEAD.replace("on Friday", "on June 4"), "NOR:Oru", "SWE:Teck", when="2030-06-04", main=True),
                  act(LATER, "CONSULT", ["NOR"], ["SWE"], when="2030-06-04"), states=STATES, times=(month_day(6, 4),))
    derived = record(wire, spun)
    (one,) = derived.meetings
    (event,) = derived.events
    (conflict,) = derived.conflicts
    assert one.date == event.date == conflict.preferred == "2030-06-07"
    assert (conflict.property, conflict.about) == ("date", one.id)
    assert conflict.because == "told by a more authoritative report (wire)"
    assert {v.value for v in conflict.values} == {"2030-06-07", "2030-06-04"}


def test_days_worked_out_from_weekdays_differ_without_a_conflict() -> None:
    one, two = (
        report(day, f"{LEAD} {LATER} {day}", meeting(LEAD, "NOR:Oru", "SWE:Teck", when=day, main=True),
               dating=stated(day), states=STATES, people=(("NOR", "Oru"), ("SWE", "Teck")))
        for day in ("2030-06-07", "2030-06-08")
    )
    derived = record(one, two)
    assert [m.date for m in derived.meetings] == ["2030-06-07"]
    assert not derived.conflicts


def test_officials_without_names_are_no_other_telling_of_their_leaders_talks() -> None:
    found = met(
        meeting(LEAD, "NOR:Oru", "SWE:Teck", when="2030-06-07", place="Port Lys", main=True),
        meeting(LATER, "NOR", "SWE", level="working-level"),
    )
    assert sorted(m.level for m in found) == ["summit", "working-level"]


def test_the_day_told_elsewhere_in_a_report_is_that_of_its_main_meeting() -> None:
    found = met(
        meeting(LEAD, "NOR:Oru", "SWE:Teck", when="2030-06-07", main=True, level="visit"),
        meeting(LATER, "NOR:Oru", "SWE:Teck", when="2030-06-07", background=True),
    )
    assert len(found) == 1


def _visits(second_place: str) -> tuple[Meeting, ...]:
    plan, off = "Oru is to visit Varn in November.", "The visit of Oru has been put off."
    return record(
        report("one", plan, meeting(plan, "NOR:Oru", "SWE", when="2030-11", place="Varn", level="visit",
                                    status="planned"), dating=stated("2030-09-13"), states=STATES),
        report("two", off, meeting(off, "NOR:Oru", "SWE", when="2030-11", place=second_place, level="visit",
                                   status="cancelled"), dating=stated("2030-12-04"), states=STATES),
    ).meetings  # fmt: skip


def test_a_visit_of_a_month_is_called_off_by_a_later_report() -> None:
    (one,) = _visits("Varn")
    assert one.status == "cancelled"


def test_a_visit_to_another_town_is_another_visit() -> None:
    assert len(_visits("Port Lys")) == 2
