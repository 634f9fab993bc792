from __future__ import annotations

import re

import pytest

from comity.reading.gatherings import find_gatherings
from comity.reading.sentences import split
from comity.reading.status import status_of
from reading.reports import meetings, states_of, tag, timed


@pytest.mark.parametrize(("text", "status"), [
    ("Norwegian President Ann Eide met Swedish President Bo Berg.", "held"),
    ("Norwegian President Ann Eide will meet Swedish President Bo Berg.", "planned"),
    ("Norwegian President Ann Eide is travelling to Sweden.", "planned"),
    ("Norwegian President Ann Eide took up an invitation to visit Sweden.", "planned"),
    ("Norwegian President Ann Eide hopes to visit Sweden.", "proposed"),
    ("Norwegian President Ann Eide is weighing a visit to Sweden.", "proposed"),
    ("Norwegian President Ann Eide called off a visit to Sweden.", "cancelled"),
    ("Norwegian President Ann Eide will not go to Sweden.", "cancelled"),
    ("Norwegian President Ann Eide, who was to fly to Sweden, will not be going.", "cancelled"),
    ("A trip to Sweden by Norwegian President Ann Eide, foreseen for May, is still being prepared.", "planned"),
    ("Norway's forces undertook to hold a joint exercise with Sweden's in May.", "planned"),
    ("Norway's forces offered to hold a joint exercise with Sweden's in May.", "proposed"),
    ("Norwegian President Ann Eide will travel to Sweden for talks with Swedish President Bo Berg and the long-delayed "
     "session of their council.", "planned"),
    ("The presidents of Norway and Sweden meet again in November.", "planned"),
    ("Next week: the presidents of Norway and Sweden hold their yearly talks in Oslo on Tuesday.", "planned"),
    ("The presidents of Norway and Sweden instructed their ministers to meet in Oslo before December.", "planned"),
    ("Arrangements are made for Norwegian President Ann Eide to travel to Sweden.", "planned"),
])
def test_status(text: str, status: str) -> None:
    tagged = tag(text)
    assert {g.status for g in find_gatherings(tagged, timed(tagged))} == {status}


def test_an_invitation_only_proposes() -> None:
    text = "Norway invited Swedish President Bo Berg."
    found = re.search("invited", text)
    assert found
    assert status_of(text, split(text)[0], 0, len(text), found, {"id": "invited", "voice": "verb"}) == "proposed"


@pytest.mark.parametrize(("status", "text"), [
    ("planned", "Norwegian Foreign Minister Ann Eide will be in Stockholm on Friday."),
    ("planned", "A joint exercise of Norway and Sweden is planned for June."),
    ("planned", "Norway and Sweden plan a joint exercise in June."),
    ("planned", "They set the next meeting of Norway and Sweden for June."),
    ("planned", "Norwegian President Ann Eide accepted Swedish President Bo Berg's invitation to visit Stockholm."),
    ("cancelled", "Norwegian President Ann Eide had planned to visit Sweden this week, but she cancelled the trip."),
    ("cancelled", "The visit of Norwegian President Ann Eide to Sweden has been called off."),
    ("cancelled", "A joint exercise of Norway and Sweden planned for June was cancelled."),
    ("held", "Norwegian and Swedish officials met in Oslo on Monday."),
    ("held", "Norway's and Sweden's foreign ministers met in Oslo on Monday."),
    ("held", "The two navies trained together off Bergen on Monday."),
])
def test_common_tellings_of_two_states(status: str, text: str) -> None:
    found = meetings("Norway and Sweden share a border. " + text)
    assert [(m.status, states_of(m)) for m in found] == [(status, {"NOR", "SWE"})]


@pytest.mark.parametrize("text", [
    "The foreign ministers of Norway and Sweden were to have met in Oslo on Tuesday.",
    "A meeting of officials of Norway and Sweden, which had been set for May 5 in Bergen, was cancelled altogether.",
    "Norway has called the meeting with Sweden off.",
])
def test_what_was_to_be_and_is_not(text: str) -> None:
    assert {m.status for m in meetings(text)} == {"cancelled"}


@pytest.mark.parametrize("text", [
    "Had the summit gone ahead, the leaders of Norway and Sweden would have met in Oslo on Friday.",
    "The ministers of Norway and Sweden have not met since May.",
])
def test_what_never_was(text: str) -> None:
    assert not meetings(text)
