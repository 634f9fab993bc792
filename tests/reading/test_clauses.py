from __future__ import annotations

import pytest

from comity.reading.clauses import boundaries, clause_end, clause_start, objects, subject
from reading.reports import tag


def subject_of(text: str, word: str) -> tuple[str, ...] | None:
    tagged = tag(text)
    at = text.index(word)
    sentence = next(s for s in tagged.sentences if s.start <= at < s.end)
    side = subject(tagged, sentence, at)
    return side.codes if side else None


def object_of(text: str, word: str, prepositions: str = "") -> tuple[str, ...] | None:
    tagged = tag(text)
    at = text.index(word)
    sentence = next(s for s in tagged.sentences if s.start <= at < s.end)
    side = objects(tagged, sentence, at + len(word), prepositions=prepositions)
    return side.codes if side else None


@pytest.mark.parametrize(("text", "word", "states"), [
    ("Norway thanked Sweden.", "thanked", ("NOR",)),
    ("Norway and Sweden thanked Chad.", "thanked", ("NOR", "SWE")),
    ("Norway, Sweden and Denmark thanked Chad.", "thanked", ("NOR", "SWE", "DNK")),
    ("In Chile, Norway thanked Sweden.", "thanked", ("NOR",)),
    ("After talks with Chile Norway thanked Sweden.", "thanked", ("NOR",)),
    ("Norway met Chad and thanked Sweden.", "thanked", ("NOR",)),
    ("Norway met Chad, while Denmark thanked Sweden.", "thanked", ("DNK",)),
    ("Norway said that Denmark thanked Sweden.", "thanked", ("DNK",)),
    ("Norway, which thanked Sweden, left.", "thanked", ("NOR",)),
    ("South Korea's plan to leave the pact failed.", "leave", ("KOR",)),
    ("Norway's foreign minister thanked Sweden.", "thanked", ("NOR",)),
    ("Farmers thanked Sweden.", "thanked", None),
    ("Norway said that farmers thanked Sweden.", "thanked", None),
])
def test_who_does_it(text: str, word: str, states: tuple[str, ...] | None) -> None:
    assert subject_of(text, word) == states


@pytest.mark.parametrize(("text", "word", "prepositions", "states"), [
    ("Norway thanked Sweden.", "thanked", "", ("SWE",)),
    ("Norway thanked Sweden and Denmark.", "thanked", "", ("SWE", "DNK")),
    ("Norway met with the Swedish president in Chad.", "met", "with", ("SWE",)),
    ("Norway met the Swedish president after talks with Chad.", "met", "by", None),
    ("Norway spoke, but Sweden left.", "spoke", "", None),
    ("Norway spoke.", "spoke", "", None),
])
def test_to_whom(text: str, word: str, prepositions: str, states: tuple[str, ...] | None) -> None:
    assert object_of(text, word, prepositions) == states


def test_an_object_out_of_reach_is_none() -> None:
    tagged = tag("Norway sent fish, wood, wool, oil, coal, iron, salt, milk, cheese and more of the like to Chad.")
    sentence = tagged.sentences[0]
    assert objects(tagged, sentence, tagged.text.index("sent"), reach=20) is None
    assert objects(tagged, sentence, tagged.text.index("sent"), reach=120) is not None


def test_clauses_part_a_sentence() -> None:
    tagged = tag("Norway spoke, but Sweden left, while Chad slept.")
    sentence = tagged.sentences[0]
    cuts = boundaries(tagged.text, sentence)
    assert [tagged.text[a:b].strip(" ,") for a, b in cuts] == ["but", "while"]
    at = tagged.text.index("left")
    assert tagged.text[clause_start(cuts, sentence, at)[1]:clause_end(cuts, sentence, at)] == "Sweden left"
    assert clause_start(cuts, sentence, 0) == (0, 0)
    assert clause_end(cuts, sentence, len(tagged.text) - 1) == len(tagged.text)


def test_a_bloc_keeps_its_name() -> None:
    tagged = tag("The European Union thanked Vietnam.")
    side = subject(tagged, tagged.sentences[0], tagged.text.index("thanked"))
    assert side is not None
    assert side.codes == ("EU",)
