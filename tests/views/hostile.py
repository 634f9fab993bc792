"""A record whose every text tries to be more than text."""

from __future__ import annotations

from typing import Any

from comity.model.claims import Participant
from comity.model.document import Document
from comity.model.evidence import Evidence
from comity.model.record import (
    Commitment,
    Conflict,
    Dating,
    DocumentState,
    Event,
    Factor,
    Figure,
    Mechanism,
    Record,
    Told,
)
from views.factory import commitment, event, meeting

BAD = (
    "<script>alert(1)</script><img src=http://evil.example/x onerror=alert(1)>\x1b[31m\u202egnp.exe "
    "\"'><svg/onload=alert(1)> {{7*7}} {% raw %} [a](javascript:alert(1)) ![i](http://evil.example/i) `x` | &lt; "
    "</title></style></script> ]]> https://evil.example/bare www.evil.example \\ # *b* _i_ \u2028"
)
DOCUMENT = Document(
    path=f"../{BAD}",
    text=f"Before. {BAD} After.",
    url="javascript:alert(1)",
    title=BAD,
    publisher=BAD,
    published="2026-01-02",
    language='en" onmouseover="alert(1)',
)
DOCUMENTS = {DOCUMENT.id: DOCUMENT}
PIECE = Evidence(DOCUMENT.id, 8, 8 + len(BAD), BAD)


def record() -> Record:
    rests: dict[str, Any] = {
        "documents": (DOCUMENT.id,),
        "evidence": (PIECE,),
        "sources": 1,
        "texts": 1,
        "origins": (BAD,),
    }
    promise: Commitment = commitment(
        "c1", field=BAD, topic=BAD, action=BAD, date="2026-01-02", due="2027-01-02", **rests
    )
    act: Event = event("e1", event_type="ACCUSE", date="2026-01-02", **rests)
    return Record(
        documents=(
            DocumentState(
                document=DOCUMENT.id,
                story="s",
                origin=BAD,
                genre=BAD,
                dating=Dating(method="inferred", because=(BAD,), warning=BAD),
            ),
        ),
        meetings=(
            meeting(
                "m1",
                participants=(Participant("JPN", BAD, BAD), Participant("KOR")),
                place=BAD,
                because=(BAD,),
                **rests,
            ),
            meeting('m"><b>', status="planned", date="2027-01-02", place=BAD, **rests),
        ),
        commitments=(promise,),
        events=(act,),
        factors=(Factor(id="x1", role="driver", label=BAD, kind=BAD, states=(), **rests),),
        figures=(Figure(id="f1", value=1.0, unit=BAD, what=BAD, **rests),),
        mechanisms=(
            Mechanism(
                id="k1",
                parties=("JPN", "KOR"),
                kind=BAD,
                label=BAD,
                founded=None,
                sessions=(),
                commitments=(),
                rhythm_days=None,
                interruptions=(),
                status=BAD,
                next_due="2027-01-02",
                because=(BAD,),
                **rests,
            ),
        ),
        conflicts=(
            Conflict(
                id="q1",
                about="m1",
                property=BAD,
                values=(Told(BAD, (DOCUMENT.id,)), Told(1, (DOCUMENT.id,))),
                preferred=BAD,
                because=BAD,
                **rests,
            ),
        ),
    )
