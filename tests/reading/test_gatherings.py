from __future__ import annotations

import pytest

from comity.reading.gatherings import Gathering, find_gatherings
from reading.reports import meetings, tag, timed

LEAD = "Norway and Sweden trade fish. "


def find(text: str) -> list[Gathering]:
    tagged = tag(text)
    return list(find_gatherings(tagged, timed(tagged)))


@pytest.mark.parametrize(("text", "form"), [
    ("The presidents of Norway and Sweden met in Oslo.", "meeting"),
    ("Norwegian President Ann Eide held talks with Swedish President Bo Berg.", "meeting"),
    ("Ann Eide, the president of Norway, hosted Swedish President Bo Berg.", "meeting"),
    ("Norwegian President Ann Eide spoke by phone with Swedish President Bo Berg.", "call"),
    ("Norwegian President Ann Eide telephoned Swedish President Bo Berg.", "call"),
    ("Norwegian President Ann Eide visited Sweden.", "visit"),
    ("Norwegian President Ann Eide arrived in Stockholm.", "visit"),
    ("Norway summoned the Swedish ambassador.", "summons"),
    ("Norway and Sweden held a joint naval exercise.", "exercise"),
])
def test_forms_of_a_contact(text: str, form: str) -> None:
    found = find(text)
    assert form in [g.form for g in found]
    assert all(set(g.codes) == {"NOR", "SWE"} for g in found)


@pytest.mark.parametrize(("text", "status"), [
    ("The presidents of Norway and Sweden met in Oslo.", "held"),
    ("The presidents of Norway and Sweden will meet in Oslo.", "planned"),
    ("The presidents of Norway and Sweden are to meet in Oslo next week.", "planned"),
    ("The presidents of Norway and Sweden are scheduled to meet in Oslo on Friday.", "planned"),
    ("Norwegian President Ann Eide invited Swedish President Bo Berg to Oslo.", "proposed"),
    ("Norway proposed talks with Sweden in Oslo.", "proposed"),
    ("Norway called off talks with Sweden in Oslo.", "cancelled"),
    ("Norwegian President Ann Eide postponed her visit to Sweden.", "cancelled"),
    ("Norwegian President Ann Eide flies on to Stockholm for talks with Swedish President Bo Berg.", "planned"),
    ("The two governments are arranging a meeting between the presidents of Norway and Sweden.", "planned"),
    ("Norwegian President Ann Eide arrives in Sweden on Friday.", "planned"),
])
def test_whether_it_takes_place(text: str, status: str) -> None:
    assert {g.status for g in find(LEAD + text)} == {status}


@pytest.mark.parametrize("text", [
    "The presidents of Norway and Sweden did not meet in Oslo.",
    "The plan of Norway and Sweden met with resistance.",
    "Farmers from Norway and Sweden met in Oslo.",
    "The team met its target, said Norway.",
    "Ann Eide met the press in Oslo.",
    "Norwegian President Ann Eide spoke to the Stockholm Evening Post in Sweden.",
    "Norwegian President Ann Eide met families of sailors held by Sweden.",
    "Norwegian President Ann Eide wants Sweden to receive fuel by sea.",
    "Norwegian President Ann Eide had wanted to meet Swedish President Bo Berg in May.",
    "Talks of Norway and Sweden on fish go on.",
    "The armed forces of Norway and Sweden will hold more joint exercises.",
    "Norway and Sweden are expected to agree on a new joint exercise.",
    "Ann Eide, the president of Norway, took part in a summit of Nordic cities.",
])
def test_what_is_no_contact_of_states(text: str) -> None:
    assert not find(LEAD + text)


def test_contacts_in_page_noise_and_interviews_are_not_told() -> None:
    assert not find(f"{LEAD}\nRead more: Norway and Sweden met in Oslo")
    assert not find(f"{LEAD}\n**Editor:** Norway and Sweden met in Oslo?\n**Ana Kovac:** Norway met Sweden in Oslo.")


def test_who_is_introduced_tells_of_contacts_but_not_in_questions_and_views() -> None:
    asked = f"{LEAD} We asked Ana Kovac, a lecturer.\n**Editor:** Norway and Sweden met in Oslo?\n**Ana Kovac:** "
    assert find(asked + "Norway met Sweden in Oslo on Friday.")
    assert not find(asked + "Norway should have met Sweden in Oslo.")
    assert not find(asked + "I think Norway met Sweden in Oslo.")


@pytest.mark.parametrize(("text", "place", "country"), [
    ("The presidents of Norway and Sweden met in Oslo.", "Oslo", "NOR"),
    ("Norwegian President Ann Eide will travel to Stockholm to meet Swedish President Bo Berg.", "Stockholm", "SWE"),
    ("LIMA (Wire) - The presidents of Norway and Sweden met on Monday.", "Lima", "PER"),
    ("The presidents of Norway and Sweden met in Chile.", None, "CHL"),
    ("The presidents of Norway and Sweden met again.", None, None),
])
def test_where(text: str, place: str | None, country: str | None) -> None:
    found = [g for g in find(text) if g.form == "meeting"]
    assert [(g.place, g.country) for g in found] == [(place, country)]


@pytest.mark.parametrize("text", ["The presidents of Norway and Sweden met.", "When the two leaders met, snow fell."])
def test_the_verb_at_the_end_of_its_clause(text: str) -> None:
    assert find(LEAD + text)


def test_when_is_the_time_of_its_own_clause() -> None:
    found = find("The presidents of Norway and Sweden met on Monday, after Chad and Niger had met on 3 May.")
    assert [(g.when.text if g.when else None, set(g.codes)) for g in found] == [
        ("Monday", {"NOR", "SWE"}), ("3 May", {"TCD", "NER"})]


@pytest.mark.parametrize("text", [
    "The presidents of Norway and Sweden had last met in Oslo in 2011.",
    "The presidents of Norway and Sweden previously met in Oslo.",
])
def test_what_is_older_than_the_story(text: str) -> None:
    assert [g.background for g in find(text)] == [True]


def test_at_the_edge_of_a_conference() -> None:
    found = find("The presidents of Norway and Sweden met on the sidelines of a conference in Lima.")
    assert [g.sideline for g in found if g.form == "meeting"][:1] == [True]


@pytest.mark.parametrize(("text", "form", "status"), [
    ("Norwegian Foreign Minister Ann Eide spoke with her Swedish counterpart on Friday.", "call", "held"),
    ("Norwegian President Ann Eide and Swedish President Bo Berg held talks by telephone.", "call", "held"),
    ("Norwegian President Ann Eide and Swedish President Bo Berg exchanged views over the phone.", "call", "held"),
    ("Norwegian President Ann Eide will host Swedish President Bo Berg on Thursday.", "meeting", "planned"),
    ("Norwegian Foreign Minister Ann Eide paid a courtesy call on Swedish President Bo Berg.", "meeting", "held"),
    ("Norwegian President Ann Eide accepted an invitation to visit Sweden.", "visit", "planned"),
    ("Norwegian President Ann Eide got an invitation to visit Sweden.", "visit", "proposed"),
    ("Norwegian President Ann Eide is considering a trip to Sweden.", "visit", "proposed"),
    ("Norwegian President Ann Eide is coming to Sweden in autumn.", "visit", "planned"),
    ("The two agriculture ministers of Norway and Sweden talked by telephone.", "call", "held"),
])
def test_ways_to_tell_a_contact(text: str, form: str, status: str) -> None:
    assert (form, status) in {(g.form, g.status) for g in find(text)}


def test_a_visit_that_is_protested_against_is_no_meeting() -> None:
    assert not find("Japan lodged a protest with South Korea over a visit by lawmakers to Takeshima.")


@pytest.mark.parametrize("text", [
    "The presidents of Norway and Sweden will visit each other every year.",
    "Norway and Sweden will hold a joint exercise each year.",
    "Swedish Defence Minister Bo Berg of Sweden spoke at the Oslo Defence Dialogue in Norway.",
])
def test_habits_and_conferences_are_no_meetings(text: str) -> None:
    assert not find(text)


def test_the_two_are_the_people_of_the_sentence_before() -> None:
    text = ("Norwegian President Ann Eide and Swedish President Bo Berg signed it. "
            "Peru's President Ana Ruiz received the two at sea.")
    [hosted] = [g for g in find(text) if g.row == "hosted"]
    assert {m.name for m in hosted.mentions} == {"Ana Ruiz", "Ann Eide", "Bo Berg"}


def test_an_earlier_meeting_is_background() -> None:
    found = find(LEAD + "The presidents of Norway and Sweden last met in Oslo.")
    assert [g.background for g in found] == [True]


def test_this_year_s_annual_summit() -> None:
    assert find(LEAD + "At their annual summit in Oslo the leaders of Norway and Sweden adopted a plan.")
    assert not find(LEAD + "The leaders of Norway and Sweden praised their annual summits.")


def test_a_day_in_a_relative_clause_is_not_the_visit_s() -> None:
    [visit] = [g for g in find("Norwegian President Ann Eide visited Sweden, where she speaks on Sunday.")
               if g.form == "visit"]
    assert visit.when is None


def test_those_who_brokered_it_are_not_the_two_sides() -> None:
    text = ("Norway and Sweden called a truce in talks that Peru and Chile brokered. "
            "Both sides met in Lima on Friday.")
    assert {g.codes for g in find(text) if g.words.startswith("met")} == {("NOR", "SWE")}


def test_since_when_somebody_rules_is_no_day_of_a_visit() -> None:
    [visit] = find("Norwegian President Ann Eide visited Sweden, the first time since she took office in May.")
    assert visit.when is None


@pytest.mark.parametrize(("text", "place"), [
    ("Norwegian President Ann Eide, who was visiting Malmo, held a summit with Swedish President Bo Berg.", "Malmo"),
])
def test_where_the_visitor_was(text: str, place: str) -> None:
    assert place in {g.place for g in find(text)}


def test_the_country_of_a_town_takes_no_part() -> None:
    found = find("Norwegian President Ann Eide and Swedish President Bo Berg met in Kananaskis, Canada.")
    assert {g.codes for g in found} == {("NOR", "SWE")}


def test_a_visitor_leaves_for_talks() -> None:
    text = "Norwegian President Ann Eide leaves for Sweden on Tuesday for two days of talks with President Bo Berg."
    assert {g.status for g in find(text)} == {"planned"}


@pytest.mark.parametrize(("text", "form", "status"), [
    ("Ministers Ann Eide of Norway and Bo Berg of Sweden are due to sit down on Friday.", "meeting", "planned"),
    ("Norwegian Foreign Minister Ann Eide and her Swedish colleague, Bo Berg, will see each other in Lima.", "meeting",
     "planned"),
    ("The defence ministers of Norway and Sweden are to confer in Oslo in June.", "meeting", "planned"),
    ("Officials from Norway and Sweden sat down to settle the price of power.", "meeting", "held"),
    ("The defence ministers of Norway and Sweden, meeting in Bergen, agreed to share radar data.", "meeting", "held"),
    ("Norwegian Prime Minister Ann Eide informed her Swedish colleague by telephone.", "call", "held"),
    ("Norwegian Foreign Minister Ann Eide leaves on Sunday for Stockholm.", "visit", "planned"),
    ("Norwegian Foreign Minister Ann Eide has accepted an invitation to Stockholm.", "visit", "planned"),
    ("The presidents of Norway and Sweden have been asked to Lima for May.", "visit", "proposed"),
    ("Norway has offered director-general talks to Sweden.", "meeting", "proposed"),
    ("Norwegian President Ann Eide proposed that a summit be held in Oslo with Swedish President Bo Berg.", "meeting",
     "proposed"),
    ("Norway's foreign ministry handed a note of protest to the Swedish ambassador.", "summons", "held"),
    ("The Swedish ambassador was called to the Foreign Ministry in Oslo by Norway.", "summons", "held"),
    ("Technical talks are to open by the end of May.", "meeting", "planned"),
    ("Norway puts off a joint rescue drill.", "exercise", "cancelled"),
])
def test_more_ways_to_tell_a_contact(text: str, form: str, status: str) -> None:
    assert (form, status) in {(g.form, g.status) for g in find(LEAD + text) if set(g.codes) >= {"NOR", "SWE"}
                              or "PER" in g.codes}


@pytest.mark.parametrize("text", [
    "Norwegian Prime Minister Ann Eide conferred a medal on Swedish President Bo Berg.",
    "Norwegian Prime Minister Ann Eide headed for victory over Swedish rivals.",
    "The Norwegian government called in the loans of Sweden.",
    "Norway gave money to the Swedish ambassador's school.",
    "The leaders of Norway and Sweden agree in principle to share fish.",
    "In May Norwegian President Ann Eide and Swedish President Bo Berg agreed by letter to build a road.",
    "A dialogue was not ruled out, said Norway.",
    "In return for a promise of talks Norway let Swedish boats in.",
    "After the feast the hosts thanked Sweden and Norway.",
])
def test_what_only_looks_like_a_contact(text: str) -> None:
    assert not find(LEAD + text)


def test_ministers_of_a_bloc_make_no_member_a_guest() -> None:
    found = find("Norwegian Foreign Minister Ann Eide flew to Lima for a gathering of Group of 20 ministers.")
    assert {g.codes for g in found} == {("NOR", "PER")}


def test_the_day_of_agreeing_is_not_that_of_the_meeting() -> None:
    text = "On Friday the defence ministers of Norway and Sweden, meeting in Bergen, agreed to hold a joint drill."
    assert {(g.form, g.when.text if g.when else None, g.place) for g in find(text)} == {
        ("meeting", "Friday", "Bergen"), ("exercise", None, None)}


def test_an_invitation_that_is_accepted_is_a_plan() -> None:
    text = "Norway invited Swedish Foreign Minister Bo Berg to Oslo. He accepted gladly."
    assert {g.status for g in find(text)} == {"planned"}


@pytest.mark.parametrize("text", [
    "The commission will meet next in Stockholm in 2026.",
    "A second round is planned for the autumn in Stockholm.",
    "Working-level officials will meet in Stockholm in March.",
    "Experts of the two countries met in Stockholm in May.",
])
def test_those_who_work_for_both_meet_for_both(text: str) -> None:
    told = find(f"The presidents of Norway and Sweden met in Oslo on Monday. {text}")
    assert [set(g.codes) for g in told if g.place == "Stockholm"] == [{"NOR", "SWE"}]


def test_talks_where_somebody_comes_from_are_held_there() -> None:
    [talks] = find("Norwegian Minister Ann Eide is back from Stockholm, where she had talks with Sweden's Bo Berg.")
    assert talks.place == "Stockholm"


HELD = "The trade ministers of Peru and Chile met in Lima on Friday. "


@pytest.mark.parametrize(("text", "status", "level", "place"), [
    ("The next meeting will be held in Chile in 2026.", "planned", "ministerial", None),
    ("Experts are to meet in Arica in March.", "planned", "working-level", "Arica"),
    ("They agreed to resume the talks in Arica in June.", "planned", "working-level", "Arica"),
    ("The tourism ministers are to take the matter up in Arica in June.", "planned", "ministerial", "Arica"),
    ("The Third Joint Cabinet will be held in Arica in May.", "planned", "working-level", "Arica"),
    ("When they meet in Arica in May, the two are expected to agree on tariffs.", "planned", "working-level", "Arica"),
    ("Delegations of the two countries talked for four hours in Arica in April.", "held", "working-level", "Arica"),
])
def test_a_second_meeting_of_a_report(text: str, status: str, level: str, place: str | None) -> None:
    assert (status, level, place) in [(m.status, m.level, m.place) for m in meetings(HELD + text)]


@pytest.mark.parametrize("text", [
    "Peru will back Chile's bid to host the climate meeting in May.",
    "Peru and Chile said that the question has to be settled by dialogue.",
])
def test_words_of_contact_that_tell_of_none(text: str) -> None:
    assert [m for m in meetings(text) if m.status == "held"] == []


def test_officials_of_regulators_meet() -> None:
    found = meetings("The top financial regulators of Kenya and Uganda held talks in Nairobi on Wednesday.")
    assert [(m.status, m.place, sorted(p.country for p in m.participants)) for m in found] == [
        ("held", "Nairobi", ["KEN", "UGA"])]


def test_since_somebody_took_office_is_no_guest() -> None:
    found = meetings("Norwegian Foreign Minister Ann Eide was host to Swedish Foreign Minister Bo Berg for the second "
                     "such meeting since President Eva Holm of Denmark came to office.")
    assert {p.country for m in found for p in m.participants} == {"NOR", "SWE"}


def test_an_exercise_that_is_welcomed_is_still_to_come() -> None:
    found = meetings("Norway and Sweden welcomed the first joint exercise of the navies, which will be held in May.")
    assert {m.status for m in found if m.level == "exercise"} == {"planned"}


def test_a_trip_that_is_called_off_in_the_same_breath() -> None:
    text = ("Norway and Sweden quarrel over herring. Norway's minister had been due to fly to Stockholm on Saturday "
            "for talks with Sweden, but cancelled the trip.")
    assert {m.status for m in meetings(text)} == {"cancelled"}


def test_at_whose_request_is_no_place() -> None:
    text = "A meeting of the Norwegian and Swedish ministers planned for Monday was put off at Stockholm's request."
    assert [(m.status, m.place) for m in meetings(text)] == [("cancelled", None)]


def test_a_day_in_an_aside_about_somebody_is_not_the_meetings() -> None:
    text = "Ann Eide, who becomes president in October, also held talks with Swedish Defence Minister Bo Berg in Oslo."
    lead = "The Norwegian minister Ann Eide is in office since May. "
    assert [m.when for m in meetings(lead + text)] == [None]


def test_an_opposition_leader_is_not_the_states() -> None:
    lead = "Norwegian Prime Minister Ann Eide criticised Sweden on Thursday. "
    assert not meetings(lead + "Opposition leader Bo Berg, who met Eide in Oslo on May 12, welcomed the words.")


@pytest.mark.parametrize(("text", "status"), [
    ("Norway's Vice Minister explained the efforts of Oslo to host the Norway-Sweden summit this year.", "proposed"),
    ("A visit to Sweden by Norwegian Defence Minister Ann Eide, expected in December, remains on track.", "planned"),
    ("Norway's President Ann Eide decided not to travel to Sweden for the games.", "cancelled"),
    ("Norway's President Ann Eide flies on; her meeting with Swedish President Bo Berg is set for Monday.", "planned"),
])  # fmt: skip
def test_what_is_striven_for_set_or_called_off(text: str, status: str) -> None:
    assert {one.status for one in find(LEAD + text)} == {status}


def test_a_visit_scrapped_is_not_the_one_before_it() -> None:
    text = "Danish Minister Ann Eide, who was to travel to Oslo after visiting Stockholm on Tuesday, scrapped that leg."
    assert {(one.place, one.status) for one in meetings(text)} == {("Oslo", "cancelled"), ("Stockholm", "held")}


def test_a_third_who_joins_two_meets_both() -> None:
    text = ("Norway's Minister Ann Eide met Sweden's Bo Berg in Oslo on Saturday. On Sunday the two were joined by "
            "Danish Defence Minister Pia Holm.")  # fmt: skip
    assert {tuple(sorted(p.country for p in one.participants)) for one in meetings(text)} == {
        ("NOR", "SWE"), ("DNK", "NOR", "SWE")}


@pytest.mark.parametrize("text", [
    "The presidents of Norway and Sweden vowed to make the summit a regular event.",
    "Norway's Ann Eide and Sweden's Bo Berg both spoke in New York on 8 February. They did not meet.",
    "The foreign ministers of Norway and Sweden, Ann Eide and Bo Berg, were instructed to explore it.",
])
def test_what_is_no_meeting(text: str) -> None:
    assert meetings(text) == []


def test_who_is_sent_meets_and_not_who_sends() -> None:
    text = ("The presidents of Norway and Sweden, Ann Eide and Bo Berg, on Monday directed the envoys on fish to meet "
            "at an early date.")  # fmt: skip
    assert [(one.status, {p.name for p in one.participants}, one.when) for one in meetings(text)] == [
        ("planned", {None}, None)]


def test_experts_who_are_let_in_come_and_not_who_lets_them() -> None:
    text = ("President Ann Eide of Norway and Prime Minister Bo Berg of Sweden agreed to allow a team of Norwegian "
            "experts to visit the plant near Stockholm later this month.")  # fmt: skip
    assert all(not p.name for one in meetings(text) if one.level == "visit" for p in one.participants)


def test_a_drill_to_come_was_not_held_when_it_was_halted() -> None:
    text = "The defence ministers of Norway and Sweden have agreed to resume a joint exercise that was halted in May."
    assert {(one.status, one.when) for one in meetings(text) if one.level == "exercise"} <= {("planned", None)}


def test_when_the_two_meet_is_ahead_of_who_could_speak_then() -> None:
    text = ("Norway's Foreign Minister Ann Eide could raise the matter with Sweden's Bo Berg when the two meet in Lima "
            "this week.")  # fmt: skip
    assert {one.status for one in meetings(text)} == {"planned"}


def test_where_they_met_and_not_where_one_was_before() -> None:
    text = "Norway's minister Ann Eide, who was in Lima on Monday, held talks with Sweden's Bo Berg in Oslo on Friday."
    assert "Oslo" in {one.place for one in meetings(text) if one.level == "ministerial"}


def test_a_visit_looked_forward_to_is_proposed_and_talks_deepened_are_none() -> None:
    text = ("President Ann Eide of Norway met Prime Minister Bo Berg of Sweden in Oslo. Berg said he looked forward to "
            "going to Norway again. Their ministries will deepen consultations on fish.")  # fmt: skip
    assert {(one.form, one.status) for one in find(text)} == {("meeting", "held"), ("visit", "proposed")}


def test_what_was_agreed_when_the_two_met_was_held() -> None:
    text = ("Norway will send an ambassador to Sweden, Norway's President Ann Eide and Sweden's President Bo Berg "
            "agreed on Tuesday when they met on the sidelines of a summit.")  # fmt: skip
    assert {one.status for one in meetings(text)} == {"held"}
