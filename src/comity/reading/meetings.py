"""Meetings: the tellings of one contact joined within a report, with level, rank and setting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.model.claims import MeetingClaim, Participant
from comity.model.evidence import Evidence
from comity.model.times import TimeExpression
from comity.reading import cues
from comity.reading.chronicle import entries, entry_at
from comity.reading.cues import meetings
from comity.reading.drafts import Draft, held_before
from comity.reading.evidence import evidence_of
from comity.reading.gatherings import Gathering, rank_words
from comity.reading.judged import Judged
from comity.reading.placing import of_dateline
from comity.reading.seen_meetings import believed, restated, seen_gathering, seen_rank
from comity.reading.tagging import Tagged
from comity.reading.venues import filed_there, same_day, seat_of_summons

ORDER = ("leaders", "ministers", "officials")
AFTERWARDS = re.compile(r"\b(?:after|since|following|from|until|despite)\s+(?:the|their|that|this|last|an earlier)\s+"
                        r"(?:[\w’'-]+\s+){0,3}$", re.I)
LONG_PAST = re.compile(r"last (?:month|year|spring|summer|autumn|fall|winter)\b|.*\b(?:months?|years?) ago\b", re.I)
UNNAMED = re.compile(
    r"\b(?:working|experts?|officials|teams?|staffs?|deputies|aides|technical|specialists|technicians)\b", re.I)
SERIES = re.compile(r"meetings?|talks|rounds?.*|sessions?|dialogue|consultations", re.I)
LIKE = re.compile(r"counterpart|colleague|opposite", re.I)
NEXT_ONE = re.compile(
    r"\b(?:next|\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+"
    r"(?:of (?:the|their|these) )?(?:[\w-]+\s+){0,2}$", re.I)
PORTFOLIO = re.compile(
    r"\b(foreign|defen[cs]e|trade|finance|interior|home|economy|industry|energy|transport|justice|culture|environment"
    r"|agriculture|fisheries|health|education|labou?r|tourism|science|land|unification|security|commerce|mining)"
    r"(?:,? (?:and |affairs )?\w+)? (?:vice[- ])?(?:ministers?|secretar(?:y|ies)|chiefs?)\b", re.I)
COUNTERPART = re.compile(r"\b(?:counterparts?|opposite numbers?),? [A-Z][\w-]+ [A-Z]")
ROUND = re.compile(r"(?:rounds?|consultations)\b", re.I)
OF_A_BODY = re.compile(  # "asked the Security Council for an urgent meeting"
    r"\b(?:ask|urg|request|appeal|call|press|petition)\w*\b[^.;,]{0,60}?\b(?:UN|U\.N\.|Nations|Council|Assembly|Union|League"
    r"|NATO|ASEAN|Organi[sz]ation)\b(?: [\w-]+){0,2} for (?:an? )?"
    r"(?:(?:urgent|emergency|special|extraordinary|closed|immediate)\s+)*$")
CHANCE = re.compile(r"\b(?:chance|accidental|unplanned)\s+$", re.I)
PERFECT = re.compile(r"\b(?:has|have)(?: also| again| now)?\s+$")
WILL_NOT = re.compile(r"\b(?:will|would) not\b[^.;]*$")
NEAR_OFF = 90  # characters before a day within which it is told that somebody will not come
MOST_EVIDENCE = 4
HALF_A_YEAR = 6  # months


def rank_of(tagged: Tagged, found: Gathering) -> str | None:
    """The lower rank of the two sides; a leader and an unnamed side are taken as the leader's rank."""
    by_state: dict[str, int] = {}
    for m in found.mentions:
        if m.rank in ORDER:
            for code in m.codes:
                by_state[code] = min(by_state.get(code, 9), ORDER.index(m.rank))
    if not by_state:
        if "summit" in found.words.lower():
            return "leaders"
        return rank_words(tagged, found) if found.form == "meeting" else None
    return ORDER[max(by_state.values())]


def level_of(found: Gathering, rank: str | None) -> str:
    """The level as reports mix it: who meets and how (FORMAT: meeting level)."""
    if found.form in ("call", "exercise"):
        return found.form
    if found.form == "summons":
        return "working-level"
    if found.sideline:
        return "multilateral-sideline"
    if found.form == "visit":
        return "visit"
    levels = {"leaders": "summit", "ministers": "ministerial"}
    return levels.get(rank or "", "working-level")


def setting_of(level: str, codes: Sequence[str]) -> str:
    """How they meet, apart from who does."""
    settings = {"call": "call", "exercise": "exercise", "visit": "visit", "multilateral-sideline": "sideline"}
    return settings.get(level, "bilateral" if len(codes) == 2 else "multilateral")


def find_meetings(document: str, tagged: Tagged, times: Sequence[TimeExpression], gathered: Sequence[Gathering],
                  judged: Judged) -> Iterator[MeetingClaim]:
    """The meetings that a report tells, the main one marked, in the order of the text. `gathered`: what rules read."""
    drafts: list[Draft] = []
    loose: list[tuple[Gathering, str | None]] = []
    told = entries(tagged, times)
    for found in gatherings(tagged, times, gathered, judged):
        if is_reference(tagged, found):
            continue
        rank = rank_of(tagged, found)
        entry = entry_at(told, found.start)
        home = next((d for d in drafts if entry_at(told, d.tellings[0].start) == entry and d.takes(found, rank)), None)
        if home:
            home.tellings.append(found)
            home.codes |= set(found.codes)
            home.rank = home.rank or rank
        elif found.explicit or found.row == "accepted" or found.when is not None or found.place is not None or (
                found.voice == "verb" and found.status in ("held", "cancelled")):
            drafts.append(Draft(found, rank, tagged.day))
        else:
            loose.append((found, rank))
    for found, rank in loose:
        over = bool(cues.meetings("went").match(tagged.text, found.end))  # "the talks, which ..., lasted 13 hours"
        home = next((d for d in drafts if d.takes(found, rank) and not (over and d.status != "held")), None)
        if home:
            home.tellings.append(found)
        elif "summit" in found.words.lower() or not drafts or (over and found.status == "held"):
            drafts.append(Draft(found, rank, tagged.day))
    drafts = [draft for draft in drafts if any(believed(judged, one) for one in draft.tellings)]
    for draft in drafts:
        draft.tellings[1:] = [one for one in draft.tellings[1:] if believed(judged, one)]
    for draft in drafts:
        if any(draft is not one and held_before(draft, one) for one in drafts):
            draft.tellings = [replace(one, background=True) for one in draft.tellings]
    for draft in drafts:
        if draft.rank is None and draft.tellings[0].form == "meeting":
            draft.rank = (series_rank(tagged, draft, drafts) or seen_rank(judged, draft.tellings[0])
                          or known_rank(tagged, draft))
    main = main_of(tagged, drafts)
    first = claim(document, tagged, main, main=True) if main else None
    for draft in drafts:
        yield first if first and draft is main else claim(document, tagged, draft, beside=None if told else first)


def gatherings(tagged: Tagged, times: Sequence[TimeExpression], gathered: Sequence[Gathering],
               judged: Judged) -> list[Gathering]:
    """The tellings that rules read and those that the coder sees in other sentences, in the order of the text."""
    found = restated(gathered, judged)
    read = {one.sentence.start for one in found}
    unread = (s for s in judged.sentences if s.start not in read)
    found += (one for s in unread if (one := seen_gathering(tagged, judged, s, times)))
    return sorted(found, key=lambda one: one.start)


def is_reference(tagged: Tagged, found: Gathering) -> bool:
    """Whether words only point to a meeting to tell the time ("since the talks", "after the summit in Nara") or tell of
    none: "chance meetings"."""
    lead = tagged.text[max(found.sentence.start, found.start - 40):found.start]
    if found.words == "meetings" and CHANCE.search(lead):
        return True  # "rules for chance meetings at sea"
    if OF_A_BODY.search(tagged.text, found.sentence.start, found.start):
        return True
    if found.status in ("planned", "proposed") and meetings("left_open").search(
            tagged.text, found.sentence.start, found.start):
        return True  # "would not say whether they would meet"
    return found.voice == "noun" and not found.explicit and bool(AFTERWARDS.search(lead))


def series_rank(tagged: Tagged, draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """The rank of the meeting held that is told before, where "the next meeting" goes on with it, or of any where "the
    first such meeting" does."""
    first = draft.tellings[0]
    lead = max(first.sentence.start, first.start - 40)
    if tagged.text.endswith(" such ", lead, first.start):
        alike = [d.rank for d in drafts if d.codes == draft.codes and d.tellings[0].start < first.start]
        return alike[-1] if alike else None
    if draft.status == "held" or not SERIES.fullmatch(first.words):
        return None
    if not NEXT_ONE.search(tagged.text, lead, first.start):
        return None
    held = [d for d in drafts if d.status == "held" and d.codes == draft.codes and d.tellings[0].start < first.start]
    return held[-1].rank if held else None


def known_rank(tagged: Tagged, draft: Draft) -> str | None:
    """The highest rank of which the report names somebody for every state that takes part; none for rounds, nor where
    the sentence names a counterpart by a name that nobody knows."""
    told = draft.tellings[0]
    other = COUNTERPART.search(tagged.text, told.sentence.start, told.sentence.end)
    known = other and any(
        x.kind == "person" and x.codes and x.end > other.start() and x.start <= other.end()
        for x in tagged.within(told.sentence.start, told.sentence.end))
    if ROUND.match(told.words) or (other and not known):
        return None
    for rank in ORDER:
        named = Counter(p.code for p in tagged.people.people if p.rank == rank and p.current)
        if all(named[code] for code in draft.codes):
            return rank if rank != ORDER[0] or all(named[code] == 1 for code in draft.codes) else None
    return None


def main_of(tagged: Tagged, drafts: Sequence[Draft]) -> Draft | None:
    """The contact that the report is about: of its pair, new, told of most and first."""
    fresh = [d for d in drafts if not d.tellings[0].background and d.tellings[0].form != "summons" and not (
        d.tellings[0].when and LONG_PAST.match(d.tellings[0].when.text))]
    pair = set(tagged.pair)
    return min(fresh, default=None, key=lambda d: (
        not pair <= d.codes, d.status == "proposed", d.status != "held",
        -len({(t.sentence, t.form) for t in d.tellings}),  # "spoke by phone" tells of one call once
        d.tellings[0].start))


def claim(document: str, tagged: Tagged, draft: Draft, *, main: bool = False,
          beside: MeetingClaim | None = None) -> MeetingClaim:
    """The claim that a draft comes to. `beside`: the report's main meeting, unless the report is a chronology."""
    best = max(draft.tellings, key=lambda t: (t.explicit, t.when is not None, t.place is not None, -t.start))
    form = next((t for t in draft.tellings if t.form in ("call", "exercise", "summons")), None)
    talks = next((t for t in draft.tellings if t.form == "meeting"), None)
    shape = form or talks or draft.tellings[0]
    rank = "forces" if shape.form == "exercise" else draft.rank
    level = level_of(shape, rank)
    if any(t.sideline for t in draft.tellings) and level in ("summit", "ministerial", "working-level"):
        level = "multilateral-sideline"
    ordered = [best, *(t for t in draft.tellings if t is not best)]
    evidence: list[Evidence] = []
    for telling in ordered:
        piece = evidence_of(document, tagged.text, telling.sentence, telling.start)
        if piece not in evidence:
            evidence.append(piece)
    status = draft.status
    timed = [t for t in ordered if t.when and not filed(tagged, t)] or [t for t in ordered if t.when]
    alike = next((t for t in timed if t.form == shape.form), timed[0] if timed else None)
    when = alike.when if alike else None  # "flies there on Sunday and meets her on Monday": met on Monday
    if when is None and status == "held" and beside and beside.status == "held" and not best.background and any(
            piece.start == evidence[0].start for piece in beside.evidence):
        when = beside.when  # "was received by the president before meeting the chancellor": both on that day
    own = [t for t in ordered if t.status == status] or ordered  # where the next one is to be is not where this was
    place, country = next(((t.place, t.country) for t in own if t.place), (None, draft.first("country")))
    remote = meetings("remote").search(best.sentence.text)  # "in a virtual ceremony"
    if place is None and status == "held" and not remote:
        venue = (seat_of_summons(tagged, draft.tellings) if shape.form == "summons" else None if shape.form != "meeting"
                 else filed_there(tagged, draft.tellings[0], country) if main
                 else same_day(draft.tellings, beside, country) if not best.background else None)
        place, country = venue or (None, country)
    return MeetingClaim(
        evidence=tuple(evidence[:MOST_EVIDENCE]), participants=participants(tagged, draft, rank), level=level,
        rank=rank, setting=setting_of(level, sorted(draft.codes)), status=status,
        when=when if isinstance(when, TimeExpression) else None,
        tense=tense_of(tagged, status, when if isinstance(when, TimeExpression) else None),
        day="own" if when else "report" if not best.background and status == "held" else "own",
        place=place, country=country if isinstance(country, str) else None, background=best.background, main=main,
        rule=f"meeting:{shape.form}" if shape.row != "seen" else f"coder:{shape.form}", trigger=shape.words,
        confidence=max(t.probability for t in draft.tellings),
        blocs=tuple(dict.fromkeys(m.bloc for t in draft.tellings for m in t.mentions if m.bloc)))


def tense_of(tagged: Tagged, status: str, when: TimeExpression | None) -> str:
    """On which side of the report a day lies: of a meeting called off on the nearer one."""
    if status == "cancelled" and when and tagged.day and when.form in ("month", "month-day"):
        months = (int(when.get("month") or 0) - tagged.day.month) % 12
        return "future" if 0 < months <= HALF_A_YEAR else "past"
    if status == "cancelled" and when and when.form == "weekday" and WILL_NOT.search(
            tagged.text, max(0, when.start - NEAR_OFF), when.start):
        return "future"  # "will not travel to Oslo on Thursday"
    return "past" if status in ("held", "cancelled") else "future"


def filed(tagged: Tagged, telling: Gathering) -> bool:
    """Whether the time of a telling is but that of the dateline: "OSLO, May 3 (Agency) - Chile has summoned"."""
    return telling.when is not None and of_dateline(tagged, telling.when) and PERFECT.search(
        tagged.text, telling.sentence.start, telling.start) is not None


def portfolios(text: str) -> set[str]:
    """Which ministers words name: "defence" of "the two defence ministers"; empty where they do not say."""
    return {m[1].lower().replace("defense", "defence").replace("labor", "labour") for m in PORTFOLIO.finditer(text)}


def participants(tagged: Tagged, draft: Draft, rank: str | None) -> tuple[Participant, ...]:
    """Everybody named, one side after the other; a side without a name takes the report's only holder of that rank."""
    found: dict[tuple[str, str | None], Participant] = {}
    for telling in draft.tellings:
        for m in telling.mentions:
            if m.kind in ("person", "pronoun") and m.name and m.codes:
                found.setdefault((m.codes[0], m.name), Participant(m.codes[0], m.name, m.office))
    for telling in draft.tellings:
        for m in telling.mentions:
            if m.kind in ("office", "institution") and m.codes and m.codes[0] not in {c for c, _ in found}:
                office = None if LIKE.match(m.office or "") else m.office  # "his Dutch counterpart" is no office
                found[m.codes[0], None] = Participant(m.codes[0], m.name, office)
    when = draft.tellings[0].when
    earlier = bool(when and tagged.year and int(when.get("year") or tagged.year) < tagged.year)
    others = all(t.row == "follow" for t in draft.tellings) or any(  # a committee's members
        m.kind == "group" and UNNAMED.search(m.text) for t in draft.tellings for m in t.mentions)
    held = portfolios(" ".join(p.office or "" for p in tagged.people.people if p.rank == rank))  # a counterpart's too
    for code in sorted(draft.codes):
        named = [p for (c, name), p in found.items() if c == code and name]
        if named:
            continue
        known = [p for p in tagged.people.people if p.code == code and p.rank == rank and rank and p.current]
        first = draft.tellings[0].sentence
        asked = portfolios(first.text)
        known = [p for p in known if not asked or not (of := portfolios(p.office or "") or held) or of & asked]
        here = [p for p in known if any(first.start <= a < first.end for a, *_ in p.spans)]
        known = here if len(here) == 1 else known  # of several the one whom its sentence names
        if rank == "officials":
            known = here  # there are many: somebody only quoted elsewhere need not have been there
        if earlier or others or draft.tellings[0].form == "summons":
            known = []  # who rules now need not have met then, nor who leads the experts that will
        if len(known) == 1:
            found.pop((code, None), None)
            found[code, known[0].name] = Participant(code, known[0].name, known[0].office)
        elif code not in {c for c, _ in found}:
            found[code, None] = Participant(code)
    return tuple(found.values())
