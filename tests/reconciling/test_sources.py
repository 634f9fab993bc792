from __future__ import annotations

from comity.model.document import Document
from comity.reconciling import derive
from reconciling.factory import meeting, record, report, resolve_plainly, stated

STATES = (("NOR", 5), ("SWE", 5))
PEOPLE = (("NOR", "Oru"), ("SWE", "Teck"))
LEAD = "President Oru of Norland and Prime Minister Teck of Sudria held talks on herring in Port Lys."
AGAIN = "Herring was the matter when Oru sat down with Teck of Sudria in Port Lys, Norland's old capital."


def test_an_analyst_s_retelling_adds_no_source() -> None:
    press = report("press", LEAD, meeting(LEAD, "NOR:Oru", "SWE:Teck", when="2030-06-07", place="Port Lys", main=True),
                   dating=stated("2030-06-07"), states=STATES, people=PEOPLE)
    analyst = report("analyst", AGAIN, meeting(AGAIN, "NOR:Oru", "SWE:Teck", when="2030-06-07", place="Port Lys",
                     main=True, said_by="analyst"), dating=stated("2030-06-09"), states=STATES, people=PEOPLE)
    derived = record(press, analyst)
    (met,) = derived.meetings
    assert (len(met.documents), met.texts, met.sources) == (2, 2, 1)
    assert sorted(d.genre for d in derived.documents) == ["analysis", "press"]
    assert [m.sources for m in record(analyst).meetings] == [1]


def test_known_origins_and_genres_come_from_the_caller() -> None:
    one = report("one", LEAD, meeting(LEAD, "NOR:Oru", "SWE:Teck", when="2030-06-07"), dating=stated("2030-06-07"),
                 states=STATES, url="https://president.example/1")

    def origin(document: Document) -> str | None:
        return "government" if "president" in (document.url or "") else None

    derived = derive([one.told()], resolve=resolve_plainly(one), codebook_kind=str, origins=origin)
    assert [(d.origin, d.genre) for d in derived.documents] == [("government", "read-out")]
    assert derived.meetings[0].origins == ("government",)
    assert derived.meetings[0].known_from == "2030-06-07"
