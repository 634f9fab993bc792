"""Chronologies: entries that begin with their day ("Nov. 23, 2022: In Brussels the negotiators reach a deal.")."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from comity.model.claims import Claim, FactorClaim, FigureClaim, MeetingClaim
from comity.model.times import TimeExpression
from comity.reading.tagging import Tagged

AFTER_DAY = re.compile(r"\s?(?::|[–—]|--)\s")
AHEAD = re.compile(
    r"\b(?:will|would|to (?:hold|meet|visit|host)|plan(?:s|ned)?|scheduled|due|next|invites?|proposes?"
    r"|accepts? (?:an|the) invitation|(?:is|are) to)\b")
DAYS = ("day", "month-day", "month")
YEAR_ALONE = re.compile(r"\W*((?:19|20)\d\d)\W*")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LEAST_IN_ORDER = 3  # entries whose order tells something
MOST_TURNS = 2  # of years, or days out of order
LAST_DAY = (12, 31)
FEWEST = 2  # entries that make a chronology: a single one may be a dateline


def entries(tagged: Tagged, times: Sequence[TimeExpression]) -> list[tuple[int, int, TimeExpression]]:
    """Start and end of each entry with its day, in order; none if the report is no chronology."""
    at = {t.start: t for t in times if t.form in DAYS}
    found: list[tuple[int, int, TimeExpression]] = []
    for s in tagged.sentences:
        day = at.get(s.start)
        if day and AFTER_DAY.match(tagged.text, day.end):
            last = max(o.end for o in tagged.sentences if o.paragraph == s.paragraph)
            found.append((s.start, last, day))
    return in_their_years(tagged, found if len(found) >= FEWEST else headed(tagged, at))


def in_their_years(
    tagged: Tagged, told: Sequence[tuple[int, int, TimeExpression]]
) -> list[tuple[int, int, TimeExpression]]:
    """The entries, days without a year with the one that their order tells: a chronology goes on to the day of the
    report, or in the year of its headline, each entry on the day of the one before or later (or all the other way
    round)."""
    days = [(int(t.get("month") or 0), int(t.get("day") or 1)) for _, _, t in told]
    pairs = list(itertools.pairwise(days))
    falls = sum(a > b for a, b in pairs)
    rises = sum(a < b for a, b in pairs)
    heads = [(s.start, m[1]) for s in tagged.sentences if (m := YEAR_ALONE.fullmatch(s.text))]
    if not heads and (tagged.day is None or len(told) < LEAST_IN_ORDER or min(falls, rises) > MOST_TURNS):
        return list(told)
    late_first = rises < falls
    order = range(len(told)) if late_first else range(len(told) - 1, -1, -1)  # from the latest to the earliest
    named = {int(m) for m in YEAR.findall(tagged.title)}
    latest = tagged.day or date.max
    year, after = latest.year, (latest.month, latest.day)
    if len(named) == 1 and max(named) <= year and min(falls, rises) == 0:
        year, after = named.pop(), LAST_DAY
    found = list(told)
    for number in order:
        start, end, time = told[number]
        headed_by = next((text for at, text in reversed(heads) if at < start), None)
        if headed_by and not time.get("year"):
            time = replace(time, form="day" if time.form == "month-day" else time.form,
                           values=(*time.values, ("year", headed_by)))
            found[number] = (start, end, time)
        if written := time.get("year"):
            year, after = int(written), days[number]
            continue
        year, after = (year - 1 if days[number] > after else year), days[number]
        form = "day" if time.form == "month-day" else time.form
        found[number] = (start, end, replace(time, form=form, values=(*time.values, ("year", str(year)))))
    return found


def headed(tagged: Tagged, at: Mapping[int, TimeExpression]) -> list[tuple[int, int, TimeExpression]]:
    """Entries under a day that stands alone ("May 18, 2020." and then what happened), three or more."""
    heads: list[tuple[int, TimeExpression]] = []
    told = True
    for s in tagged.sentences:
        day = at.get(s.start)
        if day and not tagged.text[day.end:s.end].strip(" .:–—-"):
            if not told:
                return []  # days one below the other are those of the page
            heads.append((s.start, day))
            told = False
        else:
            told = told or s.kind in ("body", "bullet")
    ends = [start for start, _ in heads[1:]] + [len(tagged.text)]
    return [(start, end, day) for (start, day), end in zip(heads, ends, strict=True)] if len(heads) > FEWEST else []


def entry_at(told: Sequence[tuple[int, int, TimeExpression]], start: int) -> int | None:
    """The number of the entry that holds an offset."""
    return next((n for n, (a, b, _) in enumerate(told) if a <= start < b), None)


def dated(claims: Iterable[Claim], told: Sequence[tuple[int, int, TimeExpression]]) -> list[Claim]:
    """The claims, those of an entry that name no day of their own with the entry's: what it tells is past."""
    found = []
    for claim in claims:
        day = next((t for a, b, t in told if a <= claim.evidence[0].start < b), None)
        if day and claim.when is not None and claim.when.start == day.start:
            claim = replace(claim, when=day)
        if day and claim.when is None and not isinstance(claim, FactorClaim | FigureClaim):
            claim = replace(claim, when=day, day="own", tense="past")
        if day and isinstance(claim, MeetingClaim) and claim.status == "planned" and claim.when == day and not (
                AHEAD.search(claim.evidence[0].exact)):
            claim = replace(claim, status="held", tense="past", background=False)
        found.append(claim)
    return found
