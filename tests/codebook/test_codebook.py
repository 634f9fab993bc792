from __future__ import annotations

import pytest

from comity.codebook import codebook as module
from comity.codebook import load_codebook
from comity.codebook.loader import load_yaml
from comity.errors import CodebookError

SYMMETRIC = {"AGREE", "CONSULT", "COOPERATE", "AID"}
CLASSES = {
    "verbal-cooperation": {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    "material-cooperation": {"COOPERATE", "AID", "RETREAT"},
    "verbal-conflict": {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    "material-conflict": {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}


def test_the_sixteen_types_in_their_classes() -> None:
    events = load_codebook().events
    assert {quad: {e.id for e in events.values() if e.quad == quad} for quad in CLASSES} == CLASSES
    assert len(events) == 16
    assert {e.id for e in events.values() if e.symmetric} <= SYMMETRIC


def test_cooperation_scores_above_conflict() -> None:
    for event in load_codebook().events.values():
        assert -10 <= event.score <= 10
        assert (event.score > 0) == event.quad.endswith("cooperation")


def test_every_type_has_its_names_in_older_lists() -> None:
    events = load_codebook().events.values()
    assert all(event.plv15 and event.gsr18 for event in events)
    assert len({name for event in events for name in event.plv15}) == 15
    assert len({name for event in events for name in event.gsr18}) == 18


def test_everything_is_described() -> None:
    codebook = load_codebook()
    described = [e.description for e in codebook.events.values()] + [f.description for f in codebook.fields.values()]
    assert all(described + [factor.description for factor in codebook.factors.values()])


def test_the_twenty_two_fields() -> None:
    assert len(load_codebook().fields) == 22
    assert {"security", "energy", "ai", "trade-pact", "people-to-people", "other"} <= set(load_codebook().fields)


def test_kinds_group_labels() -> None:
    codebook = load_codebook()
    assert codebook.kind_of("north-korea-missiles") == "armed-threat"
    assert codebook.kind_of("forced-labour") == "history"
    assert codebook.kind_of("no such label") == "other"
    assert {factor.role for factor in codebook.factors.values()} == {"driver", "obstacle"}
    by_label: dict[str, set[str]] = {}
    for factor in codebook.factors.values():
        by_label.setdefault(factor.id, set()).add(factor.kind)
    assert all(len(kinds) == 1 for kinds in by_label.values())  # a driver that is an obstacle too is of one kind


def test_it_is_loaded_once_and_has_a_version() -> None:
    assert load_codebook() is load_codebook()
    assert len(load_codebook().version) == 12


def test_another_word_makes_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    files = module._files
    monkeypatch.setattr(module, "_files", lambda folder: files(folder)[1:])
    assert load_codebook.__wrapped__().version != load_codebook().version


def test_an_entry_without_a_key_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(name: str) -> object:
        return [{"id": "energy"}] if name == "data/fields.yaml" else load_yaml(name)

    monkeypatch.setattr(module, "load_yaml", lacking)
    with pytest.raises(CodebookError, match="lacks the key 'description'"):
        load_codebook.__wrapped__()
