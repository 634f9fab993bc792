from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from comity.codebook import load_codebook, values
from comity.errors import CodebookError

PROPERTIES = {"level": 7, "rank": 4, "setting": 6, "status": 4, "stage": 7, "auxiliary": 4}


def test_every_property_has_its_values_described() -> None:
    found = values.load_values()
    assert {name: len(rows) for name, rows in found.items()} == PROPERTIES
    assert all(description.strip() for rows in found.values() for description in rows.values())


def test_the_values_are_those_of_the_export_contract() -> None:
    contract = runpy.run_path(str(Path(__file__).parents[2] / "evaluation" / "contract.py"), run_name="contract")
    names = {"level": "LEVELS", "rank": "RANKS", "setting": "SETTINGS", "status": "STATUSES", "stage": "STAGES",
             "auxiliary": "AUXILIARIES"}
    listed = {name: contract[constant] for name, constant in names.items()}
    assert {name: list(rows) for name, rows in values.load_values().items()} == listed


def test_modes_belong_to_types_of_the_codebook() -> None:
    modes = values.load_modes()
    assert set(modes) < set(load_codebook().events)
    assert all(len(set(listed)) == len(listed) for listed in modes.values())


@pytest.mark.parametrize(("rows", "says"), [([{"id": "held"}], "lacks the key 'description'"),
                                            ([{"id": "held", "description": "a"}] * 2, "stands twice")])
def test_a_faulty_file_is_told(monkeypatch: pytest.MonkeyPatch, rows: list[dict[str, str]], says: str) -> None:
    monkeypatch.setattr(values, "load_yaml", lambda name: {"status": rows})
    values.load_values.cache_clear()
    with pytest.raises(CodebookError, match=says):
        values.load_values()
    values.load_values.cache_clear()
