"""The benchmarks' own promises: floors that never fall unasked, reports that are the same for the same seed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import floors, generate

from comity.intake.language import language_of


def a_result(**f1: float) -> dict[str, Any]:
    whole = {"value": 1.0, "right": 2, "of": 2}
    return {"scores": {name: {"f1": value} for name, value in f1.items()}, "refused": [], "missing": [],
            "shares": dict.fromkeys(("evidence exact", "evidence in file", "evidence length"), whole),
            "errors": {"entries without evidence": 0}}


def test_pinning_raises_floors_and_never_lowers_them_unasked() -> None:
    pinned, _ = floors.pin({}, {"dev": ("one", a_result(drivers=0.8126, figures=0.9))}, lower=False)
    assert pinned["dev"]["floors"]["drivers"] == 0.812  # cut, so that what was measured holds it
    again, kept = floors.pin(pinned, {"dev": ("one", a_result(drivers=0.7, figures=0.95))}, lower=False)
    assert (again["dev"]["floors"]["drivers"], again["dev"]["floors"]["figures"]) == (0.812, 0.95)
    assert kept == ["dev: drivers stays at 0.812, measured 0.700"]
    lowered, _ = floors.pin(again, {"dev": ("one", a_result(drivers=0.7, figures=0.95))}, lower=True)
    assert lowered["dev"]["floors"]["drivers"] == 0.7


def test_a_set_that_is_not_measured_keeps_its_floors() -> None:
    pinned, _ = floors.pin({}, {"dev": ("one", a_result(drivers=0.8))}, lower=False)
    assert floors.pin(pinned, {"world": ("two", a_result(drivers=0.1))}, lower=True)[0]["dev"] == pinned["dev"]


def test_what_falls_below_its_floor_is_told() -> None:
    pinned, _ = floors.pin({}, {"dev": ("one", a_result(drivers=0.8))}, lower=False)
    assert floors.below(pinned["dev"], "one", a_result(drivers=0.8)) == []
    assert floors.below(pinned["dev"], "one", a_result(drivers=0.79)) == ["drivers is 0.790, its floor 0.800"]
    assert "another edition" in floors.below(pinned["dev"], "two", a_result(drivers=0.9))[0]
    assert "not measured any more" in floors.below(pinned["dev"], "one", a_result())[0]


@pytest.mark.parametrize("broken", ["evidence exact", "evidence in file", "evidence length"])
def test_evidence_must_be_exact_in_the_file_and_short(broken: str) -> None:
    result = a_result(drivers=1.0)
    assert floors.broken(result) == []
    result["shares"] = {**result["shares"], broken: {"value": 0.99996, "right": 24_999, "of": 25_000}}
    assert len(floors.broken(result)) == 1


def test_generated_reports_are_those_of_their_seed() -> None:
    told = list(generate.reports(60, seed=3))
    assert told == list(generate.reports(60, seed=3))
    assert told[:20] == list(generate.reports(20, seed=3))
    assert told != list(generate.reports(60, seed=4))


def test_generated_reports_are_of_the_length_and_language_that_is_measured() -> None:
    told = list(generate.reports(60))
    assert 320 < sum(len(report.body.split()) for report in told) / len(told) < 400
    assert {language_of(report.body) for report in told} <= {"en", None}
    assert not any(mark in report.file for report in told for mark in "{}[]|")
