"""Microsoft Recognizers-Text: cases of a sentence, a day of reference, and what its expressions of time mean.

Of a case the expressions of type date, daterange and duration count (`datetimeV2.*`); sets, clock times and what holds
a clock time (datetime, datetimerange) are left out, and cases without any of the three. A case is right if every
expression that counts is: one of ours overlaps it, and means what one of the expected values says:

- a duration: the same number of seconds (a year of 365 days, a month of 30, as there);
- a day: that day. What is counted in weeks, months or years (`in two weeks`) is right by the week, month or year that
  holds the day: Recognizers counts to the day, we to the unit of the words;
- an interval: the same days, where the end there is the day after. Of ranges and counted spans (`(a,b,P3D)`) the ends
  may differ by a day, and the end of a range of months or years may be the first day of the last one: Recognizers does
  all three. Where it cuts a period by convention (`Mod` start, mid, end), ours is right within it, or if both share at
  least half of their union: nobody says how many days `early` has. An open side must be open or told by a preposition;
- an unresolved value (`2016-SU`): the same TIMEX3.

Where an expected text does not stand at its offsets (glosses in the Korean cases), any of our expressions may be it.
Halves by a hash of the sentence: the grammar was written with the development half, the test half is what is told.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from comity.model.times import TimeExpression
from comity.reading.timeside import fiscal_of, side_of
from comity.reading.timexes import find_expressions
from comity.resolving.meaning import Frame, meaning
from comity.resolving.timex3 import timex3

LANGUAGES = {"en": "English", "ja": "Japanese", "ko": "Korean"}
HALVES = ("development", "test")
COUNTED = ("date", "daterange", "duration")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "workday": 86400, "week": 604800,
            "fortnight": 1209600, "month": 2592000, "quarter": 7776000, "half": 15552000, "year": 31536000,
            "decade": 315360000, "century": 3153600000}
_ONE = timedelta(days=1)
# what an expected text begins with where it holds the preposition
_LEADS = ("from", "since", "after", "before", "by", "until", "till", "within", "between", "no later", "prior", "in ",
          "for ", "starting", "during", "through", "as of", "later than", "earlier than", "greater than",
          "year greater", "up to")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with the day of reference and the expressions that count, as they stand in the file."""

    text: str
    on: date
    expected: tuple[Mapping[str, Any], ...]


def cases(path: Path, language: str, half: str) -> Iterator[Case]:
    """The cases of a language and half that have an expression that counts."""
    name = f"DateTime/{LANGUAGES[language]}/DateTimeModel.json"
    with tarfile.open(path) as packed:
        member = next(one for one in packed.getmembers() if one.name.endswith(name))
        file = packed.extractfile(member)
        assert file is not None
        told = json.loads(file.read().decode("utf-8-sig"))
    for case in told:
        on = (case.get("Context") or {}).get("ReferenceDateTime")
        expected = tuple(one for one in case["Results"] if _kind(one) in COUNTED)
        if on and expected and half_of(case["Input"]) == half:
            yield Case(case["Input"], date.fromisoformat(on[:10]), expected)


def half_of(text: str) -> str:
    """`development` or `test`, by a hash of the sentence."""
    return HALVES[int(hashlib.sha256(text.strip().encode()).hexdigest()[:8], 16) % 2]


def missed(case: Case, language: str) -> list[str]:
    """The expected texts of a case that are not resolved right."""
    found = find_expressions(case.text, language=language, casual=True)
    return [one["Text"] for one in case.expected if not any(
        _means(ours, one, case, language) for ours in _candidates(found, one, case.text, language))]


def _kind(expected: Mapping[str, Any]) -> str:
    return str(expected.get("TypeName", "")).rpartition(".")[2]


def _candidates(found: Sequence[TimeExpression], expected: Mapping[str, Any], text: str,
                language: str) -> Iterator[TimeExpression]:
    """Our expressions that may be the expected one, without a preposition that the expected text leaves out."""
    start, end = expected["Start"], expected["End"] + 1
    held = _plain(text[start:end]) == _plain(expected["Text"])
    for one in found:
        if held and not (one.start < end and start < one.end):
            continue
        leads = (expected["Text"].lower().startswith(_LEADS) if language == "en"
                 else (held and end > one.end) or one.form == "duration")
        if one.get("bound") and not leads:
            one = replace(one, values=tuple(pair for pair in one.values if pair[0] not in ("bound", "before")))
        yield one


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def _means(ours: TimeExpression, expected: Mapping[str, Any], case: Case, language: str) -> bool:
    frame = Frame(case.on, side_of(case.text, ours.start, ours.end, language) or "near",
                  case.on if ours.form == "offset" else None, fiscal_of(case.text, language))
    values = (expected.get("Resolution") or {}).get("values", [])
    if _kind(expected) == "duration":
        return ours.form == "duration" and any(
            abs(float(value["value"]) - _seconds(ours)) < 1 for value in values if _is_number(value.get("value")))
    return any(_same(ours, value, frame) for value in values)


def _is_number(text: object) -> bool:
    return isinstance(text, str) and text.replace(".", "", 1).isdigit()


def _seconds(one: TimeExpression) -> float:
    number = one.get("number") or "1"
    total = (float(number) if _is_number(number) else 3.0) * _SECONDS.get(one.get("unit") or "day", 0)
    for place in ("2", "3"):
        more = one.get(f"number{place}")
        total += float(more or 0) * _SECONDS.get(one.get(f"unit{place}") or "day", 0) if _is_number(more) else 0
    return total


def _same(ours: TimeExpression, value: Mapping[str, str], frame: Frame) -> bool:
    if value.get("value") == "not resolved":
        marked = timex3(ours, frame)
        return marked is not None and marked.value == value.get("timex", "").removeprefix("FY")
    interval = meaning(ours, frame).interval
    if interval is None:
        return False
    first, last = interval.earliest, interval.latest
    if "value" in value:
        day = _day(value["value"])
        units = ours.get("counted") or ours.form in ("duration", "offset") or (
            ours.form == "relative" and ours.get("unit") in ("week", "month", "year"))
        return day is not None and (first == last == day or bool(units and first and last and first <= day <= last))
    start, end = _day(value.get("start")), _day(value.get("end"))
    if start and end is None:
        later = value.get("Mod") == "after"  # the day itself left out, as we do, or not
        return first in (start, start - _ONE) or (later and first == start + _ONE)
    if end and start is None:
        return last in (end, end - _ONE) and ours.get("bound") in ("by", "within", None)
    if first is None or last is None or start is None or end is None:
        return False
    return _same_days(ours, value, (first, last), (start, end))


def _same_days(ours: TimeExpression, value: Mapping[str, str], mine: tuple[date, date],
               theirs: tuple[date, date]) -> bool:
    (first, last), (start, end) = mine, theirs
    after = last + _ONE
    if value.get("timex", "").startswith("("):
        of_year = (last.month, last.day) == (12, 31) and end == date(last.year, 1, 1)
        of_month = after.day == 1 and end == last.replace(day=1)
        if abs(first - start) <= _ONE and (after in (end, end + _ONE) or last == end + _ONE or of_year or of_month):
            return True
    elif first == start and after == end:
        return True
    if value.get("Mod") not in ("start", "mid", "end") and ours.get("part") not in (
            "early", "middle", "late", "start", "end", "earlier", "later"):
        return False
    shared = (min(after, end) - max(first, start)).days
    return (start <= first and after <= end) or shared / (max(after, end) - min(first, start)).days >= 0.5


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
