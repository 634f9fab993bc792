from __future__ import annotations

import pytest

from comity.model.evidence import Evidence
from comity.model.record import Step
from comity.views.actions import action, in_the_words_of
from views.factory import commitment


def told(action_: str, said: str) -> str:
    piece = Evidence("d", 0, len(said), said)
    rests = {"documents": ("d",), "evidence": (piece,), "sources": 1, "texts": 1}
    return action(commitment("c", field="energy", action=action_, **rests))


@pytest.mark.parametrize(
    ("read", "said", "shown"),
    [
        ("build a port that", "They agreed to build a port that serves both.", "build a port"),
        ("to keep the port open", "They agreed to keep the port open.", "keep the port open"),
        ("That the port will stay open", "That the port will stay open.", "the port will stay open"),
        ("hold talks, during which Oslo", "They will hold talks, during which Oslo will listen.", "hold talks"),
        ("meet yearly, and Berg said that he", "They meet yearly, and Berg said that he would.", "meet yearly"),
        ("let the work go on", "They agreed to let the work go on.", "let the work go on"),
        ("Schools will exchange pupils", "Schools will exchange pupils.", "Schools will exchange pupils"),
        ("working in in AI", "They agreed on working in in AI.", "working in AI"),
        ("Their ships will", "Their ships will sail each year.", "“Their ships will sail each year.”"),
    ],
)
def test_an_action_begins_and_ends_well(read: str, said: str, shown: str) -> None:
    assert told(read, said) == shown


def test_a_step_is_told_in_the_words_of_its_report() -> None:
    said = "OSLO, May 3 (Fjord News) - Norway and Sweden agreed on Friday to share salt, an old wish."
    piece = Evidence("d2", 0, len(said), said)
    entry = commitment("c", field="energy", action="go on sharing", documents=("d",), evidence=(), sources=1, texts=1)
    shown = action(in_the_words_of(entry, Step("2024-05-03", "agreed", piece)))
    assert shown.startswith("“Norway and Sweden agreed on Friday to share salt")
