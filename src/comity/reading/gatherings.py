"""Words in a report that tell of a contact of officials, each with who takes part as its sentence says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from comity.codebook.loader import language_file
from comity.model.times import TimeExpression
from comity.reading import modality
from comity.reading.attendance import attending, taking_part, the_two, upcoming, visited
from comity.reading.clauses import boundaries, clause_end, clause_start
from comity.reading.cues import meetings
from comity.reading.literals import Prefilter
from comity.reading.mentions import Mention
from comity.reading.placing import located, put_off
from comity.reading.sentences import Sentence
from comity.reading.status import status_of
from comity.reading.tagging import Tagged

ALONE = re.compile(r"(?:sit|sat|see|saw|confer|speak)", re.I)
DETERMINED = re.compile(r"\s+(?:(?:the|an?|my|our|his|her|their|its|visiting|both|new|acting|two|three)\s+)*")
NO_GUEST = re.compile(r"['’]s?\b|,? as\b|[\w\s]{0,30}['’]s (?:decision|announcement|remarks?|plan|statement|efforts?)")
HABIT = re.compile(r"\s+(?:an?|into|regular|annual|yearly|permanent)\b")
CALLED_FOR = re.compile(r"\bcall(?:s|ed|ing) for (?:(?:an?|more|renewed|early|urgent|direct|peaceful) )?$")
SINCE_THEN = re.compile(r"\bfor the first time (?:since|in)\b")
WITH_THEM = re.compile(r"\s+(?:[\w-]+ ){0,2}?(?:with|between|among|of)\b")
MANY = 2  # others whom one meets apart
REACH = 40  # characters behind a verb in which the name of whom one meets begins
RANK_WORDS = (
    ("leaders", re.compile(r"\b(?:leaders|presidents|(?<!deputy )prime ministers|premiers|summit)\b", re.I)),
    (
        "ministers",
        re.compile(
            r"\b(?:(?<!\bprime )(?<!deputy )(?<!vice )(?<!vice-)ministers|deputy prime ministers|ministerial"
            r"|secretaries|defen[cs]e chiefs|two-plus-two"
            r"|2\+2|(?:top|chief) diplomats)\b",
            re.I,
        ),
    ),
    (
        "officials",
        re.compile(
            r"\b(?:officials|(?<!top )(?<!chief )diplomats|directors?[- ]general|envoys|commanders|negotiators|"
            r"delegations?|experts|"
            r"governments(?= (?:have |had )?(?:held|had|begun|began|started|resumed|continued|engaged))"
            r"|(?:vice|deputy)[- ](?:[a-z]+ )?ministers|working[- ](?:level|group)|committee)\b",
            re.I,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Gathering:
    """One telling of a contact. `explicit`: who takes part stands beside the words, not only the report's pair."""

    start: int
    end: int
    form: str
    voice: str
    row: str
    words: str
    sentence: Sentence
    mentions: tuple[Mention, ...]
    codes: tuple[str, ...]
    status: str
    background: bool
    explicit: bool
    sideline: bool
    when: TimeExpression | None = None
    place: str | None = None
    country: str | None = None
    probability: float = 1.0  # that it is a meeting, where the coder and no rule read it


@cache
def triggers() -> list[tuple[dict[str, str], re.Pattern[str]]]:
    """The rows of `meetings.yaml` with compiled patterns, in order of precedence."""
    rows: list[dict[str, str]] = language_file("en", "meetings")
    return [
        (
            row,
            re.compile(
                rf"(?<![\w-])(?:{row['pattern']})(?![\w-])", 0 if row["id"] in ("met", "hosted", "visit") else re.I
            ),
        )
        for row in rows
    ]


@cache
def prefilter() -> Prefilter:
    """Which triggers are worth trying on a sentence."""
    return Prefilter([pattern.pattern for _, pattern in triggers()])


def find_gatherings(tagged: Tagged, times: Sequence[TimeExpression]) -> Iterator[Gathering]:
    """Every telling of a contact in what the report itself tells (no noise, no interview)."""
    for sentence in tagged.sentences:
        if sentence.kind not in ("body", "bullet"):
            continue
        taken: list[tuple[int, int]] = []
        cuts = boundaries(tagged.text, sentence)
        for number in prefilter().worth(sentence.text):
            row, pattern = triggers()[number]
            for m in pattern.finditer(tagged.text, sentence.start, sentence.end):
                if any(a < m.end() and b > m.start() for a, b in taken):
                    continue
                if taken and row["voice"] == "noun" and meetings("apposed").search(
                        tagged.text, sentence.start, m.start()):
                    continue  # "spoke by phone, their first conversation since May"
                if row["id"] == "visit" and any(
                        b <= m.start() and not tagged.text[b : m.start()].strip() for _, b in taken):
                    continue  # "accepted an invitation to visit": one telling
                found = gathering(tagged, sentence, cuts, row, m)
                if found:
                    taken.append(m.span())
                    for one in (located(tagged, one, times, cuts) for one in apart(tagged, found, cuts)):
                        yield one
                        if later := put_off(tagged, one, times):
                            yield later


def gathering(
    tagged: Tagged, sentence: Sentence, cuts: Sequence[tuple[int, int]], row: dict[str, str], m: re.Match[str]
) -> Gathering | None:
    """The contact that one trigger tells of, or None if it is denied or nobody of a state takes part."""
    text = tagged.text
    if (row.get("whom") and not faced(tagged, m)) or meetings("counterfactual").match(text, sentence.start):
        return None  # "Had it gone ahead, the two would have met"
    first, last = clause_start(cuts, sentence, m.start())[1], clause_end(cuts, sentence, m.end())
    stays = row["form"] == "visit" and meetings("stays_home").search(text, max(first, m.start() - 60), m.start())
    off = stays or meetings("fell_through").match(text, m.end())  # "had planned to visit Oslo, but cancelled the trip"
    if meetings("negated").search(text, max(first, m.start() - 60), m.start()) and not off:
        return None
    if meetings("regular").search(text, max(first, m.start() - 30), m.start()) and not (
        row["voice"] == "noun" and meetings("at_a_place").match(text, m.end())
    ):
        return None  # "their annual summits" are a habit, "their annual summit in Tokyo" is this year's
    habit = meetings("recurring").match(text, m.end()) or meetings("habitual").search(m.group())
    if habit and not (row["voice"] == "verb" and meetings("past").match(m.group())):
        return None  # "will visit each other regularly" promises a habit, it tells of no meeting
    if row["form"] == "exercise" and meetings("enlarges").search(text, max(first, m.start() - 60), m.start()):
        return None  # "agreed to expand joint exercises" promises them
    if (row["voice"] == "noun" or m.group().startswith("meeting")) and (
        meetings("would_be").search(text, max(sentence.start, m.start() - 80), m.start())
        or meetings("home").match(text[m.end() : m.end() + 40])
        or any(hit.kind == "bloc" and m.start() - 3 < hit.end <= m.start() for hit in tagged.states)
        or (meetings("of_body").search(text, max(sentence.start, m.start() - 12), m.start())
            and not any(m.start() - 12 < hit.end <= m.start() for hit in tagged.states))
    ):
        return None  # "the NATO summit" is where they met, not what they held
    if (
        row["id"] in ("visit", "hosted")
        and m.group().startswith(("visit", "hosts"))
        and meetings("a_noun").search(text, max(first, m.start() - 24), m.start())
    ):
        return None
    begun = meetings("taken_up").match(text, m.end()) or meetings("starts").search(
        text, max(first, m.start() - 45), m.start()
    )
    set_there = begun and meetings("at_a_place").match(text, m.end()) and not meetings("relative").search(
        text, first, m.start())  # "agreed to resume the talks in Oslo in May"
    if row["id"] == "talks" and begun and not set_there and not upcoming(tagged, cuts, sentence, m):
        return None  # "agreed to restart a security dialogue" promises talks, it tells of none
    if row["id"] == "talks" and CALLED_FOR.search(text, first, m.start()) and not WITH_THEM.match(text, m.end()):
        return None  # "calls for dialogue after the unrest": of whom with whom is not told
    if row["id"] == "talks" and meetings("ongoing").match(text, m.end()):
        return None  # "talks on export controls go on"
    if row["id"] in ("hosted", "talks") and meetings("thanked").search(text, first, m.start()):
        return None  # "thanked China for hosting the talks": who was thanked met nobody by it
    if meetings("anniversary").search(text, sentence.start, m.start()):
        return None  # "it will be 20 years since they met"
    if row["voice"] == "verb" and meetings("obliged").search(text, first, m.start()):
        return None
    if row["voice"] == "noun" and (meetings("never_set").match(text, m.end(), sentence.end)
                                   or meetings("not_met").match(text, m.end(), sentence.end)):
        return None  # "the visit had never been scheduled"; "both of whom attended the summit, did not meet"
    if row["voice"] == "noun" and meetings("conference").search(text, first, m.end()):
        return None  # "he speaks at the Seoul Defense Dialogue"
    if row["voice"] == "noun" and meetings("only_possible").match(text, m.end()):
        return None  # "a dialogue is not ruled out"
    if row["voice"] == "noun" and meetings("objected").search(text, first, m.start()):
        return None  # "protested over the visit of lawmakers to the islets"
    if meetings("bid_to_host").search(text, first, m.start()):
        return None  # "will back Fiji's bid to host the climate meeting"
    if row["id"] == "talks" and meetings("means").search(text, first, m.start()):
        return None  # "has to be settled by dialogue"
    if row["voice"] == "noun" and HABIT.match(text, m.end()) and meetings("made_habit").search(text, first, m.start()):
        return None  # "vowed to make the summit a regular event"
    if row["voice"] == "noun" and meetings("beside").search(text, first, m.start()):
        return None  # "on the sidelines of a three-way summit with China"
    if row["id"] == "concurred" and not meetings("there").match(text, sentence.start):
        return None  # "At Lima, A and B agree": nothing else says that they met
    till_then = row["voice"] == "noun" and text.startswith(",", m.end())
    if till_then and meetings("till_then").fullmatch(text[first : m.start()]):
        return None  # "Ahead of the summit, the two sides"
    mentions, explicit = taking_part(tagged, sentence, cuts, row, m)
    mentions = tuple(one for x in mentions for one in the_two(tagged, sentence, x))
    if explicit and row["form"] == "meeting":
        mentions = (*mentions, *attending(tagged, sentence, mentions))
    codes = tuple(dict.fromkeys(code for x in mentions for code in x.codes))
    if row["voice"] == "verb" and len(codes) > 1 and meetings("sends").search(text, first, m.start()):
        mentions = (Mention(m.start(), m.start(), "", "group", codes),)  # "they directed their envoys to meet"
    if row["form"] == "visit" and (len(codes) == 1 or row["id"] == "invited"):
        host = visited(tagged, m, last, *codes)
        codes = (*codes, host) if host else codes
    called_off = row["id"] in ("visit-noun", "talks") and meetings("fell_through").match(text, m.end(), sentence.end)
    if called_off and len(codes) < 2 and len(tagged.pair) == 2 and set(codes) <= set(tagged.pair):
        codes = tagged.pair  # "The visit set for 24 March has been called off": who was to come, and where, is known
    if len(codes) < 2:
        return None
    if meetings("separately").search(text, m.end(), last) and not any(
            x.role == "actor" and x.codes for x in tagged.within(first, m.start())):
        return None  # "mediators met delegations from A and B separately": these did not meet each other
    if not explicit and ALONE.match(m.group()):
        return None  # "a dialogue in which officials sit down": nobody says of whom
    if meetings("which_met").search(text, max(sentence.start, m.start() - 20), m.start()):
        return None  # "the commission, which last met in 2018": who sits on it is not told
    if row["voice"] == "noun" and not explicit and meetings("attends").search(text, first, m.start()):
        return None  # "he takes part in a summit of the African Union": nobody says with whom he meets
    if row["voice"] == "noun" and not explicit and meetings("promise_of").search(text, first, m.start()):
        return None  # "in return for a promise of talks"
    if row["voice"] == "noun" and not explicit and meetings("refers").search(text, first, m.start()):
        return None  # "before the talks he laid flowers": the talks are told elsewhere
    before = text[max(first, m.start() - 50) : m.start()]
    told_last = SINCE_THEN.search(text, m.end(), last)  # "met on Tuesday for the first time since 2021"
    background = bool(meetings("older").search(before)) or modality.has(
        "historical", text, max(first, m.start() - 50), told_last.start() if told_last else last
    )
    beside = (max(first, m.start() - 20), min(last, m.end() + 30) if row["id"] != "told" else sentence.end)
    remote = row["form"] == "meeting" and meetings("remote").search(text, *beside)
    return Gathering(
        m.start(),
        m.end(),
        "call" if remote else row["form"],
        row["voice"],
        row["id"],
        m.group(),
        sentence,
        mentions,
        codes,
        status_of(text, sentence, first, last, m, row),
        background,
        explicit,
        bool(meetings("sideline").search(text, first, last)),
    )


def apart(tagged: Tagged, found: Gathering, cuts: Sequence[tuple[int, int]]) -> list[Gathering]:
    """The contacts that one telling holds: "separate talks with A and B" are two."""
    hosts = found.mentions[0].codes if found.mentions else ()
    others = [x for x in found.mentions[1:] if len(x.codes) == 1 and x.codes != hosts]
    first, last = clause_start(cuts, found.sentence, found.start)[1], clause_end(cuts, found.sentence, found.end)
    if len(hosts) != 1 or len({x.codes for x in others}) < MANY or not meetings("separately").search(
            tagged.text, first, last):
        return [found]
    own = tuple(x for x in found.mentions if x.codes == hosts)
    return [replace(found, mentions=(*own, *(x for x in others if x.codes == (code,))), codes=(*hosts, code))
            for code in dict.fromkeys(x.codes[0] for x in others)]


def faced(tagged: Tagged, m: re.Match[str]) -> bool:
    """Whether somebody in office stands right behind a verb that tells many other things: "met the deadline"."""
    after = next((x for x in tagged.within(m.end(), m.end() + REACH) if x.kind in ("person", "office")), None)
    return bool(after and after.codes and after.rank and DETERMINED.fullmatch(tagged.text, m.end(), after.start)
                and not NO_GUEST.match(tagged.text, after.end))


def rank_words(tagged: Tagged, found: Gathering) -> str | None:
    """The rank that the words around the trigger give where no office is named."""
    span = max(found.sentence.start, found.start - 80), min(found.sentence.end, found.end + 60)
    return next((rank for rank, pattern in reversed(RANK_WORDS) if pattern.search(tagged.text, *span)), None)
