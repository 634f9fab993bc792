"""When and where a contact takes place, as its sentence tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from comity.model.times import TimeExpression
from comity.reading.clauses import SAYING, clause_end, clause_start, in_aside
from comity.reading.cues import meetings, promises
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged
from comity.reading.timexes import find_times
from comity.reading.towns import PALACE, SAME_TOWN, capital_of, town_in

if TYPE_CHECKING:
    from comity.reading.gatherings import Gathering

SAID_THERE = re.compile(rf"\s*,[^,;]{{3,60}}?\b{SAYING}\b")
MISSION_IN = re.compile(
    r"\b(?:its|their|his|her|own) (?:[\w-]+ )?(?:embass(?:y|ies)|missions?|consulates?|ambassadors?|envoys?) (?:in|at)"
    r"\s+(?:the\s+)?$", re.I)
RESOLVED = re.compile(r"\b(?:agreed|decided|settled|resolved|concurred|signed up)\s+(?:on|to|that|upon)\b")
SAID_THEN = re.compile(rf"\b{SAYING}(?: on| late| early| in a \w+ on)?\s+$")
SAID_AFTER = re.compile(  # "Oslo will send experts in March, Ann Eide said after talks with"
    rf"\b{SAYING}(?: (?:reporters|journalists|on \w+|late|early)){{0,2}} (?:after|following) $")
SAID_LATER = re.compile(  # "will hold a drill, the ministers agreed on Friday"
    rf",[^,;]{{2,60}}?\b(?:{SAYING}|agreed|decided|confirmed)(?: on| late| early)?\s+$")
YEAR_FIRST = re.compile(r"(?:Back )?[Ii]n (?:\w+ )?((?:19|20)\d\d)\b")  # "In 1988 the two met", "In 2008 A cut off"
SAYS_SO = re.compile(rf"\s+{SAYING}\b")
REQUEST = re.compile(r"['’]s? (?:\w+ )?(?:request|invitation|initiative|suggestion|urging|insistence|proposal)\b")
THERE = re.compile(r"\b(?:in|at|near|visiting|(?:outskirts|edge) of)\s+(?:the\s+|downtown\s+|central\s+)?"
                   r"(?:\w+ern\s+)?$", re.I)
VISITS = re.compile(r"\bvisit\s+$")  # "will visit Lima and meet her"
OPENS = re.compile(  # "settled on a dialogue, to open in mid-June"
    r"\bto (?:open|start|begin|take place|be \w+ed|follow|convene)(?: (?:again|next))?(?: (?:in|on|by|from|for))?\s*$")
CAPITAL = re.compile(r"(?:['’]s)? capital\b")
GUEST_TO = re.compile(r"^welcom", re.I)  # "welcomed her to the Elysee"
TO = re.compile(r"\bto\s+(?:the\s+)?$")
WHERE = re.compile(r",?\s+where\b")
ISLAND = re.compile(r"(?:[A-Z][\w-]* ){0,2}Islands?\b")
SEAT = re.compile(r"\s+(?:provincial |regional )?capital\b")
NEXT = range(12)  # characters from a place to the clause that "where" opens
YEAR_BEHIND = 60  # characters behind a meeting within which a past year is its own
FILED = re.compile(  # what stands behind the day of a dateline
    r"(?:,? \d{4})?\s*(?:\([^)]{2,40}\)|/[A-Z]+)?\s*(?:--|[-–—:])\s")
YEARS_AFTER = re.compile(r"[\w-]+ years? after\b", re.I)  # "will hold it again, nine years after the last one"
BEHIND_TOWN = re.compile(r"(?:,\s+[A-Z][\w.’' -]{2,24}?)?,?\s*\(?")
SET_FOR = re.compile(r"\b(?:planned|set|scheduled|due|slated) (?:for|on) ")
NEAR_TOWN = 40  # characters between a dateline's town and its day
DATED = {"day", "month-day", "weekday", "month", "relative", "offset", "season", "day-of-month"}
PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be|being)\s+(?:\w+ly\s+)?$")


def located(
    tagged: Tagged, found: Gathering, times: Sequence[TimeExpression], cuts: Sequence[tuple[int, int]]
) -> Gathering:
    """The contact with its time and place as its sentence gives them: the nearest in its clause first."""
    sentence = found.sentence
    first = clause_start(cuts, sentence, found.start)[1]
    told_of = meetings("which_will").match(tagged.text, found.end)  # "the consultations, which will take place in May"
    last = sentence.end if told_of else clause_end(cuts, sentence, found.end)
    inside = [
        t
        for t in times
        if sentence.start <= t.start < sentence.end
        and (t.form in DATED or (t.form == "year" and year_tells(tagged, found, t, last)))
        and (t.get("bound") not in ("since", "until", "by", "within") or (
            t.get("bound") == "by" and found.status in ("planned", "proposed")
            and found.end <= t.start <= last + len(" before the ")))
        and not meetings("since").search(tagged.text, sentence.start, t.start)
        and not (
            t.form in ("relative", "offset")
            and meetings("span").search(tagged.text, max(sentence.start, t.start - 40), t.start)
        )
    ]
    if said := SAID_AFTER.search(tagged.text, sentence.start, found.start):
        inside = [t for t in inside if t.start > said.start()]  # what stands before is what was said
    content = content_start(tagged, found)
    moved = [t for t in inside if meetings("moved_to").search(tagged.text, sentence.start, t.start)]
    if moved and found.status != "cancelled":
        inside = moved
    elif moved:
        inside = [t for t in inside if t not in moved]
    else:
        inside = [t for t in inside if not (
            meetings("first_set").search(tagged.text, sentence.start, t.start) and len(inside) > 1)]
    aside = meetings("aside_after").search(tagged.text, max(sentence.start, found.start - 160), found.start)
    own = [t for t in inside if t.form != "offset" and found.start < t.start < last]
    if aside and own:
        inside = own
    elif aside:
        inside = [turned(t) for t in inside if t.form == "offset" and t.end <= found.start
                  and counts_from(tagged, sentence, t)]
    inside = [
        t for t in inside if t.start >= content and not in_aside(tagged.text, sentence, t.start, found.start)
        and not (found.status == "held" and t.start > found.end and OPENS.search(tagged.text, found.end, t.start))
        and not (found.status in ("planned", "proposed") and t.start > found.end and "," not in t.text and (
            SAID_LATER.search(tagged.text, found.end, t.start)))
        and not (found.status in ("planned", "proposed") and (of_dateline(tagged, t) or YEARS_AFTER.match(t.text)))
        and not (t.start > found.end and promises("time_of_other").search(tagged.text, found.end, t.start))
        and not (t.start > found.end and meetings("other_one").search(tagged.text, found.end, t.start))
    ]
    inside.sort(key=lambda t: (t.form == "offset", not first <= t.start < last, abs(t.start - found.start)))
    when = inside[0] if inside else None
    if when and not first <= when.start < last and (
            abs(when.start - found.start) > 140
            or (when.start > last and meetings("relative").match(tagged.text, last)
                and not meetings("set_for").search(tagged.text, last, when.start))):
        when = None  # "flew to Lima, where he is to speak on Sunday"
    place, country = place_of(tagged, found, first, last)
    told = int(when.get("year") or 0) if when else 0
    led = YEAR_FIRST.match(sentence.text)
    older = bool(told and tagged.year and told < tagged.year) or bool(aside and aside["far"])
    older = older or bool(led and when is None and tagged.year and int(led[1]) < tagged.year)
    return replace(found, when=when, place=place, country=country, background=found.background or older)


def of_dateline(tagged: Tagged, time: TimeExpression) -> bool:
    """Whether a time is the day on which a report was filed: "OSLO, May 3 (Agency) - "."""
    town = tagged.dateline()
    if town is None or not town.end <= time.start < town.end + NEAR_TOWN:
        return False
    return bool(BEHIND_TOWN.fullmatch(tagged.text, town.end, time.start) and FILED.match(tagged.text, time.end))


def put_off(tagged: Tagged, found: Gathering, times: Sequence[TimeExpression]) -> Gathering | None:
    """The contact to come, where a called off one only moved to another day: "was put off until 24 March"."""
    sentence = found.sentence
    behind = (t for t in times if found.end < t.start < sentence.end and t.form in DATED)
    when = next((t for t in behind if meetings("moved_to").search(tagged.text, sentence.start, t.start)), None)
    known = found.explicit or found.when or found.form == "visit" or SET_FOR.search(sentence.text)
    told = found.status == "cancelled" and known
    return replace(found, status="planned", when=when) if when and told else None


def turned(time: TimeExpression) -> TimeExpression:
    """A distance counted the other way: what was a day before "a day after the minister had called on her"."""
    shift = -int(time.get("shift") or "0")
    return replace(time, values=tuple(("shift", str(shift)) if one[0] == "shift" else one for one in time.values))


def counts_from(tagged: Tagged, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether the sentence tells the day from which a distance is counted, and not the day on which all this was
    said."""
    days = (t for t in find_times(tagged.text, sentence.start, time.start) if t.form in DATED)
    return any(not SAID_THEN.search(tagged.text, sentence.start, t.start) for t in days)


def year_tells(tagged: Tagged, found: Gathering, year: TimeExpression, last: int) -> bool:
    """Whether a year alone is when they meet: one to come, or a past one that stands right behind ("met in 2019")."""
    if not tagged.year:
        return False
    if found.status in ("planned", "proposed"):
        return int(year.get("year") or 0) >= tagged.year
    between = tagged.text[found.end : year.start]
    near = found.end <= year.start < min(last, found.end + YEAR_BEHIND) and not re.search(r"[,;:]", between)
    return near and int(year.get("year") or 0) < tagged.year


def content_start(tagged: Tagged, found: Gathering) -> int:
    """Where what is only resolved or announced begins: on Friday they agreed "to meet in May"."""
    start = found.sentence.start
    if found.status in ("planned", "proposed"):
        if sends := meetings("sends").search(tagged.text, start, found.start):
            start = sends.start()  # "on Wednesday they directed the envoys to meet"
        for m in meetings("resolved").finditer(tagged.text, start, found.end):
            start = m.end()
    return start


def place_of(tagged: Tagged, found: Gathering, first: int, last: int) -> tuple[str | None, str | None]:
    """Town and state where it takes place: a place after "in" or "at" nearest to the trigger, in its clause first."""
    hits = []
    content = content_start(tagged, found)
    for hit in tagged.places_within(found.sentence.start, found.sentence.end):
        lead = tagged.text[max(found.sentence.start, hit.start - 40) : hit.start]
        if WHERE.match(tagged.text, hit.end) and hit.end < found.start and first - hit.end in NEXT:
            return hit.name, hit.country or None  # "his return from Jakarta, where he had talks with"
        if SEAT.match(tagged.text, hit.end) or (found.row == "seen" and not first <= hit.start < last):
            continue  # "in the Sichuan capital"; a town of another clause, where no rule knows the words
        if MISSION_IN.search(lead) or (found.row == "seen" and RESOLVED.search(
                tagged.text, found.sentence.start, hit.start)):
            continue  # "told its embassy in Beijing"; "agreed on liaison officers in Turbat"
        direct = THERE.search(lead) or (VISITS.search(lead) and (found.form != "visit" or hit.start > found.start))
        towards = re.search(r"\bto\s+$", lead) and (found.form == "visit" or found.status in ("planned", "proposed"))
        direct = direct or (ISLAND.match(tagged.text, hit.start) and re.search(r"\bon\s+(?:the\s+)?$", lead))
        if found.row != "seen" and hit.start > found.end and SAYS_SO.match(tagged.text, hit.end):
            continue  # "the foreign ministry in Jakarta said"
        if REQUEST.match(tagged.text, hit.end):
            continue  # "was put off at Jakarta's request"
        told = SAID_THERE.match(tagged.text[hit.end : found.start])
        if found.status == "held" and hit.start > found.end and meetings("past_it").search(
                tagged.text, found.end, hit.start):
            continue  # "met for an hour and agreed that the next round would be held in Athens"
        if told and found.status in ("planned", "proposed"):
            continue  # "In Tokyo, the ministry said it would hold talks"
        towards = towards or (found.words.endswith(" for") and hit.start == found.end + 1)  # "leaves on Sunday for"
        towards = towards or (GUEST_TO.search(found.words) and TO.search(lead) and hit.start > found.end)
        if hit.start < content:
            continue  # "in Oslo they agreed to meet again"
        if direct or towards or meetings("in_town").search(lead) or meetings("set_for").search(lead):
            hits.append(hit)
    elsewhere = found.form in ("exercise", "call", "summons")
    town = town_in(tagged.text, max(content, first), last) if found.form != "summons" else None
    resolved = found.row == "seen" and RESOLVED.search(tagged.text, found.sentence.start, found.sentence.end)
    if town and (tagged.names(town) or resolved):
        town = None
    if not hits and not town and found.status == "held" and not found.background and not elsewhere:
        dateline = tagged.dateline()
        if dateline and found.sentence.start <= dateline.start < found.start:
            hits = [dateline]
    if hits:
        hits.sort(key=lambda h: (  # "who was in Tokyo on Monday, held talks in Seoul"
            in_aside(tagged.text, found.sentence, h.start, found.start), not first <= h.start < last,
            abs(h.start - found.start)))
        best = hits[0]
        return best.name, best.country or None
    if SAME_TOWN.search(tagged.text, first, last) and (earlier := tagged.places_within(0, found.start)):
        return earlier[-1].name, earlier[-1].country or None
    if town:
        return town, None
    by = -1 if PASSIVE.search(tagged.text, first, found.start) else 0  # "was received by"
    hosts = found.mentions[by].codes if found.row == "hosted" and found.mentions else ()
    if len(hosts) == 1 and PALACE.search(tagged.text, first, last):
        return capital_of(tagged.register, hosts[0], tagged.places), hosts[0]  # "received her at State House"
    for x in tagged.within(first, last):
        if found.status == "held" and x.start > found.end and meetings("past_it").search(
                tagged.text, found.end, x.start):
            break
        state = tagged.register.states.get(x.codes[0]) if len(x.codes) == 1 and x.kind == "state" else None
        lead = tagged.text[max(found.sentence.start, x.start - 12) : x.start]
        if state and CAPITAL.match(tagged.text, x.end) and (THERE.search(lead) or TO.search(lead)):
            return capital_of(tagged.register, state.code, tagged.places), state.code  # "in the Thai capital"
        if x.kind == "state" and x.role == "place" and len(x.codes) == 1:
            return state.name if state and state.name in state.capitals else None, x.codes[0]  # "in Singapore"
    return None, None
