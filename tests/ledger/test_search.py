from __future__ import annotations

import pytest

from comity.errors import UsageError
from comity.ledger import Ledger, documents, search
from factory import a_document

ENGLISH = a_document("The ministers met in Oslo to talk about a 100% tax_free zone.", path="en.txt")
KOREAN = a_document("한국과 일본의 정상회담이 도쿄에서 열렸다.", path="ko.txt", title="한일 관계")
JAPANESE = a_document("岸田首相は東京で日韓首脳会談に臨んだ。", path="ja.txt")


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    documents.add(ledger, [ENGLISH, KOREAN, JAPANESE], [])
    return ledger


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("ministers", {"en.txt"}),
        ("MINISTERS oslo", {"en.txt"}),
        ("ministers Bergen", set()),
        ("\"met in Oslo\"", {"en.txt"}),
        ("\"in met Oslo\"", set()),
        ("정상회담", {"ko.txt"}),
        ("일본", {"ko.txt"}),
        ("한일", {"ko.txt"}),
        ("首脳会談", {"ja.txt"}),
        ("東京", {"ja.txt"}),
        ("韓", {"ja.txt"}),
        ("IN", {"en.txt"}),
        ("100%", {"en.txt"}),
        ("e_f", set()),
        ("%%", set()),
        ("e%", set()),
        ("NEAR( OR \"", set()),
        ("o'clock", set()),
    ],
)
def test_words_of_any_script_and_length_are_found(full: Ledger, words: str, paths: set[str]) -> None:
    assert {hit.document.path for hit in search.search(full, words)} == paths


def test_a_hit_shows_where_the_word_stands(full: Ledger) -> None:
    (hit,) = search.search(full, "OSLO")
    assert ENGLISH.text[hit.start : hit.end] == "Oslo"
    assert "met in Oslo to talk" in hit.around
    (hit,) = search.search(full, "관계")
    assert (hit.start, hit.around) == (None, KOREAN.text)


def test_nothing_to_look_for_is_said_so(ledger: Ledger) -> None:
    for words in ("", "  ", '""'):
        with pytest.raises(UsageError, match="no word"):
            search.search(ledger, words)


def test_no_more_hits_than_asked_for(full: Ledger) -> None:
    assert len(search.search(full, "。", most=1)) == 1
    assert len(search.search(full, ".", most=1)) == 1
