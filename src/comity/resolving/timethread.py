"""What a text has told of times so far, from which it counts on: `the next day`, `a year earlier`, `10 p.m.`.

Invariant: what is told depends only on the expressions before it in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from comity.model.times import TimeExpression
from comity.resolving.meaning import Frame, meaning
from comity.resolving.timex3 import Timex3

__all__ = ["Thread", "quarter_ended"]

_QUARTER = re.compile(r"\d{4}-Q\d")
_DAY = re.compile(r"(\d{4})-(\d\d)-\d\d")
_DAYS = frozenset({"day", "month-day", "weekday"})
_TIMES = _DAYS | {"month", "year"}


@dataclass(slots=True)
class Thread:
    """The last day told, the last time of any length by its first day, the quarter that is reported on."""

    published: date
    day: date
    time: date
    quarter: str | None = None

    @classmethod
    def of(cls, published: date) -> Thread:
        """The thread of a text of which nothing is read yet: all is counted from publication."""
        return cls(published, published, published)

    def frame(self, one: TimeExpression, side: str) -> Frame:
        """What an expression is told in: days and clock times are counted from days."""
        days = one.form == "clock" or one.get("unit") == "day"
        return Frame(self.published, side, event=self.day if days else self.time)

    def take(self, one: TimeExpression, marked: Timex3, frame: Frame) -> Timex3:
        """The TIMEX3 of an expression in the light of what was told before; afterwards it is told too."""
        if self.quarter and (value := _of_quarter(one, self.quarter)):
            return replace(marked, value=value)
        if _QUARTER.fullmatch(marked.value):
            self.quarter = marked.value if one.form in ("part", "year", "relative") else self.quarter
        elif one.form in _TIMES:
            found = meaning(one, frame).interval
            self.time = found.earliest if found and found.earliest else self.time
        if one.form in _DAYS or (one.form == "relative" and one.get("unit") == "day"):
            day = _DAY.match(marked.value)
            self.day = date.fromisoformat(day[0]) if day else self.day
        return marked


def quarter_ended(period: TimeExpression, end: Timex3) -> str | None:
    """`the quarter ended Sept. 30`: the quarter in which that day lies; None for another period or end."""
    day = _DAY.fullmatch(end.value)
    if (period.form, period.get("unit")) != ("period", "quarter") or day is None:
        return None
    return f"{day[1]}-Q{(int(day[2]) + 2) // 3}"


def _of_quarter(one: TimeExpression, quarter: str) -> str | None:
    """`the quarter`, `a year earlier`, in a report on a quarter (`2012-Q3`): that one, or that of the year before."""
    shift, unit = one.get("shift"), one.get("unit")
    if unit == "quarter" and (shift == "0" or one.get("latest")):
        return quarter
    if one.get("same_quarter"):
        return f"{one.get('year')}{quarter[4:]}"
    if unit == "year" and shift == "-1" and (one.form == "offset" or one.get("counted")):
        return f"{int(quarter[:4]) - 1}{quarter[4:]}"
    return None
