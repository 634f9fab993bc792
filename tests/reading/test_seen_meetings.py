"""Meetings that no rule reads and that the coder's judgement of the whole sentence sees."""

from __future__ import annotations

import pytest

from reading.reports import meetings, states_of

LEAD = "Norway and Sweden have quarrelled over herring since March. "


@pytest.mark.parametrize(("text", "status"), [
    ("The two delegations put their heads together for three hours at a lakeside hotel in Oslo on Monday.", "held"),
    ("On Tuesday the Swedish minister was the guest of her Norwegian colleague at a farm near Bergen.", "held"),
])
def test_words_that_no_rule_knows(text: str, status: str) -> None:
    [found] = [m for m in meetings(LEAD + text) if m.rule.startswith("coder")]
    assert (found.status, states_of(found)) == (status, {"NOR", "SWE"})
    assert 0.5 <= found.confidence < 1
    assert found.evidence[0].exact == text


@pytest.mark.parametrize("text", [
    "The harbour of Bergen is older than the state.",
    "Exports of herring from Norway fell by nine percent last year.",
    "Norwegian fishermen talk of little else.",
    "They will see each other more often.",
    "The ministers welcomed the conclusion of the summit in Rio de Janeiro and reviewed the herring quotas.",
    "Norwegian President Ann Eide and Swedish President Bo Berg are at odds.",
])
def test_what_tells_of_none(text: str) -> None:
    assert not [m for m in meetings(LEAD + text) if m.rule.startswith("coder")]


def test_nobody_is_a_guest_of_his_own() -> None:
    text = "The Norwegian president and the Norwegian prime minister put their heads together in Oslo on Monday."
    assert not meetings(f"Norway and Sweden have quarrelled over herring since March. {text}")


def test_one_alone_calls_nobody() -> None:
    text = "The Norwegian president sent a video message on Monday in which he proposed a better future together."
    assert not [m for m in meetings(LEAD + text) if m.level == "call"]


@pytest.mark.parametrize(("text", "status"), [
    ("A meeting of the Norwegian and Swedish fisheries ministers that had been set for Tuesday was scrapped.",
     "cancelled"),
    ("The Norwegian and Swedish ministers are due to be joined on Sunday by the Danish one for a three-way meeting.",
     "planned"),
    ("The Norwegian and Swedish fisheries ministers met in Oslo on Monday.", "held"),
])
def test_what_is_called_off_or_to_come_is_not_held(text: str, status: str) -> None:
    assert {m.status for m in meetings(LEAD + text)} == {status}


def test_who_stays_away_was_to_meet_nobody() -> None:
    text = "The Norwegian president will not attend the opening of the herring fair in Bergen on Saturday."
    assert not meetings(LEAD + text)


def test_who_agreed_on_a_day_to_visit_each_other_has_met() -> None:
    text = "The defence ministers of Norway and Sweden agreed on Monday to visit each other more often."
    assert "held" in {m.status for m in meetings(LEAD + text)}


@pytest.mark.parametrize("text", [
    "Observers think that a summit in the spring would give a push, though none has been called.",
    "Since the summit, think tanks in both capitals have been busy with papers such as this one.",
])
def test_a_meeting_that_nobody_tells_of(text: str) -> None:
    assert not meetings(f"Norway and Sweden have quarrelled over herring since March. {text}")


def test_what_was_suggested_when_somebody_was_there_is_no_visit_to_come() -> None:
    text = "The Swedish president had suggested a place outside the capital when he was in Oslo in March."
    assert not [m for m in meetings(LEAD + text) if m.status != "held"]


def test_visits_to_and_fro_are_no_meeting_to_come() -> None:
    text = "The trip sets in motion again the regular exchange of visits that the two agreed on in Oslo in March."
    assert not [m for m in meetings(LEAD + text) if m.status != "held"]
