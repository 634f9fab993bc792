"""Clues from what the register knows: who was in office, what had happened, which anniversary is meant.

Each rule gives findings: days on which the report, and with it its main event, can lie, and the reason in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from comity.model.claims import PersonMention
from comity.model.times import Interval, TimeExpression
from comity.register import Happening, Occupancy
from comity.resolving.facts import AHEAD_WITHIN, LAST_YEAR, LEAD, TOLD_WITHIN, Facts
from comity.resolving.people import post_in
from comity.resolving.spans import add, clamp
from comity.resolving.telling import told_of
from comity.resolving.votes import Finding

# days before its beginning from which a report may speak of a happening as if it were there
SPOKEN_OF_BEFORE = {"war": 0, "event": 30, "summit": 60}
ON_THE_EDGE = 2  # days before and after a summit on which delegations meet at its edge


def tenures(facts: Facts, weight: float) -> Iterator[Finding]:
    """Somebody told as in office held it then: the report lies in a tenure of the office."""
    for mention in facts.reading.people:
        if not mention.current or facts.noisy(mention.start):
            continue
        held = occupancies_of(facts, mention)
        if not held or facts.cue("former", facts.text[max(0, mention.start - 40):mention.start]):
            continue
        past = any(_is_past(time) for time in facts.times_beside(mention.start))
        factor = 0.25 if past else 1.0 if mention.start < 2 * LEAD else 0.6
        ranks = {facts.register.posts[one.post].rank for one in held}
        understood = post_in(mention.office or "", held[0].country, facts.register) == held[0].post
        if not understood and (ranks & {"officials"} or past):
            continue  # officials hold posts that the register does not know
        factor *= 0.4 if not understood else 0.5 if "officials" in ranks else 1.0
        person = facts.register.persons[held[0].person]
        office = mention.office if understood and mention.office else facts.register.posts[held[0].post].label
        yield Finding(weight * factor, "tenures", f"{person.name} is {' '.join(office.split())} of "
                      f"{facts.register.name(held[0].country)} {' and '.join(map(_held_from, held))}",
                      tuple(one.interval for one in held))


def occupancies_of(facts: Facts, mention: PersonMention) -> list[Occupancy]:
    """All tenures that a mention of a person with office can mean; empty if the register does not know one."""
    register, office = facts.register, mention.office or ""
    everybody = register.persons_named(mention.name)
    if len(mention.name.split()) < 2:  # a family name alone is borne by many
        everybody = [person for person in everybody if person.country == mention.country]
    held = [one for person in everybody for one in register.occupancies(person=person.id) if one.start]
    here = [one for one in held if mention.country in (None, one.country)]
    for pool in (here, held):
        understood = [one for one in pool if one in register.occupancies(
            post=post_in(office, one.country, register) or "", country=one.country)]
        if understood:
            return understood
    return [] if any(post_in(office, one.country, register) for one in here) else here


def _held_from(held: Occupancy) -> str:
    return f"from {held.start}" + (f" to {held.end}" if held.end else "")


def _is_past(time: TimeExpression) -> bool:
    """Whether a time in a sentence makes it background: a year, or a year or more ago."""
    if time.form in ("year", "decade", "century") or (time.form == "month" and time.get("year")):
        return not time.get("attributive") and time.get("bound") in ("in", "over", None)
    shift = time.get("year_shift") or (time.get("shift") if time.get("unit") == "year" else None)
    return time.form in ("relative", "month", "month-day") and shift is not None and int(shift) < 0


def anniversaries(facts: Facts, weight: float) -> Iterator[Finding]:
    """The Nth anniversary of something that the register knows of the states concerned fixes the year."""
    for time in facts.times:
        if time.form != "anniversary":
            continue
        number = int(time.get("number") or 0)
        days: list[Interval] = []
        reason = ""
        for happening in _bases(facts, time):
            base = happening.interval.earliest
            if base is None or base.year + number > LAST_YEAR:
                continue
            told, when = _anniversary_told(facts, time, clamp(base.year + number, base.month, base.day))
            days.append(when)
            reason = f"{time.text} of {happening.label} ({happening.start}) is in {base.year + number}{told}"
        if days:
            yield Finding(weight if len(days) == 1 else weight / 2, "anniversaries", reason[:290],
                          tuple(sorted(days, key=lambda day: day.earliest or date.min)))


def _bases(facts: Facts, time: TimeExpression) -> list[Happening]:
    """The happenings of which it may be the anniversary: of states that the report is about, named ones first."""
    concerned = [happening for happening in facts.register.happenings.values() if happening.kind == "anniversary"
                 and happening.states and set(happening.states) <= facts.named_states]
    top = {state for state, _ in facts.reading.states[:2]}
    closest = [happening for happening in concerned if set(happening.states) == top] or concerned
    start, end = facts.sentence(time.start)
    named = {one for hit in facts.register.find_happenings(facts.text, start, end) for one in hit.happenings}
    return [happening for happening in closest if happening.id in named] or closest


def _anniversary_told(facts: Facts, time: TimeExpression, day: date) -> tuple[str, Interval]:
    """What the sentence says of an anniversary's distance: next year, this year, still ahead, or nothing."""
    year = Interval(date(day.year, 1, 1), date(day.year, 12, 31))
    sentence = facts.sentence_text(time.start)
    for other in facts.times_beside(time.start):
        if other.form == "relative" and other.get("unit") == "year" and other.get("shift") in ("-1", "0", "1"):
            shift = int(other.get("shift") or 0)
            return f", told as {other.text}", Interval(date(day.year - shift, 1, 1), date(day.year - shift, 12, 31))
    if facts.cue("anniversary_ahead", sentence):
        return ", still ahead", Interval(date(day.year - 1, 1, 1), year.latest)
    return "", year


def happenings(facts: Facts, weight: float) -> Iterator[Finding]:
    """What the text presupposes has begun: a war goes on, an event has been, a summit is under way or past."""
    seen: set[tuple[str, ...]] = set()
    register = facts.register
    for hit in register.find_happenings(facts.text):
        if facts.noisy(hit.start) or hit.happenings in seen:
            continue
        known = [register.happenings[one] for one in hit.happenings]
        known = [one for one in known if one.kind in ("war", "event", "summit") and one.start]
        if not known:
            continue
        in_town = [one for one in known if one.town and one.town in facts.text]
        known = in_town or known
        sentence = facts.sentence_text(hit.start)
        ahead = facts.cue("ahead", sentence)
        if ahead and all(one.kind == "summit" for one in known):
            continue
        seen.add(hit.happenings)
        label = known[0].label if len(known) == 1 else f'one of {len(known)} meant by "{hit.text}"'
        first = known[0].interval.earliest
        if first is None:
            continue
        ahead_by = SPOKEN_OF_BEFORE[known[0].kind]
        yield Finding(weight / (1 if len(known) == 1 else 2), "happenings",
                      f"presupposes {label}, from {known[0].start}" + (f" (spoken of {ahead_by} days before)"
                                                                       if ahead_by else ""),
                      (Interval(add(first, "day", -ahead_by), None),))


def summits(facts: Facts, weight: float) -> Iterator[Finding]:
    """The news happens at a summit whose days are known: on one of them, on the weekday told if one is."""
    main, told, register = facts.main, facts.lead_weekday, facts.register
    spans = [(piece.start, piece.end) for piece in main.evidence] if main else [(0, LEAD)]
    for hit in register.find_happenings(facts.text):
        if facts.noisy(hit.start) or not (hit.start < LEAD or any(a <= hit.start < b for a, b in spans)):
            continue
        if any(_is_past(time) or _names_year(time) for time in facts.times_beside(hit.start)):
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
                days.append(Interval(add(first, "day", -2 * AHEAD_WITHIN), last))
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
    """Leaders of the same states in the same town: a meeting that the register knows, on the weekday told if one is."""
    main, told = facts.main, facts.lead_weekday
    lead = facts.text[:LEAD]
    states = {mention.country for mention in facts.reading.people if mention.start < LEAD and mention.current
              and any(facts.register.posts[held.post].rank == "leaders" for held in occupancies_of(facts, mention))}
    if main and main.rank == "leaders":
        states = {participant.country for participant in main.participants}
    elif main and main.rank:
        return
    planned = main is not None and main.status == "planned"
    days, labels = [], []
    for happening in facts.register.happenings.values():
        first, last = happening.interval.earliest, happening.interval.latest
        in_town = happening.town and (happening.town in lead or (main is not None and happening.town == main.place))
        if happening.kind != "summit" or not in_town or first is None or last is None:
            continue
        if len(happening.states) < 2 or set(happening.states) != states or last - first > timedelta(days=3):
            continue
        if told and not _on_weekday(told.get("weekday"), first, last):
            continue
        days.append(Interval(add(first, "day", -AHEAD_WITHIN), last) if planned
                    else Interval(first, add(last, "day", TOLD_WITHIN)))
        labels.append(f"{happening.label} on {happening.start}")
    if days:
        yield Finding(weight, "known_meetings", f"known: {'; '.join(labels)}"[:290], tuple(days))


def _on_weekday(weekday: str | None, first: date, last: date) -> list[date]:
    """The days from first to last that are this weekday (Monday `0`)."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if weekday == str(day.weekday())]


def _names_year(time: TimeExpression) -> bool:
    return time.form in ("year", "month", "day") and bool(time.get("year"))


def told_days(facts: Facts, weight: float) -> Iterator[Finding]:
    """A known day told by relative words: someone took office "last month", the summit was "last week"."""
    register = facts.register
    for mention in facts.reading.people:
        after = facts.text[mention.end:min(mention.end + 50, facts.sentence(mention.start)[1])]
        if mention.office and mention.current and facts.cue("took_office", after):
            for held in occupancies_of(facts, mention)[-1:]:
                start = held.interval.earliest
                if start and len(held.start) == 10:
                    yield from _told_of(facts, mention.start, start, weight,
                                        f"{mention.name} took office on {held.start}")
    for hit in register.find_happenings(facts.text):
        if len(hit.happenings) == 1 and (happening := register.happenings[hit.happenings[0]]).kind == "summit":
            start = happening.interval.earliest
            if start and len(happening.start) == 10 and not facts.cue("ahead", facts.sentence_text(hit.start)):
                yield from _told_of(facts, hit.start, start, weight, f"{happening.label} was on {happening.start}")


def _told_of(facts: Facts, offset: int, day: date, weight: float, what: str) -> Iterator[Finding]:
    times = [time for time in facts.times_beside(offset) if time.form in ("relative", "month")
             and abs(time.start - offset) < 120 and (time.get("unit") != "day")]
    if len(times) == 1 and (when := told_of(times[0], day)):
        yield Finding(weight, "told_days", f'{what}, told as "{times[0].text}"', (when,))
