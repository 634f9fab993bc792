"""The shipped tables hold together, and a broken one is refused with file and line."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from comity.errors import CodebookError, UsageError
from comity.register import Register, load_register
from comity.register.tables import DATA


def test_all_tables_load_and_name_a_source() -> None:
    register = load_register()
    tables = (register.states.values(), register.blocs.values(), register.memberships, register.posts.values(),
              register.persons.values(), register.occupancies(), register.places, register.happenings.values())
    assert all(row.source for table in tables for row in table)
    assert len(register.places) >= 800
    assert register.version == Register().version


@pytest.mark.parametrize(("table", "line", "message"), [
    ("memberships", "G7,ATLANTIS,,,own entry", "'ATLANTIS' is not in the register"),
    ("memberships", "G7,JPN,2020,2019,own entry", "before it begins"),
    ("memberships", "G7,JPN,someday,,own entry", "not an ISO date"),
    ("memberships", "G7,JPN,,,", "no source"),
    ("occupancies", "nobody,head-of-state,JPN,,,,holder,,own entry", "'nobody' is not in the register"),
    ("occupancies", "fumio-kishida,head-of-state,JPN,,,,pretender,,own entry", "not one of acting, holder"),
    ("occupancies", "fumio-kishida,ambassador,JPN,ATLANTIS,,,holder,,own entry", "at 'ATLANTIS' is not"),
])
def test_a_broken_row_is_refused_by_name(tmp_path: Path, table: str, line: str, message: str) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    with (folder / f"{table}.csv").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    number = len((folder / f"{table}.csv").read_text(encoding="utf-8").splitlines())
    register = Register(folder)
    with pytest.raises(CodebookError, match=message) as caught:
        _ = (register.memberships, register.occupancies())
    assert f"{table}.csv, line {number}" in str(caught.value)


def test_members_on_a_day() -> None:
    register = load_register()
    assert "GBR" in register.members("EU", date(2020, 1, 1))
    assert "GBR" not in register.members("EU")
    assert len(register.members("EU")) == 27
    assert "TLS" not in register.members("ASEAN", date(2025, 10, 25))
    assert "TLS" in register.members("ASEAN", date(2025, 10, 26))
    assert "EU" in register.members("G7")
    assert "GBR" not in register.members("CPTPP", date(2024, 12, 14))
    with pytest.raises(UsageError, match="no bloc"):
        register.members("Hanseatic League")


def test_members_of_organisations_on_a_day() -> None:
    register = load_register()
    assert len(register.members("UN")) == 193
    assert "SSD" not in register.members("UN", date(2011, 7, 13))
    assert {"UKR", "ARM"} <= set(register.members("ICC"))
    assert "PHL" not in register.members("ICC")
    assert "PHL" in register.members("ICC", date(2015, 1, 1))
    assert "RUS" not in register.members("WTO", date(2012, 8, 1))
    assert {"RUS", "EU", "TWN"} <= set(register.members("WTO"))
    assert len(register.members("OECD")) == 38


def test_places_know_their_country_and_capitals() -> None:
    hits = load_register().find_places("GLIWICE, Aug 1 - From Nara to Lima, then Victoria and the Washington Post")
    assert [(h.name, h.country, h.capital) for h in hits] == [
        ("Gliwice", "POL", False), ("Nara", "JPN", False), ("Lima", "PER", True)]
    weak = load_register().find_places("the port of Victoria, Seychelles")
    assert [(h.name, h.country) for h in weak] == [("Victoria", "SYC")]


def test_happenings_by_the_words_that_presuppose_them() -> None:
    register = load_register()
    text = "on the sidelines of the APEC summit in Lima, amid the war in Ukraine"
    hits = register.find_happenings(text)
    assert [h.happenings for h in hits] == [("apec-2024",), ("ukraine-2022",)]
    assert register.happenings["apec-2024"].interval.holds(date(2024, 11, 16))
    any_apec = register.find_happenings("at the APEC forum")[0].happenings
    assert {"apec-2023", "apec-2024", "apec-2025"} <= set(any_apec)


def test_anniversaries_count_from_the_base_date_of_a_pair() -> None:
    dates = {h.start for h in load_register().base_dates(["KOR", "JPN"])}
    assert "1965-06-22" in dates
    assert load_register().base_dates(["AUS", "PNG"])[0].start == "1975-09-16"
