"""Sentences for entries, in plain diplomatic English. They say what the record holds and nothing beyond it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.model.claims import Participant
from comity.model.record import Commitment, Conflict, Event, Factor, Figure, Mechanism, Meeting
from comity.views import dates
from comity.views.actions import action
from comity.views.acts import form_of
from comity.views.frame import Frame, join, sentence
from comity.views.labels import STAGES, label, topic_label

CUT = frozenset(
    "a an the of in on at to for from by with and or that which million billion trillion dozen more much has have had "
    "is are was were before after each its their".split()
)  # a phrase that begins or ends with one of these is a piece of another
MOST_PEOPLE = 4  # of one state in one sentence; a delegation list belongs in the evidence

WHO = {"leaders": "the leaders of", "ministers": "ministers of", "officials": "officials of", "forces": "forces of"}
ONE_SIDE = {"leaders": "the leader of", "ministers": "a minister of", "officials": "officials of"}
RANK_OF_LEVEL = {"summit": "leaders", "ministerial": "ministers", "working-level": "officials", "exercise": "forces"}

# For each kind: what was done (held), what is to be done (planned), and the noun for the other two statuses.
ACTS: dict[str, tuple[str, str, str]] = {
    "call": ("held a call", "to hold a call", "a call"),
    "exercise": ("held a joint exercise", "to hold a joint exercise", "a joint exercise"),
    "meeting": ("met", "to meet", "a meeting"),
}
SIDES = {3: "three", 4: "four", 5: "five", 6: "six"}

# Where the verb of a sentence says more than the name of the stage.
VERBS = STAGES | {"kept": "carried out or kept up", "dropped": "dropped or put off"}

AUXILIARIES = {
    "historical": "As background: ",
    "future": "Announced, not yet done: ",
    "hypothetical": "Only as a possibility: ",
    "negated": "Denied or not done: ",
}


# The last word of an office that many hold, or that is no person but a house: it stands small and without a title.
MANY = frozenset("officials diplomats ministers authorities leaders commanders envoys experts officers representatives "
                 "negotiators lawmakers delegates ambassadors".split())
HOUSES = frozenset("embassy ministry government cabinet office consulate military army navy police parliament".split())
ENVOY = re.compile(
    r"ambassador|charg|envoy|embassy|high commissioner|consul|(?<!state )(?<!security )counsell?or|deputy head"
    r"|head of mission", re.IGNORECASE)
SITE = re.compile(  # one is at a house and in a town
    r"^(?:Camp|Palace|Ch[aâ]teau|Hotel) |\b(?:University|Airport|Palace|House|Castle|Hotel|Institute"
    r"|Base|Villa|Headquarters|Barracks)$")
TOGETHER = "{a} and {b}"  # in the form of an act that two or more do
SUMMONS = "meeting:summons"  # the rule of the reader by which a meeting is a summons
# Words for many that reports put where an office stands: they name nobody.
NOBODY = frozenset({"leader", "leaders", "minister", "ministers", "official", "officials", "delegation", "delegations"})
SEVERAL = {"Ministers": "Minister", "Presidents": "President", "Secretaries": "Secretary", "Chiefs": "Chief"}


def title_case(office: str) -> str:
    """An office of one holder as a title; a report's own capitals stay, its plural for several holders does not, nor
    what stands before a comma, which is the end of another phrase."""
    *head, last = office.rsplit(", ", 1)[-1].split(" ")
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
    told = {(p.office or "").lower() for p in participants if p.name or p.office}
    if len(codes) > 1 and len(told) == 1 and not any(p.name for p in participants) and (
            office := told.pop()).split()[-1] in MANY:
        return f"{office} of {frame.all_names(codes)}", True  # of "the foreign ministers of A and B" neither is named
    parts, number = [], 0
    for code in codes:
        named = [p for p in participants if p.country == code and (p.name or p.office)]
        with_name = {p.office for p in named if p.name and p.office}
        named = [p for p in named if p.name or p.office not in with_name]
        number += max(1, len(named))
        if not named:
            unnamed = " (not named)" if rank == "leaders" else ""
            parts.append(f"{ONE_SIDE.get(rank or '', 'representatives of')} {frame.name(code)}{unnamed}")
        elif len(named) == 1 and not named[0].name:
            parts.append(f"{_unnamed(named[0].office or '')} of {frame.name(code)}")
        else:
            names = [" ".join(filter(None, (title_case(p.office or ""), p.name))) for p in named]
            more = len(names) - MOST_PEOPLE
            shown = [*names[:MOST_PEOPLE], f"{more} more"] if more > 0 else names
            parts.append(f"{join(shown)} ({frame.name(code).removeprefix('the ')})")
    return join(parts), number > 1


def _unnamed(office: str) -> str:
    """An office whose holder no report names: `the Foreign Minister`, `defence officials`, `the foreign ministry`."""
    last = office.lower().split(" ")[-1]
    if last in MANY:
        return office.lower()
    return f"the {office.lower()}" if last in HOUSES else f"the {title_case(office)}"


def _summons(frame: Frame, entry: Meeting) -> str | None:
    """`Foreign Minister X (Japan) summoned Ambassador Y (South Korea)`, where a report tells that one was called in."""
    guests = [p for p in entry.participants if ENVOY.search(p.office or "")]
    hosts = [p for p in entry.participants if p not in guests]
    if set(entry.rules) != {SUMMONS} or len({p.country for p in guests}) != 1 or len({p.country for p in hosts}) != 1:
        return None
    if guests[0].country == hosts[0].country:
        return None
    unknown = not any(p.name or p.office for p in hosts)
    host = frame.name(hosts[0].country) if unknown else _people(frame, hosts, "ministers")[0]
    return f"{host} {{verb}} {_people(frame, guests, 'officials')[0]}"


def meeting(frame: Frame, entry: Meeting) -> str:
    """Who met whom and where: held, planned (`are to meet`), proposed, or called off."""
    rank = entry.rank or RANK_OF_LEVEL.get(entry.level)
    kind = entry.setting if entry.setting in ACTS else entry.level if entry.level in ACTS else "meeting"
    held, planned, noun = ACTS[kind]
    sides = SIDES.get(len({p.country for p in entry.participants}))
    several_sided = kind == "meeting" and entry.setting == "multilateral" and sides is not None and not entry.blocs
    if several_sided:
        held, planned, noun = f"held {sides}-way talks", f"to hold {sides}-way talks", f"{sides}-way talks"
    called = _summons(frame, entry)
    if called and entry.status == "held":
        return sentence(called.format(verb="summoned"))
    if kind == "exercise":
        codes = [p.country for p in entry.participants]
        who, several = f"forces of {frame.all_names(tuple(dict.fromkeys(codes)), entry.blocs)}", True
    elif entry.level == "visit":
        return sentence(_visit(frame, entry))
    else:
        who, several = _people(frame, entry.participants, rank)
    where = _where(frame, entry, edge=not several_sided) if kind != "call" else ""
    series = f" ({ordinal(entry.ordinal)} of the series)" if entry.ordinal else ""
    if entry.status == "planned":
        return sentence(f"{who} {'are' if several else 'is'} {planned}{where}{series}")
    if entry.status == "proposed":
        return sentence(f"{noun} of {who}{where} {'were' if several_sided else 'was'} proposed{series}")
    if entry.status == "cancelled":
        was = "were" if several_sided else "was"
        return sentence(f"{noun} of {who}{where} {was} called off or put off{series}")
    return sentence(f"{who} {held}{where}{series}")


def _visit(frame: Frame, entry: Meeting) -> str:
    """A trip: those who are not at home travel; where the host is unknown, only that there was a visit."""
    guests = [p for p in entry.participants if p.country != entry.country]
    goal = frame.located(entry.place, entry.country)
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


def _where(frame: Frame, entry: Meeting, *, edge: bool) -> str:
    """Place and occasion; `edge`: whether to say that others met there too."""
    edges = {"sideline": " on the sidelines of a conference", "multilateral": " at a multilateral meeting"}
    side = edges.get(entry.setting or "", edges["sideline"] if entry.level == "multilateral-sideline" else "")
    side = side if edge else ""
    if entry.place:
        return f"{side} {at(entry.place)} {frame.place(entry.place)}"
    return f"{side} in {frame.name(entry.country)}" if entry.country else side


def at(place: str) -> str:
    """The preposition of a place in a sentence, with its article: `in` Nara, `at` Camp David, `at the` White House."""
    return "at the" if place.endswith(" House") else "at" if SITE.search(place) else "in"


def commitment(frame: Frame, entry: Commitment, *, stage: str | None = None, field: bool = True) -> str:
    """`Japan and South Korea agreed: revive regular visits (shuttle diplomacy)`; the field only where asked for."""
    who = frame.all_names(entry.parties, entry.blocs)
    verb = VERBS.get(stage or entry.stage, stage or entry.stage)
    return sentence(f"{who} {verb}: {_promised(frame, entry, field=field)}")


def _promised(frame: Frame, entry: Commitment, *, field: bool) -> str:
    """The action with its topic, or its field where that says more than that relations are meant."""
    told = frame.written(action(entry), entry.parties)
    of_field = label(entry.field).lower() if field and entry.field != "other" else ""
    named = topic_label(entry.topic) if entry.topic else of_field
    return f"{told} ({named})" if named and named.casefold() not in told.casefold() else told


def event(frame: Frame, entry: Event) -> str:
    """One act by its type, its mode and the report's verb. What exactly was done stands in the words beside it."""
    form, _ = form_of(entry)
    actors = frame.all_names(entry.actors, entry.blocs)
    rest = tuple(code for code in entry.recipients if code not in entry.actors)
    mark = AUXILIARIES.get(entry.auxiliary or "", "")
    told = form.both if rest else form.alone
    if rest and TOGETHER in told:  # "A, B and C shared intelligence"
        every = frame.all_names((*entry.actors, *rest), entry.blocs)
        return sentence(mark + told.replace(TOGETHER, every))
    return sentence(mark + told.format(a=actors or "an unnamed actor", b=frame.all_names(rest)))


def mechanism(frame: Frame, entry: Mechanism) -> str:
    """A standing form of cooperation with its state: sessions, rhythm, what is due next."""
    parties = join([frame.name(code).removeprefix("the ") for code in _asked_first(frame, entry.parties)])
    parts = [f"{sentence(frame.written(entry.label, entry.parties))} ({parties}): {entry.status}"]
    if entry.founded:
        parts.append(f"founded {dates.written(entry.founded)}")
    told = [frame.entries.get(one) for one in entry.sessions]
    held = sum(1 for one in told if not isinstance(one, Meeting) or one.status == "held")
    parts.append(f"{dates.count(held, 'session') if held else 'no session'} on record")
    if entry.rhythm_days:
        parts.append(f"about every {rhythm(entry.rhythm_days)}")
    for first, last in entry.interruptions:
        parts.append(f"interrupted from {dates.written(first)} to {dates.written(last) if last else 'an unknown day'}")
    if entry.next_due:
        latest = dates.interval(entry.next_due).latest
        past = latest and latest < frame.on
        parts.append(f"{'a session was due' if past else 'next due'} {dates.written(entry.next_due)}")
    return "; ".join(parts)


def _asked_first(frame: Frame, codes: Sequence[str]) -> list[str]:
    return sorted(codes, key=lambda code: frame.states.index(code) if code in frame.states else len(frame.states))


def factor(frame: Frame, entry: Factor) -> str:
    """A driver or an obstacle by its label, with the states that the reports name with it."""
    told = label(entry.label)
    states = [code for code in entry.states if frame.name(code).removeprefix("the ") not in told]
    named = f" (named with it: {frame.all_names(states)})" if states else ""
    return f"{told}{named}"


def figure(frame: Frame, entry: Figure) -> str:
    """A number with its unit and what it counts, where the report's words for that read as a name of it."""
    amount, what = quantity(entry.value, entry.unit), frame.written(counted(entry), entry.parties)
    return f"{amount}: {what}" if what else amount


def counted(entry: Figure) -> str:
    """What a figure counts, or nothing where the words are cut off, begin in mid-phrase or only say the unit again."""
    what = " ".join((entry.what or "").split())
    words = what.lower().split()
    if not words or "…" in what or words[0] in CUT or words[-1] in CUT or entry.unit in words[:2]:
        return ""
    return what


def conflict(frame: Frame, entry: Conflict, about: str | None) -> str:
    """What the reports disagree on, each value with how many tell it, and which one is kept."""
    told = "; ".join(f"{frame.place(value(t.value))} ({dates.count(len(t.documents), 'report')})" for t in entry.values)
    what = f"{entry.property} of: {about}" if about else entry.property
    kept = ""
    if entry.preferred is not None:
        why = f", because {entry.because}" if entry.because else ""
        kept = f". Kept here: {frame.place(value(entry.preferred))}{why}"
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
    who = frame.all_names(entries[0].parties, entries[0].blocs)
    actions = dict.fromkeys(_promised(frame, entry, field=False) for entry in entries)
    return sentence(f"{who} {VERBS.get(stage, stage)}: {'; '.join(actions)}")
