"""Chronologies: entries that begin with their day ("Nov. 23, 2022: In Brussels the negotiators reach a deal.")."""

from __future__ import annotations

import itertools
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from comity.model.claims import Claim, CommitmentClaim, EventClaim, FactorClaim, FigureClaim, MeetingClaim
from comity.model.times import TimeExpression
from comity.reading.tagging import Tagged

AFTER_DAY = re.compile(r"\s?(?::|[–—]|--)\s|\s-\s")
AHEAD = re.compile(  # what is to come
    r"\b(?:will|would|to (?:hold|meet|visit|host)|plan(?:s|ned)?|scheduled|due|next|invites?|proposes?"
    r"|accepts? (?:an|the) invitation|(?:is|are) to)\b")
DAYS = ("day", "month-day", "month")
YEAR_ALONE = re.compile(r"\W*((?:19|20)\d\d)\W*")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LEAST_IN_ORDER = 3  # entries whose order tells something
MOST_TURNS = 2  # of years, or days out of order
OF_MEETING = "from-meeting"  # the rule of acts that meetings are
SEEN = "coder"  # the rule of promises that only the coder sees
PROMISES = re.compile(
    r"\b(?:agree|promis|pledg|sign|vow|commit|undertak|reaffirm|announc|decid|accept|keep|kept|propos)\w*")
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
    """The entries, days without a year with the one that their order tells: it goes on from a year that is written, or
    stands alone above them; else the headline names it, or the last entry that tells what has been is the latest before
    the report."""
    days = [(int(t.get("month") or 0), int(t.get("day") or 1)) for _, _, t in told]
    pairs = list(itertools.pairwise(days))
    falls, rises = sum(a > b for a, b in pairs), sum(a < b for a, b in pairs)
    heads = [(s.start, int(m[1])) for s in tagged.sentences if (m := YEAR_ALONE.fullmatch(s.text))]
    known = {n: int(written) for n, (_, _, t) in enumerate(told) if (written := t.get("year"))}
    known |= {n: year for n, (start, _, t) in enumerate(told) if n not in known
              for year in [next((year for at, year in reversed(heads) if at < start), None)] if year}
    if not known and (tagged.day is None or len(told) < LEAST_IN_ORDER or min(falls, rises) > MOST_TURNS):
        return list(told)
    order = list(range(len(told)))
    if rises < falls:
        order.reverse()  # the latest comes first
    if not known and tagged.day:
        past = [n for n in order if not AHEAD.search(tagged.text, told[n][0], told[n][1])] or order
        named = {int(m) for m in YEAR.findall(tagged.title)}
        if len(named) == 1 and max(named) <= tagged.day.year and min(falls, rises) == 0:
            known[order[0]] = named.pop()
        else:
            known[past[-1]] = tagged.day.year - (days[past[-1]] > (tagged.day.month, tagged.day.day))
    return [(start, end, of_year(time, year) if not time.get("year") and year else time)
            for (start, end, time), year in zip(told, years(days, order, known), strict=True)]


def years(days: Sequence[tuple[int, int]], order: Sequence[int], known: Mapping[int, int]) -> list[int | None]:
    """The year of each entry, from those that are known on, forwards and then back to the first; `order`: the numbers
    of the entries from the earliest on."""
    found: dict[int, int] = dict(known)
    for before, after in itertools.pairwise(order):
        if after not in found and before in found:
            found[after] = found[before] + (days[after] < days[before])
    for after, before in itertools.pairwise(reversed(order)):
        if before not in found and after in found:
            found[before] = found[after] - (days[before] > days[after])
    return [found.get(n) for n in range(len(days))]


def of_year(time: TimeExpression, year: int) -> TimeExpression:
    """A day or month with its year; as it is where that year has no such day (29 February)."""
    if time.form == "month-day" and int(time.get("day") or 1) > monthrange(year, int(time.get("month") or 1))[1]:
        return time
    form = "day" if time.form == "month-day" else time.form
    return replace(time, form=form, values=(*time.values, ("year", str(year))))


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
        past = day is not None and claim.when == day and not AHEAD.search(claim.evidence[0].exact)
        if past and isinstance(claim, MeetingClaim) and claim.status == "planned":
            claim = replace(claim, status="held", tense="past", background=False)
        if past and isinstance(claim, EventClaim) and claim.rule == OF_MEETING and claim.auxiliary:
            kind = "COOPERATE" if claim.mode == "military" else "CONSULT"
            claim = replace(claim, event_type=kind, auxiliary=None, tense="past")
        found.append(claim)
    return found


def outstanding(claims: Iterable[Claim], told: Sequence[tuple[int, int, TimeExpression]]) -> Iterator[Claim]:
    """The claims without what entries tell as done in the present and only the coder takes for promised: "8 April:
    India ends the facility"."""
    for claim in claims:
        seen = isinstance(claim, CommitmentClaim) and claim.rule == SEEN and claim.stage in ("pledged", "agreed")
        words = claim.evidence[0].exact
        if seen and entry_at(told, claim.evidence[0].start) is not None and not (
                AHEAD.search(words) or PROMISES.search(words)):
            continue
        yield claim
