"""Raw sentences coded: parties, their states, who does it, what is no act."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.reading.coder import load_coder
from comity.reading.coding import CodedAct, code_text, code_texts, nearest, states_of
from comity.register import load_register


def coded(text: str, least: float = 0.5) -> list[CodedAct]:
    return code_text(text, load_register(), load_coder(), least)


def told(text: str) -> set[tuple[tuple[str, ...], tuple[str, ...], str]]:
    return {(a.source_states, a.target_states, a.type) for a in coded(text)}


@pytest.mark.parametrize(("text", "act"), [
    ("Tokyo lodged a strong protest with Seoul over the drills on Tuesday.", (("JPN",), ("KOR",), "ACCUSE")),
    ("Two Chadian soldiers were killed by Sudanese gunmen near the border.", (("SDN",), ("TCD",), "ASSAULT")),
    ("Norway rejected Sweden's request to reopen the talks.", (("NOR",), ("SWE",), "REJECT")),
    ("Police in Lima arrested 40 protesters on Saturday.", (("PER",), ("PER",), "COERCE")),
    ("Canada sent 200 tonnes of food to Haiti after the earthquake.", (("CAN",), ("HTI",), "AID")),
])
def test_who_does_what_to_whom(text: str, act: tuple[tuple[str, ...], tuple[str, ...], str]) -> None:
    assert act in told(text)
    assert (act[1], act[0], act[2]) not in told(text) or act[0] == act[1]


@pytest.mark.parametrize("text", [
    "Shares in Tokyo rose on Friday as South Korean chip makers reported strong profits.",
    "Japan beat South Korea 3-1 in the final on Sunday.",
    "Bhutan is about the size of Switzerland but has a tenth of its people.",
    "",
    "...",
])
def test_no_act_is_seen_where_there_is_none(text: str) -> None:
    assert coded(text) == []


@pytest.mark.parametrize(("party", "states"), [
    ("the Taliban", ("AFG",)),
    ("U.N. peacekeepers", ("IGO",)),
    ("France and Germany", ("FRA", "DEU")),
    ("the Russian embassy in Kyiv", ("RUS",)),
    ("US-backed Syrian rebels", ("SYR",)),
    ("a crowd of angry farmers", ()),
])
def test_a_partys_own_words_tell_its_states(party: str, states: tuple[str, ...]) -> None:
    register = load_register()
    assert states_of(party, (0, len(party)), register, register.find_states(party)) == states


def test_a_party_that_names_no_state_is_of_the_nearest() -> None:
    text, register = "In Peru, rebels blew up a bridge that links it with Chile.", load_register()
    at = text.index("rebels")
    assert nearest(text, (at, at + 6), register, register.find_states(text)) == ("PER",)


def test_sentences_are_coded_alike_alone_and_together() -> None:
    texts = ["Oslo expelled two Russian diplomats.", "Peru and Chile signed a treaty on water."]
    together = code_texts(texts, load_register(), load_coder())
    assert [[(a.type, a.source, a.target) for a in acts] for acts in together] == [
        [(a.type, a.source, a.target) for a in coded(text)] for text in texts]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="Oslo expelled Russia, and 한국 \n\t'\"é.", max_size=120))
def test_spans_lie_in_the_text_whatever_it_is(text: str) -> None:
    for act in coded(text, 0.2):
        for start, end in (act.source, act.target or act.source, act.trigger):
            assert 0 <= start < end <= len(text)
        assert 0 <= act.probability <= 1.0001
