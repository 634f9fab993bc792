from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.model.evidence import MOST_CHARACTERS
from comity.reading.evidence import evidence_of
from comity.reading.sentences import Sentence


def sentence(text: str, start: int = 0) -> Sentence:
    return Sentence(start, len(text), text[start:], "body", 0)


def test_a_sentence_is_its_own_evidence() -> None:
    text = "So. Norway and Sweden met."
    piece = evidence_of("d", text, sentence(text, 4))
    assert (piece.document, piece.start, piece.exact) == ("d", 4, "Norway and Sweden met.")


def test_of_a_long_one_whole_words_around_what_matters() -> None:
    text = "fish " * 200 + "treaty " + "wood " * 200
    at = text.index("treaty")
    piece = evidence_of("d", text, sentence(text.strip()), at)
    assert "treaty" in piece.exact
    assert set(piece.exact.split()) == {"fish", "treaty", "wood"}
    assert MOST_CHARACTERS // 2 < len(piece.exact) <= MOST_CHARACTERS


@given(st.lists(st.integers(1, 40), min_size=1, max_size=80), st.integers(0, 10**6))
def test_evidence_is_what_stands_there(lengths: list[int], place: int) -> None:
    text = " ".join("w" * length for length in lengths)
    at = place % len(text)
    piece = evidence_of("d", text, sentence(text), at)
    assert piece.exact == text[piece.start:piece.end]
    assert 0 < len(piece.exact) <= MOST_CHARACTERS
    assert piece.exact == piece.exact.strip()
    assert piece.start - 41 <= at <= piece.end + 41
