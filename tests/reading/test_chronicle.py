from __future__ import annotations

from comity.model.claims import EventClaim, MeetingClaim
from reading.reports import read

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


def test_entries_under_days_that_stand_alone() -> None:
    text = ("A chronology\n\nMay 18, 2020.\n\nNorway puts duties on Swedish fish.\n\nJune 4, 2021.\n\n"
            "Norwegian President Ann Eide and Swedish President Bo Berg meet in Lima.\n\nMay 9, 2022.\n\n"
            "Norwegian President Ann Eide and Swedish President Bo Berg meet in Oslo.\n")
    told = {c.place: c.when.text for c in read(text).claims if isinstance(c, MeetingClaim) and c.when}
    assert told == {"Lima": "June 4, 2021", "Oslo": "May 9, 2022"}
