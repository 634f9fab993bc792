from __future__ import annotations

import pytest

from comity.reading.offices import Office, find_offices
from comity.register import load_register


def find(text: str) -> list[Office]:
    return find_offices(text, load_register().find_states(text))


@pytest.mark.parametrize(("text", "office", "rank", "code"), [
    ("Norwegian Foreign Minister Ann Eide spoke.", "Foreign Minister", "ministers", "NOR"),
    ("Norway's foreign minister spoke.", "foreign minister", "ministers", "NOR"),
    ("The foreign minister of Norway spoke.", "foreign minister", "ministers", "NOR"),
    ("The minister of trade, industry and energy spoke.", "minister of trade, industry and energy", "ministers", None),
    ("Swedish Prime Minister Ulf Berg spoke.", "Prime Minister", "leaders", "SWE"),
    ("The king of Jordan spoke.", "king", "leaders", "JOR"),
    ("The Kenyan president spoke.", "president", "leaders", "KEN"),
    ("The deputy foreign minister spoke.", "deputy foreign minister", "officials", None),
    ("The deputy prime minister spoke.", "deputy prime minister", "ministers", None),
    ("Vietnam's ambassador spoke.", "ambassador", "officials", "VNM"),
    ("Chile's national security adviser spoke.", "national security adviser", "ministers", "CHL"),
    ("The defence chief of Ghana spoke.", "defence chief", "ministers", "GHA"),
    ("The US secretary of state spoke.", "secretary of state", "ministers", "USA"),
    ("Peru's chancellor spoke.", "chancellor", "leaders", "PER"),
])
def test_an_office_its_rank_and_state(text: str, office: str, rank: str, code: str | None) -> None:
    found = find(text)
    assert [(o.text, o.rank, o.code) for o in found] == [(office, rank, code)]


@pytest.mark.parametrize(("text", "body", "code"), [
    ("Norway's government spoke.", "government", "NOR"),
    ("The Swedish foreign ministry spoke.", "foreign ministry", "SWE"),
    ("The embassy of Chad closed.", "embassy", "TCD"),
    ("The Indian navy sailed.", "navy", "IND"),
])
def test_an_institution(text: str, body: str, code: str) -> None:
    assert [(o.text, o.code, o.institution, o.rank) for o in find(text)] == [(body, code, True, None)]


@pytest.mark.parametrize("text", ["Former President Smith spoke.", "The late king spoke.", "The then minister spoke."])
def test_those_no_longer_in_office(text: str) -> None:
    assert [o.current for o in find(text)] == [False]


def test_the_ministry_says_whose_official_it_is() -> None:
    first = find("Jane Roe, director general for legal affairs at the foreign ministry in Oslo, spoke.")[0]
    assert (first.text, first.rank, first.code) == ("director general", "officials", "NOR")


def test_several_holders() -> None:
    assert [o.plural for o in find("The foreign ministers met their president.")] == [True, False]


def test_a_counterpart_has_the_rank_of_the_other_side() -> None:
    found = find("She met her Swedish counterpart.")
    assert [(o.counterpart, o.rank, o.code) for o in found] == [(True, None, "SWE")]


@pytest.mark.parametrize("text", ["The presidential palace burned.", "They ministered to the sick.", "A prime number.",
                                  "The leadership failed.", "The kingdom grew."])
def test_words_that_are_no_office(text: str) -> None:
    assert not find(text)


def test_spans_hold_the_words() -> None:
    text = "Then Norwegian Foreign Minister Eide and the president of Chad met."
    for office in find(text):
        assert text[office.start:office.end] == office.text
        assert office.span_start <= office.start < office.end <= office.span_end
        assert office.text in text[office.span_start:office.span_end]


@pytest.mark.parametrize(("text", "code"), [
    ("the Ministry of Defence of Norway said", "NOR"),
    ("MINISTRY OF FOREIGN AFFAIRS OF THE STATE OF KUWAIT", "KWT"),
    ("We thank the government and the people of Chad.", "TCD"),
])
def test_the_state_behind_a_longer_name(text: str, code: str) -> None:
    assert [office.code for office in find(text)] == [code]


def test_the_rank_of_an_office_whose_first_word_could_be_a_portfolio() -> None:
    assert [o.rank for o in find("The U.S. Trade Representative met the EU trade chief.")] == ["ministers", "ministers"]
    assert [o.rank for o in find("The U.S. representative spoke.")] == ["officials"]
