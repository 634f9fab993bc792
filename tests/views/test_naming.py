"""Views write the chosen names in their own voice, everywhere; what a report says stays as it stands there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from comity.model.document import Document
from comity.model.evidence import Evidence
from comity.model.record import Conflict, Figure, Mechanism, Record, Told
from comity.register import load_register
from comity.register.usage import usage_of
from comity.views import VIEWS
from comity.views.brief import brief
from comity.views.naming import Naming, state_names
from comity.views.why import why
from views.factory import DOCS, STATES, TODAY, commitment, meeting, state

TEXT = ("Ministers met on Takeshima. They agreed to clean the waters around Takeshima by 1 July 2026. "
        "Some 40 boats fish near Takeshima.")
REPORT = Document(path="reports/islets.txt", text=TEXT, title="Talks on Takeshima", published="2026-01-13")


def naming(words: str, on: date | None = None) -> Naming:
    return Naming(usage_of(load_register(), words, on))


@pytest.mark.parametrize(("words", "text", "written"), [
    ("both", "keep boats off Takeshima", "keep boats off Dokdo/Takeshima"),
    ("both", "drills near 독도", "drills near Dokdo/Takeshima"),
    ("neutral", "drills near Dokdo", "drills near the Liancourt Rocks"),
    ("neutral", "the Dokdo drill", "the Liancourt Rocks drill"),
    ("KOR", "The Sea of Japan is calm", "The East Sea is calm"),
    ("KOR", "missiles into the Sea of Japan", "missiles into the East Sea"),
    ("CHN", "patrol the Senkaku Islands", "patrol Diaoyu Dao"),
    ("JPN", "patrol Diaoyu Dao", "patrol the Senkaku Islands"),
    ("JPN", "the disputed Diaoyus", "the disputed Senkaku Islands"),
    ("both", "the Senkaku Islands", "the Senkaku/Diaoyu Islands"),
    ("both", "the Senkaku/Diaoyu Islands", "the Senkaku/Diaoyu Islands"),
    ("JPN", "the Senkaku/Diaoyu Islands", "the Senkaku Islands"),
    ("JPN", "on Dokdo (Takeshima) and", "on Takeshima and"),
    ("both", "Dokdo/Takeshima", "Dokdo/Takeshima"),
    ("both", "Dokdo, which Japan calls Takeshima", "Dokdo, which Japan calls Takeshima"),
    ("both", "visit Takeshima Day rites", "visit Takeshima Day rites"),
    ("both", "visited Dokdo Tuesday", "visited Dokdo/Takeshima Tuesday"),
    ("both", "in East Jerusalem", "in East Jerusalem"),
    ("both", "tell the Jerusalem Post", "tell the Jerusalem Post"),
    ("both", "said “Dokdo is ours” on Dokdo", "said “Dokdo is ours” on Dokdo/Takeshima"),
    ("both", 'call it "Takeshima"', 'call it "Takeshima"'),
    ("both", "aid for Burma", "aid for Burma/Myanmar"),
    ("both", "trade with France", "trade with France"),
])
def test_a_text_in_the_chosen_names(words: str, text: str, written: str) -> None:
    assert naming(words).written(text) == written
    assert naming(words).written(written) == written


def test_a_name_of_two_things_by_the_parties() -> None:
    written = naming("neutral").written
    assert written("calm the East Sea", ("VNM", "CHN")) == "calm the South China Sea"
    assert written("calm the East Sea", ("KOR",)) == "calm the Sea of Japan/East Sea"
    assert written("calm the East Sea") == "calm the East Sea"


def test_a_place_and_its_state() -> None:
    both, own = naming("both"), naming("ISR")
    assert (both.place("Liancourt Rocks"), both.place("Nara")) == ("Dokdo/Takeshima", "Nara")
    assert both.is_contested("Jerusalem", "ISR")
    assert not own.is_contested("Jerusalem", "ISR")
    assert not both.is_contested("Nara", "JPN")
    assert state_names()("MMR") == "Burma/Myanmar"


def at(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(REPORT.id, start, start + len(words), words)


def told() -> Record:
    """One entry of each kind whose words or place name the islets."""
    rest: dict[str, Any] = {"documents": (REPORT.id,), "sources": 1, "texts": 1}
    met = at("Ministers met on Takeshima.")
    promise = at("They agreed to clean the waters around Takeshima by 1 July 2026")
    return Record(
        documents=(replace(state("wire"), document=REPORT.id),),
        meetings=(meeting("m1", place="Liancourt Rocks", date="2026-01-13", evidence=(met,), **rest),
                  meeting("m2", place="Liancourt Rocks", date="2026-08-13", status="planned", evidence=(met,), **rest),
                  meeting("m3", place="Liancourt Rocks", level="visit", country="KOR", date="2026-01-12",
                          evidence=(met,), **rest)),
        commitments=(commitment("c1", field="climate-environment", action="clean the waters around Takeshima",
                                due="2026-07-01", date="2026-01-13", evidence=(promise,), **rest),),
        figures=(Figure(id="f1", value=40, unit="boats", what="fishing near Takeshima",
                        evidence=(at("Some 40 boats fish near Takeshima."),), **rest),),
        mechanisms=(Mechanism(id="k1", parties=STATES, kind="talks", label="talks on Takeshima", founded=None,
                              sessions=("m1",), commitments=(), rhythm_days=None, interruptions=(), status="active",
                              next_due="2026-09-10", evidence=(met,), **rest),),
        conflicts=(Conflict(id="q1", about="m1", property="place", preferred="Liancourt Rocks", evidence=(met,),
                            values=(Told("Liancourt Rocks", (REPORT.id,)), Told("Nara", (DOCS["wire"].id,))), **rest),),
    )


@pytest.mark.parametrize("form", ["text", "md", "html"])
@pytest.mark.parametrize(("words", "name"), [("both", "Dokdo/Takeshima"), ("KOR", "Dokdo"), ("JPN", "Takeshima")])
def test_the_brief_writes_one_form_and_quotes_what_stands(form: str, words: str, name: str) -> None:
    texts = {REPORT.id: REPORT, DOCS["wire"].id: DOCS["wire"]}
    shown = " ".join(brief(told(), texts, states=STATES, on=TODAY, form=form, width=1000, names=naming(words)).split())
    shown = shown.replace("\\", "")
    for said in (f"clean the waters around {name}", f"met in {name}", f"fishing near {name}", f"alks on {name}",
                 f"visited {name}", f"{name} (1 report)"):
        assert said in shown
    assert "Ministers met on Takeshima." in shown
    assert "They agreed to clean the waters around Takeshima by 1 July 2026" in shown
    assert "Talks on Takeshima" in shown  # the title of the report
    assert "Liancourt" not in shown


@pytest.mark.parametrize(("view", "form"), [
    (view, form) for view in VIEWS for form in ("text", "md", "json", *(("ics",) if view == "calendar" else ()))])
def test_every_view_writes_the_chosen_form(view: str, form: str) -> None:
    texts = {REPORT.id: REPORT, DOCS["wire"].id: DOCS["wire"]}
    shown = VIEWS[view](told(), texts, on=TODAY, states=STATES, form=form, width=1000, names=naming("both"))
    assert "Liancourt" not in shown
    assert view == "sources" or "Dokdo/Takeshima" in shown.replace("\r\n ", "").replace("\\", "")


def test_why_shows_the_form_beside_the_exact_words() -> None:
    for entry in ("m1", "c1", "f1", "k1"):
        shown = why(told(), {REPORT.id: REPORT}, entry=entry, names=naming("KOR"), width=1000)
        assert "Liancourt" not in shown
        assert "Dokdo" in shown.split("THE SENTENCES")[0]
        assert "Dokdo" not in shown.split("THE SENTENCES")[1].split("HOW IT WAS MADE")[0]
