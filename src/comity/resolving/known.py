"""Clues from what the register knows: who was in office, what had happened, which anniversary is meant.

Each rule gives findings: days on which the report, and with it its main event, can lie, and the reason in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comity.model.claims import PersonMention
from comity.model.times import Interval, TimeExpression
from comity.register import Happening, Occupancy
from comity.resolving.circumstances import has_been, is_bare, is_feared, is_past
from comity.resolving.facts import FIRST_YEAR, LAST_YEAR, LEAD, Facts
from comity.resolving.people import post_in
from comity.resolving.spans import add, clamp
from comity.resolving.votes import Finding

# days before its beginning from which a report may speak of a happening as if it were there
SPOKEN_OF_BEFORE = {"war": 0, "event": 30, "summit": 60}


def tenures(facts: Facts, weight: float) -> Iterator[Finding]:
    """Somebody told as in office held it then: the report lies in a tenure of the office."""
    for mention in facts.reading.people:
        if not mention.current or facts.noisy(mention.start):
            continue
        held = occupancies_of(facts, mention)
        if not held or facts.cue("former", facts.text[max(0, mention.start - 40):mention.start]):
            continue
        if facts.cue("not_yet", facts.text[max(0, mention.start - 24):mention.end + 12]):
            continue
        past = any(is_past(time) for time in facts.times_beside(mention.start))
        factor = 0.25 if past else 1.0 if mention.start < 2 * LEAD else 0.6
        ranks = {facts.register.posts[one.post].rank for one in held}
        understood = post_in(mention.office or "", held[0].country, facts.register) == held[0].post
        if not understood and ("leaders" not in ranks or past):
            continue  # who was a minister once may hold a post that the register does not know
        factor *= 0.4 if not understood else 0.5 if "officials" in ranks else 1.0
        several = {one.person for one in held}
        factor *= 1.0 if len(several) == 1 else 0.5
        person = facts.register.persons[held[0].person]
        office = mention.office if understood and mention.office else facts.register.posts[held[0].post].label
        name = person.name if len(several) == 1 else f"one of {len(several)} named {mention.name}"
        yield Finding(weight * factor, "tenures", f"{name} is {' '.join(office.split())} of "
                      f"{facts.register.name(held[0].country)} {' and '.join(map(_held_from, held))}"[:290],
                      tuple(one.interval for one in held))


def occupancies_of(facts: Facts, mention: PersonMention) -> list[Occupancy]:
    """All tenures that a mention of a person with office can mean; empty if the register does not know one."""
    register, office = facts.register, mention.office or ""
    everybody = register.persons_named(mention.name)
    if len(mention.name.split()) < 2 and not (office and mention.country is None):  # a family name is borne by many
        everybody = [person for person in everybody if person.country == mention.country]
    held = [one for person in everybody for one in register.occupancies(person=person.id) if one.start]
    here = [one for one in held if mention.country in (None, one.country)]
    for pool in (here, held):
        understood = [one for one in pool if one in register.occupancies(
            post=post_in(office, one.country, register) or "", country=one.country)]
        if understood:
            return understood
    if len(mention.name.split()) < 2 and mention.country is None:
        return []
    return [] if any(post_in(office, one.country, register) for one in here) else here


def _held_from(held: Occupancy) -> str:
    return f"from {held.start}" + (f" to {held.end}" if held.end else "")


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
            if base is None or not FIRST_YEAR <= base.year + number <= LAST_YEAR:
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
    if told := [one for one in closest if one.id in named]:
        return told
    known = facts.register.happenings
    own = [known[one] for one in sorted(named) if known[one].kind == "anniversary" and len(known[one].states) < 2
           and set(known[one].states) <= facts.named_states]
    return own or (closest if facts.cue("of_relations", facts.text[start:end]) else [])


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
    for hit in facts.happenings:
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
        if all(one.kind == "summit" for one in known) and (ahead or is_bare(facts, hit) or not has_been(facts, hit)):
            continue
        if known[0].kind == "war" and is_feared(facts, hit):
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
