"""Clues from known days told by the words of a report: "last month's summit", "took office on Wednesday".

Each rule gives findings: days on which the report, and with it its main event, can lie, and the reason in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from comity.register import Happening, Register
from comity.resolving.circumstances import is_feared
from comity.resolving.facts import LEAD, Facts
from comity.resolving.known import occupancies_of
from comity.resolving.telling import told_of
from comity.resolving.votes import Finding

DAYS_OF = ("summit", "event", "war", "election")  # kinds of happenings whose day is told by relative words
NAMING = ("relative", "month", "month-day")
LONGEST = 7  # days of an event that is told with its day
CLOSE = 120  # characters between a happening and the time that tells it
BY_CHANCE = 0.7  # of the weight for a weekday, which fits another day by chance once in seven


def same_days(facts: Facts, weight: float) -> Iterator[Finding]:
    """A day told without its year is that of something known between states that the report is about."""
    told = [time for time in facts.times if time.form == "month-day" and not facts.is_ahead(time)]
    known = [one for one in _short(facts.register) if set(one.states) <= facts.named_states] if told else []
    for time in told:
        for happening in known:
            day = happening.interval.earliest
            if day and (when := told_of(time, day)):
                yield Finding(weight, "same_days", f"{happening.label} was on {happening.start}, told as "
                              f'"{" ".join(time.text.split())}"', (when,))


@cache
def _short(register: Register) -> tuple[Happening, ...]:
    """What happened between states in a few days."""
    return tuple(one for one in register.happenings.values() if one.kind in DAYS_OF and len(one.states) > 1
                 and (one.interval.days or LONGEST + 1) <= LONGEST)


def told_days(facts: Facts, weight: float) -> Iterator[Finding]:
    """A known day told by relative words: someone took office "last month", the summit was "last week"."""
    register = facts.register
    for mention in facts.reading.people:
        after = facts.text[mention.end:min(mention.end + 50, facts.sentence(mention.start)[1])]
        if mention.office and mention.current and facts.cue("took_office", after):
            for held in occupancies_of(facts, mention)[-1:]:
                start = held.interval.earliest
                if start and len(held.start) == 10:
                    yield from _told_of(facts, mention.start, [start], weight,
                                        f"{mention.name} took office on {held.start}")
    for hit in facts.happenings:
        known = [register.happenings[one] for one in hit.happenings]
        if facts.noisy(hit.start) or len(known) > 1 or known[0].kind not in DAYS_OF or is_feared(facts, hit):
            continue
        happening, start, last = known[0], known[0].interval.earliest, known[0].interval.latest
        if start is None or last is None or len(happening.start) < len("2000-01-01"):
            continue
        if (last - start).days >= LONGEST and happening.kind == "event":
            continue  # "today" is said of what was done about it
        if not facts.cue("ahead", facts.sentence_text(hit.start)):
            days = [start + timedelta(days=n) for n in range((last - start).days + 1)]
            yield from _told_of(facts, hit.start, days[:LONGEST], weight, f"{happening.label} was on {happening.start}")


def _told_of(facts: Facts, offset: int, days: Sequence[date], weight: float, what: str) -> Iterator[Finding]:
    """The days told by the only time near an offset; a weekday counts in the first paragraphs, where it is news."""
    lead = offset < LEAD // 2
    times = [time for time in facts.times_beside(offset) if time.form in NAMING or (lead and time.form == "weekday")]
    times = [time for time in times if abs(time.start - offset) < CLOSE and (lead or time.get("unit") != "day")]
    if len(times) != 1:
        return
    whens = [when for day in days if (when := told_of(times[0], day))]
    if whens:
        factor = 1.0 if times[0].form in NAMING else BY_CHANCE
        yield Finding(weight * factor, "told_days", f'{what}, told as "{times[0].text}"', tuple(dict.fromkeys(whens)))
