"""Drafts of meetings: which tellings of a report speak of one contact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from comity.model.times import TimeExpression
from comity.reading.cues import meetings
from comity.reading.gatherings import Gathering

ASKS = ("invited", "accepted")
IN_PERSON = re.compile(r"(?:met|meets?|sat|received|hosted|welcomed|dined|shook)\b", re.I)
WEEK = timedelta(days=7)  # within which a day of the week lies


def opens(found: Gathering) -> bool:
    """Whether its day is what its sentence begins with, as in a chronology."""
    return found.when is not None and found.when.start == found.sentence.start


def weekdays_apart(one: Gathering, two: Gathering) -> bool:
    """Whether both are told for a day of the week, and not for the same."""
    days = [t.when.text.split()[-1].lower() for t in (one, two) if t.when and t.when.form == "weekday"]
    return len(days) == len((one, two)) and days[0] != days[1]


def months_apart(one: Gathering, two: Gathering, day: date | None) -> bool:
    """Whether both are told for days of different months: "on Thursday", by the `day` of the report, and "in July"."""
    a, b = (months_of(t.when, day) for t in (one, two))
    return bool(a and b) and not a & b


def months_of(when: TimeExpression | None, day: date | None) -> set[int]:
    """The months in which a time can lie; empty where nobody can say."""
    if when and when.form in ("month", "month-day", "day") and when.get("month"):
        return {int(when.get("month") or 0)}
    if when and when.form == "relative" and when.get("unit") == "month" and day:
        return {(day.month - 1 + int(when.get("shift") or 0)) % 12 + 1}
    near = (day - WEEK, day, day + WEEK) if when and when.form == "weekday" and day else ()
    return {one.month for one in near}


class Draft:
    """A meeting in the making: tellings that speak of one contact. `day`: that of the report."""

    def __init__(self, found: Gathering, rank: str | None, day: date | None = None) -> None:
        self.tellings = [found]
        self.rank = rank
        self.day = day
        self.codes = set(found.codes)

    @property
    def status(self) -> str:
        """Held if one telling says so of the same contact, else the first one's."""
        statuses = [t.status for t in self.tellings]
        firm = any(t.status == "held" and (t.explicit or t.when or t.place or t.voice == "verb") for t in self.tellings)
        return "held" if firm else statuses[0]  # "the menu for the talks" holds nothing that was only foreseen

    def first(self, name: str) -> object:
        """The first value that a telling gives for a property."""
        return next((getattr(t, name) for t in self.tellings if getattr(t, name) is not None), None)

    @staticmethod
    def named(tellings: Sequence[Gathering]) -> dict[str, set[str]]:
        """The names of those who take part, by state."""
        found: dict[str, set[str]] = {}
        for m in (m for t in tellings for m in t.mentions):
            if m.name and m.codes:
                found.setdefault(m.codes[0], set()).add(m.name)
        return found

    def hosted(self, other: Gathering) -> bool:
        """Whether another telling only adds who received them or watched: "A and B agreed. C received the two." """
        named = self.named(self.tellings)
        people = [m for m in other.mentions if m.codes and m.codes[0] in self.codes]
        bare = other.row in ("hosted", "signed") and other.when is None and other.place is None
        return (bare and self.codes < set(other.codes)
                and all(m.name in named.get(m.codes[0], {m.name}) for m in people))

    @staticmethod
    def further(other: Gathering) -> bool:
        """Whether the words before a contact count it as one more: "A second round of talks"."""
        before = other.sentence.text[: other.start - other.sentence.start]
        return meetings("another").search(before) is not None

    def takes(self, other: Gathering, rank: str | None) -> bool:
        """Whether another telling can be of the same contact."""
        mine = self.tellings[0]
        within = set(other.codes) < self.codes and other.sentence in [t.sentence for t in self.tellings]
        if set(other.codes) != self.codes and not within and not self.hosted(other):
            return False  # in one sentence some of them may sign what the others watch
        if mine.background != other.background or (
                opens(mine) and opens(other) and mine.sentence.paragraph != other.sentence.paragraph):
            return False  # two entries of a chronology tell two meetings
        forms = {mine.form, other.form}
        if len(forms) > 1 and ("exercise" in forms or forms == {"call", "visit"}):
            return False
        spoken = mine if mine.form == "meeting" else other
        if forms == {"call", "meeting"} and mine.explicit and other.explicit and (
                IN_PERSON.match(spoken.words) or (mine.when and other.when and mine.when.text != other.when.text)):
            return False  # "met in Cairo. They also spoke by phone on Thursday"
        if rank and self.rank and rank != self.rank and other.explicit:
            return False
        mine_named, other_named = self.named(self.tellings), self.named([other])
        if any(mine_named[c] and other_named[c] and not mine_named[c] & other_named[c]
               for c in mine_named.keys() & other_named.keys()):
            return False
        if (other.form == "summons") != (mine.form == "summons"):
            return False
        if other.form == "summons" and any(t.sentence == other.sentence for t in self.tellings):
            return False  # "Delhi summoned an envoy, a day after Dhaka called in one"
        if other.row in ASKS and (self.status == "held" or (
                mine.form != "visit" and other.sentence != mine.sentence)):
            return False
        if mine.row in ASKS and other.status == "held":
            return False  # who is asked to come is not asked to the meeting told before
        if other.explicit and mine.explicit and other.form == mine.form == "meeting" and weekdays_apart(mine, other):
            return False
        if other.explicit and mine.explicit and months_apart(mine, other, self.day):
            return False
        again = other.when and mine.when and other.when.text != mine.when.text
        if again and other.form == mine.form and self.further(other):
            return False  # "A second round of talks, on Saturday"
        if mine.form == other.form == "visit" and mine.mentions[:1] and other.mentions[:1] and (
                mine.codes[0] != other.codes[0]):
            return False  # one goes there, the other comes here
        if other.status != self.status and {other.status, self.status} != {"held"}:
            ahead = self.status == "held" and other.voice == "verb"  # "and agreed to meet in person"
            return not (ahead or other.explicit or other.when or other.place or other.country)
        countries = {t.country for t in (*self.tellings, other) if t.country}
        if len(countries) > 1 and {self.status, other.status} <= {"planned", "proposed"}:
            return False  # "to meet in Johannesburg" and "accepted an invitation to China"
        if "held" not in (self.status, other.status) and bool(rank) != bool(self.rank) and (
                mine.when and other.when and mine.when.text != other.when.text):
            return False  # "Experts are to meet in March. The next meeting will be held in 2026."
        places = {t.place for t in (*self.tellings, other) if t.place}
        days = {t.when.text.lower() for t in (mine, other) if t.when}
        if len(places) > 1 and ("visit" not in (mine.form, other.form) or days):
            return False
        whens = {t.when.text.lower() for t in (*self.tellings, other) if t.when}
        return len(whens) < 2 or other.form != "call"


def held_before(one: Draft, two: Draft) -> bool:
    """Whether both were held by the same sides, one in another month and the other on a day of the week of the report:
    "the one before took place in October"."""
    near, months = (months_of(d.tellings[0].when, d.day) for d in (two, one))
    here = two.tellings[0].when is not None and two.tellings[0].when.form == "weekday"
    return bool(one.status == two.status == "held" and one.codes == two.codes and here and near and months
                and not near & months and not two.tellings[0].background)
