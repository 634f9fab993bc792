from __future__ import annotations

from typing import Any

import pytest

from reading.golden import Golden, acts, has, labels, reports, rows

OPEN = {  # what ought to hold and does not yet, with what stands in the way
    "third-party drivers china-pressure": "ships of one that worry the others",
    "visit-and-after commitments {'topic': 'railways'}": "to train farmers is no train",
}
REPORTS = reports()
LISTED = ("meetings", "commitments", "figures")


def cases(side: str) -> list[object]:
    """One case for each line of the YAML files."""
    found: list[object] = []
    for report in REPORTS:
        for kind, listed in report.expected[side].items():
            for line in listed:
                name = f"{report.name} {kind} {line}"
                marks = [pytest.mark.xfail(reason=OPEN[name])] if name in OPEN else []
                found.append(pytest.param(report, kind, line, marks=marks, id=name))
    return found


def is_read(report: Golden, kind: str, line: Any) -> bool:
    reading = report.reading()
    if kind in LISTED:
        return has(line, rows(reading, kind))
    return line in (acts(reading) if kind == "events" else labels(reading, kind.rstrip("s")))


@pytest.mark.parametrize(("report", "kind", "line"), cases("must"))
def test_what_must_be_read(report: Golden, kind: str, line: Any) -> None:
    assert is_read(report, kind, line)


@pytest.mark.parametrize(("report", "kind", "line"), cases("must_not"))
def test_what_must_not_be_read(report: Golden, kind: str, line: Any) -> None:
    assert not is_read(report, kind, line)


def test_what_is_open_is_still_asked_for() -> None:
    asked = {f"{report.name} {kind} {line}" for report in REPORTS for side in ("must", "must_not")
             for kind, listed in report.expected[side].items() for line in listed}
    assert set(OPEN) <= asked
