"""What holds for any text at all: reading never fails, is the same each time, and quotes only what is there."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from comity.codebook import load_codebook
from comity.model.claims import CommitmentClaim, EventClaim, FactorClaim, MeetingClaim, Reading
from comity.model.codec import decode, encode
from comity.model.document import Document
from comity.model.evidence import MOST_CHARACTERS
from comity.reading import READER, read_document
from comity.register import load_register
from reading.golden import reports
from reading.reports import of, read

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
GOLDEN = [report.text for report in reports()]
CASES = settings(max_examples=40, deadline=None, suppress_health_check=SLOW, derandomize=True)
LEVELS = {"summit", "ministerial", "working-level", "call", "visit", "multilateral-sideline", "exercise"}
STATUSES = {"held", "planned", "proposed", "cancelled"}
STAGES = {"considering", "proposed", "pledged", "agreed", "reaffirmed", "kept", "dropped"}
AUXILIARIES = {None, "historical", "future", "hypothetical", "negated"}
NOISE = ("Read more: talks", "ADVERTISEMENT", "• a, b and c", "\t", "....", "**Q:** Who?", "1)", "“", "Photo: Smith/AP",
         "Mr. Mr. met", "Norway’s Norway's", "in 2024 in 2024", "A" * 900, "et " * 300, "日本と韓国", "\u202e\u0000x",
         "Türkiye,")
SWAPS = (("\n", "\r\n"), (" ", "\u00a0"), ("'", "’"), (".", ""), ("\n", " "), (" ", "  "))


def check(text: str) -> Reading:
    """Reads a text twice and holds the reading to what every reading promises."""
    document = Document("any.txt", text, language="en")
    reading = read_document(document, load_register(), load_codebook())
    assert reading == read_document(document, load_register(), load_codebook())
    codebook = load_codebook()
    for claim in reading.claims:
        assert claim.evidence
        assert claim.day in ("own", "meeting", "report")
        assert claim.tense in ("past", "future")
        for piece in claim.evidence:
            assert piece.document == document.id
            assert piece.exact == text[piece.start:piece.end]
            assert 0 < len(piece.exact) <= MOST_CHARACTERS
            assert piece.exact.strip()
        if claim.when is not None:
            assert claim.when.text == text[claim.when.start:claim.when.end]
    for meeting in of(MeetingClaim, reading.claims):
        assert meeting.level in LEVELS
        assert meeting.status in STATUSES
        assert len({participant.country for participant in meeting.participants}) > 1
    assert sum(meeting.main for meeting in of(MeetingClaim, reading.claims)) <= 1
    for promise in of(CommitmentClaim, reading.claims):
        assert promise.field in codebook.fields
        assert promise.stage in STAGES
        assert promise.parties
        assert promise.action.strip()
    for event in of(EventClaim, reading.claims):
        assert event.event_type in codebook.events
        assert event.auxiliary in AUXILIARIES
        assert event.actors
        assert not set(event.actors) & set(event.recipients)
    factors = [(factor.role, factor.label) for factor in of(FactorClaim, reading.claims)]
    assert len(factors) == len(set(factors))
    assert set(factors) <= set(codebook.factors)
    starts = [time.start for time in reading.times]
    assert starts == sorted(starts)
    marked = [(t.start, t.end) for t in reading.times] + [(p.start, p.end) for p in reading.people]
    for start, end in (*marked, *reading.noise):
        assert 0 <= start < end <= len(text)
    assert [*reading.noise] == sorted(reading.noise)
    return reading


@CASES
@given(st.text(max_size=200))
@example("")
@example("\n\n \t\r\n")
@example("Norway")
@example("\u2028Norway\u2028met\u2028Sweden.")
def test_any_text(text: str) -> None:
    check(text)


@CASES
@given(st.sampled_from(GOLDEN), st.data())
def test_a_report_cut_anywhere(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text)))
    check(text[first:data.draw(st.integers(first, len(text)))])


@CASES
@given(st.sampled_from(GOLDEN), st.integers(0, 10**6))
def test_a_report_with_its_sentences_shuffled_and_run_together(text: str, seed: int) -> None:
    sentences = text.replace("\n\n", " ").split(". ")
    random.Random(seed).shuffle(sentences)
    check(". ".join(sentences))


@CASES
@given(st.sampled_from(GOLDEN), st.lists(st.tuples(st.integers(0, 30), st.sampled_from(NOISE) | st.text(max_size=30)),
                                         min_size=1, max_size=4))
def test_a_report_with_noise_between_its_lines(text: str, noise: list[tuple[int, str]]) -> None:
    lines = text.split("\n")
    for place, line in noise:
        lines.insert(place % len(lines), line)
    check("\n".join(lines))


@CASES
@given(st.sampled_from(GOLDEN), st.sampled_from(GOLDEN))
def test_two_reports_on_one_page(one: str, other: str) -> None:
    check(one + "\n" + other)


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(GOLDEN), st.sampled_from(SWAPS))
def test_a_report_typed_otherwise(text: str, swap: tuple[str, str]) -> None:
    check(text.replace(*swap))


@CASES
@given(st.sampled_from(GOLDEN), st.lists(st.sampled_from(("Q: ", "A: ", "Press: ", "Berg: ")), min_size=1, max_size=9))
def test_a_report_told_in_questions_and_answers(text: str, labels: list[str]) -> None:
    lines = text.split("\n")
    check("\n".join(f"{labels[n % len(labels)]}{line}" if line else line for n, line in enumerate(lines)))


def test_a_leader_known_twice_answers_no_questions() -> None:
    text = ("The European Union and Brazil signed nothing. Ursula von der Leyen, who leads the European Commission, "
            "left.\n\nQ: Why?\n\nA: The European Union asked too much.")
    document = Document("any.txt", text, published="2024-05-07", language="en")
    assert read_document(document, load_register(), load_codebook()).document == document.id


def test_a_text_may_end_with_a_word_of_contact() -> None:
    check("Norway and Sweden met in Oslo. Ahead of the talks")


def test_a_sentence_of_any_length_is_quoted_in_short() -> None:
    text = "Norway and Sweden agreed to share energy" + " and to build a railway through the valley" * 60 + "."
    reading = check(text)
    assert of(CommitmentClaim, reading.claims)


def test_the_reading_names_its_document_and_reader() -> None:
    document = Document("any.txt", GOLDEN[0], language="en")
    reading = read_document(document, load_register(), load_codebook())
    assert (reading.document, reading.reader) == (document.id, READER)
    assert decode(Reading, encode(reading)) == reading


@pytest.mark.parametrize("language", ["ja", "ko", "fr", "und"])
def test_another_language_is_kept_and_says_so(language: str) -> None:
    reading = read("Norway and Sweden met.", language=language)
    assert reading.claims == ()
    assert language in (reading.skipped or "")
    assert {code for code, _ in reading.states} == {"NOR", "SWE"}


def test_an_unknown_language_is_read_as_english() -> None:
    assert read(GOLDEN[0], language=None).claims


def test_a_text_without_states_says_so() -> None:
    assert read("The choir sang well on Sunday.").skipped == "no state is named"


def test_states_stand_with_their_weight_most_first() -> None:
    reading = read("Norway met Sweden. Norway spoke. Norway and Sweden agreed. Chad watched.")
    assert [code for code, _ in reading.states][:2] == ["NOR", "SWE"]
    counts = [count for _, count in reading.states]
    assert counts == sorted(counts, reverse=True)


def test_page_noise_is_marked_and_not_read() -> None:
    text = "Norway and Sweden met in Oslo on Monday.\nRead more: Norway and Denmark sign treaty on fish"
    reading = read(text)
    assert reading.noise == ((text.index("Read"), len(text)),)
    assert {code for code, _ in reading.states} == {"NOR", "SWE"}
