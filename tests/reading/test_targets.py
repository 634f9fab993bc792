import pytest

from reading.reports import acts, events


def test_who_condemns_violence_elsewhere_does_not_condemn_the_other_side() -> None:
    text = ("Poland and Hungary are at odds. Prime Minister Donald Tusk condemned the strike on a hospital in Kharkiv, "
            "while Viktor Orban kept silent. The two leaders met in Brussels.")  # fmt: skip
    assert "ACCUSE POL>HUN" not in acts(text)


def test_what_is_condemned_of_the_other_side_still_is() -> None:
    assert "ACCUSE POL>HUN" in acts("Poland condemned Hungary for its talks with Moscow. The two are neighbours.")


@pytest.mark.parametrize("word", ["declaration", "accord", "resumption of talks"])
def test_what_two_did_is_welcomed_from_both(word: str) -> None:
    text = f"Ethiopia and Eritrea signed a declaration and met in Asmara. The United States welcomed the {word}."
    assert any(one.startswith("SUPPORT USA>") for one in acts(text))


def test_an_act_under_a_condition_is_not_told_as_done() -> None:
    text = "Iran will halt enrichment if the United States lifts its sanctions, its foreign minister said."
    assert [(one.event_type, one.auxiliary) for one in events(text)] == [("CONCEDE", "hypothetical")]
