from __future__ import annotations

import time

import pytest

from comity.model.document import Document
from comity.model.times import TimeExpression
from comity.reading.llm.quotes import ABSENT, LONG, NOISE, SHORT, Quotes
from comity.reading.timexes import find_times

TEXT = ("Norway  and\nChile agreed on Friday to share\u00a0energy. They will meet in May. Kenya came on Friday, too.\n"
        "Read more: Norway and Chile fish\n"
        "Norway and Chile fish together in the Pacific.")
NOISY = (TEXT.index("Read"), TEXT.index("fish") + 4)


@pytest.fixture(scope="module")
def quotes() -> Quotes:
    return Quotes(Document("a.txt", TEXT), [NOISY])


@pytest.mark.parametrize(
    ("quote", "exact"),
    [
        ("Norway and Chile agreed on Friday to share energy.",
         "Norway  and\nChile agreed on Friday to share\u00a0energy."),
        ("\n They  will meet\tin May.", "They will meet in May."),
        ("Norway and Chile fish", "Norway and Chile fish"),
    ],
)
def test_a_quote_is_found_where_it_stands_whatever_its_white_space(quotes: Quotes, quote: str, exact: str) -> None:
    piece = quotes.evidence(quote)
    assert not isinstance(piece, str)
    assert piece.exact == exact == TEXT[piece.start:piece.end]
    assert not (piece.start < NOISY[1] and NOISY[0] < piece.end)


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("Norway and Chile agreed on Monday to share energy.", ABSENT),
        ("norway and chile agreed on Friday", ABSENT),
        ("orway and Chile agreed on Friday", ABSENT),
        ("They will meet in May!", ABSENT),
        ("They will meet ... Kenya came", ABSENT),
        (None, ABSENT), (7, ABSENT), (["They will meet in May."], ABSENT), ({}, ABSENT),
        ("", SHORT), ("Norway", SHORT), ("in May", SHORT), (" \n ", SHORT),
        ("Read more: Norway and Chile", NOISE),
        (TEXT[:TEXT.index("Read")], LONG),
        (TEXT, NOISE),
    ],
)
def test_any_other_quote_is_refused(quotes: Quotes, quote: object, reason: str) -> None:
    assert quotes.evidence(quote) == reason


def test_a_quote_has_600_characters_at_most() -> None:
    text = "Norway and Chile agreed to share " + "energy and " * 60 + "more."
    assert Quotes(Document("a.txt", text), []).evidence(text) == LONG
    assert not isinstance(Quotes(Document("a.txt", text), []).evidence(text[:590].rsplit(" ", 1)[0]), str)


def test_a_time_is_one_of_the_sentence_of_its_quote(quotes: Quotes) -> None:
    times = find_times(TEXT)
    piece = quotes.evidence("Chile agreed on Friday to share energy.")
    assert not isinstance(piece, str)

    def found(words: str) -> TimeExpression | None:
        return quotes.time(words, piece, times)

    friday = found("on Friday")
    assert friday
    assert (friday.text, friday.start) == ("Friday", TEXT.index("Friday"))
    assert found("Friday") == friday
    assert found("on friday") == friday
    assert [found(words) for words in ("in May", "on Monday", "energy", "2024-05-03", "")] == [None] * 5


def test_of_two_places_of_a_time_the_one_in_the_quote_counts() -> None:
    text = "Norway said on Friday that Chile, which Peru visited on Friday last month, agreed."
    quotes = Quotes(Document("a.txt", text), [])
    piece = quotes.evidence("which Peru visited on Friday last month")
    assert not isinstance(piece, str)
    time_ = quotes.time("on Friday", piece, find_times(text))
    assert time_
    assert time_.start > piece.start


def test_capitals_may_differ_where_it_is_said(quotes: Quotes) -> None:
    assert quotes.find("PACIFIC") is None
    span = quotes.find("PACIFIC", any_case=True)
    assert span
    assert TEXT[slice(*span)] == "Pacific"
    odd = Quotes(Document("a.txt", "\u0130zmir and STRASSE"), [])
    assert odd.find("strasse", any_case=True) == (10, 17)


def test_hostile_quotes_take_no_time() -> None:
    text = "a b " * 30_000
    quotes = Quotes(Document("a.txt", text), [(n, n + 1) for n in range(0, len(text), 8)])
    begun = time.monotonic()
    for quote in ("a b " * 20_000 + "c", "a b " * 29_999, "b a " * 300 + "x", "a" * 10**6):
        assert isinstance(quotes.evidence(quote), str)
    assert time.monotonic() - begun < 5
