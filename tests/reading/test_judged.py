from __future__ import annotations

import pytest

from comity.reading.judged import word_at


@pytest.mark.parametrize(("at", "word"), [(0, "Oslo"), (2, "Oslo"), (4, "re-opened"), (9, "re-opened"), (15, "it")])
def test_a_word_is_whole(at: int, word: str) -> None:
    text = "Oslo re-opened it."
    start, end = word_at(text, at)
    assert text[start:end] == word


def test_no_word_is_all_there_is() -> None:
    assert word_at("...", 1) == (0, 3)
