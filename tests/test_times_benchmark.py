"""The scorers of `benchmarks/times.py`: what they call right, and that no gold is lost on the way."""

from __future__ import annotations

import io
import sys
import tarfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.temporal import corpora, specs

TML = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22">today</TIMEX3></DCT><TEXT>The leaders met on
<TIMEX3 tid="t1" type="DATE" value="2013-03-21">Thursday</TIMEX3> &amp; spoke for
<TIMEX3 tid="t2" type="DURATION" value="PT3H">two hours</TIMEX3> <TIMEX3 tid="t3" type="DATE" value="PAST_REF">of
old</TIMEX3>.</TEXT></TimeML>"""
CAT = """<Document><token t_id="1" sentence="0">March</token><token t_id="2" sentence="0">22</token>
<token t_id="3" sentence="0">,</token><token t_id="4" sentence="0">2013</token><token t_id="5" sentence="1">They</token>
<token t_id="6" sentence="1">met</token><token t_id="7" sentence="1">yesterday</token>
<token t_id="8" sentence="1">.</token>
<token t_id="9" sentence="2">Tomorrow</token><Markables>
<TIMEX3 m_id="1" type="DATE" value="2013-03-22" functionInDocument="CREATION_TIME"><token_anchor t_id="1"/>
<token_anchor t_id="4"/></TIMEX3>
<TIMEX3 m_id="2" type="DATE" value="2013-03-21"><token_anchor t_id="7"/></TIMEX3></Markables></Document>"""


def packed(folder: Path, name: str, text: str) -> Path:
    path = folder / "packed.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(text.encode())
        archive.addfile(member, io.BytesIO(text.encode()))
    return path


def test_timeml_is_read_and_compared(tmp_path: Path) -> None:
    text, = corpora.timeml(packed(tmp_path, "te/one.tml", TML))
    assert (text.published, [text.text[one.start:one.end] for one in text.gold]) == (
        date(2013, 3, 22), ["Thursday", "two hours", "of\nold"])
    counts = corpora.compared(text)
    assert (counts.gold, counts.told, counts.right) == (3, 2, {"relaxed": 2, "strict": 2, "value": 1, "type": 2})
    assert counts.f1("value") == pytest.approx(2 / 5)
    assert corpora.bootstrap([counts], "value") == pytest.approx((0.4, 0.4))


def test_of_meantime_only_what_is_annotated_counts_and_no_dateline(tmp_path: Path) -> None:
    text, = corpora.meantime(packed(tmp_path, "x/intra-doc_annotation/one.xml", CAT))
    assert (text.text, text.published) == ("March 22, 2013\nThey met yesterday.", date(2013, 3, 22))
    counts = corpora.compared(text)
    assert (counts.gold, counts.told, counts.right["value"]) == (1, 1, 1)


@pytest.mark.parametrize(("text", "kind", "value", "right"), [
    ("I left last week", "daterange", {"start": "2016-10-31", "end": "2016-11-07"}, True),
    ("I left last week", "daterange", {"start": "2016-10-31", "end": "2016-11-06"}, False),
    ("I leave in 2 weeks", "date", {"value": "2016-11-21"}, True),  # the week that holds the day
    ("I leave in 2 days", "date", {"value": "2016-11-10"}, False),
    ("I leave for 2 weeks", "duration", {"value": "1209600"}, True),
    ("I leave for 2 weeks", "duration", {"value": "1209601.5"}, False),
    ("I leave mid-November", "daterange", {"start": "2016-11-10", "end": "2016-11-21", "Mod": "mid"}, True),
    ("I left since 2014", "daterange", {"start": "2014-01-01", "Mod": "since"}, True),
    ("I say nothing", "date", {"value": "2016-11-07"}, False),
])
def test_what_is_right_of_recognizers(text: str, kind: str, value: dict[str, Any], right: bool) -> None:
    words = " ".join(text.split()[2:])
    expected = {"Text": words, "Start": text.index(words), "End": len(text) - 1, "TypeName": f"datetimeV2.{kind}",
                "Resolution": {"values": [value]}}
    case = specs.Case(text, date(2016, 11, 7), (expected,))
    assert (specs.missed(case, "en") == []) is right


def test_halves_are_of_like_size() -> None:
    halves = [specs.half_of(f"sentence {number}") for number in range(400)]
    assert 160 < halves.count("test") < 240
