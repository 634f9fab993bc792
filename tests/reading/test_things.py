from __future__ import annotations

from typing import Any

import pytest

from comity.codebook.loader import language_file
from comity.reading.things import find_things

ROWS: list[dict[str, Any]] = language_file("en", "fields")


def subjects(text: str) -> set[tuple[str, str | None]]:
    return {(thing.field, thing.topic) for thing in find_things(text, 0, len(text))}


@pytest.mark.parametrize(("field", "topic", "words"), [
    (row["field"], row["topic"], words) for row in ROWS for words in row.get("match", ())])
def test_words_that_name_a_subject(field: str, topic: str | None, words: str) -> None:
    own = {t for f, t in subjects(words) if f == field}
    assert topic in own or (topic is None and any(t and all(part in words for part in t.split("-")) for t in own))


@pytest.mark.parametrize(("words", "topic"), [("sell rice", "rice"), ("deepen trade", None),
                                              ("look for missing persons", "missing-persons")])
def test_words_that_are_their_own_topic(words: str, topic: str | None) -> None:
    assert [t for _, t in subjects(words)] == [topic]


@pytest.mark.parametrize(("field", "topic", "words"), [
    (row["field"], row["topic"], words) for row in ROWS for words in row.get("reject", ())])
def test_words_that_do_not(field: str, topic: str | None, words: str) -> None:
    assert (field, topic) not in subjects(words)


def test_every_subject_has_an_example() -> None:
    assert not [(row["field"], row["topic"]) for row in ROWS if not row.get("match")]


def test_each_subject_once_in_the_order_of_the_text() -> None:
    text = "work on quantum computing, space, artificial intelligence and space technology"
    assert [(t.field, t.topic) for t in find_things(text, 0, len(text))] == [
        ("science-technology", "quantum"), ("science-technology", "space"), ("ai", None)]


def test_the_longest_of_overlapping_names_counts() -> None:
    text = "secure the semiconductor supply chain"
    assert subjects(text) == {("supply-chain", "semiconductors")}


def test_a_general_subject_gives_way_to_a_topic_of_its_field() -> None:
    assert subjects("cooperate on energy and on hydrogen") == {("energy", "hydrogen")}


def test_a_weak_subject_counts_only_alone() -> None:
    assert subjects("deepen their ties") == {("other", None)}
    assert subjects("deepen their ties and drug control: fight drug trafficking") == {("crime-scams", "drugs")}


def test_names_of_people_and_offices_are_hidden() -> None:
    text = "the energy minister promised to fight online scams"
    end = text.index(" promised")
    assert {t.field for t in find_things(text, 0, len(text), [(0, end)])} == {"crime-scams"}


def test_only_the_span_counts() -> None:
    text = "They met to talk about fish. They agreed on visas."
    start = text.index("They agreed")
    found = find_things(text, start, len(text))
    assert [thing.topic for thing in found] == ["visas"]
    assert all(text[thing.start:thing.end] == thing.text for thing in found)
