"""Who is meant within a report, on short texts of our own (tests/data/references.jsonl)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reading.reports import tag

CASES = [json.loads(line) for line in
         (Path(__file__).parents[1] / "data" / "references.jsonl").read_text("utf-8").splitlines()]
RIGHT = 33  # of 38, as measured; the others need gender, events or the subject of a sentence


def states_of(text: str, words: str) -> list[tuple[str, ...]]:
    """The states of the mentions that are these words or stand within them."""
    sought = words.casefold()
    return [m.codes for m in tag(text).mentions if m.text.casefold() == sought or m.text.casefold() in sought]


def test_most_words_that_take_up_somebody_are_understood() -> None:
    right = [case for case in CASES if tuple(case["states"]) in states_of(case["text"], case["words"])]
    assert len(right) >= RIGHT


def test_they_are_who_acts_and_not_whom_their_words_join() -> None:
    text = ("Norway and Sweden met in Oslo. The two leaders reaffirmed close coordination among Norway, Sweden and "
            "Finland. The president spoke of fish. They agreed that police should work more closely.")  # fmt: skip
    assert states_of(text, "They") == [("NOR", "SWE")]


@pytest.mark.parametrize(("text", "words", "states"), [
    ("Peru accused Chile of spying. The latter denied it.", "The latter", ("CHL",)),
    ("Peru and Chile signed the pact. The former ratified it at once.", "The former", ("PER",)),
    ("Austria and Hungary quarrelled. Austria said the other side had lied.", "the other side", ("HUN",)),
])
def test_one_of_two(text: str, words: str, states: tuple[str, ...]) -> None:
    assert states_of(text, words) == [states]


@pytest.mark.parametrize(("text", "words"), [
    ("Peru and Chile met in the latter half of May.", "latter"),
    ("Peru and Chile met. The former president spoke.", "former"),
    ("Wang Yi is to see his host S. Jaishankar in India.", "his host"),
])
def test_words_that_take_up_nobody(text: str, words: str) -> None:
    assert not any(words in m.text.casefold() and m.kind == "pronoun" for m in tag(text).mentions)


def test_they_are_the_subject_of_the_sentence_before() -> None:
    text = ("Norway and Sweden met in Oslo. The two sides shared grave concern over dealings between Chad and Niger. "
            "They reaffirmed the goal of a ban on mines.")  # fmt: skip
    assert [m.codes for m in tag(text).mentions if m.text == "They"] == [("NOR", "SWE")]


def test_they_are_a_host_and_his_two_guests() -> None:
    text = ("President Ann Eide of Norway hosted Swedish Premier Bo Berg and Danish Premier Pia Holm in Oslo.\n\n"
            "In a declaration they vowed to lift tariffs.")  # fmt: skip
    assert [m.codes for m in tag(text).mentions if m.text == "they"] == [("DNK", "NOR", "SWE")]
