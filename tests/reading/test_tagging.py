from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.reading.tagging import blanked
from comity.reading.undated import told_year
from reading.golden import reports
from reading.reports import tag


def stands_for(text: str, words: str, *, title: str | None = None) -> list[tuple[str, ...]]:
    return [m.codes for m in tag(text, title=title).mentions if m.text == words]


LEADERS = "Norwegian Prime Minister Ann Eide met Swedish President Bo Berg."


@pytest.mark.parametrize(("text", "words", "states"), [
    (f"{LEADERS} The two leaders agreed.", "The two leaders", ("NOR", "SWE")),
    (f"{LEADERS} The two countries agreed.", "The two countries", ("NOR", "SWE")),
    (f"{LEADERS} Both sides agreed.", "Both sides", ("NOR", "SWE")),
    (f"{LEADERS} They agreed.", "They", ("NOR", "SWE")),
    (f"{LEADERS} The summit ended.", "The summit", ("NOR", "SWE")),
    ("Norway spoke. It said no.", "It", ("NOR",)),
    ("Norwegian Prime Minister Ann Eide spoke. She said no.", "She", ("NOR",)),
    ("Norwegian Prime Minister Ann Eide met the press. The prime minister said no.", "The prime minister", ()),
])
def test_words_that_take_up_somebody(text: str, words: str, states: tuple[str, ...]) -> None:
    found = stands_for(text, words)
    assert found == [states] or (not states and not any(found))


def test_two_joined_just_before_go_before_the_report_s_pair() -> None:
    text = f"{LEADERS} Norway and Sweden trade fish. Chad and Niger met, too. The two countries quarrelled."
    assert stands_for(text, "The two countries") == [("NER", "TCD")]


def test_three_at_once() -> None:
    text = "Japan, Chad and Niger met. The three countries agreed."
    assert stands_for(text, "The three countries") == [("JPN", "NER", "TCD")]


def test_a_counterpart_is_of_the_other_side() -> None:
    tagged = tag("Norway and Sweden met. Norwegian Foreign Minister Ann Eide told her counterpart so.")
    assert [m.codes for m in tagged.mentions if m.text == "counterpart"] == [("SWE",)]


def test_the_north_and_the_south() -> None:
    text = "North Korea called South Korea. The North spoke, the South heard."
    assert stands_for(text, "The North") == [("PRK",)]
    assert stands_for(text, "the South") == [("KOR",)]


def test_a_statement_in_the_first_person_speaks_for_its_head() -> None:
    title = "Statement by Prime Minister Christopher Luxon on Fiji"
    text = "I met the Fijian prime minister in Suva.\nWe agreed on fish.\nI thanked him.\nI flew home to New Zealand."
    tagged = tag(text, title=title)
    assert tagged.speakers.one is not None
    assert tagged.speakers.one.codes == ("NZL",)
    assert stands_for(text, "We", title=title) == [("FJI", "NZL")]


def test_a_quoted_first_person_is_no_statement() -> None:
    assert tag('"I met him," Ann Eide of Norway said. "We agreed. I left."').speakers.one is None


def test_page_noise_names_nobody() -> None:
    tagged = tag(f"{LEADERS}\nRead more: Chad and Niger sign a pact")
    assert {code for m in tagged.mentions for code in m.codes} == {"NOR", "SWE"}
    assert set(tagged.counts) == {"NOR", "SWE"}


@pytest.mark.parametrize(("text", "place"), [
    ("OSLO (Wire) - Norway and Sweden met.", "Oslo"), ("LIMA, March 14 - Peru and Chile met.", "Lima"),
    ("Norway and Sweden met in Oslo - again.", None)])
def test_the_town_a_report_is_filed_from(text: str, place: str | None) -> None:
    found = tag(text).dateline()
    assert (found.name if found else None) == place


def test_asking_for_a_person_and_places() -> None:
    tagged = tag("Norwegian Prime Minister Ann Eide spoke in Bergen and in Oslo.")
    person = tagged.person("Ann Eide")
    assert person is not None
    assert person.code == "NOR"
    assert tagged.person("Bo Berg") is None
    assert "Oslo" in [hit.name for hit in tagged.places_within(0, len(tagged.text))]
    assert not tagged.places_within(0, 5)


@pytest.mark.parametrize("report", reports(), ids=lambda report: report.name)
def test_mentions_are_in_order_and_do_not_overlap(report: object) -> None:
    text: str = report.text  # type: ignore[attr-defined]
    tagged = tag(text)
    end = 0
    for m in tagged.mentions:
        assert end <= m.start < m.end
        assert text[m.start:m.end] == m.text
        end = m.end
        assert m.role in ("actor", "place", "attribute")
    assert tagged.within(0, len(text)) == tagged.mentions
    assert tagged.pair == tuple(sorted({code for side in tagged.sides for code in side}))


@settings(max_examples=30)
@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3))
def test_blanking_keeps_offsets(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [(min(a, b), max(a, b)) for a, b in spans if max(a, b) <= len(text)]
    found = blanked(text, inside)
    assert len(found) == len(text)
    hidden = {n for a, b in inside for n in range(a, b)}
    assert all(found[n] == (" " if n in hidden else text[n]) for n in range(len(text)))


@pytest.mark.parametrize(("text", "year"), [
    ("They met in Oslo on Saturday, May 3, 2025, and will build it by the end of 2027.", 2025),
    ("They met on 3 May 2025. The plan of 2016 runs until 2030.", 2025),
    ("A court ruled in 2018; the ministers met in 2019 and want an accord by 2022.", 2019),
    ("They met on Saturday.", None),
])
def test_an_undated_report_tells_from_the_year_of_its_last_full_date(text: str, year: int | None) -> None:
    assert told_year(text) == year


def test_the_two_are_those_who_acted_in_the_sentence_before() -> None:
    text = (f"{LEADERS} Norway and Sweden trade fish. "
            "Chadian Foreign Minister Ali Ba met Nigerien President Omar Sow. The two agreed.")
    assert stands_for(text, "The two") == [("NER", "TCD")]


def test_three_states_are_no_two() -> None:
    text = f"{LEADERS} Norway and Sweden trade fish. Chad, Niger and Japan had bid too. The two countries agreed."
    assert stands_for(text, "The two countries") == [("NOR", "SWE")]


def test_those_who_only_watched_are_not_the_two() -> None:
    text = f"{LEADERS} Norway and Sweden signed it, with Chad and Niger as witnesses. Both sides agreed."
    assert stands_for(text, "Both sides") == [("NOR", "SWE")]


def test_it_takes_up_the_paper_with_which_the_sentence_before_begins() -> None:
    found = [m for m in tag(f"{LEADERS} A joint statement came out. It said little.").mentions if m.text == "It"]
    assert [(m.kind, m.codes) for m in found] == [("paper", ("NOR", "SWE"))]


def test_who_came_before_somebody_is_somebody_else() -> None:
    text = "President Ann Eide of Norway spoke. Eide's predecessor, Bo Berg, met Swedish President Eva Lund in Oslo."
    assert [m.role for m in tag(text).mentions if m.text == "Eide"] == ["attribute"]


def test_a_minister_without_a_state_is_of_the_one_that_acts() -> None:
    text = "Norway has closed its border with Sweden after a row, Interior Minister Bo Berg said on Wednesday."
    assert [m.codes for m in tag(text).mentions if m.name == "Bo Berg"] == [("NOR",)]
