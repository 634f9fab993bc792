from __future__ import annotations

import pytest

from reading.reports import events


@pytest.mark.parametrize(("text", "actor", "recipients"), [
    ("Norway and Sweden proposed that the United States mediate. Denmark rejected it.", "DNK", {"NOR", "SWE"}),
    ("Chad asked Niger for grain, and Niger turned the request down.", "NER", {"TCD"}),
    ("Chad accused Niger of arming rebels in Mali. Niger denied the charge.", "NER", {"TCD"}),
    ("Chad asked Niger to cut taxes on goods from Mali. Niger rejected Mali's goods.", "NER", {"MLI"}),
])
def test_an_answer_goes_to_who_asked(text: str, actor: str, recipients: set[str]) -> None:
    found = [e for e in events(text) if e.event_type == "REJECT"]
    assert [(e.actors, set(e.recipients)) for e in found] == [((actor,), recipients)]
