from __future__ import annotations

from collections.abc import Sequence

import pytest

from comity.model.times import TimeExpression
from comity.reading.figures import find_figures
from comity.reading.timexes import find_times


def read(text: str) -> list[tuple[float, str | None]]:
    return [(claim.value, claim.unit) for claim in find_figures(text, 0, len(text), "d", find_times(text))]


def check(text: str, figures: Sequence[tuple[float, str]]) -> None:
    found = read(text)
    assert [unit for _, unit in found] == [unit for _, unit in figures]
    assert [value for value, _ in found] == pytest.approx([value for value, _ in figures])


@pytest.mark.parametrize(("text", "value", "unit"), [
    ("Oslo pays US$6.5 billion.", 6.5e9, "USD"),
    ("Oslo pays 400 million won.", 4e8, "KRW"),
    ("Oslo pays ¥10 trillion JPY.", 1e13, "JPY"),
    ("Oslo pays 10 T. yen.", 1e13, "JPY"),
    ("Goods below $800 are free.", 800, "USD"),
    ("Oslo pays €3bn.", 3e9, "EUR"),
    ("A 10-million-euro grant is due.", 1e7, "EUR"),
    ("Oslo pays C$300m.", 3e8, "CAD"),
    ("Oslo pays 12 million Australian dollars.", 1.2e7, "AUD"),
    ("Oslo pays Rs 500 crore.", 5e9, "INR"),
    ("Oslo lends three billion riyals.", 3e9, "SAR"),
    ("Oslo lends 40 million baht.", 4e7, "THB"),
    ("Oslo lends NOK 200 million.", 2e8, "NOK"),
    ("Oslo lends 5 million kroner.", 5e6, "NOK"),
    ("A tariff of 25% stays.", 25, "percent"),
    ("A rise of 3.5 percentage points came.", 3.5, "percent"),
    ("A 36 per cent duty stays.", 36, "percent"),
    ("They stayed for two days.", 2, "days"),
    ("The case took nearly 14 years.", 14, "years"),
    ("A 90-day pause began.", 90, "days"),
    ("The first visit in ten years began.", 10, "years"),
    ("It was the first visit in over a decade.", 10, "years"),
    ("They had waited for half a century.", 50, "years"),
    ("They spoke for two and a half hours.", 2.5, "hours"),
    ("Advisers must leave within a week.", 1, "weeks"),
    ("They met 60 years after the war.", 60, "years"),
    ("Oslo gets 180 K2 tanks.", 180, "tanks"),
    ("Oslo gets 81 support vehicles of other kinds.", 81, "vehicles"),
    ("Oslo builds 117 of the 180 tanks.", 117, "tanks"),
    ("Oslo must pay four South Koreans.", 4, "Koreans"),
    ("Six Canadian diplomats must leave.", 6, "diplomats"),
    ("At least 36 were killed.", 36, "people"),
    ("Oslo buys five more patrol vessels.", 5, "vessels"),
    ("It leases 20 square kilometres of land.", 20, "square kilometres"),
    ("They agreed on a 10-point plan.", 10, "points"),
    ("They held the 15th annual summit.", 15, "ordinal"),
    ("They held the second round of talks.", 2, "ordinal"),
    ("They met for the fifth time.", 5, "ordinal"),
    ("They met five times.", 5, "times"),
    ("Only Lee Chun-sik, 94, is alive.", 94, "years"),
])
def test_figures(text: str, value: float, unit: str) -> None:
    check(text, [(value, unit)])


@pytest.mark.parametrize("text", [
    "They met on 3 May 2024 at 10:30 a.m. in Oslo.",
    "The treaty of 1965 and the 1990s are past.",
    "The G20, the F-35, the K2 and the P-1 are names.",
    "The 2+2 format and the Five Eyes are names.",
    "The 38th parallel and the 20th century are names.",
    "Article 9, Resolution 2231, Section 301 and Boeing 737 are names.",
    "The two countries and both leaders met.",
    "Two leaders of three nations met.",
    "One of the ministers spoke for the first time, at first in the first visit.",
    "The 27 members and these four states agree.",
    "Call +82 2 2100 7979 or 02-555-1234.",
    "Six-party talks and a two-state solution are forms.",
    "Two thirds of the voters came.",
    "The home side won 3-0.",
    "He met them eight days ago.",
])
def test_what_is_no_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "figures"), [
    ("It costs $5-6 billion.", [(5e9, "USD"), (6e9, "USD")]),
    ("It costs 5 to 6 billion euros.", [(5e9, "EUR"), (6e9, "EUR")]),
    ("It grew by 10-15%.", [(10, "percent"), (15, "percent")]),
    ("It takes two to three weeks.", [(2, "weeks"), (3, "weeks")]),
    ("It rose to 400 million won ($360,000).", [(4e8, "KRW"), (360_000, "USD")]),
    ("Base rights last 99 years, and Oslo may ask for 40 more.", [(99, "years"), (40, "years")]),
    ("Oslo pays 45 million pounds a year. It is 165 million in each of them.", [(4.5e7, "GBP"), (1.65e8, "GBP")]),
    ("He was held on two counts after Jane Roe, 59, a nurse, was hurt.", [(2, "counts"), (59, "years")]),
    ("It freed 270 soldiers and 120 civilians.", [(270, "soldiers"), (120, "civilians")]),
])
def test_several_in_one_sentence(text: str, figures: list[tuple[float, str]]) -> None:
    check(text, figures)


def test_a_number_inside_a_time_is_none_unless_it_is_a_duration() -> None:
    text = "They sent 24 ships."
    inside = TimeExpression(text.index("24"), text.index("24") + 2, "24", "day-of-month")
    assert find_figures(text, 0, len(text), "d", [inside]) == []
    length = TimeExpression(inside.start, inside.end, "24", "duration")
    assert len(find_figures(text, 0, len(text), "d", [length])) == 1


def test_the_evidence_is_the_sentence() -> None:
    text = "Talks went on.  Oslo pays 5 million euros for a bridge. They met again."
    (claim,) = find_figures(text, text.index("  Oslo"), text.index(" They"), "d", [])
    (piece,) = claim.evidence
    assert piece.exact == "Oslo pays 5 million euros for a bridge."
    assert text[piece.start:piece.end] == piece.exact
    assert (claim.rule, claim.trigger, claim.what) == ("figure.money", "5 million euros", "Oslo pays … for a bridge")


@pytest.mark.parametrize("glue", [", and so on and so forth in the hall", " and so on and so forth in the hall"])
@pytest.mark.parametrize("place", [0, 10, 40])
def test_evidence_of_a_long_sentence_is_cut_around_the_figure(glue: str, place: int) -> None:
    text = "They spoke" + glue * place + ", Oslo pays 5 million euros" + glue * (40 - place) + "."
    (claim,) = find_figures(text, 0, len(text), "d", [])
    (piece,) = claim.evidence
    assert "5 million euros" in piece.exact
    assert len(piece.exact) <= 600
    assert text[piece.start:piece.end] == piece.exact


@pytest.mark.parametrize("text", [
    "", "5", "$", "5 of", "the 5th", "5-", "half a", "9" * 5000, "5 million " * 2000, "9" + " million" * 90])
def test_odd_sentences_never_raise(text: str) -> None:
    find_figures(text, 0, len(text), "d", [])


def test_the_second_of_two_figures_is_of_what_the_first_is_of() -> None:
    text = "Exports to Belarus fell by 23 percent to 1.6 billion euros."
    assert [f.what for f in find_figures(text, 0, len(text), "d", [])] == ["Exports to Belarus fell"] * 2
