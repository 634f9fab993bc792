"""The benchmarks of dating and of actors on rows of our own; no data of others is needed."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import actors, dating

from comity.model.record import Dating
from comity.model.times import Interval
from comity.register.actors import Actor

MAY = Interval(date(2024, 5, 1), date(2024, 5, 31))


def test_an_interval_holds_its_days_and_a_time_zone_beside_them() -> None:
    found = {"a": (date(2024, 6, 1), Dating(interval=MAY, method="inferred")),
             "b": (date(2024, 6, 3), Dating(interval=MAY, method="inferred")),
             "c": (date(2024, 6, 3), Dating()),
             "d": (date(2030, 1, 1), Dating(interval=Interval(date(2024, 5, 1), None), method="inferred"))}
    lines = dating.Row(found).lines()
    assert (lines["holds"], lines["holds, closed"], lines["wrong"]) == (0.5, 0.25, 0.25)
    assert lines["median width"] == float("inf")


def test_reports_are_dated_without_their_dates() -> None:
    text = "OSLO, May 3 (Any Agency) - The foreign ministers of Norway and Chad met on Friday and agreed on fish."
    report = dating.Report("r1", date(2024, 5, 3), "https://example.org/2024/05/03/fish", "Fish", text)
    row = dating.dated([report], addresses=False)
    assert row.found["r1"][1].method == "inferred"
    assert row.lines()["holds"] == 1.0


def test_a_printed_date_that_is_off_is_warned_of() -> None:
    text = "British Prime Minister Rishi Sunak met Italian Prime Minister Giorgia Meloni in Rome."
    shares = dating.warned([dating.Report("r1", date(2023, 4, 27), "", "", text)])
    assert (shares[0], shares[-400], shares[1000]) == (0.0, 1.0, 1.0)


@pytest.mark.parametrize(("row", "told", "expected"), [
    ({"expected_country": "FRA", "expected_sector": ["MIL", "COP"]}, Actor("x", ("FRA",), "COP"),
     {"country": True, "sector": True}),
    ({"expected_country": "", "expected_sector": ""}, Actor("x"), {"country": True, "sector": True}),
    ({"expected_null": True}, Actor("x", sector="CVL"), {"nothing": False}),
    ({"expected_country": None, "expected_sector": "GOV"}, Actor("x", sector="ELI"), {"sector": False}),
])
def test_what_a_row_asserts(row: dict[str, object], told: Actor, expected: dict[str, bool]) -> None:
    assert actors.right(row, told) == expected


def test_a_phrase_is_always_in_the_same_half() -> None:
    assert actors.half("French troops") == actors.half("FRENCH TROOPS")
    assert {actors.half(str(number)) for number in range(20)} == set(actors.HALVES)


def test_days_of_rows() -> None:
    assert actors.day("today") == actors.TODAY
    assert actors.day("2022-01-01") == date(2022, 1, 1)
    assert actors.day("10 May 2015") == date(2015, 5, 10)
