"""Which documents tell the same event.

A table of small signs, each a number with its reason; their sum decides. Documents that share too few states, or whose
days cannot be reconciled, are never compared further. Nothing is measured against the set as a whole, so that unrelated
documents change no story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from rapidfuzz import fuzz

from comity.model.times import Interval
from comity.reconciling.grouping import Link, agglomerate, blocks
from comity.reconciling.profile import Profile
from comity.reconciling.wording import overlap

Sign = tuple[float, str]

# Sum of signs. On 151 reports (development set, seeds, own sets) 3.3 finds 40 of 45 pairs of reports of one event and
# ten others, half of which the clashes of `group_stories` keep apart; 3.0 finds no more, 3.5 loses two.
ENOUGH = 3.3
LEAST = 2.4  # two documents of one story that have less between them are kept apart
CERTAIN = 100.0  # added to the score of copies: above any sum of signs
NEWS_DAYS = 8  # between the reports of one event; more only if both name the day itself
AHEAD_DAYS = 31  # between a preview and the report of the event whose day both name
COMMON_SHARE = 0.5  # of the mentions of states that two reports have in common
CROWD = 200  # a key that more documents share tells nothing apart
WIDE = 31  # days: a report whose interval is wider, or open, is found by what it says alone, so it has to say more
OWN_WORDS = 0.8  # of words and figures in common for such a report: more than reports of different events had (.28)
MARGIN = 0.25  # such a report belongs to no story if it fits two stories about as well


def same_states(one: Profile, other: Profile) -> Sign:
    """Up to 1: the share of mentions of states in common; the same two foremost states count full."""
    common = common_share(one, other)
    return (1.0 if set(one.top[:2]) == set(other.top[:2]) else common, f"the same states ({common:.0%} of mentions)")


def same_time(one: Profile, other: Profile) -> Sign:
    """1.2 for a day of news in common or reports of one day, less for days apart; .8 for a day without year. Main
    meetings on different days are a sign against, but a weak one: a retelling may have the day wrong."""
    if one.days & other.days:
        return 1.2, f"both tell of {min(one.days & other.days).isoformat()}"
    if one.main_day and other.main_day:
        return -0.4, ""
    apart = distance(one.window, other.window)
    if one.stated and other.stated and apart is not None:
        return max(0.0, 1.1 - apart / 4), f"published {apart} days apart"
    if one.month_days & other.month_days:
        return 0.8, f"both name the day {min(one.month_days & other.month_days)}"
    for day, weekday in ((one.main_day, other.weekday), (other.main_day, one.weekday)):
        if day and weekday is not None and not (one.stated and other.stated):
            same = day.weekday() == weekday
            return (0.3, f"both tell of a {day:%A}") if same else (-0.6, "")
    return 0.0, ""


def same_people(one: Profile, other: Profile) -> Sign:
    """Up to 1.2: the share of people in common; -.8 if both name people of one state and none is the same."""
    fewer, more = sorted((one.people, other.people), key=lambda people: (len(people), sorted(people)))
    common = {a for a in fewer if any(same_name(a, b) for b in more)}
    if not common:
        return (-0.8 if {a for a, _ in fewer} & {b for b, _ in more} else 0.0), ""
    # One in common of five each is little, two of two much.
    share = len(common) / len(fewer)
    named = ", ".join(sorted(name for _, name in common)[:3])
    return (1.2 if len(common) > 1 else 0.6) * share, f"the same people: {named}"


def same_place(one: Profile, other: Profile) -> Sign:
    """.7 for a meeting place in common; -.5 if the main meetings were in different places."""
    common = [a for a in sorted(one.places) if any(alike(a, b) for b in other.places)]
    if common:
        return 0.7, f"the same place: {common[0]}"
    return (-0.5 if one.main_place and other.main_place else 0.0), ""


def same_meeting(one: Profile, other: Profile) -> Sign:
    """.2 if the same states met; -.3 if one meeting had more states, or others of them met on one day; -.8 if others
    met."""
    mine, theirs = one.main_states, other.main_states
    if len(mine) < 2 or len(theirs) < 2:
        return 0.0, ""
    if mine == theirs:
        return 0.2, "the same states met"
    of_one_day = mine & theirs and one.days & other.days
    return (-0.3 if mine <= theirs or theirs <= mine or of_one_day else -0.8), ""


def same_acts(one: Profile, other: Profile) -> Sign:
    """Up to .6: types of acts of the same states, and the form of the main meeting."""
    share = overlap(one.acts, other.acts)
    call = {one.level, other.level} & {"call"} and one.level != other.level
    return 0.6 * share - (0.3 if call else 0.0), "the same acts"


def same_terms(one: Profile, other: Profile) -> Sign:
    """Up to 2.2: content words in common. On the development set two reports of one event shared .21 or more of the
    shorter one's words (median .39), reports of different events .28 or less (median .12)."""
    share = overlap(one.terms, other.terms)
    return min(2.2, max(0.0, 5 * (share - 0.12))), f"{share:.0%} of content words in common"


def same_figures(one: Profile, other: Profile) -> Sign:
    """.35 for each number with its unit that both tell, up to 1."""
    common = one.figures & other.figures
    return min(1.0, 0.35 * len(common)), f"{len(common)} figures in common"


SIGNS: tuple[Callable[[Profile, Profile], Sign], ...] = (
    same_states,
    same_time,
    same_people,
    same_place,
    same_meeting,
    same_acts,
    same_terms,
    same_figures,
)


def distance(one: Interval, other: Interval) -> int | None:
    """The days between two intervals, 0 if they meet; None if they are open towards each other."""
    if one.meet(other) is not None:
        return 0 if None not in (one.earliest, one.latest, other.earliest, other.latest) else None
    first, last = (one, other) if one.latest and other.earliest and one.latest < other.earliest else (other, one)
    return (last.earliest - first.latest).days if last.earliest and first.latest else None


def common_share(one: Profile, other: Profile) -> float:
    """The share of mentions of states that two reports have in common, 0 to 1."""
    shares = dict(other.shares)
    return sum(min(share, shares.get(state, 0.0)) for state, share in one.shares)


def same_name(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Two names of people: one state (or unknown), and all words of the shorter name stand in the longer."""
    if one[0] and other[0] and one[0] != other[0]:
        return False
    mine, theirs = set(one[1].split()), set(other[1].split())
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def alike(one: str, other: str) -> bool:
    """Two plain names of places: one within the other, or nearly the same spelling."""
    mine, theirs = set(one.split()), set(other.split())
    return mine <= theirs or theirs <= mine or fuzz.ratio(one, other) >= 85


def clash(one: Profile, other: Profile) -> bool:
    """Whether two documents cannot tell one event: other states, or days too far apart."""
    if len(set(one.top) & set(other.top)) < 2 and (len(one.top) > 1 and len(other.top) > 1):
        return True
    if common_share(one, other) < COMMON_SHARE and set(one.top[:2]) != set(other.top[:2]):
        return True
    apart = distance(one.window, other.window)
    return apart is not None and apart > (AHEAD_DAYS if one.days & other.days else NEWS_DAYS)


def weigh_signs(one: Profile, other: Profile) -> tuple[float, tuple[str, ...]]:
    """The sum of all signs and the reasons of those that speak for one event."""
    signs = [sign(one, other) for sign in SIGNS]
    return sum(value for value, _ in signs), tuple(why for value, why in signs if value > 0 and why)


def story_links(profiles: Sequence[Profile]) -> list[Link]:
    """Links between documents of one event, by their places."""
    links = []
    for one, other in sorted(_candidates(profiles)):
        if not clash(profiles[one], profiles[other]):
            score, reasons = weigh_signs(profiles[one], profiles[other])
            if score >= ENOUGH and _says_enough(profiles[one], profiles[other]):
                links.append(Link(one, other, score, reasons))
    return _best_of_wide(profiles, links)


def is_wide(one: Profile) -> bool:
    """Whether next to nothing is known of when a report was published."""
    return one.window.days is None or one.window.days > WIDE


def _says_enough(one: Profile, other: Profile) -> bool:
    """Of a report that nothing dates, people and a town are not enough: the same people meet there again."""
    if not (is_wide(one) or is_wide(other)) or same_time(one, other)[0] > 0.5:
        return True
    return same_terms(one, other)[0] + same_figures(one, other)[0] >= OWN_WORDS


def _best_of_wide(profiles: Sequence[Profile], links: Sequence[Link]) -> list[Link]:
    """The links without those of an undated report to other events than the one it fits best; if it fits two events
    about as well, it has none."""
    refused: set[tuple[int, int]] = set()
    for place, own in blocks([(x.one, x.other) for x in links]).items():
        if not is_wide(profiles[place]):
            continue
        ranked = sorted((links[at] for at in own), key=lambda x: (-x.score, x.one, x.other))
        best = ranked[0]
        mate = profiles[best.other if best.one == place else best.one]
        for link in ranked[1:]:
            rival = profiles[link.other if link.one == place else link.one]
            if not is_wide(rival) and not is_wide(mate) and clash(mate, rival):
                refused.add((link.one, link.other))
                if best.score - link.score < MARGIN:
                    refused.add((best.one, best.other))
    return [link for link in links if (link.one, link.other) not in refused]


def group_stories(profiles: Sequence[Profile], links: Iterable[Link], copies: Sequence[Link]) -> list[list[int]]:
    """Groups of places of documents that tell one event. Copies of one text are in one story whatever else they say;
    others join only if no two of the group speak against it."""
    certain = [Link(x.one, x.other, CERTAIN + x.score, x.reasons) for x in copies]
    sure = {(x.one, x.other) for x in copies} | {(x.other, x.one) for x in copies}
    twin: dict[int, int] = {}  # of each document the one whose text it most surely has
    for x in sorted(copies, key=lambda x: (-x.score, x.one, x.other)):
        twin.setdefault(x.one, x.other)
        twin.setdefault(x.other, x.one)
    known: dict[tuple[int, int], bool] = {}

    def alike_enough(one: int, other: int) -> bool:
        return one == other or weigh_signs(profiles[one], profiles[other])[0] >= LEAST

    def apart(one: int, other: int) -> bool:
        if (one, other) in sure:
            return False
        if (one, other) not in known:
            # A garbled copy speaks for nothing that its text does not say: the one of the two that fits better counts.
            pairs = ((one, other), (twin.get(one, one), other), (one, twin.get(other, other)))
            known[one, other] = _far(profiles[one], profiles[other]) or not any(alike_enough(*pair) for pair in pairs)
        return known[one, other]

    return agglomerate(len(profiles), [*certain, *links], apart)


def _far(one: Profile, other: Profile) -> bool:
    apart = distance(one.window, other.window)
    return apart is not None and apart > AHEAD_DAYS


def _candidates(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """Pairs worth comparing: of one pair of states, and of one fortnight or with a rare thing in common."""
    found: set[tuple[int, int]] = set()
    for places in blocks([p.pairs for p in profiles]).values():
        found |= _near_in_time(profiles, places)
        for sharing in blocks([_rare(profiles[place]) for place in places]).values():
            if len(sharing) <= CROWD:
                mates = sorted(places[i] for i in sharing)
                found.update((a, b) for i, a in enumerate(mates) for b in mates[i + 1 :])
    return found


def _near_in_time(profiles: Sequence[Profile], places: Sequence[int]) -> set[tuple[int, int]]:
    dated = sorted(
        (w.earliest, place)
        for place in places
        if (w := profiles[place].window).earliest and w.days is not None and w.days <= NEWS_DAYS
    )
    found: set[tuple[int, int]] = set()
    first = 0
    for at, (day, place) in enumerate(dated):
        while day - dated[first][0] > timedelta(days=2 * NEWS_DAYS):
            first += 1
        found.update((min(place, mate), max(place, mate)) for _, mate in dated[first:at])
    return found


def _rare(one: Profile) -> list[tuple[str, str]]:
    """Keys that reports of one event often share and others seldom."""
    names = {name.split()[-1] for _, name in one.people} | {name.split()[0] for _, name in one.people}
    return [
        *(("day", day.isoformat()) for day in one.days),
        *(("month-day", day) for day in one.month_days),
        *(("at", f"{place} {name}") for place in one.places for name in names),
        *(("people", f"{a} {b}") for a in names for b in names if a < b),
        *(("figure", f"{value} {unit}") for value, unit in one.figures),
    ]
