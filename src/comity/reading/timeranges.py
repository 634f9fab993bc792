"""What counts, divides or bounds single expressions of time from outside: operators, determiners, lists and ranges.

The ends of a range keep their values under `from.` and `to.`, with their forms.
"""

from __future__ import annotations

import re
from dataclasses import replace

from comity.reading.timegrammar import Grammar
from comity.reading.timejoins import HOURS, MONTHLY, Found, follows_edge, led

__all__ = ["counted", "determined", "halves", "inherited", "ranged"]

_WIDEST = 60  # characters before an expression in which what counts it is sought
_NAMED = frozenset({"day", "month-day", "weekday", "month", "year", "reference", "clock", "holiday"})  # without article
# what may end a range, or be where a length begins
_ENDS = frozenset({"period", "day", "month-day", "day-of-month", "weekday", "month", "season", "year", "relative",
                   "part", "offset", "holiday", "decade", "reference", "clock"})
_OF = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?\Z")  # between a length and the period that it is counted in
_CLOCK_UNITS = frozenset({"second", "minute", "hour"})
_COUNTS = frozenset({"duration", "relative", "part", "period", "offset", "anniversary", "set", "weekday", "nth"})


def counted(text: str, start: int, found: list[Found], words: Grammar, *, timeml: bool = False) -> list[Found]:
    """The expressions with what counts or divides them; a length that does so is no expression of its own.

    As TimeML marks them `the first nine months of 1997` are two, a length and a year.
    """
    out: list[Found] = []
    for one in found:
        lengths = bool(out) and out[-1].form in _COUNTS
        edge = (out[-2].end if len(out) > 1 else start) if lengths else out[-1].end if out else start
        both = _operated(text, edge, one, words) or (_told_after(text, out[-1], one, words) if out else None) or one
        if out and both.start < out[-1].end:
            if both.start > out[-1].start:
                both = one
            else:
                out.pop()
        if timeml and "nth_count" in both.values and (
                of := _OF.search(text[both.start:one.start])):
            length = {"unit": both.values["nth_unit"], "number": both.values["nth_count"]}
            out.append(Found(both.start, both.start + of.start(), "duration", length))
            both = one
        out.append(both)
    return out


def _operated(text: str, start: int, one: Found, words: Grammar) -> Found | None:
    """The expression with what counts or divides it from in front: `the first week of`, `two days after`."""
    if not follows_edge(text, one.start, words):
        return None
    offset = max(start, one.start - _WIDEST)
    before = text[offset:one.start]
    if words.operator_ends is None or not words.operator_ends.search(before):
        return None
    told = frozenset(token.casefold() for token in words.heads.findall(before))
    found = [(match.start(), template, match, entry) for template, entry in words.operators
             if not any(map(told.isdisjoint, template.needs))
             and (match := template.pattern.search(before))]
    for _, template, match, entry in sorted(found, key=lambda one: one[0]):  # the widest first
        if (values := template.read(match)) is None:
            continue
        if entry.get("form"):
            inner = {f"of.{name}": value for name, value in one.values.items()} | {"of.form": one.form}
            return Found(offset + match.start(), one.end, entry["form"], values | inner)
        added = {name: str(value).format(**values) for name, value in entry["gives"].items()}
        kept = {name: value for name, value in one.values.items() if name not in ("bound", "before", "attributive")}
        return led(text, start, Found(offset + match.start(), one.end, one.form, kept | added), words, wide=True)
    return None


def _told_after(text: str, base: Found, one: Found, words: Grammar) -> Found | None:
    """An expression counted by the next one, where what counts stands behind: `昨日の2日前`, `13日から3日間`."""
    if words.spaced or base.form not in _ENDS or base.form == "reference":
        return None
    kept = {name: value for name, value in base.values.items() if name not in ("bound", "before")}
    if one.values.get("counted") and (words.gap.fullmatch(text, base.end, one.start)
                                      or words.to.fullmatch(text, base.end, one.start)):
        count = {"count": one.values["shift"], "count_unit": one.values["unit"]}
        return Found(base.start, one.end, base.form, kept | count)
    if one.form == "duration" and "direction" not in one.values and one.values["unit"] not in _CLOCK_UNITS and (
            one.values.get("number", "X").isdecimal() and words.to.fullmatch(text, base.end, one.start)):
        length = {"length": one.values["number"], "length_unit": one.values["unit"]}
        return Found(base.start, one.end, base.form, kept | length)
    return None


def determined(text: str, start: int, one: Found, words: Grammar) -> Found:
    """The expression with the determiner before it and the word that makes it less exact: `nearly two years`.

    A length before an event (`two years after the war`) ends before what relates the two, any before a genitive's
    ending.
    """
    if one.form == "offset" and words.signal and (signal := words.signal.search(text, one.start, one.end)):
        length = {"unit": one.values["unit"], "number": one.values["shift"].lstrip("-")}
        one = Found(one.start, signal.start(), "duration", length)
    if words.genitive and (ending := words.genitive.search(text, one.start, one.end)):
        one = replace(one, end=ending.start())
    if words.determiner is None or (one.form in _NAMED and not one.values.keys() & {"nth", "part"}):
        return one
    if one.form == "part" and "-" in text[one.start:one.end]:  # the third-quarter results: the article is the noun's
        return one
    offset = max(start, one.start - _WIDEST)
    match = words.determiner.search(text[offset:one.start])
    return replace(one, start=offset + match.start()) if match else one


def halves(text: str, one: Found, words: Grammar) -> list[Found]:
    """The two ends of what is told as a span, each by itself; anything else as it is.

    Days that follow each other (`20, 21 and 22 November`) are more than two, and stay one.
    """
    ends = {name: value for name, value in one.values.items() if name.startswith("to_") and name not in HOURS}
    if not ends:
        return [one]
    gaps = [gap for gap in words.to.finditer(text, one.start + 1, one.end - 1)
            if gap.end() < one.end and (text[gap.end()].isalnum() or not words.spaced)]
    if len(gaps) != 1 or "," in text[one.start:gaps[0].start()]:
        return [one]
    first = {name: value for name, value in one.values.items() if name not in ends}
    second = {name: value for name, value in first.items() if name not in ("part", "bound", "before")}
    second |= {name.removeprefix("to_"): value for name, value in ends.items()}
    if "to_year" not in ends and "year" in first and "to_month" in ends and int(ends["to_month"]) < int(first["month"]):
        second["year"] = str(int(first["year"]) + 1)
    return [Found(one.start, gaps[0].start(), one.form, first), Found(gaps[0].end(), one.end, one.form, second)]


def inherited(text: str, found: list[Found], words: Grammar) -> list[Found]:
    """Days of the month that follow one whose month is told, with that month: `6 March and the 8th`."""
    out: list[Found] = []
    for one in found:
        before = out[-1] if out else None
        if before and one.form == "day-of-month" and before.form in ("month-day", "day", "day-of-month") and (
                not one.values.keys() & {"month_shift", "side", "weekday"}) and (
                words.listed.fullmatch(text, before.end, one.start)):
            month = {name: before.values[name] for name in ("month", "year", "year_shift", "month_shift")
                     if name in before.values}
            one = one.turned(before.form, **month)
        out.append(one)
    return out


def ranged(text: str, found: list[Found], words: Grammar) -> list[Found]:
    """Expressions of which two that tell the ends of a range are one."""
    out: list[Found] = []
    for one in found:
        if out and (both := _range(text, out[-1], one, words)):
            out[-1] = both
        else:
            out.append(one)
    return out


def _range(text: str, first: Found, second: Found, words: Grammar) -> Found | None:
    if not (first.form in _ENDS and second.form in _ENDS) or (first.form == "clock") != (second.form == "clock"):
        return None
    gap = words.to.fullmatch(text, first.end, second.start)
    if gap is None:
        return None
    if gap.lastgroup == "and" and not _is_between(text, first, second, words):
        return None
    ends = _completed(first, second)
    values = {f"{side}{name}": value for side, end in zip(("from.", "to."), ends, strict=True)
              for name, value in end.values.items() if name not in ("bound", "attributive", "before")}
    return Found(first.start, second.end, "range", values | {"from.form": ends[0].form, "to.form": ends[1].form})


def _is_between(text: str, first: Found, second: Found, words: Grammar) -> bool:
    """Whether `and` stands between the ends of a range, not between two times."""
    before, behind = words.words.get("between"), words.words.get("between_behind")
    if before and text[max(first.start - 24, 0):first.start].casefold().removesuffix("the ").rstrip().endswith(before):
        return True
    return bool(behind and re.match(behind, text[second.end:]))


def _completed(first: Found, second: Found) -> tuple[Found, Found]:
    """The ends of a range, each with the month or year that only the other tells."""
    year = second.values.get("year")
    if year and first.form in ("month-day", "month", "season") and not (
            first.values.keys() & {"year", "shift", "year_shift"}):
        later = int(first.values.get("month", "1")) > int(second.values.get("month", "12"))
        first = first.turned("day" if first.form == "month-day" else first.form, year=str(int(year) - later))
    if year and first.form == "part" and second.form == "year" and "part" in second.values:  # Q1 to Q3 2018
        first = first.turned("year", year=year)
    if (week := second.values.get("week_shift")) and first.form == "weekday" and "shift" not in first.values and (
            first.values["weekday"] < second.values["weekday"]):
        first = first.turned("weekday", week_shift=week)
    if second.form == "day-of-month" and "month_shift" not in second.values and "month" in first.values:
        second = second.turned("month-day", month=first.values["month"])
        if int(second.values["day"]) < int(first.values.get("day", "1")):
            second = second.turned("month-day", month=str(int(first.values["month"]) % 12 + 1))
    if first.form == "day-of-month" and second.form in ("month-day", "day"):
        told = {name: second.values[name] for name in ("month", "year") if name in second.values}
        if int(first.values["day"]) > int(second.values["day"]):  # from the 31st to 1 November
            told = {"month": str((int(told["month"]) - 2) % 12 + 1)}
            first = first.turned("month-day", **told)
        else:
            first = first.turned(second.form, **told)
    shift = first.values.get("year_shift")
    if shift and second.form in MONTHLY and not second.values.keys() & {"year", "year_shift"}:
        second = second.turned(second.form, year_shift=shift)
    return first, second
