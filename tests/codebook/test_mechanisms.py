from __future__ import annotations

from typing import Any

import pytest

from comity.codebook import load_codebook, mechanisms
from comity.codebook.mechanisms import any_of, founding_words, load_mechanisms, suspended_since
from comity.errors import CodebookError

LEVELS = {"summit", "ministerial", "working-level", "call", "visit", "multilateral-sideline", "exercise"}
ROW = {"id": "x", "label": "X", "description": "An x.", "fields": ["energy"], "levels": ["summit"], "cues": ["x talks"]}


def test_ids_fields_and_levels_are_known() -> None:
    types = load_mechanisms()
    assert len({kind.id for kind in types}) == len(types)
    for kind in types:
        assert set(kind.fields) <= set(load_codebook().fields), kind.id
        assert set(kind.levels) <= LEVELS, kind.id
        assert kind.label
        assert kind.description.endswith(".")
        assert kind.most is None or kind.most >= kind.least


@pytest.mark.parametrize("kind", load_mechanisms(), ids=lambda kind: kind.id)
def test_each_form_is_found_by_its_own_cues(kind: mechanisms.MechanismType) -> None:
    for cue in kind.cues:
        assert cue == cue.lower()
        assert kind.named_in(f"They spoke of {cue.replace('*', '')} in Oslo.")
    assert not kind.named_in("They spoke of fish in Oslo.")


def test_cues_are_whole_words_over_any_white_space() -> None:
    pattern = any_of(("hot line", "leaders' talk*", "2+2"))
    assert pattern.search("a HOT\n line")
    assert pattern.search("the leaders’ talking")
    assert pattern.search("the 2+2 met")
    assert not pattern.search("a shot line")
    assert not pattern.search("a hot liner")
    assert not pattern.search("the 222 met")


def test_how_many_states_can_have_a_form() -> None:
    pair = next(kind for kind in load_mechanisms() if kind.id == "shuttle-diplomacy")
    assert pair.fits(2)
    assert not pair.fits(1)
    assert not pair.fits(3)


@pytest.mark.parametrize("text", ["They established a group.", "A hotline was set up.", "Talks launched in May"])
def test_words_of_a_beginning(text: str) -> None:
    assert founding_words().search(text)


@pytest.mark.parametrize(("text", "year"), [
    ("talks that have been suspended since 2018", "2018"), ("the commission, dormant since May 1999, met", "1999"),
    ("The dialogue was on hold, officials said, since 2011.", "2011")])
def test_words_of_an_interruption(text: str, year: str) -> None:
    found = suspended_since().search(text)
    assert found is not None
    assert found[1] == year


@pytest.mark.parametrize("text", ["suspended in 2018", "Talks froze. Since 2018 they meet.", "friends since 2018"])
def test_no_interruption(text: str) -> None:
    assert not suspended_since().search(text)


@pytest.mark.parametrize(("rows", "message"), [
    ([ROW, ROW], "more than one entry has the id x"),
    ([{**ROW, "colour": "red"}], "'x'.*colour"),
    ([{**ROW, "cues": []}], "needs cues"),
    ([{**ROW, "sessions": "some"}], "one of"),
    ([{key: value for key, value in ROW.items() if key != "cues"}], "cues"),
])
def test_an_inconsistent_file_is_refused(rows: list[dict[str, Any]], message: str,
                                         monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mechanisms, "load_yaml", lambda name: rows)
    with pytest.raises(CodebookError, match=message):
        load_mechanisms.__wrapped__()
