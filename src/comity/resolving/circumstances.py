"""Circumstances of words for a summit, war or event: bare names of groups, what is only feared, what lies back."""

from __future__ import annotations

from comity.model.times import TimeExpression
from comity.register import HappeningHit
from comity.resolving.facts import Facts

NEAR = 40  # characters before words for a summit or war in which its circumstances stand


def is_bare(facts: Facts, hit: HappeningHit) -> bool:
    """Whether the words name a group of states and no meeting of it: `the G7`."""
    groups = facts.register.blocs.values()
    return any(hit.text in (group.id, group.name, *group.names) for group in groups)


def has_been(facts: Facts, hit: HappeningHit) -> bool:
    """Whether the words around those for a summit tell that it is under way or has been."""
    start, end = facts.sentence(hit.start)
    before = facts.text[max(start, hit.start - NEAR):hit.start]
    return any(facts.cue(name, before) for name in ("at_summit", "after_summit")) or facts.cue(
        "done", facts.text[start:end])


def is_feared(facts: Facts, hit: HappeningHit) -> bool:
    """Whether a war or attack is only feared: `a further invasion of Ukraine`."""
    start, end = facts.sentence(hit.start)
    near = facts.text[max(start, hit.start - NEAR):min(end, hit.end + NEAR // 2)]
    return facts.cue("feared", near)


def is_past(time: TimeExpression) -> bool:
    """Whether a time in a sentence makes it background: a year, or a year or more ago."""
    if time.form in ("year", "decade", "century") or (time.form == "month" and time.get("year")):
        return not time.get("attributive") and time.get("bound") in ("in", "over", None)
    shift = time.get("year_shift") or (time.get("shift") if time.get("unit") == "year" else None)
    return time.form in ("relative", "month", "month-day") and shift is not None and int(shift) < 0


def lies_back(time: TimeExpression) -> bool:
    """Whether a time tells a summit as one that has been: its month, or last week or month; a day may be today."""
    if time.form == "month":
        return True
    return time.form == "relative" and time.get("unit") in ("week", "month", "quarter") and int(
        time.get("shift") or 0) < 0
