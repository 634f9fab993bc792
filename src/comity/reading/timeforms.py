"""What the forms of time expressions demand of their values: a month has so many days, a span ends after it begins.

Each function takes form, values and match, and gives the form that it is after all, with its values; None: no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["FINISHED", "Values"]

Values = dict[str, str]
Finish = Callable[[str, Values, re.Match[str]], tuple[str, Values] | None]

_LISTED = re.compile(r"\band\b|[\u3068\uacfc\uc640]")  # and, in Japanese, in Korean
_MONTH_IN_DIGITS = re.compile(r"[\u6708\uc6d4]")  # month, in Japanese, in Korean
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CENTURY_AHEAD = 69  # a year of two digits up to here is of this century, as POSIX has it


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 and year % 4 == 0 else _DAYS[month - 1])


def _date(form: str, values: Values, match: re.Match[str]) -> tuple[str, Values] | None:
    """A day, month-day or month, by what is told of it."""
    values = _with_year(values)
    if compact := values.pop("compact", None):
        values |= {"year": compact[:4], "month": str(int(compact[4:6])), "day": str(int(compact[6:]))}
    if "month" not in values:
        return None
    month, year = int(values["month"]), int(values.get("year", "2024"))
    if "day" not in values:
        return "month", values
    if not _valid(year, month, int(values["day"])):
        return None
    if "to_month" in values and "to_year" not in values and int(values["to_month"]) < month and (
            match.group().endswith(values.get("year", " "))):  # Dec. 30 to Jan. 2, 2026: the year is that of the end
        values |= {"to_year": values["year"], "year": str(year - 1)}
    if "to_day" in values:
        to_month = int(values.get("to_month", month))
        if not _valid(int(values.get("to_year", year)), to_month, int(values["to_day"])):
            return None
        if "to_month" not in values and int(values["to_day"]) <= int(values["day"]):
            return None
        if _LISTED.search(match.group()) and not _is_list_in_a_row(values, match):
            return None  # several days, no span
    return ("day" if "year" in values else "month-day"), values


def _is_list_in_a_row(values: Values, match: re.Match[str]) -> bool:
    """Whether days told one by one follow each other, as `20, 21 and 22 November`; `between` tells of no list."""
    if match.string[:match.start()].casefold().endswith(("between ", "between the ")):
        return True
    numbers = len(re.findall(r"(?<!\d)\d{1,2}(?!\d)", match.group())) - bool(_MONTH_IN_DIGITS.search(match.group()))
    return int(values["to_day"]) - int(values["day"]) == numbers - 1


def _with_year(values: Values) -> Values:
    """Years counted in an era, or written in two digits, as years of our time."""
    values = dict(values)
    if era := values.pop("era", None):
        values["year"] = str(int(era) + int(values.pop("nth")) - 1)
    if short := values.pop("short", None):
        values["year"] = str((2000 if int(short) <= _CENTURY_AHEAD else 1900) + int(short))
    return values


def _numeric(form: str, values: Values, match: re.Match[str]) -> tuple[str, Values] | None:
    """Day and month in numbers, in either order: 3/5/2024 is March in one country and May in another."""
    first, second, sign, other = int(values["a"]), int(values["b"]), values["sign"], values["second"]
    values = {name: value for name, value in values.items() if name in ("year", "short")}
    if sign != other:
        return None
    short = values.get("short")
    if short and (sign == "." or len(re.findall(r"\d", match.group())) < 6):
        return None  # a number in points or slashes alone is rather a version or a share
    if sign == "." or first > 12:
        day, month = first, second
    elif second > 12 or first == second:
        day, month = second, first
    else:
        return None
    return _date("date", {**values, "month": str(month), "day": str(day)}, match)


def _weekday(form: str, values: Values, match: re.Match[str]) -> tuple[str, Values] | None:
    """A weekday, or several in a row: Monday and Friday are two days, no span."""
    to = values.get("to_weekday")
    if to and " and " in match.group() and (int(to) - int(values["weekday"])) % 7 != 1:
        return None
    return form, values


def _year(form: str, values: Values, match: re.Match[str]) -> tuple[str, Values] | None:
    """A year or several; the last may be written in two digits."""
    values = _with_year(values)
    if to := values.get("to_year"):
        if len(to) < 4:
            to = values["year"][:2] + to.zfill(2)
        if int(to) <= int(values["year"]):
            return None
        values["to_year"] = to
    if not 1 <= int(values["year"]) <= 9000:
        return None
    return form, values


def _decade(form: str, values: Values, match: re.Match[str]) -> tuple[str, Values] | None:
    """The 1990s, or the 1800s, a century; 1995's is the genitive of a year."""
    first = int(values["decade"])
    if first % 10:
        return None
    return ("century", {"century": str(first // 100 + 1)}) if first % 100 == 0 and first < 2000 else (form, values)


def _day_of_month(form: str, values: Values, match: re.Match[str]) -> tuple[str, Values] | None:
    """A day of an unnamed month, or several."""
    to = values.get("to_day")
    return None if to and int(to) <= int(values["day"]) and "to_shift" not in values else (form, values)


FINISHED: dict[str, Finish] = {
    "date": _date, "numeric": _numeric, "weekday": _weekday, "year": _year, "day-of-month": _day_of_month,
    "decade": _decade,
}
