from __future__ import annotations

import re
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from comity.model.claims import CommitmentClaim
from reading.reports import commitments

MET = "The presidents of Norway and Sweden met in Oslo on Monday."


def found(sentence: str, *, lead: str = MET) -> set[tuple[str, ...]]:
    """Stage, field and parties of what one sentence promises."""
    return {(c.stage, c.field, *c.parties) for c in commitments(f"{lead} {sentence}")}


BOTH = ("NOR", "SWE")


def not_yet(*case: str, why: str) -> ParameterSet:
    """A case that ought to hold and does not yet."""
    return pytest.param(*case, marks=pytest.mark.xfail(reason=why))


@pytest.mark.parametrize(("sentence", "stage", "field"), [
    ("They agreed to lift visa requirements.", "agreed", "people-to-people"),
    ("The two countries agreed on a currency swap.", "agreed", "finance"),
    ("Norway and Sweden signed a free trade agreement.", "agreed", "trade-pact"),
    not_yet("The two leaders vowed to fight drug trafficking together.", "agreed", "crime-scams",
            why="what all vow together is agreed"),
    not_yet("The two sides pledged to cut emissions.", "agreed", "climate-environment",
            why="what all pledge together is agreed"),
    ("They decided to share intelligence.", "agreed", "intelligence-sharing"),
    ("They will build a high-speed rail link.", "agreed", "people-to-people"),
    ("They reaffirmed their commitment to the ceasefire.", "reaffirmed", "security"),
    ("The two leaders discussed offshore wind power.", "considering", "energy"),
    ("They expressed hope for more student exchanges.", "considering", "culture-education"),
    ("They stressed the importance of supply chains.", "considering", "supply-chain"),
    ("The two countries cancelled their joint naval exercise.", "dropped", "defence-exercises"),
    ("They suspended talks on a tax treaty and a free trade agreement.", "dropped", "trade-pact"),
    ("They have implemented their agreement on hydrological data.", "kept", "climate-environment"),
])
def test_stages_of_what_all_say_together(sentence: str, stage: str, field: str) -> None:
    assert (stage, field, *BOTH) in found(sentence)


@pytest.mark.parametrize(("sentence", "stage", "field", "party"), [
    ("Norway pledged to lend Sweden money through a soft loan.", "pledged", "finance", "NOR"),
    ("Sweden promised to reopen its embassy.", "pledged", "other", "SWE"),
    ("The Norwegian president offered to share satellite data.", "proposed", "science-technology", "NOR"),
    ("Sweden proposed a free trade agreement.", "proposed", "trade-pact", "SWE"),
    ("Norway is considering visa-free travel.", "considering", "people-to-people", "NOR"),
    ("Norway decided to lift export controls.", "pledged", "trade", "NOR"),
])
def test_stages_of_what_one_side_says(sentence: str, stage: str, field: str, party: str) -> None:
    assert (stage, field, party) in found(sentence)


@pytest.mark.parametrize("sentence", [
    "They did not agree on visas.",
    "Norway refused to lift visa requirements.",
    "Analysts expect them to agree on visas.",
    "An expert said that the two countries should agree on a currency swap.",
    "A shipping company promised new ferries.",
    "Norway vowed to impose tariffs on steel.",
    "The visa office stands beside the railway.",
])
def test_what_is_no_promise(sentence: str) -> None:
    assert not found(sentence)


def test_each_thing_named_is_a_promise_of_its_own() -> None:
    claims = commitments(f"{MET} They agreed to cooperate on artificial intelligence, drones and space.")
    assert {(c.field, c.topic) for c in claims} == {
        ("ai", None), ("science-technology", "unmanned-systems"), ("science-technology", "space")}
    assert len({c.action for c in claims}) == 3


def test_a_list_under_a_colon() -> None:
    text = f"{MET}\nThey agreed on the following points:\n• to open a hotline\n• to lift tariffs\nThe king sang."
    assert {(c.stage, c.topic) for c in commitments(text) if c.rule == "listed"} == {
        ("agreed", "hotline"), ("agreed", "tariffs")}


def test_a_reason_is_no_promise() -> None:
    claims = commitments(f"{MET} They agreed to share radar data because of new tariffs.")
    assert "tariffs" not in {c.topic for c in claims}


@pytest.mark.parametrize(("words", "due"), [
    ("They agreed to build a railway by 2030.", "2030"),
    ("They agreed to lift tariffs by the end of May.", "May"),
    ("They agreed to open the border crossing within two weeks.", "two weeks"),
])
def test_until_when(words: str, due: str) -> None:
    claims = commitments(f"{MET} {words}")
    assert claims
    assert all(c.due is not None and due in c.due.text for c in claims)


def test_a_promise_without_a_deadline() -> None:
    claims = commitments(f"{MET} They agreed on Monday to lift tariffs.")
    assert [c.due for c in claims] == [None]


@pytest.mark.parametrize(("sentence", "action"), [
    ("They agreed here Tuesday to deepen cooperation in economic security.",
     "deepen cooperation in economic security"),
    ("They reaffirmed in Oslo that security cooperation must not be shaken.",
     "security cooperation must not be shaken"),
    ("Norway and Sweden agreed on 5 July to revive the grain hotline.", "revive the grain hotline"),
    ("Norway and Sweden agreed on August 23, 2024 to revive the grain hotline.", "revive the grain hotline"),
])
def test_an_action_begins_where_it_is_told(sentence: str, action: str) -> None:
    assert {c.action for c in commitments(f"{MET} {sentence}")} == {action}


def test_an_action_is_in_the_report_s_words_and_short() -> None:
    long = f"{MET} They agreed to lift tariffs on " + ", ".join(["very good old yellow wool"] * 20) + "."
    for claim in commitments(long):
        assert len(claim.action) <= 162
        assert claim.action.startswith("lift tariffs")


def test_what_a_bloc_promises_names_the_bloc() -> None:
    text = "The European Union and Vietnam signed a pact in Hanoi. The two sides agreed to lift tariffs."
    parties = {c.parties for c in commitments(text) if c.topic == "tariffs"}
    assert parties == {("EU", "VNM")}


def test_evidence_holds_the_words_that_promise() -> None:
    claims: list[CommitmentClaim] = commitments(f"{MET} They ate. They agreed to lift tariffs. They left.")
    assert [c.evidence[0].exact for c in claims] == ["They agreed to lift tariffs."]
    assert [c.day for c in claims] == ["meeting"]


def test_a_list_under_a_heading() -> None:
    text = (f"{MET}\n\nTheir leaders spoke for two hours about many things, and both were in good spirits.\n\n"
            "What they agreed:\n\n  • Intelligence on smugglers will be shared\n  • Visas will be waived\n")
    told = {(c.stage, c.field, *c.parties) for c in commitments(text)}
    assert {("agreed", "intelligence-sharing", *BOTH), ("agreed", "people-to-people", *BOTH)} <= told


@pytest.mark.parametrize("sentence", [
    "Norway warned that it would raise tariffs on steel.",
    "Norway called for Sweden not to launch a satellite.",
    "Norway has no plan to join the currency swap.",
    "The order of the journeys was new, and Norway's adviser said it would help trade.",
    "Norway said it would not allow a corridor through its waters.",
])
def test_threats_demands_and_predictions_promise_nothing(sentence: str) -> None:
    assert not found(sentence)


def test_an_end_put_to_an_agreement_is_dropped() -> None:
    assert ("dropped", "intelligence-sharing", "NOR") in found("Norway will end the intelligence-sharing pact.")


def test_visits_of_defence_ministers_are_of_security() -> None:
    lead = "The defence ministers of Norway and Sweden met in Oslo."
    assert {f for s, f, *_ in found("The ministers agreed to visit each other every year.", lead=lead)} == {"security"}


def test_what_somebody_hopes_in_the_first_person_binds_nobody() -> None:
    assert not found("My hope is that they sign an agreement on mutual supplies between their forces next year.")


@pytest.mark.parametrize("sentence", [
    "They agreed to widen the truce of July.",
    "They agreed to hold a ceremony for students when the mine became a World Heritage site in July.",
])
def test_a_time_that_only_describes_is_no_term(sentence: str) -> None:
    assert [c.due for c in commitments(f"{MET} {sentence}")] == [None]


@pytest.mark.parametrize(("sentence", "stage", "field"), [
    ("They confirmed once more their goal of denuclearisation.", "reaffirmed", "denuclearisation"),
    ("Norway suspended the termination of its free trade agreement with Sweden.", "kept", "trade-pact"),
    ("Norway withdrew its decision to quit the free trade agreement.", "kept", "trade-pact"),
    ("Norway will ask for help with search and rescue.", "proposed", "defence-exercises"),
    ("Norway will keep F-35 jets in Sweden until March.", "pledged", "security"),
    ("Ministers also signed 15 agreements on matters such as energy, tourism and sport.", "agreed", "energy"),
])
def test_wordings_of_stages(sentence: str, stage: str, field: str) -> None:
    assert (stage, field) in {told[:2] for told in found(sentence)}


def test_each_paper_of_a_list_is_a_commitment() -> None:
    sentence = "The two governments signed agreements on defence, customs, health and glass."
    told = commitments(f"{MET} {sentence}")
    assert sorted(c.field for c in told) == ["other", "other", "security", "trade"]


@pytest.mark.parametrize("sentence", [
    "\"Peace and security will not come to this region unless relations move forward,\" Ms Eide said.",
    "Norway and Sweden should now look to joint purchases of natural gas.",
])
def test_what_is_foretold_or_advised_binds_nobody(sentence: str) -> None:
    assert not found(sentence)


@pytest.mark.parametrize("sentence", [
    "Norway will suspend its visa waiver for Swedes.",
    "Norway's top court upheld the order that a trade firm pay.",
    "In my view Norway will try to lower tariffs.",
])
def test_penalties_rulings_and_guesses_are_no_promises(sentence: str) -> None:
    assert not found(sentence)


def test_a_promise_ends_where_another_clause_begins() -> None:
    sentence = "The two sides agreed to lower tariffs; until then Norway has a visa rule."
    assert {told[1] for told in found(sentence)} == {"trade"}


@pytest.mark.parametrize(("sentence", "stage", "field"), [
    ("They sat down on Monday, agreeing to lower tariffs.", "agreed", "trade"),
    ("Norway decides to let its free trade agreement with Sweden expire.", "dropped", "trade-pact"),
    ("Norway has begun the procedure for lifting tariffs.", "kept", "trade"),
    ("Norway has shelved its complaint at the World Trade Organization.", "dropped", "trade"),
    ("They promised to give each other live data from coastal radar.", "pledged", "intelligence-sharing"),
    ("Norway, Sweden and Peru promised to consult promptly on common threats.", "pledged", "trilateral-multilateral"),
])
def test_more_wordings_of_stages(sentence: str, stage: str, field: str) -> None:
    assert (stage, field) in {told[:2] for told in found(sentence)}


@pytest.mark.parametrize("sentence", [
    "Norway is not expected to lift its tariffs.",
    "Ms Eide plans to travel to Sweden next year.",
])
def test_what_is_not_expected_and_trips_are_no_promises(sentence: str) -> None:
    assert not found(sentence)


@pytest.mark.parametrize(("sentence", "stage", "field", "parties"), [
    ("Norway means to keep its fishing quotas.", "pledged", "climate-environment", ("NOR",)),
    ("The two governments intend to open a bus line.", "agreed", "people-to-people", BOTH),
    ("Norway and Sweden accepted a truce pushed through by Finland.", "agreed", "security", BOTH),
    ("They instructed their energy ministers to finish a power line.", "agreed", "energy", BOTH),
    ("They consented to share their archives.", "agreed", "culture-education", BOTH),
    ("Easier visas are being looked at.", "considering", "people-to-people", BOTH),
    ("Also under study is a currency swap.", "considering", "finance", BOTH),
    ("An offer by Sweden to train teachers is still there.", "proposed", "culture-education", ("SWE",)),
    ("Norway was glad of Sweden's pledge to lower tariffs.", "pledged", "trade", ("SWE",)),
    ("They will exchange ambassadors again.", "agreed", "other", BOTH),
    ("Norway has set aside $40 million for the mission.", "pledged", "finance", ("NOR",)),
    ("\"We will lift our visa rules next year,\" Norway's foreign minister, Ann Eide, said.", "pledged",
     "people-to-people", ("NOR",)),
    ("When the cameras had left, Sweden promised to lower tariffs.", "pledged", "trade", ("SWE",)),
    ("Norway, which hosted the talks with Finland, promised to lower tariffs.", "pledged", "trade", ("NOR",)),
    ("The accord commits Sweden to buy 200 tanks.", "agreed", "defence-industry", ("SWE",)),
    ("Officials on both sides are working on a memorandum about climate.", "considering", "climate-environment", BOTH),
    ("A road that links the two towns is to be open to lorries.", "agreed", "trade", BOTH),
    ("They will, moreover, share hydrological data.", "agreed", "climate-environment", BOTH),
])
def test_who_promises_in_many_words(sentence: str, stage: str, field: str, parties: tuple[str, ...]) -> None:
    lead = "The presidents of Norway and Sweden signed an accord in Oslo on Monday."
    assert (stage, field, *parties) in found(sentence, lead=lead)


@pytest.mark.parametrize("sentence", [
    "It is sixty years since relations were restored.",
    "The order was signed by the trade minister and carries fines on imports.",
    "Norway has kept its shops closed since tariffs rose.",
    "\"We will build a railway,\" a banker said.",
    "Farmers' groups say the treaty will speed up imports of beef.",
])
def test_what_only_tells_of_a_state_s_affairs_is_no_promise(sentence: str) -> None:
    assert not found(sentence)


def test_the_three_are_those_joined_before_or_the_two_and_a_third() -> None:
    joined = "The ministers of Norway, Sweden and Finland met in Oslo. Norway and Peru were named."
    assert ("agreed", "finance", "FIN", "NOR", "SWE") in found("The three countries agreed on a currency swap.",
                                                              lead=joined)
    third = "They will meet Finland's president in May, and the three countries will share radar data."
    assert ("agreed", "intelligence-sharing", "FIN", "NOR", "SWE") in found(f"They signed an accord. {third}")


def test_a_list_opened_by_a_verb() -> None:
    text = ("Joint Statement of Norway and Sweden\n\nThe presidents of Norway and Sweden met in Oslo on Monday.\n\n"
            "3. Both presidents agreed to\n- link their power grids;\n- resume the ferry.\n\n"
            "4. Sweden promised to lower tariffs on timber.\n")
    told = {(c.stage, c.field, *c.parties) for c in commitments(text)}
    assert {("agreed", "energy", *BOTH), ("agreed", "people-to-people", *BOTH), ("pledged", "trade", "SWE")} <= told


def test_a_general_thing_is_named_once_in_each_part() -> None:
    sentence = "They agreed to resume security consultations, and to start exchanges between their armed forces."
    assert [c.field for c in commitments(f"{MET} {sentence}")] == ["security", "security"]


def test_a_numbered_joint_statement_speaks_for_those_it_joins() -> None:
    text = ("1. We, the leaders of Norway, Sweden and Finland, met in Oslo today.\n\n2. We are glad of our "
            "friendship.\n\n3. We agreed to share radar data.\n")
    parties = {c.parties for c in commitments(text, title="Joint Declaration of the leaders") if c.stage == "agreed"}
    assert parties == {("FIN", "NOR", "SWE")}


def test_what_others_are_called_on_to_agree_to_binds_them_alone() -> None:
    assert not found("They called on all parties to agree to a ceasefire.")


@pytest.mark.parametrize(("sentence", "stage"), [
    ("Norway lifted its tariffs on Monday, as it had promised.", "kept"),
    ("Norway opened a visa centre four months later than it had pledged.", "kept"),
    ("Norway will lift its tariffs, as promised.", "pledged"),
])
def test_what_is_done_as_promised_is_kept(sentence: str, stage: str) -> None:
    assert {told[0] for told in found(sentence)} == {stage}


@pytest.mark.parametrize("sentence", [
    "They talked for about 50 minutes, a day before a three-way summit on trade.",
    "Norway's trade ministry confirmed that it had told Geneva of the tariffs.",
    "Officials will now work out the contract; it is to be signed in May.",
    "Norway broke off diplomatic relations with Sweden.",
    "Norway's farm minister will not travel.",
])
def test_times_deeds_and_procedure_are_no_promises(sentence: str) -> None:
    assert not found(sentence)


@pytest.mark.parametrize("sentence", [
    "Norway's president, Ann Eide, and her Swedish counterpart, Bo Berg, agreed to build a railway.",
    "Norway has agreed to let Sweden build a railway from Finland.",
])
def test_both_who_are_named_apart_and_whom_one_lets_do_it_are_bound(sentence: str) -> None:
    assert {told[2:] for told in found(sentence)} == {("NOR", "SWE")}


@pytest.mark.parametrize(("sentence", "actions"), [
    ("They agreed to exchange liaison officers and to run a rescue drill next May.",
     {"exchange liaison officers": None, "run a rescue drill next May": "next May"}),
    ("They agreed to open a joint office and to double the number of its clerks by 2027.",
     {"open a joint office": None, "double the number of its clerks by 2027": "2027"}),
])
def test_each_part_of_a_promise_has_its_own_words_and_term(sentence: str, actions: dict[str, str | None]) -> None:
    told = {c.action: c.due.text if c.due else None for c in commitments(f"{MET} {sentence}")}
    assert told == actions


@pytest.mark.parametrize(("sentence", "stage"), [
    ("Norway gave its word to lift its tariffs on fish.", "pledged"),
    ("Norway has bound itself to lift its tariffs on fish.", "pledged"),
    ("Norway put up 20 million euros for Swedish railways.", "pledged"),
    ("Norway declared its readiness to lift its tariffs on fish.", "considering"),
    ("Norway pulled the plug on the joint power cable.", "dropped"),
    ("Norway walked out of the fishing accord.", "dropped"),
])
def test_idioms_of_promising_and_leaving(sentence: str, stage: str) -> None:
    assert {told[0] for told in found(sentence)} == {stage}


@pytest.mark.parametrize(("text", "parties", "field", "stage"), [
    ("China and India met. China agreed to share hydrological data on rivers.", ("CHN",), "climate-environment",
     "agreed"),
    ("Norway and Sweden met. Norway agreed to lift its duties on apples.", ("NOR",), "trade", "agreed"),
    ("Norway and Sweden met. Norway promised that it would repeal a law of 1940 under which the two are at war.",
     ("NOR",), "other", "pledged"),
    ("Norway and Sweden met. Norway backed Sweden's bid for a seat on the Security Council.", ("NOR",),
     "trilateral-multilateral", "pledged"),
    ("Kenya and Uganda have scrapped 30 of the 64 barriers to trade.", ("KEN", "UGA"), "trade", "kept"),
    ("Norway and Sweden agreed to hold a joint tsunami drill.", ("NOR", "SWE"), "climate-environment", "agreed"),
    ("Norway and Sweden agreed to hold a joint exercise on pandemic response.", ("NOR", "SWE"), "other", "agreed"),
])
def test_what_is_promised_by_whom(text: str, parties: tuple[str, ...], field: str, stage: str) -> None:
    assert (parties, field, stage) in {(c.parties, c.field, c.stage) for c in commitments(text)}


def test_what_is_kept_has_no_term() -> None:
    text = "Kenya and Uganda have scrapped 30 of the 64 barriers to trade, and the rest will go before 1 December."
    assert [c.due for c in commitments(text) if c.stage == "kept"] == [None]


def test_a_heading_without_a_colon_opens_a_list() -> None:
    text = ("Chile and Peru met in Lima.\n\nWHAT THE TWO COUNTRIES AGREED\n\n"
            "• Border: the crossing will be open 24 hours a day from May.\n"
            "• Customs: exporters will need a single electronic form.\n")
    found = {(c.parties, c.stage) for c in commitments(text)}
    assert found == {(("CHL", "PER"), "agreed")}
    assert len(commitments(text)) == 2


def test_three_stay_three() -> None:
    text = ("The foreign ministers of Norway, Sweden and Finland met in Oslo. All three welcomed the ceasefire. Much "
            "was said of Kenya. They agreed to build a railway.")
    assert ("FIN", "NOR", "SWE") in {c.parties for c in commitments(text)}


def test_what_cannot_be_agreed_is_not_agreed() -> None:
    assert commitments("Thailand and Cambodia met. Yet the two governments cannot agree on where the line runs.") == []


def test_who_says_it_is_not_who_will_do_it() -> None:
    text = ("Dutch Foreign Minister Jan Smit received Vietnamese Foreign Minister Le Trung. The Minister confirmed "
            "that the Netherlands will contribute 35 million euros to flood protection in the delta.")
    assert {c.parties for c in commitments(text)} == {("NLD",)}


def test_what_a_ministry_says_of_its_own_measure_binds_its_state_alone() -> None:
    lead = "Japan and South Korea held a summit in Tokyo and agreed to mend ties. "
    said = commitments(lead + "Japan's trade ministry said curbs would go on exports to South Korea.")
    assert {(c.parties, c.stage) for c in said if c.field == "trade"} == {(("JPN",), "pledged")}
    talks = commitments(lead + "Japan's trade ministry said talks on exports would be resumed.")
    assert {c.parties for c in talks if c.field == "trade"} <= {("JPN", "KOR")}


def test_the_day_from_which_it_shall_hold_is_its_term() -> None:
    [claim] = commitments("India and Canada met. India promised to issue visas to Canadian journalists from April 1.")
    assert claim.due
    assert claim.due.text == "April 1"


def test_the_term_of_one_promise_is_not_that_of_the_next() -> None:
    found = commitments("The leaders of Japan, South Korea and China met in Seoul. They set themselves the goal of "
                        "raising the number of travellers among them to 40 million by 2030 and made 2025 and 2026 "
                        "years of cultural exchange.")
    terms = {c.action.split()[0]: c.due.text if c.due else None for c in found}
    assert terms == {"raising": "2030", "made": None}
    assert "made 2025 and 2026 years of cultural exchange" in {c.action for c in found}


@pytest.mark.parametrize("text", [
    "Norway denied a report that it would withdraw its trawlers from Swedish waters this year.",
    "A joint mining committee of Norway and Sweden will not be formed.",
])
def test_what_is_denied_or_will_not_come_is_not_promised(text: str) -> None:
    lead = "The ministers of Norway and Sweden met in Oslo on Monday. "
    assert not [c for c in commitments(lead + text) if c.stage in ("agreed", "pledged")]


def test_the_day_of_the_next_promise_is_not_the_one_befores() -> None:
    text = ("The leaders of Norway and Sweden signed a memorandum on disaster management and agreed to raise annual "
            "trade to $10 billion within five years.")
    assert {c.field: c.due is not None for c in commitments(text)} == {"climate-environment": False, "trade": True}


def test_the_term_of_the_promise_before_is_not_the_nexts() -> None:
    text = "Norway and Sweden agreed to raise trade by March 2027 and signed a memorandum on fisheries."
    assert {c.field: c.due is not None for c in commitments(text)} == {"climate-environment": False, "trade": True}


def test_the_day_on_which_it_was_done_is_no_word_of_what_was_done() -> None:
    [found] = commitments("Norway delivered on Saturday the radar that it had promised Sweden in March.")
    assert found.action.startswith("the radar")


@pytest.mark.parametrize("text", [
    "Kampala said on Thursday it would close its depot in Mombasa to Kenyan lorries if the tax stayed.",
    "Turkey warned on Tuesday that it would suspend the deal on visas with Germany unless it paid.",
    "Mali said it would cut off fuel to Mauritania unless Nouakchott handed over the officers.",
])  # fmt: skip
def test_harm_under_a_condition_is_no_promise(text: str) -> None:
    assert commitments(text) == []


def test_relief_under_a_condition_still_is_one() -> None:
    text = "Iran said that it would suspend missile tests if the United States lifted its sanctions."
    assert [one.stage for one in commitments(text)] == ["pledged"]


@pytest.mark.parametrize(("sentence", "parties", "field"), [
    ("Memorandums were exchanged on fisheries and on digital services.", {"IND", "MDV"}, "science-technology"),
    ("Neither India nor the Maldives will use force against the other.", {"IND", "MDV"}, "security"),
    ("Neither side will carry out hostile acts against the other.", {"IND", "MDV"}, "security"),
    ("India's minister announced on television that his country was lifting its ban on onions.", {"IND"}, "trade"),
])  # fmt: skip
def test_terms_as_reports_word_them(sentence: str, parties: set[str], field: str) -> None:
    found = commitments(f"India and the Maldives signed an agreement in Malé. {sentence}")
    assert (parties, field) in [(set(one.parties), one.field) for one in found]


def test_mediators_are_not_the_two_sides() -> None:
    text = ("Pakistan and Afghanistan agreed on a ceasefire in Doha, where their ministers negotiated with Qatar and "
            "Turkey as mediators. The two sides will set up mechanisms to consolidate peace.")  # fmt: skip
    assert {one.parties for one in commitments(text)} == {("AFG", "PAK")}


LIST = """The prime ministers of Thailand and Cambodia signed a declaration on Sunday.

{opening}

* withdraw heavy weapons from the border by November 21;
* begin joint mine clearance in 13 agreed areas;
* refrain from spreading false information.
"""


@pytest.mark.parametrize(("opening", "parties"), [
    ("According to the text, Thailand and Cambodia will:", ("KHM", "THA")),
    ("Under a communique issued late on Sunday, the two sides agreed to:", ("KHM", "THA")),
    ("Thailand will:", ("THA",)),
])  # fmt: skip
def test_every_item_of_a_list_is_a_promise_and_its_opening_none(opening: str, parties: tuple[str, ...]) -> None:
    listed = [one for one in commitments(LIST.format(opening=opening)) if one.rule == "listed"]
    assert {one.parties for one in listed} == {parties}
    for words in ("heavy weapons", "mine clearance", "false information"):
        assert any(words in one.action for one in listed)
    assert not any(one.action.rstrip().endswith(":") for one in commitments(LIST.format(opening=opening)))


def test_items_that_go_on_with_nothing_promised_are_none() -> None:
    text = "Japan and South Korea met. The results are as follows:\n\n* Rain fell.\n* The flags were red.\n"
    assert [one for one in commitments(text) if one.rule == "listed"] == []


@pytest.mark.parametrize("sentence", [
    "The invitation was accepted; the date will be communicated through diplomatic channels.",
    "A memorandum on fisheries was to be signed, but the signing was deferred to the next session.",
    "On the border, the ministers agreed on the following:",
])  # fmt: skip
def test_what_is_left_open_binds_nobody(sentence: str) -> None:
    assert commitments(f"Kenya and Uganda held talks and signed an accord in 2012. {sentence}") == []


def test_who_announces_what_another_will_do_is_not_bound() -> None:
    text = ("Polish Minister Radosław Sikorski and German Minister Johann Wadephul met. He also announced that Germany "
            "would return 73 medieval documents to Poland.")  # fmt: skip
    assert [one.parties for one in commitments(text)] == [("DEU",)]


def test_what_a_state_did_do_is_kept() -> None:
    text = "Kenya and Uganda are at odds. Kenya did lift the levy on milk on 29 November."
    assert "kept" in [one.stage for one in commitments(text)]


def test_what_is_kept_is_dated_by_its_own_day() -> None:
    (one,) = [one for one in commitments(
        "Kenya and Uganda are at odds. Kenya did lift the levy on milk on 29 November, one day early."
    ) if one.stage == "kept"]  # fmt: skip
    assert one.when is not None
    assert one.when.text == "29 November"


@pytest.mark.parametrize("words", ["state that no officer collected fees", "thank Kenya for its patience"])
def test_who_wishes_to_say_something_weighs_no_promise(words: str) -> None:
    assert commitments(f"Kenya and Uganda are neighbours. Uganda wishes to {words}.") == []


@pytest.mark.parametrize(("end", "stage"), [
    (", but has failed to do so", "dropped"), (", but did not", "dropped"), (" but has not done so", "dropped"),
    (", but did not say where", "pledged"), ("", "pledged"),
])  # fmt: skip
def test_a_promise_that_was_broken_is_dropped(end: str, stage: str) -> None:
    told = f"Cambodia promised to hand over maps of the minefields by 10 November{end}."
    (one,) = commitments(f"Thailand and Cambodia are at odds. {told}")
    assert (one.stage, one.parties) == (stage, ("KHM",))
    assert "but" not in one.action or stage == "pledged"


@pytest.mark.parametrize("sentence", [
    "They came close to signing a deal on number plates but walked away.",
    "They agreed to disagree.",
    "Serbia's opposition leader promised that Serbia would recognise the passports of Kosovo.",
])  # fmt: skip
def test_what_was_nearly_signed_or_a_party_promised_binds_no_state(sentence: str) -> None:
    assert commitments(f"Serbia and Kosovo are neighbours. {sentence}") == []


def dues(text: str) -> dict[str, str | None]:
    return {c.field: c.due.text if c.due else None for c in commitments(text)}


def test_a_term_in_the_midst_of_a_list_is_one_items_alone() -> None:
    text = ("Iran and Pakistan agreed on the appointment of liaison officers, the return of their ambassadors by "
            "26 January and the setting up of a border market.")  # fmt: skip
    assert [c.due.text if c.due else None for c in commitments(text)] == [None, "26 January", None]


def test_each_of_two_sides_has_its_own_term() -> None:
    text = ("Under the deal, Kenya will open its border posts before the end of October, and Uganda is to lift its "
            "ban on Kenyan milk by 1 December.")  # fmt: skip
    found = {c.parties: (c.due.text if c.due else None, c.action) for c in commitments(text)}
    assert found[("KEN",)] == ("the end of October", "open its border posts before the end of October")
    assert found[("UGA",)][0] == "1 December"


def test_a_time_of_something_else_after_a_semicolon_is_no_term() -> None:
    text = "Canada and India will not restore visa services for now; a decision is expected by mid-June."
    assert set(dues(text).values()) <= {None}


@pytest.mark.parametrize("text", [
    "Norway's Ann Eide and Sweden's Bo Berg met. The presidents were to have signed a defence pact but put it off.",
    "Norway and Sweden are at odds. KazHydro said on Friday it would invest $40 million in a power station at Oslo.",
    "Norway and Sweden met. Norway will send no warship to the fleet review.",
    "Norway and Sweden met. On Monday it will be 20 years since the two signed a defence pact.",
    "Norway and Sweden met. The session of the commission on history, due in May, will not take place.",
])
def test_what_promises_nothing(text: str) -> None:
    assert commitments(text) == []


def test_a_promise_begins_behind_the_words_to_whom_it_is_made() -> None:
    text = "Vietnam's leader Pham Minh Chinh pledged to Cambodia's Hun Manet on Friday to speed up work on the border."
    assert [c.action for c in commitments(text)] == ["speed up work on the border"]


def test_it_takes_up_the_pact_that_was_signed() -> None:
    text = "Kenya and Somalia signed a defence pact on Tuesday. It provides for joint patrols along the border."
    assert ("KEN", "SOM") in {c.parties for c in commitments(text) if "patrols" in c.action}


@pytest.mark.parametrize("text", [
    "Vietnam and Brazil trade. Vietnam opened its market to Brazilian beef on 1 July, a day after the date promised.",
    "Kenya and Uganda trade. Kenya completed the road to the Ugandan border in May, three months ahead of schedule.",
    "Kenya and Uganda trade. Kenya released the promised water from its reservoir to Uganda on 28 October.",
])
def test_what_was_done_on_or_off_its_day_is_kept(text: str) -> None:
    assert {c.stage for c in commitments(text)} == {"kept"}


@pytest.mark.parametrize(("text", "action"), [
    ("Ghana and Togo undertook not to issue new licences in the disputed waters.", "not issue new licences"),
    ("Ghana and Togo have undertaken not to issue new fishing licences.", "not issue new fishing licences"),
])
def test_a_promise_not_to_do_something_keeps_its_not(text: str, action: str) -> None:
    assert [c.action.startswith(action) for c in commitments(text)] == [True]


def test_a_broken_pledge_is_not_pledged_again() -> None:
    text = "Chad reneged on its pledge to Niger to keep the crossing at Daboua open."
    assert {c.stage for c in commitments(text)} == {"dropped"}


def test_two_verbs_have_their_own_months() -> None:
    text = ("Vietnam and the Philippines agreed that their coast guards will hold a joint drill in August and set up a "
            "hotline by October.")  # fmt: skip
    assert {c.due.text for c in commitments(text) if c.due and "drill" in c.action} == {"August"}


def test_who_says_something_is_no_promise() -> None:
    text = ('Congo and Rwanda are at odds. Congolese government spokesman Bo Muyaya said that ties could be restored '
            '"once the last Rwandan soldier has left".')  # fmt: skip
    assert not [c.action for c in commitments(text) if c.action.endswith("said")]


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "golden").glob("*.txt")), ids=lambda p: p.stem)
def test_the_words_of_a_promise_begin_with_a_whole_word(path: Path) -> None:
    text = path.read_text("utf-8")
    for one in commitments(text):
        first = one.action.split()[0]
        assert first == "not" or re.search(rf"(?<!\w){re.escape(first)}", text), one.action


@pytest.mark.parametrize(("sentence", "stage"), [
    ("Norway decided not to renew a defence pact with Sweden.", "dropped"),
    ("Norway will not hold a joint naval exercise planned for this month.", "dropped"),
    ("Norway has scrapped the trip of a military band to a music festival in Stockholm.", "dropped"),
    ("Norway and Sweden have also completed the procedures to lift their tariffs.", "kept"),
    ("At that meeting Norway and Sweden agreed to step up cooperation in space.", "agreed"),
    ("They agreed to consider a joint naval exercise.", "considering"),
])
def test_stages_of_what_is_left_called_off_or_done(sentence: str, stage: str) -> None:
    assert {c.stage for c in commitments(f"{MET} {sentence}")} == {stage}


@pytest.mark.parametrize("sentence", [
    "Norway maintains that all claims were settled by a treaty of 1965, under which it paid Sweden 5 million dollars.",
    "Norway underlined its concerns about the dam that Sweden is building.",
    "Norway's trade ministry announced on April 28 that it had no comment.",
])
def test_positions_and_worries_promise_nothing(sentence: str) -> None:
    assert commitments(f"{MET} {sentence}") == []


def test_a_town_binds_its_own_state() -> None:
    text = "Norway and Sweden agreed on a ferry. Bergen will put up 3.5 billion kroner for the ferry."
    assert [c.parties for c in commitments(text) if c.stage == "pledged"] == [("NOR",)]


def test_a_list_that_would_opens() -> None:
    text = f"{MET} In a statement, they said that they would\n\n"
    items = "* visit each other every year,\n* lift tariffs on fish, and\n* explore cooperation in space.\n"
    assert len({c.action for c in commitments(text + items)}) == 3


def test_a_rocket_to_be_launched_is_no_promise() -> None:
    text = "Hours before, Norway had informed Sweden that it would launch a rocket carrying a satellite."
    assert commitments(text) == []


def test_when_it_was_promised_is_no_promise() -> None:
    text = "Norway promised in July, when Sweden dropped its objection, to hold a memorial service every year."
    assert {c.action for c in commitments(text)} == {"hold a memorial service every year"}


def test_talks_to_be_finished_are_a_promise_of_their_own() -> None:
    text = "They agreed to consider a hotline, and to finish talks on the border by the end of 2026."
    assert [(c.stage, c.due.text if c.due else None) for c in commitments(f"{MET} {text}")] == [
        ("considering", None), ("agreed", "the end of 2026")]


@pytest.mark.parametrize("sentence", [
    "To keep a pact on fish, he went on, would not serve the interest of the nation.",
    "The pact on fish renews itself each year.",
])
def test_what_is_said_of_a_pact_promises_nothing(sentence: str) -> None:
    assert commitments(f"{MET} {sentence}") == []


@pytest.mark.parametrize(("sentence", "action"), [
    ("Norway and Sweden will hold joint naval exercises again, their defence ministers agreed on Friday.",
     "hold joint naval exercises again"),
    ("They will hold a joint exercise each year, at sea, in the air and in cyberspace.",
     "hold a joint exercise each year, at sea, in the air and in cyberspace"),
])
def test_the_words_of_a_promise_end_with_it(sentence: str, action: str) -> None:
    assert {c.action for c in commitments(f"{MET} {sentence}")} == {action}


def test_a_plan_that_is_welcomed_is_considered() -> None:
    text = "They welcomed progress in a plan to share warning data on avalanches in real time."
    assert {c.stage for c in commitments(f"{MET} {text}")} <= {"considering"}


def test_who_will_leave_a_pact_drops_it() -> None:
    text = "Norway said it will withdraw from the agreement on intelligence sharing with Sweden."
    assert {c.stage for c in commitments(f"{MET} {text}")} == {"dropped"}


@pytest.mark.parametrize(("sentence", "day"), [
    ("Norway promised last year to lift its tariff on Swedish cheese.", "last year"),
    ("The two countries agreed in January to lift visa requirements.", "January"),
    ("The two countries agreed on Monday to lift visa requirements.", None),
    ("The two countries agreed to lift visa requirements in January.", None),
])
def test_when_it_was_promised(sentence: str, day: str | None) -> None:
    assert {c.when.text if c.when else None for c in commitments(f"{MET} {sentence}")} == {day}


@pytest.mark.parametrize("sentence", [
    "Norway and Sweden failed again on Thursday to agree on how to share the herring.",
    "Norway has suspended visas for Swedes in three districts.",
])
def test_what_is_not_agreed_and_what_is_a_measure_promise_nothing(sentence: str) -> None:
    assert commitments(f"{MET} {sentence}") == []


@pytest.mark.parametrize(("sentence", "action"), [
    ("Both agreed to stabilise trade relations, but Norway refused to reopen a hotline of the armed forces.",
     "stabilise trade relations"),
    ("Norway and Sweden will sign an accord on fish within days, presidential adviser An-na Sol said on Thursday.",
     "sign an accord on fish within days"),
])
def test_a_promise_ends_where_others_act_or_speak(sentence: str, action: str) -> None:
    assert {c.action for c in commitments(f"{MET} {sentence}")} == {action}


def test_what_was_promised_in_another_year_is_no_promise_of_this_one() -> None:
    text = "In May 1998 Presidents Ann Eide of Norway and Bo Berg of Sweden met in Oslo and promised to remove tariffs."
    assert commitments(f"{MET} {text}") == []


def test_who_is_ready_under_a_condition_is_not_whom_it_names() -> None:
    text = "If Sweden lifts its threat, Norway is ready to support its part in the defence programme."
    assert {c.parties for c in commitments(f"{MET} {text}")} <= {("NOR",)}


def test_a_line_reaffirmed_for_the_end_of_june_is_not_kept() -> None:
    text = ("They welcomed the progress made towards a hotline between the coast guards and reaffirmed that it will be "
            "in operation by the end of June.")  # fmt: skip
    assert {c.stage for c in commitments(f"{MET} {text}")} == {"reaffirmed"}


def test_who_told_parliament_is_no_part_of_the_promise() -> None:
    text = ("Norway and Sweden will also hold a joint commission on trade in Bergen by the end of May, Eide told "
            "parliament.")  # fmt: skip
    assert {c.action for c in commitments(f"{MET} {text}")} == {
        "hold a joint commission on trade in Bergen by the end of May"}


@pytest.mark.parametrize("sentence", [
    "Norway pledged never to leave the treaty on herring.",
    "Norway pledged to end its violations of the ceasefire agreement.",
])
def test_who_promises_not_to_leave_and_to_end_a_wrong_drops_nothing(sentence: str) -> None:
    assert {c.stage for c in commitments(f"{MET} {sentence}")} == {"pledged"}
