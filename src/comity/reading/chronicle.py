"""Chronologies: entries that begin with their day ("Nov. 23, 2022: In Brussels the negotiators reach a deal.")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from comity.model.claims import Claim, FactorClaim, FigureClaim, MeetingClaim
from comity.model.times import TimeExpression
from comity.reading.tagging import Tagged

AFTER_DAY = re.compile(r"\s?(?::|[–—]|--)\s")
AHEAD = re.compile(
    r"\b(?:will|would|to (?:hold|meet|visit|host)|plan(?:s|ned)?|scheduled|due|next|invites?|proposes?"
    r"|accepts? (?:an|the) invitation|(?:is|are) to)\b")
DAYS = ("day", "month-day", "month")
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
    return found if len(found) >= FEWEST else headed(tagged, at)


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
        if day and claim.when is None and not isinstance(claim, FactorClaim | FigureClaim):
            claim = replace(claim, when=day, day="own", tense="past")
        if day and isinstance(claim, MeetingClaim) and claim.status == "planned" and claim.when == day and not (
                AHEAD.search(claim.evidence[0].exact)):
            claim = replace(claim, status="held", tense="past", background=False)
        found.append(claim)
    return found
