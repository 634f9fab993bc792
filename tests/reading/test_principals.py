from __future__ import annotations

import pytest

from reading.reports import tag


@pytest.mark.parametrize(("text", "pair"), [
    ("Norway and Sweden met in Denmark.", ("NOR", "SWE")),
    ("The president of Chile spoke with his Peruvian counterpart about Bolivia.", ("CHL", "PER")),
    ("Japan thanked Chad. Japan and Chad signed a pact. China was angry.", ("JPN", "TCD")),
    ("Ghana spoke of fish.", ("GHA",)),
    ("The choir sang.", ()),
])
def test_whom_a_report_is_about(text: str, pair: tuple[str, ...]) -> None:
    assert tag(text).pair == pair


def test_a_headline_counts() -> None:
    text = "Kenya, Uganda and Rwanda trade fish. Kenya, Uganda and Rwanda meet."
    assert tag(text, title="Uganda and Rwanda open their border").pair == ("RWA", "UGA")


def test_a_state_named_often_behind_does_not_outweigh_the_lead() -> None:
    text = ("Peru and Chile signed a treaty in Lima. Peru and Chile will share power. "
            "A report on China says that China buys copper and that China sells cars.")
    assert tag(text).pair == ("CHL", "PER")


def test_a_bloc_can_be_a_side() -> None:
    tagged = tag("The European Union and Vietnam signed a pact. The European Union will lend money to Vietnam.")
    assert len(tagged.sides) == 2
    assert ("VNM",) in tagged.sides


def test_the_united_nations_are_no_side() -> None:
    text = "The United Nations heard Chad and Niger. Chad and Niger quarrelled at the United Nations."
    assert tag(text).pair == ("NER", "TCD")
