from __future__ import annotations

import pytest

from comity.codebook import common_words
from comity.codebook.common_words import load_common_words
from comity.errors import CodebookError


def test_words_in_lower_case() -> None:
    words = load_common_words()
    assert {"agreement", "meeting"} <= words
    assert all(word == word.lower() for word in words)


@pytest.mark.parametrize("content", [None, [], {"words": ["a", "b"]}, {"word": "a b"}])
def test_a_file_of_another_form_is_refused(content: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common_words, "load_yaml", lambda name: content)
    with pytest.raises(CodebookError, match="words"):
        load_common_words.__wrapped__()
