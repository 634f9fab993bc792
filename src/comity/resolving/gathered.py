"""Clues from meetings whose days the register knows: the news happens at a summit, or is a meeting of leaders.

Each rule gives findings: days on which the report, and with it its main event, can lie, and the reason in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from comity.model.claims import MeetingClaim
from comity.model.times import Interval, TimeExpression
from comity.register import Happening, Register
from comity.resolving.circumstances import NEAR, is_bare, is_past, lies_back
from comity.resolving.facts import AHEAD_WITHIN, LEAD, TOLD_WITHIN, Facts
from comity.resolving.known import occupancies_of
from comity.resolving.spans import add
from comity.resolving.votes import Finding

SUMMIT_AHEAD = 365  # days: a summit is announced as long as a year before it
ON_THE_EDGE = 2  # days before and after a summit on which delegations meet at its edge
ROUGH = ("month", "season", "year")
LONGEST = timedelta(days=3)  # a visit; longer ones are series of meetings


def summits(facts: Facts, weight: float) -> Iterator[Finding]:
    """The news happens at a summit whose days are known: on one of them, on the weekday told if one is."""
    main, told, register = facts.main, facts.lead_weekday, facts.register
    spans = [(piece.start, piece.end) for piece in main.evidence] if main else [(0, LEAD)]
    for hit in facts.happenings:
        if facts.noisy(hit.start) or not (hit.start < LEAD or any(a <= hit.start < b for a, b in spans)):
            continue
        before = facts.text[max(facts.sentence(hit.start)[0], hit.start - NEAR):hit.start]
        there, of_main = facts.cue("at_summit", before), any(a <= hit.start < b for a, b in spans)
        if facts.cue("after_summit", before) or not (there or (of_main and not is_bare(facts, hit))):
            continue
        if any(is_past(time) or _names_year(time) or lies_back(time) for time in facts.times_beside(hit.start)):
            continue
        known = [one for one in (register.happenings[one] for one in hit.happenings)
                 if one.kind == "summit" and one.interval.days]
        known = [one for one in known if one.town and one.town in facts.text] or known
        ahead = facts.cue("ahead", facts.sentence_text(hit.start)) or (main is not None and main.status == "planned")
        days: list[Interval] = []
        reason = ""
        for happening in known:
            first, last = happening.interval.earliest, happening.interval.latest
            if first is None or last is None:
                continue
            weekday = told.get("weekday") if told else None
            fitting = _on_weekday(weekday, first, last) or _on_weekday(
                weekday, first - timedelta(days=ON_THE_EDGE), last + timedelta(days=ON_THE_EDGE))
            if ahead:
                days.append(Interval(add(first, "day", -SUMMIT_AHEAD), last))
            elif fitting:
                days += [Interval(day, day) for day in fitting]
            else:
                days.append(Interval(add(first, "day", -ON_THE_EDGE), add(last, "day", TOLD_WITHIN)))
            on = f", {told.text} is {fitting[0].isoformat()}" if told and fitting and not ahead else ""
            reason = f"{happening.label} was on {first.isoformat()} to {last.isoformat()}{on}"
        if days:
            if len(known) > 1:
                weight /= 2
                reason = f'"{hit.text}": {len(known)} summits are possible, the last: {reason}'
            yield Finding(weight, "summits", reason[:290], tuple(sorted(days, key=lambda d: d.earliest or date.min)))


def known_meetings(facts: Facts, weight: float) -> Iterator[Finding]:
    """The main meeting is one of leaders of the same states in the same town that the register knows.

    Capitals see so many meetings that there the weekday told must fit; elsewhere it must if one is told.
    """
    main = facts.main
    if main is not None and (main.rank not in ("leaders", None) or main.level == "call"):
        return
    states = {participant.country for participant in main.participants} if main and main.rank else _led(facts)
    lead, place = facts.text[:LEAD], main.place if main else None
    found = [one for one in _summits_of(facts.register).get(frozenset(states), ())
             if (one.town == place or (place is None and one.town in lead)) and _fits(facts, one)]
    if found:
        days = [_around(facts, main, one) for one in found]
        labels = "; ".join(f"{one.label} on {one.start}" for one in found)
        yield Finding(weight, "known_meetings", f"known: {labels}"[:290], tuple(days))


@cache
def _summits_of(register: Register) -> Mapping[frozenset[str | None], Sequence[Happening]]:
    """The known meetings of several states in a town, by these states."""
    found: dict[frozenset[str | None], list[Happening]] = {}
    for one in register.happenings.values():
        if one.kind == "summit" and len(one.states) > 1 and one.town:
            found.setdefault(frozenset(one.states), []).append(one)
    return found


def _led(facts: Facts) -> set[str | None]:
    """The states whose leaders the first paragraphs name."""
    ranks = facts.register.posts
    return {mention.country for mention in facts.reading.people if mention.start < LEAD and mention.current
            and any(ranks[held.post].rank == "leaders" for held in occupancies_of(facts, mention))}


def _fits(facts: Facts, happening: Happening) -> bool:
    """Whether a known meeting is short and on the weekday told."""
    first, last = happening.interval.earliest, happening.interval.latest
    if first is None or last is None or last - first > LONGEST:
        return False
    told = facts.lead_weekday
    state = facts.register.states.get(happening.country)
    if told is None:
        return state is not None and happening.town not in state.capitals
    return bool(_on_weekday(told.get("weekday"), first, last))


def _around(facts: Facts, main: MeetingClaim | None, happening: Happening) -> Interval:
    """The days of a report of a known meeting; one told with its month alone may be long ago."""
    first, last = happening.interval.earliest, happening.interval.latest
    rough = main is not None and main.when is not None and main.when.form in ROUGH and not facts.is_ahead(main.when)
    if main and (main.background or rough):
        return Interval(first, None)
    if main and main.status == "planned":
        return Interval(add(first, "day", -AHEAD_WITHIN) if first else None, last)
    return Interval(first, add(last, "day", TOLD_WITHIN) if last else None)


def _on_weekday(weekday: str | None, first: date, last: date) -> list[date]:
    """The days from first to last that are this weekday (Monday `0`)."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if weekday == str(day.weekday())]


def _names_year(time: TimeExpression) -> bool:
    return time.form in ("year", "month", "day") and bool(time.get("year"))
