"""TIMEX3: type and value of an expression as TimeML 1.2.1 writes them (Sauri and others, 2006, section 2.2).

The value is only as exact as the words: `last week` is a week, `early 2026` a year with the modifier START. A span from
day to day, for which TIMEX3 has no value, is written as ISO 8601 writes intervals.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from comity.model.times import TimeExpression
from comity.resolving.meaning import Frame, meaning

__all__ = ["Timex3", "timex3"]

_REFERENCES = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
_MODIFIERS = {"early": "START", "start": "START", "earlier": "START", "middle": "MID", "late": "END", "end": "END",
              "later": "END"}
_LETTERS = {"day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y"}
_CLOCK_LETTERS = {"hour": "H", "minute": "M", "second": "S"}
_HALVES = {"year": ("Y", "6M"), "hour": ("H", "30M"), "minute": ("M", "30S")}  # half of a unit in the next smaller one
_MULTIPLES = {"decade": ("year", 10), "century": ("year", 100), "half": ("month", 6), "fortnight": ("week", 2)}


@dataclass(frozen=True, slots=True)
class Timex3:
    """One TIMEX3: `type` (DATE, TIME, DURATION, SET), `value`, and the modifier (START, MID, END) or None."""

    type: str
    value: str
    mod: str | None = None

    def element(self, words: str) -> str:
        """The element of XML around the words."""
        told = {"type": self.type, "value": self.value} | ({"mod": self.mod} if self.mod else {})
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in told.items())
        return f"<TIMEX3{attributes}>{escape(words)}</TIMEX3>"


def timex3(expression: TimeExpression, frame: Frame) -> Timex3 | None:
    """Type and value of an expression told in this frame; None for what TimeML does not mark or words fix nothing."""
    form = expression.form
    if form == "reference":
        return Timex3("DATE", _REFERENCES[expression.get("ref") or "present"])
    if form == "duration" and not expression.get("point"):
        return _duration(expression)
    if form == "set":
        return _set(expression)
    if form == "anniversary":
        return None  # no expression of TimeML
    if form == "clock":
        return Timex3("TIME", (frame.event or frame.published).isoformat() + _hour(expression))
    if form == "relative" and not (expression.get("shift") or "0").lstrip("-").isdecimal():
        return Timex3("DATE", "PAST_REF" if (expression.get("shift") or "").startswith("-") else "FUTURE_REF")
    return _date(expression, frame)


def _date(expression: TimeExpression, frame: Frame) -> Timex3 | None:
    """A calendar date at the unit of the words."""
    if expression.get("bound") in ("by", "within", "from") and frame.tense != "past":
        frame = replace(frame, tense="future")
    part = expression.get("part")
    modifier = _MODIFIERS.get(part or "")
    bare = tuple((name, value) for name, value in expression.values
                 if name not in ("bound", "before") and not (name == "part" and modifier))
    found = meaning(replace(expression, values=bare), frame)
    if found.interval is None or found.interval.earliest is None:
        return None
    day, last = found.interval.earliest, found.interval.latest
    if last and last != day and (expression.form == "range" or any(
            expression.get(name) for name in ("to_day", "to_month", "to_year", "to_weekday", "length"))):
        return Timex3("DURATION", f"{day}/{last}")
    unit = found.exactness or "day"
    if count := expression.get("nth_count"):
        return Timex3("DURATION", _length(count, expression.get("nth_unit") or "day"))
    value = _calendar(day, unit, expression)
    if unit == "day" and (hour := _hour(expression)):
        return Timex3("TIME", value + hour, modifier)
    return Timex3("DATE", value, modifier)


def _calendar(day: date, unit: str, expression: TimeExpression) -> str:
    if unit in ("week", "fortnight", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "quarter":
        return f"{day.year}-Q{(day.month + 2) // 3}"
    if unit == "half":
        part = expression.get("part") or ""
        return (f"{day.year}-Q{part[-1]}" if part.startswith("quarter")
                else f"{day.year}-H{1 if day.month < 7 else 2}")
    if unit == "season":
        return f"{day.year}-{_SEASONS[expression.get('season') or 'spring']}"
    length = {"month": 7, "year": 4, "decade": 3, "century": 2}.get(unit, 10)
    if expression.get("fiscal") and unit == "year":
        return expression.get("year") or str(day.year + (1 if day.month > 6 else 0))
    return day.isoformat()[:length]


def _hour(expression: TimeExpression) -> str:
    """`T16:30`, `TMO`, or nothing."""
    if hour := expression.get("hour"):
        number = int(hour)
        if expression.get("meridiem") == "pm" and number < 12:
            number += 12
        elif expression.get("meridiem") == "am" and number == 12:
            number = 0
        return f"T{number:02}:{int(expression.get('minute') or 0):02}"
    part = expression.get("part_of_day")
    return ("T12:00" if part == "noon" else f"T{part}") if part else ""


def _duration(expression: TimeExpression) -> Timex3 | None:
    """A length: `P3D`, `PT16H`, `PXY` where the number is not told."""
    if ref := expression.get("ref"):
        return Timex3("DATE", _REFERENCES[ref])
    number, unit = expression.get("number") or "X", expression.get("unit") or "day"
    if unit in _MULTIPLES:
        unit, times = _MULTIPLES[unit]
        number = f"{float(number) * times:g}" if number.replace(".", "", 1).isdecimal() else number
    value = _length(number, unit)
    for place in ("2", "3"):
        if more := expression.get(f"number{place}"):
            value += _length(more, expression.get(f"unit{place}") or "day").lstrip("P")
    return Timex3("DURATION", value)


def _length(number: str, unit: str) -> str:
    if unit in _HALVES and number.endswith(".5"):
        mark, (letter, half) = ("PT" if unit in _CLOCK_LETTERS else "P"), _HALVES[unit]
        return mark + (f"{number[:-2]}{letter}" if number != "0.5" else "") + half
    if unit in _CLOCK_LETTERS:
        return f"PT{number}{_CLOCK_LETTERS[unit]}"
    return f"P{number}{_LETTERS.get(unit, 'X')}"


def _set(expression: TimeExpression) -> Timex3:
    """What recurs: the period in which it does, or the weekday or part of the day."""
    if (weekday := expression.get("weekday")) is not None:
        return Timex3("SET", f"XXXX-WXX-{int(weekday) + 1}")
    if part := expression.get("part_of_day"):
        return Timex3("SET", f"XXXX-XX-XXT{part}")
    number, unit = expression.get("number") or "1", expression.get("unit") or "day"
    if unit in _MULTIPLES:
        unit, times = _MULTIPLES[unit]
        number = str(int(number) * times) if number.isdecimal() else number
    return Timex3("SET", _length(number, unit))
