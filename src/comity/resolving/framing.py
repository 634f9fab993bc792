"""What an expression of time is told in, and what it means there: the types, and what several forms share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.model.times import Interval, TimeExpression
from comity.resolving.spans import part_of
from comity.resolving.times import ANCHORS

__all__ = ["Frame", "Meaning", "anchored", "parted"]

_UNIT_OF_FORM = {"day": "day", "month-day": "day", "weekday": "day", "month": "month", "season": "season",
                 "year": "year", "decade": "decade", "century": "century"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is told in: the day of publication, the side on which its verb looks, and more where known.

    `tense`: `past`, `future`, or `near` where no verb tells.
    `event`: the day of the event that is told of, for `the next day`. `fiscal`: the month, counted from January of the
    year that names it, in which a fiscal year begins (Japan 4, United States -2).
    """

    published: date
    tense: str = "past"
    event: date | None = None
    fiscal: int | None = None

    @property
    def day(self) -> Interval:
        """The day of publication as an interval."""
        return Interval(self.published, self.published)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The days that an expression means, how exactly it says so, and why there are none.

    `exactness`: the unit that the words name (`day`, `week`, `month`, ...), `span` where both ends are told, `open`
    where one is not, `vague` where a convention sets an end; None where the expression means no days.
    """

    interval: Interval | None
    exactness: str | None
    reason: str = ""


def anchored(expression: TimeExpression, frame: Frame) -> Meaning:
    """The days of a form that dates events too, as `times` has it."""
    find = ANCHORS.get("relative" if expression.form == "period" else expression.form)
    interval = find(expression, frame.day, "future" if frame.tense == "future" else "past") if find else None
    if interval is None:
        return Meaning(None, None, "the words fix no days")
    return Meaning(interval, _UNIT_OF_FORM.get(expression.form) or expression.get("unit") or "day")


def parted(expression: TimeExpression, whole: Interval, frame: Frame) -> Interval:
    """The part of a period that the expression tells, or all of it."""
    part = expression.get("part")
    return part_of(whole, part, frame.day, deadline=False) if part else whole
