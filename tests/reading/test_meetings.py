from __future__ import annotations

import pytest

from comity.codebook import load_codebook
from comity.model.claims import MeetingClaim
from comity.model.document import Document
from comity.reading import read_document
from comity.register import load_register
from reading.reports import meetings, of, states_of


@pytest.mark.parametrize(("text", "level", "rank", "setting"), [
    ("The presidents of Norway and Sweden met in Oslo.", "summit", "leaders", "bilateral"),
    ("The foreign ministers of Norway and Sweden met in Oslo.", "ministerial", "ministers", "bilateral"),
    ("The national security advisers of Norway and Sweden met in Oslo.", "ministerial", "ministers", "bilateral"),
    ("Norwegian Foreign Minister Ann Eide met Swedish Ambassador Bo Berg.", "working-level", "officials", "bilateral"),
    ("Norway summoned the Swedish ambassador.", "working-level", "officials", "bilateral"),
    ("Norwegian President Ann Eide spoke by phone with Swedish President Bo Berg.", "call", "leaders", "call"),
    ("The foreign ministers of Norway, Sweden and Chad met in Oslo.", "ministerial", "ministers", "multilateral"),
    ("The presidents of Norway and Sweden met on the sidelines of a conference in Lima.", "multilateral-sideline",
     "leaders", "sideline"),
])
def test_level_rank_and_setting(text: str, level: str, rank: str, setting: str) -> None:
    found = meetings(text)
    assert [(m.level, m.rank, m.setting) for m in found] == [(level, rank, setting)]


def test_forces_that_train_together() -> None:
    found = meetings("Norway and Sweden held a joint naval exercise off Bergen on Monday.")
    assert [(m.level, m.setting, m.status) for m in found] == [("exercise", "exercise", "held")]


def test_who_took_part_with_names_and_offices() -> None:
    found = meetings("Norwegian Foreign Minister Ann Eide met her Swedish counterpart, Bo Berg, in Oslo.")
    named = [sorted((p.country, p.name or "") for p in m.participants) for m in found]
    assert named == [[("NOR", "Ann Eide"), ("SWE", "Bo Berg")]]


def test_tellings_of_one_contact_are_one_meeting() -> None:
    text = ("Norwegian President Ann Eide met Swedish President Bo Berg in Oslo on Monday. The talks lasted two hours. "
            "Eide and Berg met alone, then with ministers. The summit ended with a dinner.")
    found = meetings(text)
    assert [(m.level, m.place, m.main) for m in found] == [("summit", "Oslo", True)]
    assert 1 < len(found[0].evidence) <= 4


def test_other_people_make_another_meeting() -> None:
    text = ("Norwegian President Ann Eide met Swedish President Bo Berg in Oslo on Monday. "
            "Norwegian Foreign Minister Kai Lund met Swedish Foreign Minister Eva Holm in Stockholm on Friday.")
    assert {(m.level, m.place) for m in meetings(text)} == {("summit", "Oslo"), ("ministerial", "Stockholm")}


def test_a_later_meeting_ahead_is_its_own() -> None:
    text = ("Norwegian President Ann Eide met Swedish President Bo Berg in Oslo on Monday. "
            "Eide will visit Stockholm in May to meet Berg again.")
    found = meetings(text)
    assert ("held", "Oslo") in {(m.status, m.place) for m in found}
    assert "planned" in {m.status for m in found}


def test_the_main_meeting_is_the_one_that_was_held() -> None:
    text = ("Norwegian President Ann Eide met Swedish President Bo Berg in Oslo on Monday. "
            "Eide will visit Stockholm in May to meet Berg again.")
    assert [m.status for m in meetings(text) if m.main] == ["held"]


def test_a_meeting_of_old_is_background_and_not_the_main_one() -> None:
    text = ("Norwegian President Ann Eide met Swedish President Bo Berg in Oslo on Monday. "
            "Norwegian President Per Dahl had last met Swedish President Ulf Lind in Bergen in 2011.")
    by_age = {m.background: m for m in meetings(text)}
    assert by_age[False].main
    assert not by_age[True].main


def test_nobody_meets_himself() -> None:
    text = "Norwegian President Ann Eide met Norwegian Foreign Minister Kai Lund in Oslo. Sweden watched."
    assert all(len(states_of(m)) > 1 for m in meetings(text))
    assert not [m for m in meetings(text) if m.status == "held" and m.level in ("summit", "ministerial")]


def test_the_main_meeting_is_of_the_states_that_the_report_is_about() -> None:
    text = ("Norway and Sweden signed a treaty on fish on Monday. The presidents of Norway and Sweden met in Oslo. "
            "The presidents of Chad and Niger met in Lima. Norway and Sweden share a long border.")
    assert [states_of(m) for m in meetings(text) if m.main] == [{"NOR", "SWE"}]


def test_exercises_to_be_expanded_are_not_held() -> None:
    text = ("Norwegian President Ann Eide and Swedish President Bo Berg signed a treaty in Oslo on Friday. "
            "The two leaders agreed to hold regular consultations and to expand joint exercises.")
    assert [m.level for m in meetings(text)] == ["summit"]


def test_forces_train_whoever_agreed_on_it() -> None:
    found = meetings("Norway and Sweden held a joint naval exercise off Bergen on Monday, their two leaders said.")
    assert [(m.level, m.rank) for m in found] == [("exercise", "forces")]


def test_one_sentence_with_two_words_for_a_call_does_not_make_it_the_main_meeting() -> None:
    text = ("Norwegian President Ann Eide met Swedish President Bo Berg in Oslo on Friday. "
            "Norwegian Foreign Minister Kai Lund spoke with Swedish Foreign Minister Eva Holm by phone on Thursday.")
    assert [(m.level, m.main) for m in meetings(text)] == [("summit", True), ("call", False)]


def test_who_received_them_took_part() -> None:
    text = ("Norwegian President Ann Eide and Swedish President Bo Berg agreed on Monday in Lima on a truce. "
            "Peruvian President Ana Ruiz, who received the two at her house, read it out.")
    assert [states_of(m) for m in meetings(text)] == [{"NOR", "PER", "SWE"}]


def test_what_might_have_been_and_what_last_met_is_no_meeting() -> None:
    assert not meetings("Norway dropped what would have been the first meeting with Swedish President Bo Berg.")
    assert not meetings("Norway and Sweden agreed to use the commission, which last met in 2018.")


def test_the_place_of_the_next_round_is_not_where_they_met() -> None:
    found = meetings("Norwegian President Ann Eide met Swedish President Bo Berg on Monday and agreed that the next "
                     "round would be held in Lima.")
    assert [m.place for m in found if m.status == "held"] == [None]


def test_trips_to_two_countries_are_two() -> None:
    found = meetings("Norwegian President Ann Eide and Swedish President Bo Berg are to meet in Johannesburg in May. "
                     "Swedish President Bo Berg will visit Norway in June.")
    assert len(found) == 2


def test_a_meeting_of_last_month_is_not_what_the_report_is_about() -> None:
    found = meetings("Norway and Sweden signed a pact on Thursday. Norwegian Foreign Minister Ann Eide met Swedish "
                     "Foreign Minister Bo Berg in Lima last month.")
    assert [m.main for m in found if m.place == "Lima"] == [False]


def test_a_committee_to_come_is_not_of_whom_the_report_names() -> None:
    text = ("Norway and Sweden opened a bridge. The head of Norway's customs, Ann Eide, promised Sweden short queues. "
            "The committee meets next in Stockholm in October.")
    [claim] = meetings(text)
    assert {p.name for p in claim.participants} == {None}


def test_what_a_call_is_about_takes_no_part() -> None:
    text = ("Turkish Foreign Minister Ali Kaya met Egyptian Foreign Minister Omar Said in Cairo. The two ministers "
            "also spoke by phone on Thursday about Libya.")
    assert {(m.level, m.place, *sorted(states_of(m))) for m in meetings(text)} == {
        ("ministerial", "Cairo", "EGY", "TUR"), ("call", None, "EGY", "TUR")}


@pytest.mark.parametrize(("text", "status"), [
    ("A session of the joint commission of Norway and Sweden that was to be held in Oslo on May 5 did not take place.",
     "cancelled"),
    ("Norway and Sweden are preparing a summit in Oslo in June.", "planned"),
    ("Norway threatened last year to stop trade talks with Sweden.", None),
    ("Speaking after talks with Swedish President Bo Berg in Oslo, Norwegian President Ann Eide said all was well.",
     "held"),
    ("After meeting Swedish President Bo Berg in Oslo, Norwegian President Ann Eide said all was well.", "held"),
    ("Norwegian President Ann Eide heads to Stockholm on Friday.", "planned"),
])
def test_whether_it_took_place(text: str, status: str | None) -> None:
    assert [m.status for m in meetings("Norway and Sweden trade. " + text)] == ([status] if status else [])


def test_who_flies_there_first_meets_on_the_later_day() -> None:
    text = ("Australian Foreign Minister Penny Wong flies to Papua New Guinea on Wednesday. She will meet Foreign "
            "Minister Justin Tkatchenko of Papua New Guinea in Port Moresby on Thursday.")
    assert [m.when.text for m in meetings(text) if m.when] == ["Thursday"]


def test_the_next_one_of_three_is_of_three() -> None:
    text = ("The leaders of Greece, Cyprus and Israel met in Athens. The leaders of the three countries last met in "
            "Jerusalem in December. The next one will be held in Jerusalem in May.")
    assert {"GRC", "CYP", "ISR"} in [states_of(m) for m in meetings(text) if m.status == "planned"]


def test_a_counterpart_without_a_name_holds_no_office() -> None:
    [claim] = meetings("Turkish Foreign Minister Hakan Fidan spoke by phone with his Dutch counterpart on Monday.")
    assert {(p.country, p.office) for p in claim.participants} == {("TUR", "Foreign Minister"), ("NLD", None)}


def test_nobody_summons_his_own_envoy() -> None:
    text = "Norway and Sweden quarrel. The Ministry of External Affairs summoned Sweden's ambassador on Monday."
    [found] = meetings(text)
    assert {p.country: p.office for p in found.participants}["SWE"] == "ambassador"
    assert states_of(found) == {"NOR", "SWE"}


def test_separate_talks_are_two() -> None:
    text = ("Norwegian Prime Minister Ann Eide will hold separate talks with Swedish President Bo Berg and Chadian"
            " President Ali Dao on Friday.")
    assert sorted(sorted(states_of(m)) for m in meetings(text)) == [["NOR", "SWE"], ["NOR", "TCD"]]


def test_the_day_for_which_a_meeting_was_set_is_its_day() -> None:
    text = "A meeting of the ministers of Norway and Sweden, which had been set for May 20 in Bergen, was cancelled."
    [found] = meetings(text)
    assert found.when is not None
    assert found.when.text == "May 20"


def test_other_ministers_are_not_those_whom_the_report_names() -> None:
    text = ("Norwegian Foreign Minister Ann Eide and her Swedish counterpart, Bo Berg, met in Oslo on Monday. "
            "A meeting of the two defence ministers, which had been set for Tuesday, was put off.")
    [off] = [m for m in meetings(text) if m.status == "cancelled"]
    assert states_of(off) == {"NOR", "SWE"}
    assert not [p.name for p in off.participants if p.name]


def test_a_sentence_that_only_wishes_for_another_is_no_evidence_of_a_meeting() -> None:
    text = ("Norwegian President Ann Eide received Swedish President Bo Berg in Oslo on Thursday. "
            "Observers think a second summit would help.")
    [found] = meetings(text)
    assert not any("Observers" in piece.exact for piece in found.evidence)


@pytest.mark.parametrize("off", [
    "The meeting did not take place.", "Their talks have been put off until September.", "It was called off.",
])  # fmt: skip
def test_a_next_sentence_calls_a_planned_meeting_off(off: str) -> None:
    text = f"Japan's Foreign Minister Yoko Kamikawa and Korea's Cho Tae-yul were to meet in Seoul on Thursday. {off}"
    assert [one.status for one in meetings(text)] == ["cancelled"]


def test_a_next_sentence_on_something_else_calls_nothing_off() -> None:
    text = ("Kenya's President William Ruto will visit Uganda on 6 May. The visit was first planned for April. "
            "The tax was called off.")  # fmt: skip
    assert "planned" in [one.status for one in meetings(text)]


def test_the_first_such_meeting_is_of_the_rank_of_the_one_before() -> None:
    text = ("The foreign ministers of Japan and the Philippines will hold talks in Manila in July. "
            "The first such meeting took place in Tokyo in April 2022.")  # fmt: skip
    assert [one.level for one in meetings(text)] == ["ministerial", "ministerial"]


def test_they_are_those_named_two_sentences_before() -> None:
    text = ("Kenya's Foreign Minister Musalia Mudavadi and Somalia's Foreign Minister Ahmed Moalim Fiqi met in "
            "Djibouti on Thursday. It was hot there. They last met in Addis Ababa in February.")  # fmt: skip
    last = meetings(text)[-1]
    assert last.place == "Addis Ababa"
    assert {one.name for one in last.participants} == {"Musalia Mudavadi", "Ahmed Moalim Fiqi"}


def test_a_guest_who_is_received_is_not_the_host() -> None:
    text = ("Turkish President Recep Tayyip Erdogan flew to Baghdad. Received on Monday by Iraqi Prime Minister "
            "Mohammed Shia al-Sudani, he left with twenty-six documents.")  # fmt: skip
    assert any(one.when and one.when.text == "Monday" and states_of(one) == {"TUR", "IRQ"} for one in meetings(text))


def test_a_call_paid_on_somebody_is_a_meeting_and_asks_for_nothing() -> None:
    text = ("Turkish President Recep Tayyip Erdogan came to Athens. On Thursday he paid a call on Greek President "
            "Katerina Sakellaropoulou, to whom he spoke of trade.")  # fmt: skip
    assert any("Katerina Sakellaropoulou" in {p.name for p in one.participants} for one in meetings(text))


def dated(text: str, published: str) -> list[MeetingClaim]:
    document = Document("report.txt", text, title=None, language="en", published=published)
    return of(MeetingClaim, read_document(document, load_register(), load_codebook()).claims)


def test_a_year_behind_a_past_meeting_is_its_time() -> None:
    text = ("Vietnam's Foreign Minister Bui Thanh Son met Cambodia's Foreign Minister Sok Chenda Sophea in Hanoi on "
            "Monday. The two had held talks in Phnom Penh in 2022.")  # fmt: skip
    found = {one.place: one for one in dated(text, "2024-05-07")}
    assert found["Phnom Penh"].when is not None
    assert (found["Phnom Penh"].when.text, found["Phnom Penh"].background) == ("2022", True)
    assert not found["Hanoi"].background


@pytest.mark.parametrize(("published", "tense"), [("2025-05-22", "future"), ("2025-07-22", "past")])
def test_a_visit_called_off_was_for_the_nearer_month(published: str, tense: str) -> None:
    text = "Britain and Mauritius are allies. A visit by Ramgoolam to London, pencilled in for June, has been put off."
    assert [(one.status, one.tense) for one in dated(text, published)] == [("cancelled", tense)]


def test_him_is_not_who_spoke_to_him() -> None:
    text = ("Thailand and Cambodia met. Thai Premier Anutin Charnvirakul dismissed it. The US president had warned him "
            "in a call on November 14.")  # fmt: skip
    calls = [one for one in meetings(text) if one.level == "call"]
    assert [states_of(one) for one in calls] == [{"THA", "USA"}]


def test_two_meetings_of_one_sentence_were_on_one_day() -> None:
    text = ("Poland's new president, Karol Nawrocki, visited Berlin on Tuesday. Nawrocki was received by German "
            "President Frank-Walter Steinmeier before meeting Chancellor Friedrich Merz.")  # fmt: skip
    assert [one.when and one.when.text for one in meetings(text)] == ["Tuesday", "Tuesday"]


def test_a_principal_secretary_is_no_minister() -> None:
    text = ("Kenya and Uganda held a session of their Joint Ministerial Commission in Kisumu on 18 November. \"We were "
            "not party to it,\" Kenya's principal secretary Korir Sing'oei said last week.")  # fmt: skip
    assert not any(p.name for one in meetings(text) for p in one.participants)


def test_consultations_of_which_a_clause_says_that_they_will_be_are_planned() -> None:
    text = ("Poland's Radosław Sikorski held talks with Germany's Johann Wadephul in Warsaw. The main subject was the "
            "preparation of the Polish-German consultations, which will take place in Berlin on 1 December."
    )  # fmt: skip
    planned = [one for one in meetings(text) if one.status == "planned"]
    assert [(states_of(one), one.place, one.when and one.when.text) for one in planned] == [
        ({"POL", "DEU"}, "Berlin", "1 December")]


def test_what_they_used_to_hold_is_no_meeting() -> None:
    assert meetings("Finland and Russia used to hold annual border talks. They have not met since 2022.") == []


def test_what_was_on_thursday_was_not_in_july() -> None:
    text = ("Norway's President Ann Eide and Sweden's President Bo Berg met in Oslo on Thursday. The two presidents "
            "first met in Tallinn in July.")  # fmt: skip
    report = Document("report.txt", text, language="en", published="2023-12-08")
    found = of(MeetingClaim, read_document(report, load_register(), load_codebook()).claims)
    assert {(one.place, one.when.text if one.when else None) for one in found} == {
        ("Oslo", "Thursday"), ("Tallinn", "July")}


def test_a_summons_told_under_the_dateline_is_of_the_day_that_is_told() -> None:
    text = ("STOCKHOLM, May 8 (Agency) - Norway has summoned the Swedish ambassador over a court ruling. Foreign "
            "Minister Ann Eide called in Ambassador Bo Berg on Tuesday, hours after the verdict.")  # fmt: skip
    assert [one.when and one.when.text for one in meetings(text)] == ["Tuesday"]


def test_rules_for_chance_meetings_are_no_meeting() -> None:
    text = "Norway and Sweden are at odds. Ships of both navies are to follow the rules for chance meetings at sea."
    assert meetings(text) == []


def test_a_meeting_of_which_nobody_says_whether_it_will_be() -> None:
    text = ("Norway and Sweden reached an agreement on Monday. Neither side would say whether Prime Minister Ann Eide "
            "would meet President Bo Berg.")  # fmt: skip
    assert not [one for one in meetings(text) if one.status == "planned"]


def test_who_speaks_after_talks_took_part_in_them() -> None:
    text = ("Norway will help Sweden to build boats, Norwegian Prime Minister Ann Eide said after talks with President "
            "Bo Berg of Sweden on Wednesday.")  # fmt: skip
    assert [(states_of(one), one.status, one.when and one.when.text) for one in meetings(text)] == [
        ({"NOR", "SWE"}, "held", "Wednesday")]


@pytest.mark.parametrize(("sentence", "status"), [
    ("Prime Minister Ann Eide of Norway may meet Swedish President Bo Berg in Lima in November.", "proposed"),
    ("The meeting with Swedish President Bo Berg has been moved to 9 May, a Norwegian spokesman said.", "planned"),
])
def test_what_may_be_or_was_moved_is_not_held(sentence: str, status: str) -> None:
    text = f"Norway and Sweden are at odds. {sentence}"
    assert {one.status for one in meetings(text)} == {status}


def test_a_call_for_dialogue_is_no_meeting_to_come() -> None:
    text = "Norway and Sweden are at odds. President Ann Eide congratulates Bo Berg of Sweden and calls for dialogue."
    assert not [one for one in meetings(text) if one.status == "proposed"]


def test_a_first_name_that_is_a_month_is_no_time() -> None:
    text = ("Kenyan Foreign Minister Musalia Mudavadi met his Tanzanian counterpart January Makamba in Arusha. They "
            "talked about eggs.")  # fmt: skip
    assert [one.when for one in meetings(text)] == [None]


def test_a_trip_that_will_not_be_on_thursday_was_for_the_next_one() -> None:
    text = ("Norwegian Foreign Minister Ann Eide will not travel to Stockholm on Thursday, the ministry in Oslo said "
            "on Tuesday. Norway and Sweden are at odds.")  # fmt: skip
    assert [(one.status, one.tense) for one in meetings(text)] == [("cancelled", "future")]


def test_a_round_that_is_delayed_is_called_off_and_planned_anew() -> None:
    text = ("Norway and Sweden held talks in Oslo on Monday. The next round of talks, planned for November, has been "
            "delayed until next year, the foreign ministry in Oslo said.")  # fmt: skip
    told = {(one.status, one.when.text if one.when else None, one.place) for one in meetings(text)}
    assert {("cancelled", "November", None), ("planned", "next year", None)} <= told


def test_two_summonses_of_one_sentence_are_two() -> None:
    text = ("Norway on Monday summoned Sweden's ambassador, Bo Berg, a day after Stockholm called in Norwegian "
            "Ambassador Ann Eide.")  # fmt: skip
    assert len([one for one in meetings(text) if one.rule == "meeting:summons"]) == 2


def test_a_visit_that_is_moved_is_off_on_the_old_day_and_planned_on_the_new() -> None:
    text = ("Norway and Sweden are at odds. The visit of Norwegian Foreign Minister Ann Eide to Stockholm, planned for "
            "October 8, has been moved to October 22.")  # fmt: skip
    assert {(one.status, one.when.text if one.when else None) for one in meetings(text)} == {
        ("cancelled", "October 8"), ("planned", "October 22")}


def test_a_first_meeting_since_a_year_is_of_now() -> None:
    text = "Norway and Sweden are at odds. Their joint commission met on Tuesday for the first time since 2021."
    assert [(one.status, one.background) for one in meetings(text)] == [("held", False)]


def test_a_visit_that_is_possible_is_not_planned() -> None:
    text = ("Norway and Sweden are at odds. A visit by Norwegian Prime Minister Ann Eide to Stockholm is possible in "
            "the autumn, a diplomat said.")  # fmt: skip
    assert {one.status for one in meetings(text)} <= {"proposed"}


def test_a_round_postponed_at_a_request_is_planned_on_the_new_day() -> None:
    text = ("Norway and Sweden are at odds. The commission meeting planned for May is postponed at Oslo's request to "
            "June.")  # fmt: skip
    assert ("planned", "June") in {(one.status, one.when.text if one.when else None) for one in meetings(text)}


def test_talks_after_which_somebody_speaks_of_what_will_be_were_held() -> None:
    text = ("Norwegian Foreign Minister Ann Eide spoke. Norway will send experts to Malmo in March, Eide said after "
            "talks with Swedish Prime Minister Bo Berg.")  # fmt: skip
    assert [(one.status, one.when) for one in meetings(text) if {"NOR", "SWE"} == states_of(one)] == [("held", None)]
