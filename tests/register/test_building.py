"""The script that derives rows of the register: what it takes from the result of a query at Wikidata."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "training" / "build_register.py"


@pytest.fixture(scope="module")
def build() -> Any:
    spec = importlib.util.spec_from_file_location("build_register", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def result(**cells: str) -> dict[str, dict[str, str]]:
    row = {"country": "FJI", "kind": "minister", "positionLabel": "Minister of Defence of Fiji",
           "person": "http://www.wikidata.org/entity/Q1", "personLabel": "Ada Example",
           "start": "2021-05-03T00:00:00Z", "startPrecision": "11"} | cells
    return {name: {"type": "literal", "value": value} for name, value in row.items() if value}


def taken(build: Any, tmp_path: Path, *rows: dict[str, Any]) -> list[dict[str, str]]:
    file = tmp_path / "query.json"
    file.write_text(json.dumps({"results": {"bindings": rows}}), "utf-8")
    known = build.People(queried=True)
    before = len(known.offices)
    build.from_wikidata(file, known, {row["name"]: row["code"] for row in build.table("states")})
    return list(known.offices[before:])


def test_a_holder_that_no_entry_covers_is_taken(build: Any, tmp_path: Path) -> None:
    [row] = taken(build, tmp_path, result(end="2022-01-01T00:00:00Z", endPrecision="10"))
    assert (row["person"], row["post"], row["country"]) == ("ada-example", "defence-minister", "FJI")
    assert (row["from"], row["to"], row["status"]) == ("2021-05-03", "2022-01", "holder")
    assert row["source"].startswith("Wikidata, by query")


def test_own_entries_win_and_other_offices_are_left(build: Any, tmp_path: Path) -> None:
    head = result(country="JPN", kind="head-of-government", positionLabel="Prime Minister of Japan", end="2023-01-01")
    assert taken(build, tmp_path, head, result(positionLabel="Minister of Fun of Fiji"),
                 result(country="ATL"), result(personLabel="Q1"), result(startPrecision="7")) == []


def test_a_result_of_another_query_is_refused(build: Any, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="result 1: no start"):
        taken(build, tmp_path, result(start=""))
