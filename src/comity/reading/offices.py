"""Offices as a text writes them, with or without a name: "Foreign Minister", "the South Korean ambassador"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from comity.codebook.loader import language_file
from comity.reading.literals import Finder
from comity.register.types import StateHit

GENITIVE = re.compile(r"(?:['’‘]s?)?[^\S\n]+$")
OF_STATE = re.compile(r"(?:\s+and\s+(?:the\s+)?(?:people|parliament))?\s+(?:of|for)\s+(?:the\s+)?", re.I)
IN_CAPITAL = re.compile(r"\s+in\s+")
AT_MINISTRY = re.compile(  # "director general for legal affairs at the foreign ministry in Seoul"
    r"(?:\s+[A-Za-z][\w-]*){0,5}?\s+(?:at|in|of)\s+the\s+(?:[\w-]+\s+){0,3}(?:[Mm]inistry|[Oo]ffice|[Aa]gency)"
    r"\s+(?:in|of)\s+(?:the\s+)?")
PLURAL = re.compile(r"(?:(?<!affaire)s|people|men)$", re.I)
NO_NAME = r"(?:The|And|In|On|At|But|Of|His|Her|For|When|While|With)\b"
HIS = re.compile(r"\b(?:his|her)\s$", re.I)
AGENCY = "agency"  # in place of a rank: heads of agencies
SEVERAL = "+"  # in place of a state's code: a bloc of more than one
MOST_AGENCY = 70  # characters of an agency's name
JUNIOR = re.compile(r"\b(?:deputy|vice|assistant|under|principal|permanent|private|press)\b", re.I)


@dataclass(frozen=True, slots=True)
class Office:
    """An office or an institution in the text. `code` is its state where the words around say so.

    `start` to `end` are the office's own words, `span_start` to `span_end` have the state's too. `rank` is None for a
    counterpart (it is that of the other side) and for institutions.
    """

    start: int
    end: int
    text: str
    rank: str | None
    code: str | None
    span_start: int
    span_end: int
    current: bool
    plural: bool
    institution: bool = False
    several: bool = False  # of a bloc: "G20 ministers" speak for no one state

    @property
    def counterpart(self) -> bool:
        """Whether it is only named as the like of somebody else."""
        return self.text.lower().startswith(("counterpart", "colleague", "opposite"))


@cache
def patterns() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]], re.Pattern[str]]:
    """The pattern of an office or institution, the heads by rank, and the words for former holders."""
    data = language_file("en", "actors")
    ranked = {rank: sorted(heads, key=len, reverse=True) for rank, heads in data["offices"].items()}
    ranked["agency"] = data["agency"]
    heads = sorted((head for listed in ranked.values() for head in listed), key=len, reverse=True)
    word = f"(?:{data['portfolio']})\\b"
    area = f"(?:{word}(?:,? (?:and|of|for|the|&) |[, -]{{1,2}}))"
    tail = f"(?:\\s(?:of|for)\\s(?:the\\s)?{word}(?:(?:,\\s|\\s(?:and|&|of)\\s|\\s){word}){{0,4}})?"
    before = f"(?:(?:{data['prefixes']})\\b[ -]){{0,3}}{area}{{0,5}}"
    office = re.compile(
        f"\\b(?:{before}(?P<head>{'|'.join(heads)})(?!\\w){tail}"
        f"|(?P<like>counterparts?|colleagues?|opposite numbers?)(?!\\w)"
        f"|(?P<body>{area}{{0,3}}(?:{'|'.join(data['institutions'])})(?!\\w){tail}))", re.I)
    by_rank = {rank: re.compile(f"(?:{'|'.join(listed)})$", re.I) for rank, listed in ranked.items()}
    return office, by_rank, re.compile(f"\\b(?:{data['former']})\\b", re.I)


@cache
def private_pattern() -> re.Pattern[str]:
    """Words right before "leader" or "chief" that make somebody the head of a party, a firm, a gang."""
    return re.compile(rf"\b(?:{language_file('en', 'actors')['private']})[ -]$", re.I)


@cache
def private_leader() -> re.Pattern[str]:
    """Somebody who leads, and no state: "Opposition leader"."""
    words = language_file("en", "actors")["private"]
    return re.compile(rf"\b(?:{words})[ -](?:leaders?|chiefs?|figures?|politicians?|activists?)\b", re.I)


@cache
def office_finder() -> Finder:
    """Finds what the pattern of an office or institution matches."""
    return Finder([patterns()[0]])


def is_agency(head: str) -> bool:
    """Whether an office's head alone does not make its holder speak for a state."""
    _, by_rank, _ = patterns()
    return not any(pattern.fullmatch(head) for rank, pattern in by_rank.items() if rank != AGENCY)


def agency_of(text: str, at: int, states: Sequence[StateHit]) -> StateHit | None:
    """The state whose agency stands right before an office: "Japan's Financial Services Agency Commissioner"."""
    before = [hit for hit in states if at - MOST_AGENCY < hit.end < at]
    hit = before[-1] if before else None
    return hit if hit and len(hit.codes) == 1 and agency_pattern().match(text[hit.end:at]) else None


def rank_of(words: str, head: str) -> str:
    """The rank of an office's holder: that of the longest head; a deputy minister is an official."""
    _, by_rank, _ = patterns()
    upto = words[:words.rfind(head) + len(head)]  # "Trade Representative", and not its tail
    fits = [(len(m.group()), rank) for rank, pattern in by_rank.items() if (m := pattern.search(upto))]
    rank = max((length, rank) for length, rank in fits if rank != AGENCY or len(fits) == 1)[1]
    if rank == AGENCY:
        return "officials"
    bare = head.lower() in ("chief", "leader", "leaders")
    if rank == "leaders" and bare and re.search(
            r"(?:security|defen[cs]e|army|police|trade|policy|foreign|intelligence)\W+\w+$", words, re.I):
        rank = "ministers"
    if rank == "ministers" and JUNIOR.search(words) and not re.search(r"prime|premier", words, re.I):
        return "officials"
    return "ministers" if rank == "leaders" and JUNIOR.search(words) else rank


@cache
def agency_pattern() -> re.Pattern[str]:
    """An agency's name right before its head: "'s Financial Services Agency " after the state."""
    data = language_file("en", "actors")
    words = f"(?:(?!{NO_NAME})[A-Z][\\w’'-]*|{data['agency_words']}|{data['agency_joints']})"
    return re.compile(f"(?:['’]s?)?(?:[^\\S\\n]+{words}){{0,8}}[^\\S\\n]+(?i:{data['agency_ends']})[^\\S\\n]+$")


@cache
def of_agency() -> re.Pattern[str]:
    """How an agency's name goes on after its state: "Norway's armed forces"."""
    return re.compile(rf"(?:['’]s?)?\s+(?:{language_file('en', 'actors')['agency_words']})\b", re.I)


def rank_there(text: str, at: int, rank: str | None, head: str) -> str | None:
    """The rank where more than a state follows: "the president of the Lao National Assembly", "the head of Sudan's
    ruling council"."""
    if is_agency(head) and governing().match(text, at):
        return "leaders"
    return "officials" if rank == "leaders" and of_agency().match(text, at) else rank


@cache
def governing() -> re.Pattern[str]:
    """How the name of a government goes on after its state."""
    return re.compile(rf"(?:['’]s?)?\s+(?:{language_file('en', 'actors')['governing']})\b", re.I)


def find_offices(text: str, states: Sequence[StateHit]) -> list[Office]:
    """All offices and institutions in a text with the state that their words name; in order, without overlaps."""
    *_, former = patterns()
    private = private_pattern()
    ends: Mapping[int, StateHit] = {hit.end: hit for hit in states if len(hit.codes) == 1 or hit.kind == "bloc"}
    starts: Mapping[int, StateHit] = {hit.start: hit for hit in states if len(hit.codes) == 1 or hit.kind == "bloc"}
    covered = [(hit.start, hit.end) for hit in states]
    found: list[Office] = []
    for m in office_finder().find(text)[0]:
        if any(a <= m.start() < b for a, b in covered):
            continue
        code, first, last = None, m.start(), m.end()
        gap = GENITIVE.search(text, max(0, m.start() - 4), m.start())
        if gap and (hit := ends.get(gap.start())) and hit.codes:
            code, first = hit.codes[0] if len(hit.codes) == 1 else SEVERAL, hit.start
        for joint in (OF_STATE, IN_CAPITAL, AT_MINISTRY):
            after = joint.match(text, m.end())
            after_hit = starts.get(after.end()) if after else None
            if code is None and after_hit and after_hit.codes and (
                    joint is not IN_CAPITAL or after_hit.kind == "capital"):
                code, last = after_hit.codes[0] if len(after_hit.codes) == 1 else SEVERAL, after_hit.end
        words = m.group()
        if code is None and m["head"] and (hit := agency_of(text, m.start(), states)):
            code, first = hit.codes[0], hit.start
        if code is None and m["head"] and is_agency(m["head"]):
            continue  # "the museum's director"
        if code is None and words.lower().startswith("colleague") and not HIS.search(text, 0, m.start()):
            continue
        if m["head"] and private.search(text, max(0, m.start() - 30), m.start()):
            continue  # "the opposition leader" speaks for no state
        lead = text[max(0, first - 12):first] + words
        rank = None if m["like"] or m["body"] else rank_of(words, m["head"])
        if m["head"] and last > m.end():
            rank = rank_there(text, last, rank, m["head"])
        found.append(Office(
            m.start(), m.end(), words, rank,
            None if code == SEVERAL else code, first, last,
            current=not former.search(lead) and not text[m.end():m.end() + 16].lower().startswith(" of the time"),
            plural=bool(PLURAL.search(m["head"] or m["like"] or "")), institution=bool(m["body"]),
            several=code == SEVERAL))
    return found
