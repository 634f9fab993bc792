"""Sentences for entries, in plain diplomatic English. They say what the record holds and nothing beyond it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.model.claims import Participant
from comity.model.record import Commitment, Conflict, Event, Factor, Figure, Mechanism, Meeting
from comity.views import dates
from comity.views.frame import Frame, join, sentence
from comity.views.labels import STAGES, label, topic_label

MOST_PEOPLE = 4  # of one state in one sentence; a delegation list belongs in the evidence

WHO = {"leaders": "the leaders of", "ministers": "ministers of", "officials": "officials of", "forces": "forces of"}
ONE_SIDE = {"leaders": "the leader of", "ministers": "a minister of", "officials": "officials of"}
RANK_OF_LEVEL = {"summit": "leaders", "ministerial": "ministers", "working-level": "officials", "exercise": "forces"}

# For each level: what was done (held), what is to be done (planned), and the noun for the other two statuses.
ACTS: dict[str, tuple[str, str, str]] = {
    "call": ("held a call", "to hold a call", "a call"),
    "exercise": ("held a joint exercise", "to hold a joint exercise", "a joint exercise"),
    "meeting": ("met", "to meet", "a meeting"),
}

# Where the verb of a sentence says more than the name of the stage.
VERBS = STAGES | {"kept": "carried out or kept up", "dropped": "dropped or put off"}

# {a}: who acts, {b}: towards whom. Without recipients the second form is used.
EVENTS: dict[str, tuple[str, str]] = {
    "AGREE": ("{a} and {b} agreed to act together", "{a} agreed, signed or promised to act"),
    "CONSULT": ("{a} and {b} held consultations", "{a} held consultations"),
    "SUPPORT": ("{a} expressed support for {b}", "{a} expressed support"),
    "CONCEDE": ("{a} made a concession to {b}", "{a} made a concession"),
    "COOPERATE": ("{a} and {b} carried out cooperation", "{a} carried out cooperation"),
    "AID": ("{a} gave aid to {b}", "{a} gave aid"),
    "RETREAT": ("{a} withdrew, released or stood down towards {b}", "{a} withdrew, released or stood down"),
    "REQUEST": ("{a} asked or urged {b} to act", "{a} asked or urged others to act"),
    "ACCUSE": ("{a} criticised or accused {b}", "{a} voiced criticism or an accusation"),
    "REJECT": ("{a} refused or denied what {b} asked or said", "{a} refused or denied"),
    "THREATEN": ("{a} warned {b} of consequences", "{a} warned of consequences"),
    "PROTEST": ("Citizens of {a} demonstrated against {b}", "Citizens of {a} demonstrated"),
    "SANCTION": ("{a} took measures against {b}", "{a} took measures"),
    "MOBILIZE": ("{a} made a show of force towards {b}", "{a} made a show of force"),
    "COERCE": ("{a} used coercion against {b}", "{a} used coercion"),
    "ASSAULT": ("{a} used violence against {b}", "{a} used violence"),
}
AUXILIARIES = {
    "historical": "As background: ",
    "future": "Announced, not yet done: ",
    "hypothetical": "Only as a possibility: ",
    "negated": "Denied or not done: ",
}


# Words for many that reports put where an office stands: they name nobody.
NOBODY = frozenset({"leader", "leaders", "minister", "ministers", "official", "officials", "delegation", "delegations"})
SEVERAL = {"Ministers": "Minister", "Presidents": "President", "Secretaries": "Secretary", "Chiefs": "Chief"}


def title_case(office: str) -> str:
    """An office of one holder as a title; a report's own capitals stay, its plural for several holders does not."""
    *head, last = office.split(" ")
    office = " ".join([*head, SEVERAL.get(last, SEVERAL.get(last.title(), last))])
    if not any(letter.isupper() for letter in office):
        office = office.title()
    for small in (" Of ", " And ", " For ", " The "):
        office = office.replace(small, small.lower())
    return office.removeprefix("New ")


def _people(frame: Frame, participants: Sequence[Participant], rank: str | None) -> tuple[str, bool]:
    """Those present, by state, and whether they are more than one."""
    participants = [replace(p, office=None) if (p.office or "").lower() in NOBODY else p for p in participants]
    codes = list(dict.fromkeys(p.country for p in participants))
    codes.sort(key=lambda code: frame.states.index(code) if code in frame.states else len(frame.states))
    if not any(p.name or p.office for p in participants):
        who = WHO.get(rank or "", "")
        several = len(codes) > 1 or rank != "leaders"
        if rank == "leaders" and not several:
            who = "the leader of"
        return f"{who} {frame.all_names(codes)}".strip(), several
    parts, number = [], 0
    for code in codes:
        named = [p for p in participants if p.country == code and (p.name or p.office)]
        with_name = {p.office for p in named if p.name and p.office}
        named = [p for p in named if p.name or p.office not in with_name]
        number += max(1, len(named))
        if not named:
            parts.append(f"{ONE_SIDE.get(rank or '', 'representatives of')} {frame.name(code)}")
        elif len(named) == 1 and not named[0].name:
            parts.append(f"the {title_case(named[0].office or '')} of {frame.name(code)}")
        else:
            names = [" ".join(filter(None, (title_case(p.office or ""), p.name))) for p in named]
            more = len(names) - MOST_PEOPLE
            shown = [*names[:MOST_PEOPLE], f"{more} more"] if more > 0 else names
            parts.append(f"{join(shown)} ({frame.name(code).removeprefix('the ')})")
    return join(parts), number > 1


def meeting(frame: Frame, entry: Meeting) -> str:
    """Who met whom and where: held, planned (`are to meet`), proposed, or called off."""
    rank = entry.rank or RANK_OF_LEVEL.get(entry.level)
    kind = entry.setting if entry.setting in ACTS else entry.level if entry.level in ACTS else "meeting"
    held, planned, noun = ACTS[kind]
    if kind == "exercise":
        codes = [p.country for p in entry.participants]
        who, several = f"forces of {frame.all_names(tuple(dict.fromkeys(codes)), entry.blocs)}", True
    elif entry.level == "visit":
        return sentence(_visit(frame, entry))
    else:
        who, several = _people(frame, entry.participants, rank)
    where = _where(frame, entry) if kind != "call" else ""
    series = f" ({ordinal(entry.ordinal)} of the series)" if entry.ordinal else ""
    if entry.status == "planned":
        return sentence(f"{who} {'are' if several else 'is'} {planned}{where}{series}")
    if entry.status == "proposed":
        return sentence(f"{noun} of {who}{where} was proposed{series}")
    if entry.status == "cancelled":
        return sentence(f"{noun} of {who}{where} was called off or put off{series}")
    return sentence(f"{who} {held}{where}{series}")


def _visit(frame: Frame, entry: Meeting) -> str:
    """A trip: those who are not at home travel; where the host is unknown, only that there was a visit."""
    guests = [p for p in entry.participants if p.country != entry.country]
    host = frame.name(entry.country) if entry.country else ""
    goal = ", ".join(filter(None, (entry.place, host)))
    if not entry.country or not guests:
        who, _ = _people(frame, entry.participants, entry.rank)
        text, several = f"{who}", False
        forms = {
            "held": "a visit involving {w}{p}",
            "planned": "a visit involving {w}{p} is planned",
            "proposed": "a visit involving {w}{p} was proposed",
            "cancelled": "a visit involving {w}{p} was called off or put off",
        }
        return forms.get(entry.status, forms["held"]).format(w=text, p=f" to {goal}" if goal else "")
    who, several = _people(frame, guests, entry.rank)
    if entry.status == "planned":
        return f"{who} {'are' if several else 'is'} to visit {goal}"
    if entry.status == "proposed":
        return f"a visit by {who} to {goal} was proposed"
    if entry.status == "cancelled":
        return f"a visit by {who} to {goal} was called off or put off"
    return f"{who} visited {goal}"


def _where(frame: Frame, entry: Meeting) -> str:
    edge = {"sideline": " on the sidelines of a conference", "multilateral": " at a multilateral meeting"}
    side = edge.get(entry.setting or "", edge["sideline"] if entry.level == "multilateral-sideline" else "")
    if entry.place:
        return f"{side} in {entry.place}"
    return f"{side} in {frame.name(entry.country)}" if entry.country else side


def commitment(frame: Frame, entry: Commitment, *, stage: str | None = None, field: bool = True) -> str:
    """`Japan and South Korea agreed: revive regular visits (shuttle diplomacy)`; the field only where asked for."""
    who = frame.all_names(entry.parties, entry.blocs)
    named = topic_label(entry.topic) if entry.topic else label(entry.field).lower() if field else ""
    action = " ".join(entry.action.split()).rstrip(".;, ")
    said = f" ({named})" if named and named.casefold() not in action.casefold() else ""
    return sentence(f"{who} {VERBS.get(stage or entry.stage, stage or entry.stage)}: {action}{said}")


def event(frame: Frame, entry: Event) -> str:
    """One act by its type. What exactly was done stands in the report's own words beside it."""
    both, alone = EVENTS.get(entry.event_type, ("{a} acted towards {b}", "{a} acted"))
    actors = frame.all_names(entry.actors, entry.blocs)
    rest = tuple(code for code in entry.recipients if code not in entry.actors)
    mark = AUXILIARIES.get(entry.auxiliary or "", "")
    form = both if rest else alone
    return sentence(mark + form.format(a=actors or "an unnamed actor", b=frame.all_names(rest)))


def mechanism(frame: Frame, entry: Mechanism) -> str:
    """A standing form of cooperation with its state: sessions, rhythm, what is due next."""
    parts = [f"{sentence(entry.label)} ({frame.all_names(entry.parties).replace('the ', '')}): {entry.status}"]
    if entry.founded:
        parts.append(f"founded {dates.written(entry.founded)}")
    if entry.sessions:
        parts.append(f"{dates.count(len(entry.sessions), 'session')} on record")
    if entry.rhythm_days:
        parts.append(f"about every {rhythm(entry.rhythm_days)}")
    for first, last in entry.interruptions:
        parts.append(f"interrupted from {dates.written(first)} to {dates.written(last) if last else 'an unknown day'}")
    if entry.next_due:
        latest = dates.interval(entry.next_due).latest
        past = latest and latest < frame.on
        parts.append(f"{'a session was due' if past else 'next due'} {dates.written(entry.next_due)}")
    return "; ".join(parts)


def factor(frame: Frame, entry: Factor) -> str:
    """A driver or an obstacle by its label, with the states that the reports name with it."""
    told = label(entry.label)
    states = [code for code in entry.states if frame.name(code).removeprefix("the ") not in told]
    named = f" (named with it: {frame.all_names(states)})" if states else ""
    return f"{told}{named}"


def figure(entry: Figure) -> str:
    """A number with its unit and what it counts."""
    amount = quantity(entry.value, entry.unit)
    return f"{amount}: {entry.what}" if entry.what else amount


def conflict(frame: Frame, entry: Conflict, about: str | None) -> str:
    """What the reports disagree on, each value with how many tell it, and which one is kept."""
    told = "; ".join(f"{value(t.value)} ({dates.count(len(t.documents), 'report')})" for t in entry.values)
    what = f"{entry.property} of: {about}" if about else entry.property
    kept = ""
    if entry.preferred is not None:
        kept = f". Kept here: {value(entry.preferred)}" + (f", because {entry.because}" if entry.because else "")
    return f"Reports contradict each other on the {what}. They tell: {told}{kept}"


def value(told: str | float | int) -> str:
    """A told value: a date in words, a number with its thousands apart."""
    if isinstance(told, str):
        head = told.split("-")
        return dates.written(told) if len(head[0]) == 4 and all(p.isdigit() for p in head) and len(head) < 4 else told
    return number(told)


def quantity(amount: float, unit: str | None) -> str:
    """`6500000000 USD` as `USD 6.5 billion`, 12 percent as `12 %`, an ordinal as `15th`."""
    if unit == "percent":
        return f"{number(amount)} %"
    if unit == "ordinal":
        return ordinal(int(amount))
    if unit and len(unit) == 3 and unit.isupper():
        return f"{unit} {number(amount)}"
    if unit in ("minutes", "hours", "days", "weeks", "months", "years") and amount == 1:
        unit = unit[:-1]
    return f"{number(amount)} {unit.replace('-', ' ')}" if unit else number(amount)


def number(amount: float) -> str:
    """A number as a newspaper writes it: whole ones with commas, from a million on in words."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(amount) >= size:
            return f"{amount / size:.6g} {word}"
    return f"{int(amount):,}" if amount == int(amount) else f"{amount:,.10g}"


def ordinal(place: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th") if place % 100 not in (11, 12, 13) else "th"
    return f"{place}{ending}"


def rhythm(days: int) -> str:
    """A number of days in the unit in which one speaks of it."""
    if days < 60:
        return dates.count(days, "day")
    return dates.count(round(days / 30.44), "month") if days < 700 else dates.count(round(days / 365.25), "year")


def commitments(frame: Frame, entries: Sequence[Commitment], *, stage: str) -> str:
    """Several commitments of the same parties and stage in one sentence: `... agreed: a; b; c`."""
    first, *rest = [commitment(frame, entry, stage=stage, field=False) for entry in entries]
    actions = [text.split(": ", 1)[1] for text in rest]
    return "; ".join(dict.fromkeys([first, *actions]))
