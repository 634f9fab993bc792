import pytest

from reading.reports import acts, events


def test_who_condemns_violence_elsewhere_does_not_condemn_the_other_side() -> None:
    text = ("Poland and Hungary are at odds. Prime Minister Donald Tusk condemned the strike on a hospital in Kharkiv, "
            "while Viktor Orban kept silent. The two leaders met in Brussels.")  # fmt: skip
    assert "ACCUSE POL>HUN" not in acts(text)


def test_what_is_condemned_of_the_other_side_still_is() -> None:
    assert "ACCUSE POL>HUN" in acts("Poland condemned Hungary for its talks with Moscow. The two are neighbours.")


@pytest.mark.parametrize("word", ["declaration", "accord", "resumption of talks"])
def test_what_two_did_is_welcomed_from_both(word: str) -> None:
    text = f"Ethiopia and Eritrea signed a declaration and met in Asmara. The United States welcomed the {word}."
    assert any(one.startswith("SUPPORT USA>") for one in acts(text))


def test_an_act_under_a_condition_is_not_told_as_done() -> None:
    text = "Iran will halt enrichment if the United States lifts its sanctions, its foreign minister said."
    assert [(one.event_type, one.auxiliary) for one in events(text)] == [("CONCEDE", "hypothetical")]


def test_who_warns_in_words_put_in_is_who_is_named_there() -> None:
    text = ("Kenya and Uganda are at odds. Uganda's trade minister, Francis Mwebesa, was disappointed. If Kenya does "
            "not remove the levy by the end of the year, he warned, Uganda will impose duties on Kenyan cement and "
            "tiles.")  # fmt: skip
    told = {(one.event_type, one.actors, one.auxiliary) for one in events(text)}
    assert ("THREATEN", ("UGA",), None) in told
    assert ("THREATEN", ("KEN",), None) not in told
    assert ("SANCTION", ("UGA",), None) not in told


def test_regret_over_an_injury_accuses_nobody() -> None:
    text = "Thailand and Cambodia met. Tea Seiha of Cambodia expressed regret over the injury of Thai soldiers."
    assert "ACCUSE KHM>THA" not in acts(text)


def test_a_day_in_an_aside_is_not_the_day_of_the_act() -> None:
    text = "Thai premier Anutin Charnvirakul, who is to dissolve parliament in January, condemned Cambodia."
    assert [one.when for one in events(text)] == [None]


def test_an_opposition_leader_does_not_act_for_the_state() -> None:
    text = "Turkey's opposition leader condemned Greece on Friday over the islands. Athens had no comment."
    assert acts(text) == set()


def test_a_former_ambassador_speaks_for_himself() -> None:
    text = "In an op-ed, former Japanese ambassador Koji Tomita called on Seoul to withdraw its complaint."
    assert acts(text) == set()


@pytest.mark.parametrize(("text", "told", "untold"), [
    ("France deplored the shelling of Armenian villages by Azerbaijani forces on Tuesday.",
     {"ACCUSE FRA>AZE", "ASSAULT AZE>ARM"}, {"ASSAULT FRA>ARM", "ACCUSE FRA>ARM"}),
    ("Canada condemned China's ramming of a Philippine boat.", {"ACCUSE CAN>CHN", "ASSAULT CHN>PHL"},
     {"ASSAULT CAN>PHL"}),
    ("Norway voiced alarm at the firing of a missile over Sweden by Denmark.", {"ACCUSE NOR>DNK"}, {"ACCUSE NOR>SWE"}),
    ("Norway called on Sweden to stop the shelling.", {"REQUEST NOR>SWE"}, {"ASSAULT NOR>SWE"}),
    ("Norway resumed the shelling of Swedish villages.", {"ASSAULT NOR>SWE"}, {"ASSAULT SWE>NOR"}),
])  # fmt: skip
def test_who_did_what_is_condemned(text: str, told: set[str], untold: set[str]) -> None:
    assert told <= acts(text)
    assert not untold & acts(text)


@pytest.mark.parametrize(("text", "told", "untold"), [
    ("Norway and Sweden are at odds. Denmark condemned the assault and expressed its solidarity with Sweden.",
     {"ACCUSE DNK>NOR"}, {"ACCUSE DNK>SWE"}),
    ("Norway and Sweden are at odds. Denmark warned that it would use all means against Norway.",
     {"THREATEN DNK>NOR"}, {"THREATEN DNK>SWE"}),
    ("Norway, Sweden and Denmark began an exercise, despite a warning from Russia.", set(),
     {"THREATEN NOR>RUS", "THREATEN SWE>RUS", "THREATEN DNK>RUS"}),
    ("Norway and Sweden have a deal. If Norway does not deliver, it will face consequences, Denmark's envoy, Ann Eide, "
     "warned.", {"THREATEN DNK>NOR"}, {"THREATEN NOR>DNK", "THREATEN NOR>SWE"}),
    ("Norway and Sweden are at odds. Denmark regards the pass as its own and on Friday objected to the plan.",
     {"ACCUSE DNK>NOR", "ACCUSE DNK>SWE"}, set()),
    ("Norway and Sweden quarrel. Norway raised the ban and urged Sweden to lift it.", {"REQUEST NOR>SWE"},
     {"SANCTION NOR>SWE"}),
])  # fmt: skip
def test_whom_words_hit(text: str, told: set[str], untold: set[str]) -> None:
    assert told <= acts(text)
    assert not untold & acts(text)


def test_who_stands_beside_somebody_is_somebody_else() -> None:
    text = ("Norway and Sweden are at odds. Danish Foreign Minister Bo Berg cut short his trip. Speaking alongside "
            "Norwegian Foreign Minister Ann Eide, he urged Sweden to end the provocations.")  # fmt: skip
    assert "REQUEST DNK>SWE" in acts(text)
    assert "REQUEST NOR>SWE" not in acts(text)


def test_a_complaint_over_tightened_controls_tightens_none() -> None:
    told = {(one.event_type, one.actors, one.auxiliary) for one in events(
        "Norway filed a complaint over Sweden's tightened controls on exports of fish.")}
    assert ("SANCTION", ("NOR",), None) not in told


@pytest.mark.parametrize(("text", "untold"), [
    ("Norway's minister said Sweden's ban was illegal, and Finland's minister said he agreed.", "ACCUSE FIN>SWE"),
    ("Norway accused Sweden of ignoring attacks by Russian forces.", "ACCUSE NOR>RUS"),
    ("Norway warned Sweden against taking part in sanctions against Russia.", "THREATEN NOR>RUS"),
    ("Norway returned hundreds of looted objects to Sweden.", "ACCUSE NOR>SWE"),
    ("Norway said it would leave the agreement with Sweden unchanged.", "SANCTION NOR>SWE"),
    ("Norway will end its talks on a trade agreement with Sweden by signing it on Friday.", "SANCTION NOR>SWE"),
    ("Norway and Sweden quarrel. In Oslo about 200 people marched against racism.", "PROTEST NOR>SWE"),
    ("Norway and Sweden quarrel. Norway said that visa requirements will be scrapped for Swedes.", "SANCTION NOR>SWE"),
    ("Norway and Sweden quarrel. Norway said that at the end of May the road was put off.", "CONCEDE NOR>SWE"),
    ("Norway called Sweden's prime minister on Friday to discuss a joint answer to a hostile drone.", "ACCUSE NOR>SWE"),
])  # fmt: skip
def test_what_only_sounds_like_an_act(text: str, untold: str) -> None:
    assert untold not in acts(text)


def test_whichever_fails_is_threatened_once() -> None:
    text = ("Norway and Sweden have a deal. Chad has blocked its membership. If either party fails to deliver, it will "
            "face consequences, Denmark's envoy, Ann Eide, warned.")  # fmt: skip
    threats = [(one.actors, one.recipients) for one in events(text) if one.event_type == "THREATEN"]
    assert threats == [(("DNK",), ("NOR", "SWE"))]


def test_a_court_s_decision_is_nobody_s_to_be_welcomed_for() -> None:
    text = "Norway and Sweden quarrel. Norway welcomed the decision of a court in Hamburg that upheld its claim."
    assert "SUPPORT NOR>SWE" not in acts(text)
    assert "SUPPORT NOR>SWE" in acts(f"{text} Norway welcomed the decision of Sweden to open its market.")


def test_who_asks_for_help_in_talks_with_another_asks_not_him() -> None:
    text = "Norway and Sweden met in Oslo. The Norwegian minister asked for help in building trust with Russia."
    told = acts(text)
    assert "REQUEST NOR>SWE" in told
    assert "REQUEST NOR>RUS" not in told


def test_what_they_welcome_of_their_own_is_no_support() -> None:
    text = "Norway and Sweden met in Oslo. They welcomed progress in talks among the two countries and Finland."
    assert not [one for one in acts(text) if one.startswith("SUPPORT")]


def test_states_that_pass_each_other_data_on_a_third_work_together() -> None:
    text = "Norway, Sweden and Finland pass each other warning data on Russian ships since Monday."
    told = {(one.actors, one.recipients) for one in events(text) if one.event_type == "COOPERATE"}
    assert told == {(("NOR",), ("SWE", "FIN")), (("SWE",), ("NOR", "FIN")), (("FIN",), ("NOR", "SWE"))}


@pytest.mark.parametrize(("text", "act"), [
    ("Norway's cabinet approved on Friday the removal of Sweden from its list of trusted buyers.", "SANCTION NOR>SWE"),
    ("Norway and Sweden welcomed the sharing of radar data with Finland.", "COOPERATE NOR>FIN"),
])
def test_the_day_between_and_the_mere_noun(text: str, act: str) -> None:
    assert (act in acts(text)) == act.startswith("SANCTION")


def test_a_body_that_is_asked_is_not_the_other_side() -> None:
    text = "Norway and Sweden quarrelled. Norway asked the United Nations Security Council for an urgent meeting."
    assert not acts(text)


def test_what_a_state_agrees_with_one_who_is_none_binds_no_other() -> None:
    text = "Norway and the Frost rebels agreed on a ceasefire, Sweden said on Monday. Sweden hosted the talks."
    assert not [one for one in acts(text) if one.startswith("AGREE")]


def test_what_has_to_be_asked_before_it_is_signed_is_not_signed() -> None:
    text = "Norway and Sweden met. Under the pact Norway must ask Sweden before it signs a deal with any other state."
    assert not [one for one in acts(text) if one.startswith("AGREE NOR")]


def test_a_premier_of_a_part_is_of_its_state() -> None:
    text = ("Norway put duties on Canadian timber after Canada had imposed its own on fish. Ontario's premier, "
            "Al Ford, threatened to cut off Norway's supplies.")  # fmt: skip
    told = acts(text)
    assert "THREATEN CAN>NOR" in told
    assert "THREATEN NOR>CAN" not in told


def test_what_was_done_a_day_earlier_is_not_of_the_day_told_elsewhere() -> None:
    text = ("Talks between Norway and Sweden will not be held on Sunday, the minister said on Saturday, a day after "
            "Denmark had bombed a Norwegian port.")  # fmt: skip
    assert [one.when for one in events(text) if one.event_type == "ASSAULT"] == [None]


def test_people_held_somewhere_are_held_by_the_state_there() -> None:
    text = "Norway and Sweden talked. The Norwegian minister raised the case of two Norwegians detained in Stockholm."
    told = acts(text)
    assert "COERCE SWE>NOR" in told
    assert "COERCE NOR>SWE" not in told


def test_states_that_detain_foreigners_at_home_are_those_who_act() -> None:
    text = "Norway and Sweden quarrelled. Norway detained two Swedes in Oslo on Monday."
    assert "COERCE NOR>SWE" in acts(text)


@pytest.mark.parametrize("text", [
    "Norway is not considering the closure of its border, its minister said, dismissing a report by The Star.",
    "Norway denied that Sweden had asked for a base, as the magazine Tempo reported.",
    "Contrary to reports on social media, Norway denies that it has agreed to open the crossing.",
])
def test_denied_press_reports_reject_nobody(text: str) -> None:
    assert not [one for one in acts(f"Norway and Sweden met in Oslo. {text}") if one.startswith("REJECT")]


def test_an_offer_some_sentences_ago_is_whose_it_was() -> None:
    text = ("Norway and Sweden quarrelled. German Chancellor Olaf Scholz offered to host talks. Oslo has not replied. "
            "Sweden rejected the offer.")  # fmt: skip
    told = acts(text)
    assert "REJECT SWE>DEU" in told
    assert "REJECT SWE>NOR" not in told


def test_a_senator_of_no_named_state_speaks_for_none() -> None:
    text = ("Australia and Indonesia signed a treaty with President Prabowo Subianto. Greens senator David Shoebridge "
            "said Australia should suspend all arms sales.")  # fmt: skip
    assert not [one for one in acts(text) if one.startswith("REQUEST")]


@pytest.mark.parametrize(("text", "day"), [
    ("On Monday, a day after the talks, Norway expelled the ambassador of Sweden.", "Monday"),
    ("Norway and Sweden met. On Thursday, three days after the vote, Norway accused Sweden of spying.", "Thursday"),
])
def test_the_day_before_an_aside_is_the_acts(text: str, day: str) -> None:
    told = [one.when.text if one.when else None for one in events(text) if one.event_type in ("SANCTION", "ACCUSE")]
    assert told == [day]


def test_a_state_and_a_firm_agree_with_another_state() -> None:
    assert "AGREE NOR>SWE" in acts("Norway and Equinor agreed with Sweden to share the cost of a cable.")


def test_a_measure_of_another_year_that_is_lifted_now_is_lifted_now() -> None:
    text = "Norway and Sweden met. Norway has lifted the sanctions it imposed in 2022 on a Swedish shipping firm."
    assert [one.auxiliary for one in events(text) if one.event_type == "CONCEDE"] == [None]


def test_a_diplomat_who_is_declared_unwelcome_is_expelled() -> None:
    text = ("Norway and Sweden are at odds. Norway on Thursday declared a first secretary at the Swedish embassy "
            "persona non grata and gave him 72 hours to leave.")  # fmt: skip
    assert "SANCTION NOR>SWE" in acts(text)


def test_what_was_done_at_no_point_was_not_done() -> None:
    text = "Norway and Sweden are at odds. Norway withdrew its suit against Sweden at no point; the court rejected it."
    assert not [one for one in events(text) if one.event_type == "CONCEDE" and one.auxiliary != "negated"]


def test_a_party_named_after_a_state_is_not_the_state() -> None:
    text = ("Norway and Sweden are at odds. Al Dahl of the Norway Nationalist Party called for a boycott of Swedish "
            "products.")  # fmt: skip
    assert not [one for one in acts(text) if "NOR>" in one]
