"""A small made-up record of Japan and South Korea: one of everything a view must be able to show.

All texts here are our own. What happened in them did not.
"""

from __future__ import annotations

from datetime import date
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
    Meeting,
    Record,
    Step,
    Told,
)
from comity.model.times import Interval, interval_of

TODAY = date(2026, 6, 1)
STATES = ("JPN", "KOR")
NAMES = {"JPN": "Japan", "KOR": "South Korea", "USA": "United States", "PRK": "North Korea", "CHN": "China"}


def name(code: str) -> str:
    return NAMES.get(code, code)


AGENCY = (
    "NARA, Jan. 13 (Example Wire) -- Prime Minister Sanae Takaichi and President Lee Jae Myung met in Nara on Tuesday. "
    "They agreed to bring back regular visits of the leaders. "
    "They also agreed to open a working group on supply chains by the end of March. "
    "Lee said the two sides would look into joint semiconductor research. "
    "Officials put trade between the two at 78 billion dollars last year. "
    "North Korea's missile launches gave the talks an urgent note, while the islands row stayed in the background."
)
TEXTS: dict[str, dict[str, Any]] = {
    "wire": {
        "publisher": "Example Wire",
        "url": "https://wire.example/2026/nara",
        "published": "2026-01-13",
        "title": "Leaders of Japan and South Korea meet in Nara",
        "language": "en",
        "text": AGENCY,
        "agency": "example-wire",
    },
    "copy": {
        "publisher": "Harbour Times",
        "url": "https://harbour.example/a/77",
        "published": "2026-01-14",
        "title": "Takaichi, Lee meet",
        "language": "en",
        "text": AGENCY + " (Copyright Example Wire)",
    },
    "second": {
        "publisher": "Morning Ledger",
        "url": "https://ledger.example/nara-talks",
        "published": "2026-01-15",
        "title": "What Nara brought",
        "language": "en",
        "text": "The leaders' talks in Nara took place on 14 January, people in both delegations said. A visit of the "
        "President's guest to Seoul is to follow in May, on the 19th. Analysts doubt that much will come of it. "
        "Tokyo protested in February after a survey ship entered disputed waters; Seoul turned the protest down.",
    },
    "readout": {
        "publisher": "Ministry of Foreign Affairs of Japan",
        "url": "https://mofa.example/r/3",
        "published": "2026-03-20",
        "title": "Japan-South Korea working group on supply chains",
        "language": "en",
        "text": "The first session of the working group on supply chains was held in Tokyo on 20 March 2026. "
        "Both sides exchanged lists of critical goods. The next session is to be held in Seoul on 10 September 2026.",
    },
    "analysis": {
        "publisher": "Quiet Institute",
        "url": None,
        "published": None,
        "title": "Two neighbours, one worry",
        "language": "en",
        "text": "Defence ministers of Japan and South Korea met in Seoul on Thursday, a day after the launch. "
        "They vowed to share missile warning data by the end of 2025. Earlier leaders had met in Tokyo in 2018.",
    },
    "korean": {
        "publisher": "예시일보",
        "url": "https://ilbo.example/1",
        "published": "2026-02-03",
        "title": "한일 정상, 셔틀외교 재개",
        "language": "ko",
        "text": "한국과 일본 정상은 나라에서 만나 셔틀외교를 재개하기로 합의했다. 양국은 관광객 증가도 환영했다.",
    },
    "japanese": {
        "publisher": "見本新聞",
        "url": "https://shimbun.example/2",
        "published": "2026-02-21",
        "title": "政府、韓国に抗議",
        "language": "ja",
        "text": "日本政府は調査船の航行について韓国政府に抗議した。韓国側は抗議を受け入れなかった。",
    },
}
DOCS = {key: Document(path=f"reports/{key}.txt", **given) for key, given in TEXTS.items()}
DOCUMENTS = {document.id: document for document in DOCS.values()}


def at(key: str, words: str) -> Evidence:
    """Evidence for words of a document; they must stand in it."""
    document = DOCS[key]
    start = document.text.index(words)
    return Evidence(document.id, start, start + len(words), words)


def rests(*pieces: Evidence, sources: int | None = None, origins: tuple[str, ...] = ()) -> dict[str, Any]:
    """What an entry has in common with all entries, from its evidence."""
    documents = tuple(dict.fromkeys(piece.document for piece in pieces))
    number = sources if sources is not None else len(documents)
    return {
        "documents": documents,
        "evidence": pieces,
        "sources": number,
        "texts": number,
        "origins": origins,
        "rules": ("rule-1",),
    }


def state(key: str, **given: Any) -> DocumentState:
    published = DOCS[key].published
    dating = Dating(interval=interval_of(published), method="stated", date=published) if published else Dating()
    return DocumentState(document=DOCS[key].id, **{"dating": dating, "story": "s1", **given})


def meeting(identifier: str, **given: Any) -> Meeting:
    day = given.get("date")
    usual: dict[str, Any] = {
        "participants": (Participant("JPN"), Participant("KOR")),
        "level": "summit",
        "rank": "leaders",
        "setting": "bilateral",
        "status": "held",
        "date": None,
        "end": None,
        "because": (),
        "place": None,
        "country": None,
        "ordinal": None,
        "when": interval_of(day) if day else Interval(),
    }
    return Meeting(id=identifier, **{**usual, **given})


def commitment(identifier: str, **given: Any) -> Commitment:
    usual: dict[str, Any] = {
        "parties": STATES,
        "topic": None,
        "stage": "agreed",
        "due": None,
        "date": None,
        "steps": (),
    }
    return Commitment(id=identifier, **{**usual, **given})


def event(identifier: str, **given: Any) -> Event:
    usual: dict[str, Any] = {"mode": None, "actors": ("JPN",), "recipients": ("KOR",), "date": None, "auxiliary": None}
    return Event(id=identifier, **{**usual, **given})


LEADERS = (
    Participant("JPN", "Sanae Takaichi", "Prime Minister"),
    Participant("KOR", "Lee Jae Myung", "President"),
)
MET = "Prime Minister Sanae Takaichi and President Lee Jae Myung met in Nara on Tuesday."
VISITS = "They agreed to bring back regular visits of the leaders."
GROUP = "They also agreed to open a working group on supply chains by the end of March."
CHIPS = "Lee said the two sides would look into joint semiconductor research."
SHARE = "They vowed to share missile warning data by the end of 2025."


def record() -> Record:
    """The whole sample."""
    nara = meeting(
        "m1",
        participants=LEADERS,
        date="2026-01-13",
        place="Nara",
        country="JPN",
        known_from="2026-01-13",
        **rests(
            at("wire", MET),
            at("copy", MET),
            at("second", "The leaders' talks in Nara took place on 14 January"),
            sources=2,
            origins=("example-wire",),
        ),
    )
    return Record(
        documents=(
            state("wire", origin="example-wire", genre="wire"),
            state("copy", copy_of=DOCS["wire"].id, origin="example-wire", genre="wire"),
            state("second"),
            state("readout", origin="government", genre="read-out", story="s2"),
            state(
                "analysis",
                genre="analysis",
                story="s3",
                dating=Dating(
                    interval=Interval(date(2025, 9, 10), date(2025, 10, 2)),
                    method="inferred",
                    date=None,
                    because=("the minister took office on 25 July 2025", "Thursday told as this week"),
                ),
            ),
            state("korean", story="s1"),
            state("japanese", origin="own", story="s4"),
        ),
        meetings=(
            nara,
            meeting(
                "m2",
                status="planned",
                date="2026-09-10",
                place="Seoul",
                country="KOR",
                level="working-level",
                rank="officials",
                **rests(at("readout", "The next session is to be held in Seoul on 10 September 2026.")),
            ),
            meeting(
                "m3",
                status="planned",
                date="2026-05-19",
                place="Seoul",
                country="KOR",
                participants=(LEADERS[0], Participant("KOR")),
                **rests(at("second", "A visit of the President's guest to Seoul is to follow in May, on the 19th.")),
            ),
            meeting(
                "m4",
                level="ministerial",
                rank="ministers",
                place="Seoul",
                country="KOR",
                when=Interval(date(2025, 9, 10), date(2025, 10, 2)),
                because=("Thursday told as this week",),
                **rests(at("analysis", "Defence ministers of Japan and South Korea met in Seoul on Thursday")),
            ),
            meeting(
                "m5",
                level="working-level",
                rank="officials",
                date="2026-03-20",
                place="Tokyo",
                country="JPN",
                **rests(
                    at(
                        "readout",
                        "The first session of the working group on supply chains was held in Tokyo on 20 March 2026.",
                    ),
                    origins=("government",),
                ),
            ),
            meeting(
                "m6",
                date="2018",
                place="Tokyo",
                country="JPN",
                background=True,
                **rests(at("analysis", "Earlier leaders had met in Tokyo in 2018.")),
            ),
        ),
        commitments=(
            commitment(
                "c1",
                field="shuttle-diplomacy",
                action="revive regular visits of the leaders",
                date="2026-01-13",
                steps=(Step("2026-01-13", "agreed", at("wire", VISITS)),),
                **rests(
                    at("wire", VISITS), at("copy", VISITS), at("korean", "셔틀외교를 재개하기로 합의했다"), sources=2
                ),
            ),
            commitment(
                "c2",
                field="supply-chain",
                action="open a working group on supply chains",
                date="2026-03-20",
                stage="kept",
                due="2026-03",
                steps=(
                    Step("2026-01-13", "agreed", at("wire", GROUP)),
                    Step(
                        "2026-03-20",
                        "kept",
                        at(
                            "readout",
                            "The first session of the working group on supply "
                            "chains was held in Tokyo on 20 March 2026.",
                        ),
                    ),
                ),
                **rests(at("wire", GROUP), at("readout", "The first session of the working group"), sources=2),
            ),
            commitment(
                "c3",
                field="science-technology",
                topic="semiconductors",
                action="look into joint research",
                stage="considering",
                date="2026-01-13",
                **rests(at("wire", CHIPS), at("copy", CHIPS), sources=1),
            ),
            commitment(
                "c4",
                field="intelligence-sharing",
                topic="missile-warning",
                action="share missile warning data",
                stage="pledged",
                due="2025",
                date="2025-09",
                **rests(at("analysis", SHARE)),
            ),
            commitment(
                "c5",
                field="supply-chain",
                action="hold a second session of the working group",
                stage="pledged",
                due="2026-09-10",
                date="2026-03-20",
                parties=("KOR",),
                **rests(at("readout", "The next session is to be held in Seoul on 10 September 2026.")),
            ),
            commitment(
                "c6",
                field="territory",
                action="joint survey of the disputed waters",
                stage="dropped",
                date="2026-02-21",
                parties=("KOR",),
                **rests(at("japanese", "韓国側は抗議を受け入れなかった。")),
            ),
            commitment(
                "c7",
                field="people-to-people",
                action="mutual visa waiver",
                stage="proposed",
                date=None,
                parties=("JPN",),
                **rests(at("korean", "양국은 관광객 증가도 환영했다.")),
            ),
            commitment(
                "c8",
                field="shuttle-diplomacy",
                action="visit of the leaders to Seoul",
                stage="reaffirmed",
                date="2026-02-03",
                **rests(at("korean", "셔틀외교를 재개하기로 합의했다")),
            ),
        ),
        events=(
            event("e1", event_type="CONSULT", date="2026-01-13", **rests(at("wire", MET), at("copy", MET), sources=1)),
            event("e2", event_type="AGREE", date="2026-01-13", **rests(at("wire", VISITS))),
            event(
                "e3",
                event_type="COOPERATE",
                date="2026-03-20",
                **rests(at("readout", "Both sides exchanged lists of critical goods.")),
            ),
            event(
                "e4",
                event_type="ACCUSE",
                date="2026-02-21",
                **rests(
                    at("japanese", "日本政府は調査船の航行について韓国政府に抗議した。"),
                    at("second", "Tokyo protested in February after a survey ship entered disputed waters"),
                ),
            ),
            event(
                "e5",
                event_type="MOBILIZE",
                date="2025-09",
                actors=("KOR",),
                recipients=("JPN",),
                **rests(at("analysis", "a day after the launch")),
            ),
            event(
                "e6",
                event_type="AID",
                date="2018",
                auxiliary="historical",
                **rests(at("analysis", "Earlier leaders had met in Tokyo in 2018.")),
            ),
            event("e7", event_type="SUPPORT", date="2026", **rests(at("korean", "양국은 관광객 증가도 환영했다."))),
        ),
        factors=(
            Factor(
                id="x1",
                role="driver",
                label="north-korea-missiles",
                kind="armed-threat",
                states=("PRK",),
                **rests(at("wire", "North Korea's missile launches gave the talks an urgent note")),
            ),
            Factor(
                id="x2",
                role="obstacle",
                label="territorial-dispute",
                kind="territory",
                states=(),
                **rests(at("wire", "the islands row stayed in the background")),
            ),
        ),
        figures=(
            Figure(
                id="f1",
                value=78e9,
                unit="USD",
                what="trade between the two last year",
                **rests(at("wire", "Officials put trade between the two at 78 billion dollars last year.")),
            ),
        ),
        mechanisms=(
            Mechanism(
                id="k1",
                parties=STATES,
                kind="shuttle-diplomacy",
                label="shuttle diplomacy",
                founded=None,
                sessions=("m1",),
                commitments=("c1", "c8"),
                rhythm_days=150,
                interruptions=(),
                status="active",
                next_due="2026-06",
                because=("five months after the last session",),
                **rests(at("wire", VISITS)),
            ),
            Mechanism(
                id="k2",
                parties=STATES,
                kind="working-group",
                label="working group on supply chains",
                founded="2026-03-20",
                sessions=("m5",),
                commitments=("c2",),
                rhythm_days=None,
                interruptions=(("2026-04", "2026-05"),),
                status="interrupted",
                next_due="2026-09-10",
                **rests(at("readout", "The first session of the working group")),
            ),
        ),
        conflicts=(
            Conflict(
                id="q1",
                about="m1",
                property="date",
                preferred="2026-01-13",
                because="two of three reports tell it",
                values=(
                    Told("2026-01-13", (DOCS["wire"].id, DOCS["copy"].id)),
                    Told("2026-01-14", (DOCS["second"].id,)),
                ),
                **rests(at("wire", MET), at("second", "The leaders' talks in Nara took place on 14 January")),
            ),
        ),
    )
