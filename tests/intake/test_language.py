from __future__ import annotations

from comity.intake.language import language_of

SENTENCES = ("The talks had been useful and lasted seven hours. Both capitals have much to gain on trade. "
             "Diplomats say the two governments are under budget strains, and that limits what they can offer. ")


def test_a_sample_begins_with_a_whole_word() -> None:
    for padding in range(300):  # wherever the sample falls, "been" is not cut to the Dutch "een"
        text = "x" * padding + " " + SENTENCES * 6
        assert language_of(text) == "en"
