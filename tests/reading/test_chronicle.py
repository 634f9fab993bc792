from __future__ import annotations

import pytest

from comity.model.claims import CommitmentClaim, EventClaim, MeetingClaim
from comity.reading.chronicle import entries
from reading.reports import read, tag, timed

TIMELINE = """The main steps:

Nov. 23, 2022: Norwegian President Ann Eide and Swedish President Bo Berg meet in Oslo. Norway criticises Sweden.

March 18, 2023: Norway recalls its ambassador from Sweden.
"""


def test_what_an_entry_tells_happened_on_its_day() -> None:
    told = [c for c in read(TIMELINE).claims if isinstance(c, EventClaim | MeetingClaim)]
    days = {(c.rule, c.when.text if c.when else None, c.day) for c in told}
    assert ("meeting:meeting", "Nov. 23, 2022", "own") in days
    assert ("accuse-criticise", "Nov. 23, 2022", "own") in days
    assert {when for _, when, _ in days} == {"Nov. 23, 2022", "March 18, 2023"}


def test_a_dateline_makes_no_chronology() -> None:
    text = "July 10, 2023 - Norway criticised Sweden.\n\nThe talks went on."
    assert {c.when for c in read(text).claims if c.rule == "accuse-criticise"} != set()
    assert all(c.day == "report" for c in read(text).claims if c.rule == "accuse-criticise")


def test_a_trip_in_an_entry_has_taken_place() -> None:
    text = "Key dates:\n\nMay 3, 2021: Norwegian President Ann Eide travels to Stockholm for talks with Sweden.\n\n" \
           "June 4, 2021: Swedish President Bo Berg will visit Norway."
    told = {c.when.text: c.status for c in read(text).claims if isinstance(c, MeetingClaim) and c.when}
    assert told == {"May 3, 2021": "held", "June 4, 2021": "planned"}
    acts = {c.when.text: c.event_type for c in read(text).claims if isinstance(c, EventClaim) and c.when}
    assert acts == {"May 3, 2021": "CONSULT", "June 4, 2021": "AGREE"}


def test_entries_under_days_that_stand_alone() -> None:
    text = ("A chronology\n\nMay 18, 2020.\n\nNorway puts duties on Swedish fish.\n\nJune 4, 2021.\n\n"
            "Norwegian President Ann Eide and Swedish President Bo Berg meet in Lima.\n\nMay 9, 2022.\n\n"
            "Norwegian President Ann Eide and Swedish President Bo Berg meet in Oslo.\n")
    told = {c.place: c.when.text for c in read(text).claims if isinstance(c, MeetingClaim) and c.when}
    assert told == {"Lima": "June 4, 2021", "Oslo": "May 9, 2022"}


def years(text: str, title: str = "", published: str | None = "2026-01-15") -> list[str | None]:
    found = entries(tag(text, title=title, published=published), timed(tag(text)))
    return [day.get("year") for _, _, day in found]


ENTRIES = ("January 14: Norway and Sweden meet.\n\nMarch 31: Norway accuses Sweden.\n\n"
           "July 10: Norway and Sweden meet.\n\n{last}: Norway and Sweden sign a pact.")  # fmt: skip


@pytest.mark.parametrize(("last", "told"), [
    ("December 2", ["2025", "2025", "2025", "2025"]),
    ("January 9", ["2025", "2025", "2025", "2026"]),
    ("February 9", ["2024", "2024", "2024", "2025"]),  # nothing is told of after the report
])  # fmt: skip
def test_entries_without_a_year_go_on_to_the_day_of_the_report(last: str, told: list[str]) -> None:
    assert years(ENTRIES.format(last=last)) == told


def test_the_headline_names_the_year() -> None:
    assert years(ENTRIES.format(last="December 2"), "A chronology of 2019") == ["2019"] * 4


def test_a_year_above_entries_is_theirs() -> None:
    text = "2018\n\nMarch 1: Norway and Sweden meet.\n\n2019\n\nMay 2: Norway accuses Sweden.\n\nJune 1: They meet."
    assert years(text) == ["2018", "2019", "2019"]


def test_latest_first() -> None:
    text = "May 2: Norway accuses Sweden.\n\nMarch 1: They meet.\n\nDecember 9: They sign a pact.\n\nJune 1: They meet."
    assert years(text) == ["2025", "2025", "2024", "2024"]


@pytest.mark.parametrize(("text", "told"), [
    ("2 May 2023: They meet.\n\n3 June: They talk.\n\n4 July: They meet.\n\n2 January: They part.",
     ["2023", "2023", "2023", "2024"]),
    ("1 June: They meet.\n\n3 July: They talk.\n\n6 August: Sweden will expel two.", ["2025", "2025", "2025"]),
    ("27 February: They meet.\n\n28 February: They talk.\n\n29 February: They part.", ["2025", "2025", None]),
])
def test_a_written_year_goes_on_and_what_is_to_come_lies_ahead(text: str, told: list[str | None]) -> None:
    assert years(text, published="2025-07-03") == told


def test_what_is_done_in_the_present_of_an_entry_is_no_promise() -> None:
    text = ("Key dates:\n\nMay 3, 2021: Norway ends the transshipment facility for Swedish exports.\n\n"
            "June 4, 2021: Norway agrees to lift the ban on Swedish fish.")  # fmt: skip
    told = [c.when.text for c in read(text).claims if isinstance(c, CommitmentClaim) and c.when]
    assert set(told) <= {"June 4, 2021"}
