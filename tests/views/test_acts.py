from __future__ import annotations

import re
from typing import Any

import pytest

from comity.codebook import load_codebook
from comity.model.evidence import Evidence
from comity.views import phrases
from comity.views.acts import FORMS, form_of
from comity.views.entry_lines import line
from comity.views.frame import Frame
from views.factory import DOCUMENTS, STATES, TODAY, event, name, record

FRAME = Frame(record(), DOCUMENTS, name, TODAY, STATES)


def told(kind: str, said: str, **given: Any) -> str:
    piece = Evidence("d", 0, len(said), said)
    rests: dict[str, Any] = {"documents": ("d",), "evidence": (piece,), "sources": 1, "texts": 1}
    return phrases.event(FRAME, event("e", event_type=kind, **rests, **given))


@pytest.mark.parametrize(
    ("kind", "said", "mode", "words"),
    [
        ("ACCUSE", "Tokyo summoned the ambassador.", "disapprove", "Japan summoned the envoy of South Korea"),
        ("ACCUSE", "Tokyo lodged a formal protest.", "disapprove", "Japan lodged a protest with South Korea"),
        ("ACCUSE", "Tokyo spoke of a bad day.", "disapprove", "Japan criticised South Korea"),
        ("SANCTION", "Tokyo put tariffs on steel.", "embargo", "Japan put tariffs on goods of South Korea"),
        ("SANCTION", "Tokyo tightened curbs on exports.", "embargo", "Japan put export controls on South Korea"),
        ("SANCTION", "Tokyo ordered two attaches out.", "expel", "Japan expelled diplomats of South Korea"),
        ("SANCTION", "Tokyo responded by ordering out two.", "expel", "Japan expelled diplomats of South Korea"),
        ("SANCTION", "Tokyo expelled a student in April.", "expel", "Japan expelled a national of South Korea"),
        ("SANCTION", "Tokyo expelled two, journalists wrote.", "expel", "Japan expelled diplomats of South Korea"),
        ("RETREAT", "Tokyo released the 14 fishing boats.", "release", "Japan gave back ships or goods of South Korea"),
        ("SANCTION", "Tokyo closed the consulate in Busan.", "expel", "Japan closed a mission of South Korea"),
        ("SANCTION", "Tokyo sealed the border.", "expel", "Japan closed its border with South Korea"),
        ("CONCEDE", "Tokyo lifted its curbs.", "ease-sanctions", "Japan eased measures against South Korea"),
        ("REQUEST", "Tokyo demanded an answer.", None, "Japan demanded action of South Korea"),
        ("REJECT", "Tokyo denied it.", None, "Japan denied what South Korea said"),
        ("ASSAULT", "A blow was struck.", "aerial", "Japan used violence against South Korea"),
    ],
)  # fmt: skip
def test_an_act_is_told_by_what_its_report_says(kind: str, said: str, mode: str | None, words: str) -> None:
    assert told(kind, said, mode=mode) == words


def test_every_type_of_the_codebook_has_a_plain_form_last() -> None:
    assert set(FORMS) == set(load_codebook().events)
    for forms in FORMS.values():
        assert not forms[-1].words
        assert not forms[-1].mode
        for form in forms:
            assert "{a}" in form.both
            assert "{b}" in form.both
            assert "{b}" not in form.alone
            re.compile(form.words)


def test_an_unknown_type_still_has_a_sentence() -> None:
    assert told("NEW", "Something.") == "Japan acted towards South Korea"
    assert form_of(event("e", event_type="NEW", documents=(), evidence=(), sources=1, texts=1))[1] is None


@pytest.mark.parametrize(("actor", "said"), [
    ("JPN", "Japan lifted its curbs on Thursday"),
    ("KOR", "Seoul lifted its own the same day."),
])
def test_the_clause_shown_is_that_of_who_does_it(actor: str, said: str) -> None:
    text = "Japan lifted its curbs on Thursday, and Seoul lifted its own the same day."
    piece = Evidence("d", 0, len(text), text)
    rests: dict[str, Any] = {"documents": ("d",), "evidence": (piece,), "sources": 1, "texts": 1}
    told_by = event("e", event_type="CONCEDE", mode="ease-sanctions", **rests, actors=(actor,))
    shown = line(FRAME, told_by).said
    assert shown is not None
    assert shown.exact == said
