from __future__ import annotations

import pytest

from comity.reading import modality


@pytest.mark.parametrize(("clause", "act", "expected"), [
    ("Norway released the sailors", "released", None),
    ("Norway has not released the sailors", "released", "negated"),
    ("Norway never released the sailors", "released", "negated"),
    ("Norway will release the sailors", "release", "future"),
    ("Norway is expected to release the sailors", "release", "future"),
    ("Norway plans to release the sailors", "release", "future"),
    ("Norway may release the sailors", "release", "hypothetical"),
    ("Norway would like to release the sailors", "release", "hypothetical"),
    ("Norway hopes to release the sailors", "release", "hypothetical"),
    ("Norway might not release the sailors", "release", "negated"),
    ("Norway released the sailors in 1997", "released", "historical"),
    ("Norway had previously released the sailors", "released", "historical"),
    ("Norway released the sailors last year", "released", "historical"),
])
def test_whether_an_act_is_done(clause: str, act: str, expected: str | None) -> None:
    assert modality.auxiliary(clause, 0, clause.index(act), len(clause)) == expected


def test_words_of_another_verb_far_before_do_not_count() -> None:
    clause = "Norway, which would not say how many ships it had counted in the fjord on that day, released the sailors"
    assert modality.auxiliary(clause, 0, clause.index("released"), len(clause)) is None


@pytest.mark.parametrize(("kind", "words", "there"), [
    ("cancelled", "the visit was called off", True), ("cancelled", "the visit went on", False),
    ("planned", "the upcoming visit", True), ("planned", "the visit ended", False),
    ("proposed", "invited her to Oslo", True), ("proposed", "met her in Oslo", False),
    ("hostile", "impose tariffs on steel", True), ("hostile", "lift tariffs on steel", False),
])
def test_cues(kind: str, words: str, there: bool) -> None:
    assert modality.has(kind, words, 0, len(words)) == there


def test_cues_outside_the_span_do_not_count() -> None:
    text = "The visit was called off. They met."
    assert not modality.has("cancelled", text, text.index("They"), len(text))


@pytest.mark.parametrize(("text", "content"), [
    ("to share radar data because of new missiles", "to share radar data"),
    ("to share radar data amid new threats", "to share radar data"),
    ("to share radar data", "to share radar data"),
])
def test_a_reason_is_no_part_of_a_promise(text: str, content: str) -> None:
    assert text[:modality.content_end(text, 0, len(text))].strip() == content
