"""Join the tellings of one meeting: within a document, across the documents of a story, and across stories.

What is joined must not contradict itself: other states, other people in the same office, another form or an ordinal
of its own make another meeting. Between reports of one story the day alone may differ: then they contradict each other
about one meeting (`conflicts` keeps both).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from comity.model.claims import MeetingClaim, Participant
from comity.model.record import Meeting
from comity.model.resolved import Resolved
from comity.model.times import Interval
from comity.reconciling.grouping import Link, agglomerate, blocks
from comity.reconciling.joining import Story, anchor, common, entry_id
from comity.reconciling.sources import Sources
from comity.reconciling.telling import named_days
from comity.reconciling.wording import plain

# The specific form first: of one meeting the more specific word is kept.
LEVELS = ("multilateral-sideline", "call", "exercise", "summit", "ministerial", "working-level", "visit")
UNLIKE = frozenset(  # forms that one meeting cannot have both
    frozenset(pair)
    for pair in [
        *(("call", other) for other in LEVELS if other != "call"),
        *(("exercise", other) for other in LEVELS if other != "exercise"),
        ("summit", "ministerial"),
        ("summit", "working-level"),
        ("ministerial", "working-level"),
    ]
)
STATUS = ("held", "cancelled", "planned", "proposed")  # what came later in the life of a meeting first
MONTH = len("2024-05")
AHEAD = frozenset(("planned", "proposed"))
FEW_MEET = 3  # states whose named leaders seldom meet twice within the days of one story
DISPUTED_DAYS = 7  # reports of one story may differ by so much about the day of one meeting


@dataclass(frozen=True, slots=True)
class Party:
    """One telling of a meeting with its claim typed.

    `main`: whether its report is about this meeting. `named`: whether the report names the day itself (`March 12`), so
    that it is not worked out from a weekday or from the report's own date.
    """

    resolved: Resolved
    claim: MeetingClaim
    main: bool
    named: bool = False

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Those who met, in full as far as known."""
        return self.resolved.participants or self.claim.participants

    @property
    def states(self) -> frozenset[str]:
        """The states that met."""
        return frozenset(p.country for p in self.participants)


    @property
    def vague(self) -> bool:
        """Whether the report does not say who met: then its form is no more than a guess."""
        return self.claim.level == "working-level" and not any(p.name or p.office for p in self.participants)


def tellings_of(story: Story) -> list[Party]:
    """All tellings of meetings in a story."""
    found = []
    for telling in story.tellings:
        main, days = telling.main(), named_days(telling.reading)
        for resolved in telling.resolved:
            if isinstance(resolved.claim, MeetingClaim):
                named = resolved.when.days == 1 and (resolved.when.prefix or "")[5:] in days
                leading = resolved is main or (main is not None and _dates_main(resolved, main))
                found.append(Party(resolved, resolved.claim, leading, named))
    return found


def _dates_main(resolved: Resolved, main: Resolved) -> bool:
    """Whether another sentence gives the day of the report's main meeting, which has none of its own."""
    one, other = resolved.claim, main.claim
    mine, theirs = resolved.participants, main.participants
    return (
        isinstance(one, MeetingClaim)
        and isinstance(other, MeetingClaim)
        and other.when is None
        and (resolved.when.days == 1 or resolved.when == main.when != Interval())
        and {p.country for p in mine} == {p.country for p in theirs}
        and one.status == other.status
        and frozenset((one.level, other.level)) not in UNLIKE
        and main.when.meet(resolved.when) is not None
        and place_score(one.place, other.place) >= 0
        and not other_people(mine, theirs)
    )


def join_meetings(stories: Sequence[Story]) -> list[list[Party]]:
    """The tellings of each meeting, of all stories."""
    groups = [group for story in stories for group in _within_story(tellings_of(story))]
    keys = [_day_keys(group) for group in groups]
    links = [
        Link(one, other, 1.0)
        for places in blocks(keys).values()
        for i, one in enumerate(places)
        for other in places[i + 1 :]
        if _agree(groups[one], groups[other])
    ]

    def differ(one: int, other: int) -> bool:
        return not _agree(groups[one], groups[other])

    joined = agglomerate(len(groups), links, differ)
    return [[party for place in places for party in groups[place]] for places in joined]


def _within_story(parties: Sequence[Party]) -> list[list[Party]]:
    links = []
    for places in blocks([_pairs(p) for p in parties]).values():
        for i, one in enumerate(places):
            for other in places[i + 1 :]:
                if score := _same(parties[one], parties[other]):
                    links.append(Link(one, other, score))
    joined = agglomerate(len(parties), links, lambda a, b: _contradict(parties[a], parties[b]))
    return [[parties[place] for place in group] for group in joined]


def _pairs(party: Party) -> Iterable[tuple[str, ...]]:
    """Keys under which tellings of one meeting are found: each pair of its states, or its one state."""
    states = sorted(party.states)
    return [(a, b) for i, a in enumerate(states) for b in states[i + 1 :]] or [(state,) for state in states]


def _same(one: Party, other: Party) -> float:
    """How surely two tellings of one story are of one meeting; 0 if not."""
    if _contradict(one, other):
        return 0.0
    if one.main and other.main:
        return 3.0
    same_day = one.resolved.when.days == 1 and one.resolved.when == other.resolved.when
    if same_day:
        return 2.0
    if one.claim.background != other.claim.background:
        return 0.0
    # Older meetings, and those ahead, are told apart by their time only.
    settled = one.claim.status not in AHEAD and not one.claim.background
    timed = one.resolved.when.prefix is not None and other.resolved.when.prefix is not None
    place = place_score(one.claim.place, other.claim.place)
    known = settled or timed or place > 0 or one.resolved.when == other.resolved.when
    return max(1.0 + place, 0.5 if _same_table(one, other) else 0.0) if known else 0.0


def _contradict(one: Party, other: Party) -> bool:
    """Whether two tellings cannot be of one meeting."""
    a, b = one.claim, other.claim
    alone = len(one.states) == 1 or len(other.states) == 1
    if one.states != other.states and not alone and not _differ_by_host(one, other):
        return True
    both_main = one.main and other.main and one.resolved.document != other.resolved.document
    vague = (both_main or _called_off(one, other)) and (one.vague or other.vague)
    unlike = frozenset((a.level, b.level)) in UNLIKE and not vague
    if not one.states & other.states or unlike:
        return True
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return True
    if one.resolved.when.meet(other.resolved.when) is None and not (both_main and _near(one, other)):
        return True
    if (a.status in AHEAD) != (b.status in AHEAD) and not both_main:
        # A later meeting announced after talks is another one, unless the day is the same.
        same = one.resolved.when.days == 1 and one.resolved.when == other.resolved.when
        same = same or _called_off(one, other)
        if not same and one.resolved.document == other.resolved.document:
            return True
        if not same and not (one.main or other.main):
            return True
    if a.status in AHEAD and b.status in AHEAD and a.country and b.country and a.country != b.country:
        return True  # "are to meet in Johannesburg" and "accepted an invitation to China"
    same_day = one.resolved.when.days == 1 and one.resolved.when == other.resolved.when
    if place_score(a.place, b.place) < 0 and not (same_day or both_main or _same_table(one, other)):
        return True
    return other_people(one.participants, other.participants)


def _called_off(one: Party, other: Party) -> bool:
    """Whether one report foresees what another calls off: a contact of the same month or week in the same place."""
    apart = one.resolved.document != other.resolved.document and "cancelled" in (one.claim.status, other.claim.status)
    spans = one.resolved.when, other.resolved.when
    timed = all(span.prefix is not None for span in spans) and spans[0].meet(spans[1]) is not None
    return apart and timed and place_score(one.claim.place, other.claim.place) > 0


def _differ_by_host(one: Party, other: Party) -> bool:
    """Whether two reports of a day's main meeting differ only in that one counts the host who received the others."""
    extra = one.states ^ other.states
    nested = one.states < other.states or other.states < one.states
    same_day = one.resolved.when.days == 1 and one.resolved.when == other.resolved.when
    return (nested and same_day and one.main and other.main and one.claim.level == other.claim.level
            and extra <= {one.claim.country, other.claim.country})


def _same_table(one: Party, other: Party) -> bool:
    """Whether the same named people of three or more states sat down, as two reports tell whose days meet: then two
    towns are one meeting of which one report has the town wrong."""
    mine, theirs = ({p.country for p in told if p.name} for told in (one.participants, other.participants))
    apart = one.resolved.document != other.resolved.document and not (one.claim.background or other.claim.background)
    held = one.claim.status == other.claim.status == "held"
    timed = one.resolved.when.days is not None and other.resolved.when.days is not None
    return apart and held and timed and (one.main or other.main) and mine == theirs and len(mine) >= FEW_MEET


def _near(one: Party, other: Party) -> bool:
    a, b = one.resolved.when, other.resolved.when
    gaps = [abs((x - y).days) for x, y in ((a.earliest, b.latest), (b.earliest, a.latest)) if x and y]
    return bool(gaps) and min(gaps) <= DISPUTED_DAYS


def place_score(one: str | None, other: str | None) -> float:
    """1 for one place, -1 for two, 0 if one is not told."""
    if not one or not other:
        return 0.0
    mine, theirs = set(plain(one).split()), set(plain(other).split())
    return 1.0 if mine <= theirs or theirs <= mine or fuzz.ratio(plain(one), plain(other)) >= 85 else -1.0


def other_people(one: Sequence[Participant], other: Sequence[Participant]) -> bool:
    """Whether some state is spoken for by one named person in the one and by another in the other."""
    for state in {p.country for p in one} & {p.country for p in other}:
        mine = [p.name for p in one if p.country == state and p.name]
        theirs = [p.name for p in other if p.country == state and p.name]
        if mine and theirs and not any(same_person(a, b) for a in mine for b in theirs):
            return True
    return False


def same_person(one: str, other: str) -> bool:
    """Two names: all words of the shorter stand in the longer, hyphens and accents apart."""
    mine, theirs = (set(plain(name).replace("-", " ").replace(".", " ").split()) for name in (one, other))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _day_keys(group: Sequence[Party]) -> list[tuple[str, ...]]:
    """Under what a meeting is found from other stories: its states and exact day, or its states and ordinal; of one to
    come, or called off, also its month and town."""
    states = sorted(frozenset().union(*(p.states for p in group)))
    days = {p.resolved.when.prefix for p in group if p.resolved.when.days == 1}
    ordinals = {str(p.claim.ordinal) for p in group if p.claim.ordinal}
    known = [(*states, "day", day) for day in days if day and len(days) == 1]
    known += [(*states, "ordinal", ordinal) for ordinal in ordinals if len(ordinals) == 1]
    if all(p.claim.status in AHEAD or p.claim.status == "cancelled" for p in group):
        places = {plain(p.claim.place) for p in group if p.claim.place}
        months = {p.resolved.when.prefix or "" for p in group if p.resolved.when.days}
        known += [(*states, "month", month, place) for month in months for place in places
                  if len(month) == MONTH and len(months) == len(places) == 1]
    return known


def _agree(one: Sequence[Party], other: Sequence[Party]) -> bool:
    return not any(_contradict(a, b) for a in one for b in other)


def quality(sources: Sources, party: Party) -> tuple[object, ...]:
    """Sort key of tellings, the one to believe first: a report's main one, official before press, the most told."""
    told = sum((party.resolved.when.days == 1, bool(party.claim.place), any(p.name for p in party.participants)))
    standing = sources[party.resolved.document]
    return (not party.main, party.claim.background, standing.rank, -told, anchor(party.resolved))


def meeting_of(group: Sequence[Party], sources: Sources) -> Meeting:
    """The entry for the tellings of one meeting."""
    ordered = sorted(group, key=lambda p: quality(sources, p))
    first = ordered[0]
    claims = [p.claim for p in ordered]
    status = _status(ordered, sources)
    dated = believed_day(ordered, sources)
    until = next((p.resolved.until for p in ordered if p.resolved.until), None)
    place = _best_place(ordered, dated)
    level = min((p.claim.level for p in ordered if not p.vague), key=LEVELS.index, default=first.claim.level)
    participants = merge_people([p.participants for p in ordered])
    states = sorted({p.country for p in participants})
    resolved = [p.resolved for p in ordered]
    keys = {id(p.resolved): quality(sources, p) for p in ordered}
    entry = common(resolved, sources, lambda r: keys[id(r)])
    if status not in AHEAD:  # who announced it is no source for its having been held
        bearing = [p.resolved for p in ordered if p.claim.status not in AHEAD]
        documents = sorted({r.document for r in bearing})
        entry["sources"], entry["texts"] = sources.independent(bearing), sources.texts(documents)
        entry["origins"], entry["known_from"] = sources.origins(documents), sources.known_from(documents)
    told_at = min(resolved, key=anchor).claim  # one sentence may tell of two meetings of the same states
    return Meeting(
        id=entry_id("m", resolved, [
            states, level, told_at.rule, told_at.trigger, told_at.when.start if told_at.when else -1]),
        **entry,
        participants=participants,
        level=level,
        rank=next((c.rank for c in claims if c.rank and c.level == level), None) or next(
            (c.rank for c in claims if c.rank), None
        ),
        setting=next((c.setting for c in claims if c.setting and c.level == level), None),
        status=status,
        date=dated.resolved.when.prefix if dated else None,
        end=until.latest.isoformat() if until and until.latest else None,
        when=dated.resolved.when if dated else first.resolved.when,
        because=dated.resolved.because if dated else first.resolved.because,
        place=place,
        country=next((c.country for c in claims if c.country and c.place == place), None)
        or next((c.country for c in claims if c.country), None),
        ordinal=next((c.ordinal for c in claims if c.ordinal), None),
        blocs=tuple(sorted({bloc for c in claims for bloc in c.blocs})),
        background=all(c.background for c in claims),
    )


def believed_day(group: Sequence[Party], sources: Sources) -> Party | None:
    """The telling whose time is kept: the most exact, of exact ones the most believable; None if undated."""
    exact = [p for p in group if p.resolved.when.days == 1]
    if exact:
        days = {p.resolved.when: [q for q in exact if q.resolved.when == p.resolved.when] for p in exact}
        return min(days.values(), key=lambda told: _believed(told, group, sources))[0]
    timed = [p for p in group if p.resolved.when != Interval()]
    return min(timed, key=lambda p: (p.resolved.when.days or 10**6, anchor(p.resolved)), default=None)


def _believed(told: Sequence[Party], group: Sequence[Party], sources: Sources) -> tuple[object, ...]:
    """Later status first (a plan gives way to what was held), days told before days supposed, then belief in the
    documents, then exact words; of supposed days the first, since nothing is reported before it happens."""
    status = min(STATUS.index(p.claim.status) for p in told)
    supposed = not any(p.named or p.claim.when for p in told)
    in_full = any(w.get("year") for p in told if (w := p.claim.when))
    belief = sources.belief(p.resolved.document for p in told)
    day = told[0].resolved.when.prefix or ""
    return (status, supposed, *((day, belief) if supposed else (belief, not in_full)), anchor(told[0].resolved))


def _status(group: Sequence[Party], sources: Sources) -> str:
    """The latest status: held stays held; of the others that of the latest dated report, then the later in a life."""
    told = {p.claim.status for p in group}
    if "held" in told or len(told) == 1:
        return min(told, key=STATUS.index)
    days = {status: max((sources[p.resolved.document].day or "") for p in group if p.claim.status == status)
            for status in told}
    last = max(days.values())
    return min((status for status in told if days[status] == last), key=STATUS.index)


def _best_place(group: Sequence[Party], dated: Party | None) -> str | None:
    """The place of the telling whose day is kept, else the first told; a longer form of the same place is no better."""
    return (dated.claim.place if dated and dated.claim.place else None) or next(
        (p.claim.place for p in group if p.claim.place), None
    )


def merge_people(tellings: Sequence[Sequence[Participant]]) -> tuple[Participant, ...]:
    """All who are named, each once with the fullest name; a state without a name only if nobody is named for it."""
    people: list[Participant] = []
    for person in (p for told in tellings for p in told):
        for place, known in enumerate(people):
            if known.country == person.country and _one_person(known, person):
                name = max((known.name or "", person.name or ""), key=len) or None
                people[place] = Participant(person.country, name, known.office or person.office)
                break
        else:
            people.append(person)
    named = {p.country for p in people if p.name}
    kept = (p for p in people if p.name or p.country not in named)
    return tuple(sorted(kept, key=lambda p: (p.country, p.name or "", p.office or "")))


def _one_person(one: Participant, other: Participant) -> bool:
    if one.name and other.name:
        return same_person(one.name, other.name)
    return one.office == other.office or not (one.office and other.office)
