from __future__ import annotations

import pytest

from reading.reports import factors

STORY = "Japan and South Korea met in Seoul on Monday. They agreed to share data."


def labels(text: str) -> set[str]:
    return {f"{f.role} {f.label}" for f in factors(text)}


@pytest.mark.parametrize(("sentence", "label"), [
    ("They are alarmed by North Korea's missile launches.", "driver north-korea-missiles"),
    ("China's growing military power worries both.", "driver china-pressure"),
    ("The war between Russia and Ukraine changed their minds.", "driver russia-ukraine-war"),
    ("The two share common values.", "driver shared-values"),
    ("The dispute over the islands weighs on their ties.", "obstacle territorial-dispute"),
    ("Japan's colonial rule still weighs on their ties.", "obstacle colonial-history"),
    ("The question of forced labour is unsolved.", "obstacle forced-labour"),
    ("Distrust between them runs deep.", "obstacle low-trust"),
    ("Seoul still bans Japanese seafood.", "obstacle seafood-ban"),
    ("Their guards were firing at each other along the river last year.", "driver border-clashes"),
    ("Their foreign ministers sat at one table after Qatar had brought them in one room.", "driver qatari-mediation"),
    ("Men who were put to work in wartime mills sued.", "obstacle forced-labour"),
    ("The text now goes to parliament.", "obstacle ratification"),
    ("The opposition called it a capitulation.", "obstacle domestic-politics"),
])
def test_what_drives_and_what_burdens(sentence: str, label: str) -> None:
    assert label in labels(f"{STORY} {sentence}")


def test_a_report_that_names_nothing() -> None:
    assert not labels(STORY)


def test_a_label_once_with_the_sentences_that_name_it() -> None:
    text = (f"{STORY} They fear North Korea's missile launches. Fish was eaten. North Korea's nuclear threats grow. "
            "The ministers condemned North Korea's ballistic missiles. They named North Korea's missile tests again.")
    found = [f for f in factors(text) if f.label == "north-korea-missiles"]
    assert len(found) == 1
    assert len(found[0].evidence) == 3
    assert [piece.start for piece in found[0].evidence] == sorted(piece.start for piece in found[0].evidence)
    assert "PRK" in found[0].states


def test_a_headline_alone_is_not_enough() -> None:
    assert not labels(f"North Korea's missiles worry neighbours\n{STORY}")


def test_page_noise_and_captions_name_no_cause() -> None:
    assert not labels(f"{STORY}\nRead more: North Korea's missile launches")


def test_what_an_interviewee_names_counts_a_question_does_not() -> None:
    text = f"{STORY}\n**Editor:** Is it low trust?\n**Ana Kovac:** North Korea's missile launches drive them together."
    assert labels(text) == {"driver north-korea-missiles"}


@pytest.mark.parametrize(("sentence", "label"), [
    ("They will coordinate on export controls.", "obstacle export-controls"),
    ("The summit with China, put off last year, will be held in Tokyo.", "obstacle arrests-of-nationals"),
    ("They will keep goods made by forced labour out of their markets.", "obstacle forced-labour"),
    ("The archipelago has 900 islets.", "obstacle territorial-dispute"),
])
def test_words_of_a_burden_that_burden_nothing(sentence: str, label: str) -> None:
    assert label not in labels(f"{STORY} {sentence}")
