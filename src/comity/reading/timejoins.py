"""How single expressions of time become one: what stands around them, and which neighbours are one.

Which forms go together is told in `codebook/timejoins.yaml`, what may stand between them with each language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from functools import cache

from comity.codebook.loader import load_yaml
from comity.model.times import TimeExpression
from comity.reading.timeforms import Values
from comity.reading.timegrammar import Grammar

__all__ = ["HOURS", "MONTHLY", "Found", "bounded", "follows_edge", "joined", "led", "trailed"]

HOURS = frozenset({"hour", "minute", "meridiem", "part_of_day"})  # what dates no event
MONTHLY = frozenset({"month", "month-day", "season", "holiday", "part"})  # what takes its year from `last year`
_LETTERS = re.compile(r"[^\W\d_]+")
_WIDEST_LEAD = 48  # characters before an expression in which its bound and part are sought
_PERIODS = frozenset({"month", "year", "relative", "period", "decade", "century"})  # what `early`, `late`, ... divide
_WIDE_PERIODS = _PERIODS | {"season", "weekday", "day", "month-day", "part", "clock", "offset"}


@cache
def _joins(wide: bool) -> Mapping[tuple[str, str], str]:
    """The form of two neighbours by their forms."""
    told = load_yaml("timejoins.yaml")
    rows = told["joins"] | (told["wide"] if wide else {})
    return {(first, second): form for pair, form in rows.items() for first, second in (pair.split(),)}


@dataclass(frozen=True, slots=True)
class Found:
    """An expression on its way: offsets, form and values."""

    start: int
    end: int
    form: str
    values: Values

    def turned(self, form: str, **more: str) -> Found:
        """The same words in another form, with more values."""
        return replace(self, form=form, values=self.values | more)

    def without(self, names: Set[str]) -> Found:
        """The same without some values."""
        return replace(self, values={name: value for name, value in self.values.items() if name not in names})

    def told(self, text: str) -> TimeExpression:
        """The expression with its words."""
        return TimeExpression(self.start, self.end, text[self.start:self.end], self.form,
                              tuple(sorted(self.values.items())))


def led(text: str, start: int, one: Found, words: Grammar, *, wide: bool = False) -> Found:
    """The expression with what stands in front: a part (`the end of`) becomes part of it, a preposition its bound."""
    if words.lead is None:
        return one
    offset = max(start, one.start - _WIDEST_LEAD)
    match = words.lead.pattern.search(text[offset:one.start]) if follows_edge(text, one.start, words) else None
    left, values, told = one.start, dict(one.values), (words.lead.read(match) if match else None) or {}
    parted = one.form in (_WIDE_PERIODS if wide else _PERIODS) and "part" not in values
    if match and parted and (part := told.get("part")):
        begin, end = (offset + place for place in words.lead.span(match, "part"))
        if text[begin:end].casefold() != "end" or text[end] == "-":
            values["part"] = part
            left = begin
    if bound := told.get("bound"):
        values["bound"] = bound
    elif told.get("before"):
        values |= {"bound": "by"} | ({"before": "1"} if wide else {})
    the = text[max(one.start - 4, 0):one.start].casefold() == "the " and text[one.start].isdigit()
    if one.form == "year" and not values.keys() & {"part", "fiscal", "to_year"} and ("bound" not in values or the):
        values.pop("bound", None)
        values["attributive"] = "1"
    return Found(left, one.end, one.form, values)


def follows_edge(text: str, left: int, words: Grammar) -> bool:
    """Whether the last word before a place is one with which what belongs in front may end: a quick first look."""
    before = _LETTERS.findall(text, max(0, left - 24), left) if words.spaced else None
    return before is None or (bool(before) and before[-1].casefold() in words.edges)


def trailed(text: str, one: Found, words: Grammar) -> Found:
    """The expression with what stands behind it, where words of time are followed by their particles.

    A part (`来月` + `上旬`) becomes part of it, a particle (`までに`) its bound.
    """
    if words.trail is None:
        return one
    match = words.trail.pattern.match(text, one.end)
    if not match or match.end() == one.end:
        return one
    right, values, told = one.end, dict(one.values), words.trail.read(match) or {}
    if part := told.get("part"):
        if one.form not in _WIDE_PERIODS or "part" in values:
            return one
        values["part"] = part
        right = words.trail.span(match, "part")[1]
    if unit := told.get("around"):
        values["around"] = unit
        right = words.trail.span(match, "around")[1]
    if bound := told.get("bound"):
        values["bound"] = bound
    elif told.get("before"):
        values |= {"bound": "by", "before": "1"}
    return Found(one.start, right, one.form, values)


def bounded(text: str, one: Found, words: Grammar) -> int:
    """Where the words end that bound an expression from behind, where words are divided by spaces; else its own end."""
    match = words.trail.pattern.match(text, one.end) if words.trail and words.spaced else None
    return match.end() if match else one.end


def joined(text: str, first: Found, second: Found, words: Grammar, *, wide: bool = False) -> Found | None:
    """Two neighbours as one expression, or None."""
    form = _joins(wide).get((first.form, second.form))
    if form is None or not words.gap.fullmatch(text, first.end, second.start):
        return None
    if first.values.get("counted") and first.form == second.form == "relative" and second.values["unit"] == "day" and (
            first.values["shift"].lstrip("-").isdecimal()):  # a week ago yesterday
        count = {"count": first.values["shift"], "count_unit": first.values["unit"]}
        return Found(first.start, second.end, form, second.values | count)
    relative = first if first.form == "relative" else second if second.form == "relative" else None
    if first.form == second.form == "relative" and first.values["unit"] == second.values["unit"]:
        parted, plain = first.values.get("part"), "part" not in second.values
        return Found(first.start, second.end, form, second.values | {"part": parted}) if parted and plain else None
    if relative is not None:
        rest = second if relative is first else first
        shifted = _shifted(form, rest, relative)
        if shifted is None:
            return None
        hours = {name: one.values[name] for one in (first, second) for name in HOURS & one.values.keys()}
        return Found(first.start, second.end, shifted[0], shifted[1] | hours)
    if second.form == "offset" and form == "weekday":  # Monday of the following week
        week = {"week_shift": second.values["shift"]}
        return Found(first.start, second.end, form, first.values | week) if second.values["unit"] == "week" else None
    if first.values.keys() & second.values.keys() - {"bound"} or (first.form == "offset" and words.spaced):
        return None
    both = second.values | first.values  # the first preposition is the one of the whole
    right = second.end
    if text[second.start - 1] in "(（" and text[right:right + 1] in (")", "）"):
        right += 1
    return Found(first.start, right, form, both)


def _shifted(form: str, rest: Found, relative: Found) -> tuple[str, Values] | None:
    """An expression beside one that is counted from the day of telling: `October` with `last year`."""
    unit, shift, part = relative.values["unit"], relative.values["shift"], relative.values.get("part")
    if form == "month" and "year" in rest.values:
        return None
    if rest.form in ("part", "nth") and unit in ("year", "month", "quarter"):
        return (form, relative.values | rest.values | {"unit": unit}) if not part else None
    if rest.form == "relative":
        return None
    if form in MONTHLY:
        if unit == "year":
            return form, rest.values | {"year_shift": shift}
        return (form, rest.values) if unit == "day" and form == "month-day" else None
    if form == "weekday":
        if unit == "week":
            return form, rest.values | {"week_shift": shift}
        return ("relative", relative.values | {"weekday": rest.values["weekday"]}) if unit == "day" else None
    if form == "day-of-month":
        if unit == "month":
            return form, rest.values | {"month_shift": shift}
        return ("relative", relative.values) if unit == "day" else None
    if unit != "day":
        return None
    return (form, rest.values) if form != "relative" else ("relative", relative.values)
