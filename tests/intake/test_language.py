from __future__ import annotations

from comity.intake.language import language_of

SENTENCES = ("The talks had been useful and lasted seven hours. Both capitals have much to gain on trade. "
             "Diplomats say the two governments are under budget strains, and that limits what they can offer. ")


def test_a_sample_begins_with_a_whole_word() -> None:
    for padding in range(300):  # wherever the sample falls, "been" is not cut to the Dutch "een"
        text = "x" * padding + " " + SENTENCES * 6
        assert language_of(text) == "en"


def test_a_passage_full_of_foreign_names_stays_english() -> None:
    names = "Ministri Giovanni Bellini, Paolo Conte e Francesca Lombardi of Italia met the sindaco of Torino and "
    text = names + "signed the accordo for Via della Repubblica with Banca Popolare di Milano. "
    assert language_of(text * 8) == "en"


def test_other_languages_are_told_from_english() -> None:
    italian = "Il ministro degli esteri ha incontrato il suo omologo a Roma per discutere di commercio. "
    german = "Der Minister war in Berlin und sprach mit seinem Gast über den Handel, was lange gedauert hat. "
    assert [language_of(text * 6) for text in (italian, german)] == ["it", "de"]
