from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.codebook.loader import language_file
from comity.reading.sentences import layout, line_kind, split

LAYOUT = language_file("en", "layout")
BODY = "Norway and Sweden met in Oslo on Monday."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(s.kind, s.text) for s in split(text)]


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, rules in LAYOUT.items() for rule in rules
                                            for line in rule.get("match", ())])
def test_lines_of_a_layout(kind: str, line: str) -> None:
    assert layout()[kind].match(line)
    assert line_kind(line, first=False) == {"captions": "caption"}.get(kind, kind)


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, rules in LAYOUT.items() for rule in rules
                                            for line in rule.get("reject", ())])
def test_lines_that_only_look_so(kind: str, line: str) -> None:
    assert not layout()[kind].match(line)
    assert line_kind(line, first=False) == "body"


@pytest.mark.parametrize(("text", "sentences"), [
    ("Mr. Smith met Gen. Jones at 5 p.m. in Oslo. They left.",
     ["Mr. Smith met Gen. Jones at 5 p.m. in Oslo.", "They left."]),
    ("The U.S. and the U.K. signed. Norway did not.", ["The U.S. and the U.K. signed.", "Norway did not."]),
    ("Trade rose by 3.5 percent. Exports fell.", ["Trade rose by 3.5 percent.", "Exports fell."]),
    ("They left Oslo.The talks failed.", ["They left Oslo.", "The talks failed."]),
    ("“We agreed.”The ministers left.", ["“We agreed.”", "The ministers left."]),
    ("Did they meet? Yes! They met.", ["Did they meet?", "Yes!", "They met."]),
    ("No. 5 on the list is fish.", ["No. 5 on the list is fish."]),
    ("They met on Aug. 26 in Oslo.", ["They met on Aug. 26 in Oslo."]),
    ("Prime Minister K. P. Oli spoke. India heard.", ["Prime Minister K. P. Oli spoke.", "India heard."]),
])
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert [s.text for s in split(text)] == sentences


@pytest.mark.parametrize(("line", "kind"), [
    ("Norway and Sweden sign a treaty", "heading"),
    ("14 March 2024", "dateline"),
    ("Thursday, March 14, 2024 at 10:05", "dateline"),
    ("Mar. 14, 2024 - Oslo", "dateline"),
    ("• to build a railway;", "bullet"),
    ("- to share data", "bullet"),
    ("1. They open the border.", "bullet"),
    ("2) They close it.", "bullet"),
    ("The ministers met in 2024.", "body"),
])
def test_kind_of_a_line(line: str, kind: str) -> None:
    assert line_kind(line, first=False) == kind


def test_a_report_by_its_parts() -> None:
    text = "\n".join(["Norway and Sweden sign a treaty", "14 March 2024", BODY, "They agreed on these points:",
                      "• to open the border", "• to share data", "The ministers left.", "Read more: fish"])
    assert [kind for kind, _ in kinds(text)] == [
        "heading", "dateline", "body", "body", "bullet", "bullet", "body", "noise"]
    assert ("bullet", "to open the border") in kinds(text)


def test_an_excerpt_that_stops_in_mid_sentence_ends_with_body() -> None:
    assert kinds(f"{BODY}\nThe ministers also agreed to share")[-1][0] == "body"
    assert kinds(f"{BODY}\nThe ministers also agreed to share\n{BODY}")[1][0] == "heading"


def test_lines_under_a_colon_are_a_list() -> None:
    assert [k for k, _ in kinds(f"{BODY}\nThey agreed on:\nopen borders\n{BODY}")] == ["body", "body", "bullet", "body"]


def test_what_an_interviewee_answers_is_opinion() -> None:
    text = ("**Editor:** What comes next?\n**Ana Kovac:** They will meet.\nThey will sign a pact, too.\n"
            "**Editor:** And then?\n**Ana Kovac:** Nothing at all.")
    assert [kind for kind, _ in kinds(text)] == ["question", "opinion", "opinion", "question", "opinion"]


def test_a_colon_makes_no_interview() -> None:
    assert [kind for kind, _ in kinds(f"Oslo: {BODY}\nThe minister said: They met.")] == ["body", "body"]


def test_paragraphs_count_lines_that_say_something() -> None:
    assert [s.paragraph for s in split(f"{BODY}\n\n \n{BODY} {BODY}\n{BODY}")] == [0, 1, 1, 2]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB. \n\"”“?!:*•-1)(U.S,;é"), max_size=80))
def test_sentences_are_the_text_in_order_without_overlaps(text: str) -> None:
    end = 0
    for s in split(text):
        assert s.start >= end
        assert s.text == text[s.start:s.end] == s.text.strip() != ""
        end = s.end


@pytest.mark.parametrize("text", ["Group B\u00a0.", "They voted for plan A\u3000."])
def test_a_wide_space_before_a_full_stop(text: str) -> None:
    assert [s.text for s in split(text)] == [text]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([BODY, "Chad spoke!", "Is it so?", "“No,” said Togo."]), min_size=1, max_size=8))
def test_nothing_of_the_text_is_lost(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert "".join(s.text for s in split(text)).replace(" ", "") == text.replace(" ", "")


def test_may_at_the_end_of_a_sentence_is_no_abbreviation() -> None:
    text = "She will come in May. Norway will pay. On May 5 Sweden left."
    assert [s.text for s in split(text)] == ["She will come in May.", "Norway will pay.", "On May 5 Sweden left."]


def test_a_long_quotation_is_parted_into_its_sentences() -> None:
    text = '"First, money. We split the cost. Mr. Berg pays by May 1. Then we sail," she said.'
    assert [s.text for s in split(text)] == [
        '"First, money.', "We split the cost.", "Mr. Berg pays by May 1.", 'Then we sail," she said.']
    short = '"We met. It went well," she said.'
    assert [s.text for s in split(short)] == [short]


def test_whoever_holds_an_office_answers_as_the_report_tells() -> None:
    text = "Reporter: What now?\nForeign Minister Ann Eide: We agreed to meet.\nReporter: When?\nAna Kovac: Soon."
    assert [s.kind for s in split(text)] == ["question", "body", "question", "opinion"]


def test_what_no_writer_writes_as_one_sentence_is_not_read() -> None:
    text = "Norway and Sweden met. " + "Norway asked the United Nations " * 100
    assert [s.kind for s in split(text)] == ["body", "noise"]
