import pytest

from reading.reports import acts, commitments, events, meetings


@pytest.mark.parametrize("sentence", [
    "The allegation that Thai troops opened fire on Cambodian villagers on 12 November is false.",
    "Bangkok denied reports in the media that Thailand had attacked Cambodia.",
    "It is not true, as some media claimed, that Thailand shelled Cambodia.",
    "A Cambodian newspaper reported that Thailand had attacked Cambodia. A Thai spokesman denied this.",
])  # fmt: skip
def test_what_is_only_denied_is_not_told_as_done(sentence: str) -> None:
    assert not any(one.startswith("ASSAULT") for one in acts(f"Thailand and Cambodia are at odds. {sentence}"))


def test_what_one_state_says_of_another_and_that_denies_stays_an_accusation() -> None:
    text = "Kenya and Uganda are at odds. Kenya accused Uganda of shelling its fishermen. Uganda denied it."
    assert "ACCUSE KEN>UGA" in acts(text)


def test_a_meeting_that_is_denied_did_not_take_place() -> None:
    text = "Poland and Germany are neighbours. It is not true that Poland had summoned the German ambassador."
    assert meetings(text) == []


def test_what_the_press_foretold_and_a_spokesman_denied_is_no_term() -> None:
    text = ("Germany and Poland signed an accord. The newspaper Fakt reported that the memorial would not be begun "
            "before 2027. A government spokesman denied this.")  # fmt: skip
    assert not any("memorial" in one.action for one in commitments(text))


def test_a_truth_beside_a_denial_stays() -> None:
    text = "Kenya and Uganda are at odds. Kenya expelled two Ugandan diplomats and denied reports that it would yield."
    assert any(one.endswith("KEN>UGA") for one in acts(text))


@pytest.mark.parametrize("sentence", [
    "In the scenario, North Korea fired missiles at Seoul.",
    "Had Washington not intervened, analysts say, North Korea would have bombed South Korea.",
    "Social media posts claiming that North Korea had attacked South Korea are fake, the ministry said.",
    "The president was misquoted as saying that North Korea had attacked South Korea.",
])  # fmt: skip
def test_what_is_played_invented_or_would_have_been_is_not_told_as_done(sentence: str) -> None:
    assert not any(one.startswith(("ASSAULT", "MOBILIZE")) for one in acts(f"Both Koreas are at odds. {sentence}"))


def test_a_real_attack_is_told() -> None:
    assert any(one.startswith("ASSAULT PRK") for one in acts("North Korea fired missiles at South Korea on Friday."))


@pytest.mark.parametrize("sentence", [
    "The minister told parliament that it was unthinkable that Japan would impose sanctions on South Korea.",
    "Asked whether Japan would impose sanctions on South Korea, the minister laughed.",
])  # fmt: skip
def test_what_is_unthinkable_or_only_asked_is_not_told_as_done(sentence: str) -> None:
    assert not any(one.startswith("SANCTION") for one in acts(f"Japan and South Korea are at odds. {sentence}"))


def test_an_answer_stays() -> None:
    text = "Asked whether Japan would yield, its minister rejected South Korea's demand on Friday."
    assert "REJECT JPN>KOR" in acts(text)


@pytest.mark.parametrize("sentence", [
    'Ugandan lawmaker Bo Okello told parliament that "Kenya has imposed a blockade on us".',
    "Ugandan activists said that Kenya had shelled Uganda.",
    "Uganda denied that Kenya had shelled its troops.",
])  # fmt: skip
def test_what_others_say_is_not_told_as_done(sentence: str) -> None:
    found = acts(f"Kenya and Uganda are at odds. {sentence}")
    assert not any(one.startswith(("ASSAULT", "SANCTION", "COERCE")) for one in found)


def test_what_was_announced_and_is_not_done_yet_is_not_told_as_done() -> None:
    text = "Norway and Sweden are at odds. Sweden said it would expel a Norwegian envoy; it had not done so by Friday."
    assert not any(one.startswith("SANCTION") for one in acts(text))


@pytest.mark.parametrize("sentence", [
    "- Whether Uganda will send troops to Kenya.",
    "If Kenya were to reopen the depot, Uganda could lift its ban on Kenyan milk.",
])  # fmt: skip
def test_what_nobody_knows_or_what_is_unreal_is_no_promise(sentence: str) -> None:
    assert commitments(f"Kenya and Uganda are at odds.\n\n{sentence}") == []


def test_who_came_under_fire_used_no_violence() -> None:
    text = "Guyana and Venezuela are at odds. Guyana's army says its soldiers came under fire on the border river."
    assert "ASSAULT GUY>VEN" not in acts(text)


def test_a_team_that_attacks_uses_no_violence() -> None:
    text = "Japan and Mongolia played. Mongolia attacked Japan fiercely in the basketball but lost a late lead."
    assert not any(one.startswith("ASSAULT") for one in acts(text))


def test_a_meeting_that_has_not_been_called_off_is_planned() -> None:
    text = ("Thailand and Cambodia are at odds. A meeting of their General Border Committee, due to be held in Siem "
            "Reap on 15 December, has not been called off.")  # fmt: skip
    assert [one.status for one in meetings(text)] == ["planned"]


def test_terms_of_a_draft_are_proposed() -> None:
    text = "Congo and Rwanda are at odds. Under a draft seen by reporters, Rwanda would withdraw its forces by May."
    assert {one.stage for one in commitments(text)} == {"proposed"}


@pytest.mark.parametrize("sentence", [
    "Kenya shelled Ugandan positions first, Uganda's army claimed.", "Residents said that Kenya had shelled Uganda.",
])  # fmt: skip
def test_what_one_side_or_residents_only_claim_is_to_be_reviewed(sentence: str) -> None:
    text = f"Kenya and Uganda are at odds. {sentence}"
    [shelled] = [e for e in events(text) if e.event_type == "ASSAULT"]
    assert shelled.confidence < 0.8


@pytest.mark.parametrize("sentence", [
    "Russia attacked Ukraine with drones on Monday to reach its goals.",
    "Russia attacked a football stadium in Ukraine with drones on Monday.",
    "If Poland were to yield, Ukraine might too, but Russia attacked Ukraine on Monday.",
])  # fmt: skip
def test_an_attack_beside_words_of_games_or_conditions_stays(sentence: str) -> None:
    assert "ASSAULT RUS>UKR" in acts(sentence)


def test_talks_in_which_something_was_not_talked_about_were_held_all_the_same() -> None:
    text = ("Japan and China are neighbours. Talks between Japan and China on Monday in Tokyo ended, but the ministers "
            "did not talk about Taiwan.")  # fmt: skip
    assert "held" in [one.status for one in meetings(text)]


def test_what_nobody_knows_is_no_promise_though_its_sentence_says_so() -> None:
    assert commitments("Japan and China are at odds. Whether Japan will send troops is unclear.") == []
