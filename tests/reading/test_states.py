from __future__ import annotations

import pytest

from comity.reading.states import is_owner, role_of
from comity.register import load_register
from reading.reports import tag


def roles(text: str) -> list[tuple[str, str]]:
    return [(hit.text, role_of(hit, text)) for hit in load_register().find_states(text)]


@pytest.mark.parametrize(("text", "role"), [
    ("Norway agreed.", "actor"), ("They thanked Norway.", "actor"), ("Oslo agreed.", "actor"),
    ("Norway's decision stands.", "actor"), ("The Norwegian government spoke.", "actor"),
    ("Norwegian troops left.", "actor"), ("The Norwegian proposal failed.", "actor"),
    ("Norwegian tariffs rose.", "actor"),
    ("They met in Norway.", "place"), ("They met in Oslo.", "place"), ("They flew to Oslo.", "place"),
    ("A trip to Norway followed.", "place"), ("OSLO (Wire) - They met.", "place"),
    ("Oslo, Aug. 26 - They met.", "place"),
    ("Norwegian cars sell well.", "attribute"), ("Norway's farmers marched.", "attribute"),
    ("Norwegian fishermen sailed.", "attribute"), ("The Norwegian language is old.", "attribute"),
])
def test_what_the_name_of_a_state_stands_for(text: str, role: str) -> None:
    assert [found for _, found in roles(text)] == [role]


def test_two_roles_in_one_sentence() -> None:
    assert roles("Norway met Sweden in Chile.") == [("Norway", "actor"), ("Sweden", "actor"), ("Chile", "place")]


@pytest.mark.parametrize(("text", "owner"), [
    ("Norway's plan", True), ("Norway’s plan", True), ("The Netherlands' plan", True), ("Norway plans", False),
    ("Norwegian plans", False)])
def test_a_genitive_owns(text: str, owner: bool) -> None:
    assert [is_owner(hit, text) for hit in load_register().find_states(text)] == [owner]


@pytest.mark.parametrize(("text", "found"), [
    ("They agreed to revive the Kuala Lumpur peace accord.", [("Kuala Lumpur", "attribute")]),
    ("The Hanoi declaration had failed.", [("Hanoi", "attribute")]),
    ("Kuala Lumpur welcomed the accord.", [("Kuala Lumpur", "actor")]),
])  # fmt: skip
def test_a_paper_named_after_a_capital_is_no_act_of_its_state(text: str, found: list[tuple[str, str]]) -> None:
    assert roles(text) == found


def test_the_state_in_a_dateline_does_not_act() -> None:
    tagged = tag("VOSTOCHNY, Russia - Kim Jong Un toasted his host on Wednesday.")
    assert [m.role for m in tagged.mentions if m.text == "Russia"] == ["place"]


def test_what_is_spoken_of_does_not_act() -> None:
    tagged = tag("Norway and Sweden met. On Finland, they agreed to wait.")
    assert [m.role for m in tagged.mentions if m.text == "Finland"] == ["attribute"]
