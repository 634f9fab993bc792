"""Events by rule, each rule by its own examples; an example that is known to fail is named with the reason."""

from __future__ import annotations

import pytest

from comity.reading.events import EventRule, event_rules
from reading.reports import acts, events

OPEN = {  # examples that ought to pass and do not yet, with what stands in the way
    "Norway's trade ministry said the curbs on exports to Sweden would be lifted. => NOR>SWE":
        "who speaks lifts what is lifted",
    "Norway and Sweden began sharing radar data. => NOR>SWE": "each side of a joint subject does it with the other",
    "Russia deployed troops along the border with Finland. => RUS>FIN": "the border with a state, as recipient",
}
RULES = event_rules()


def examples() -> list[object]:
    listed: list[object] = []
    for rule in RULES:
        for line in rule.match:
            marks = [pytest.mark.xfail(reason=OPEN[line])] if line in OPEN else []
            listed.append(pytest.param(rule, line, marks=marks, id=f"{rule.id}: {line[:40]}"))
    return listed


@pytest.mark.parametrize(("rule", "line"), examples())
def test_a_rule_finds_who_does_it_to_whom(rule: EventRule, line: str) -> None:
    text, _, expected = line.partition("=>")
    found = {act.removeprefix(f"{rule.type} ") for act in acts(text.strip()) if act.startswith(f"{rule.type} ")}
    assert found == set(expected.split())


def test_every_rule_has_an_example_and_what_is_open_is_one() -> None:
    lines = [line for rule in RULES for line in rule.match]
    assert set(OPEN) <= set(lines)
    assert all("=>" in line for line in lines)
    assert [rule.id for rule in RULES if not rule.match] == []


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.reject])
def test_a_rule_finds_nothing(rule: EventRule, text: str) -> None:
    assert not acts(text, rule.id)


MET = "The presidents of Norway and Sweden met in Oslo on Monday."


@pytest.mark.parametrize(("text", "act"), [
    (MET, "CONSULT NOR>SWE"),
    (f"{MET} They agreed to lift visa requirements.", "AGREE NOR>SWE"),
    ("Norway and Sweden held a joint naval exercise off Bergen.", "COOPERATE NOR>SWE"),
    ("Norway will supply Sweden with 12 tanks. Norway and Sweden signed a contract for tanks.", "COOPERATE NOR>SWE"),
    ("Sweden was criticised by Norway for its tariffs.", "ACCUSE NOR>SWE"),
    ("Norway and Sweden quarrel about fish. They accused each other of lying.", "ACCUSE SWE>NOR"),
    ("Norway and Sweden quarrel about fish. Norway's foreign minister accused Sweden.", "ACCUSE NOR>SWE"),
    ("Norway criticised Sweden and Denmark.", "ACCUSE NOR>DNK"),
    ("Norway and Denmark criticised Sweden.", "ACCUSE DNK>SWE"),
])
def test_who_did_what(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(("text", "kind"), [
    ("The presidents of Norway and Sweden will meet in Oslo next week.", "CONSULT"),
    ("Norway called off talks with Sweden.", "CONSULT"),
    ("Norway and Sweden discussed offshore wind power.", "AGREE"),
    ("Norway pledged to lend Sweden money through a soft loan.", "COOPERATE"),
    ("Norway did not criticise Sweden.", "ACCUSE"),
    ("Norwegian farmers criticised Sweden.", "ACCUSE"),
    ("Analysts in Norway criticised Sweden.", "ACCUSE"),
    ("Norway and Sweden spoke. Norway was blamed for the fog.", "ACCUSE"),
])
def test_what_nobody_did(text: str, kind: str) -> None:
    assert kind not in {e.event_type for e in events(text) if e.auxiliary is None}


@pytest.mark.parametrize(("text", "kind", "auxiliary"), [
    ("The presidents of Norway and Sweden will meet in Oslo next week.", "AGREE", "future"),
    ("Norway may expel Swedish diplomats.", "SANCTION", "hypothetical"),
    ("Norway accused Sweden of theft in 1997.", "ACCUSE", "historical"),
    ("Norway said it would expel two Swedish diplomats if the talks failed.", "SANCTION", "hypothetical"),
    ("Oslo says the treaty of 1990 settled the matter with Sweden.", "REJECT", "historical"),
])
def test_what_is_not_done_now_says_so(text: str, kind: str, auxiliary: str) -> None:
    found = {e.auxiliary for e in events(text) if e.event_type == kind}
    assert found <= {auxiliary}


def test_three_that_meet_act_all() -> None:
    text = "The foreign ministers of Norway, Sweden and Chad met in Oslo."
    found = [e for e in events(text) if e.event_type == "CONSULT"]
    assert [(set(e.actors), e.recipients, e.mode) for e in found] == [({"NOR", "SWE", "TCD"}, (), "multilateral")]


def test_one_agreement_for_all_its_promises() -> None:
    text = f"{MET} They agreed to lift visa requirements. They agreed on a currency swap and on student exchanges."
    found = [e for e in events(text) if e.event_type == "AGREE"]
    assert len(found) == 1
    assert len(found[0].evidence) == 2


def test_a_summons_is_a_protest_and_no_consultation() -> None:
    text = "Norway summoned the Swedish ambassador over the flight."
    assert "ACCUSE NOR>SWE" in acts(text)
    assert "CONSULT" not in {e.event_type for e in events(text)}


@pytest.mark.parametrize("text", [
    "Japan urged China to lift the ban on seafood.",
    "The Philippines accused China of firing on its boats.",
    "China lifted its ban on Japanese beef.",
])
def test_what_is_asked_alleged_or_ended_is_not_done(text: str) -> None:
    assert not {a.split()[0] for a in acts(text)} & {"SANCTION", "ASSAULT"}


def test_a_ban_prolonged_is_a_sanction() -> None:
    assert "SANCTION POL>UKR" in acts("Poland prolonged its ban on Ukrainian grain.")


def test_a_third_state_answers_whom_its_sentence_names() -> None:
    text = "Turkey and Sweden met. Turkey and Sweden agreed. Iran executed a spy; Britain recalled its ambassador."
    assert "SANCTION GBR>IRN" in acts(text)
    assert "ACCUSE GBR>IRN" not in acts(text)  # a recall is one act, told once


@pytest.mark.parametrize("sentence", [
    "Norway should stop treating every step as the last.",
    "Ms Eide's opponents called the step by Sweden illegal.",
])
def test_advice_and_opponents_are_no_acts_of_a_state(sentence: str) -> None:
    told = acts(f"Norwegian President Ann Eide met Swedish President Bo Berg. {sentence}")
    assert not {act for act in told if "ACCUSE" in act or "REQUEST" in act}


def test_quotation_marks_do_not_hide_an_act() -> None:
    assert "SUPPORT NOR>FJI" in acts('Norway expressed "full solidarity" with Fiji.')


def test_who_seems_to_act_on_itself_is_the_other_side() -> None:
    text = ("Norwegian President Ann Eide met Swedish President Bo Berg. Norway and Sweden will meet again. "
            "Mr Berg spoke first. The President thanked Sweden for its patience.")
    assert "SUPPORT NOR>SWE" in acts(text)
    assert "SUPPORT SWE>NOR" not in acts(text)


def test_him_is_not_the_one_who_presses() -> None:
    text = ("Norwegian President Ann Eide met Swedish President Bo Berg. "
            "Eide thanked his guest, and pressed him to open the border.")
    assert "REQUEST NOR>SWE" in acts(text)


@pytest.mark.parametrize(("text", "act"), [
    ("Norway called off its part in a regatta with Sweden.", "SANCTION NOR>SWE"),
    ("Norway halted the flow of gas to Sweden.", "SANCTION NOR>SWE"),
    ("Norway closed its two road crossings with Sweden.", "SANCTION NOR>SWE"),
    ("Chad gave Niger three weeks to withdraw the order.", "REQUEST TCD>NER"),
    ("Chad encouraged Niger to sign.", "REQUEST TCD>NER"),
    ("Chad reproached Niger with breaking the truce.", "ACCUSE TCD>NER"),
    ("Chad does not recognise the claim of Niger.", "REJECT TCD>NER"),
    ("Chad welcomed the treaty with Niger.", "SUPPORT TCD>NER"),
])
def test_words_of_acts(text: str, act: str) -> None:
    assert act in acts(text)


def test_who_speaks_next_is_not_blamed() -> None:
    text = ("Peru and Bolivia met. Peru and Bolivia quarrelled. "
            "Fiji called the raid by Bolivia unfair, Chile said it would wait.")
    assert "ACCUSE FJI>CHL" not in acts(text)


def test_warning_systems_warn_nobody() -> None:
    assert not [a for a in acts("Norway and Sweden share warning data on Russian missiles.") if "THREATEN" in a]


@pytest.mark.parametrize(("text", "act"), [
    ("Fiji initialled a fishing pact with Norway.", "AGREE FJI>NOR"),
    ("Norway promised to send doctors to Fiji.", "AGREE NOR>FJI"),
    ("Norway will reject the offer of Fiji.", "REJECT NOR>FJI"),
    ("Norway directed its fire-control radar at a plane.", "MOBILIZE NOR>"),
])
def test_words_of_promises_and_refusals(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize("sentence", [
    "Diplomats warned Sweden of delays.",
    "They opposed any attempt to change borders by force.",
    "The Secretary congratulated Norway and Sweden.",
])
def test_what_is_said_of_no_state_or_not_refused(sentence: str) -> None:
    told = acts(f"Norwegian President Ann Eide met Swedish President Bo Berg. {sentence}")
    assert not {act for act in told if act.split()[0] in ("REJECT", "THREATEN", "MOBILIZE", "SUPPORT")}


def test_one_agreement_however_it_is_told() -> None:
    text = f"{MET} They agreed to lift visa requirements and signed an agreement on fish."
    assert len([e for e in events(text) if e.event_type == "AGREE"]) == 1


def test_the_prime_minister_is_the_one_of_the_report() -> None:
    text = ("Norwegian Prime Minister Ann Eide met Fijian President Bo Berg. " + "They talked about fish. " * 40
            + "The Prime Minister thanked Fiji.")
    assert "SUPPORT NOR>FJI" in acts(text)


def test_what_is_denied_is_not_told_as_done() -> None:
    told = acts("Norway denied that its frigate, which was then off Sweden, aimed its radar at the plane.")
    assert not [act for act in told if "MOBILIZE" in act]


def test_what_is_said_is_not_of_the_day_it_speaks_about() -> None:
    text = "Norway condemned the tests of Sweden and the launch of two missiles on 29 August."
    assert [e.when for e in events(text) if e.event_type == "ACCUSE"] == [None]


def test_an_act_of_a_year_named_before_is_old() -> None:
    text = ("Norway and Sweden signed a pact on 3 May 2024. Ties were strained in 2013 when Norway recalled its "
            "ambassador in Sweden.")
    assert {e.auxiliary for e in events(text) if e.event_type == "SANCTION"} == {"historical"}


def test_who_is_asked_asks_for_nothing() -> None:
    assert "REQUEST NOR>SWE" not in acts("Norwegian President Ann Eide, asked by reporters about Sweden, said nothing.")


def test_what_is_announced_is_not_dated_by_the_day_to_come() -> None:
    text = "Norway and Sweden signed a pact on 3 June 2024. Norway will lift its ban on imports from Sweden in May."
    assert [e.when for e in events(text) if e.event_type == "CONCEDE"] == [None]


def test_a_year_that_opens_a_sentence_dates_all_of_it() -> None:
    text = ("Norway and Sweden share a river, officials said on 3 May 2024. In 2008 Norway cut off the gas to Sweden, "
            "and Sweden threatened Norway with tariffs.")
    assert {e.auxiliary for e in events(text) if e.event_type in ("SANCTION", "THREATEN")} == {"historical"}


@pytest.mark.parametrize(("text", "event_type", "found"), [
    ("The ministers of Japan and Chad voiced concern about Russia's attacks on Ukrainian ports.", "ASSAULT",
     {(("RUS",), ("UKR",))}),
    ("Poland expelled five Russian diplomats, accusing them of a plot on a railway used to carry aid to Ukraine.",
     "SANCTION", {(("POL",), ("RUS",))}),
    ("Cyprus and Israel met. Cyprus protested to Ankara and complained to the United Nations.", "ACCUSE",
     {(("CYP",), ("TUR",))}),
    ("Cambodia took the dispute with Thailand to a court, whose jurisdiction Thailand rejects.", "REJECT",
     {(("THA",), ("KHM",))}),
    ("Brazil and Indonesia condemned the attack on a school in Kenya.", "ACCUSE", set()),
    ("India responded to Canada by ordering out six Canadians.", "SANCTION", {(("IND",), ("CAN",))}),
    ("Algeria orders 12 French officials to leave the country.", "SANCTION", {(("DZA",), ("FRA",))}),
    ("Canadian Foreign Minister Ann Fox called on Modi of India and handed him a letter to read.", "REQUEST", set()),
])
def test_who_does_it_to_whom_in_longer_sentences(
        text: str, event_type: str, found: set[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    assert {(e.actors, e.recipients) for e in events(text) if e.event_type == event_type} == found


def test_what_one_alone_did_is_held_against_it_alone() -> None:
    text = ("Norway expelled two Swedish diplomats on Monday. Sweden jailed a Norwegian reporter. "
            "Danish Prime Minister Ann Eide condemned the verdict.")
    assert [(e.actors, e.recipients) for e in events(text) if e.actors == ("DNK",)] == [(("DNK",), ("SWE",))]


@pytest.mark.parametrize(("sentence", "mode"), [
    ("Thai troops opened fire on Cambodian soldiers.", "firearms"),
    ("Thai jets bombed a Cambodian base.", "aerial"),
    ("Thai troops shelled a Cambodian village.", "heavy-weapons"),
    ("A Chinese ship fired water cannon at Philippine boats.", "crowd-control"),
])
def test_violence_has_the_mode_of_its_words(sentence: str, mode: str) -> None:
    assert {e.mode for e in events(sentence) if e.event_type == "ASSAULT"} == {mode}


@pytest.mark.parametrize(("sentence", "act"), [
    ("Three Russian diplomats have been expelled for spying.", "SANCTION NOR>RUS"),
    ("The Russian ambassador was told on Friday to leave within a week.", "SANCTION NOR>RUS"),
    ("The Russian charge d'affaires was summoned to the ministry and handed a note of protest.", "ACCUSE NOR>RUS"),
])
def test_what_is_done_to_the_one_side_without_a_word_who_did_it_is_the_others_act(sentence: str, act: str) -> None:
    found = acts(f"Norway and Russia are at odds. {sentence}")
    assert act in found
    assert not any("RUS>NOR" in one for one in found)


def test_a_group_that_is_bombed_is_no_state() -> None:
    text = "Kenya and Somalia are neighbours. The Kenyan air force bombed two of the group's camps in Somalia."
    assert "ASSAULT KEN>SOM" not in acts(text)
    assert "ASSAULT KEN>" in acts(text)


def test_what_lies_years_before_what_is_told_is_history() -> None:
    text = "Norway and Sweden restored ties in August, three years after Sweden severed them."
    assert {e.auxiliary for e in events(text) if e.event_type == "SANCTION"} == {"historical"}


@pytest.mark.parametrize("sentence", [
    "India ordered its diplomats to leave Pakistan on Monday.",
    "India gave Pakistani pilgrims two weeks to leave.",
    "Two Pakistani politicians were expelled from the party.",
])  # fmt: skip
def test_who_calls_his_own_people_home_expels_nobody(sentence: str) -> None:
    assert not any("IND>PAK" in act for act in acts(f"India and Pakistan are at odds. {sentence}", "sanction-expel"))
