"""Whose official has the word in a briefing, a press conference or an interview."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from comity.reading.mentions import Mention
from comity.reading.offices import Office, find_offices
from comity.reading.people import People
from comity.reading.sentences import HOLDER, Sentence
from comity.register import Register
from comity.register.types import PlaceHit

TURNS = ("question", "opinion")
SPOKES = re.compile(r"\bspokes(?:person|man|woman)\b", re.I)
PRIVATE = re.compile(r"\b(?:compan(?:y|ies)|firm|bank|party|group|airline|operator|union|opposition|club|family)"
                     r"(?:['’]s)? (?:\w+ )?spokes", re.I)
BRIEFING = re.compile(  # "Foreign Ministry's regular press conference", "weekly briefing"
    r"\b(?:ministry|department|government|embassy)\b[^\n.]{0,60}\b(?:briefing|press conference)\b"
    r"|\b(?:briefing|press conference)\b[^\n.]{0,60}\b(?:ministry|department|government|embassy)\b", re.I)
MEETS_US = re.compile(  # how a paper tells whom it asked
    r"\b(?:talk(?:s|ed)? (?:to|with)|sp(?:eaks?|oke) (?:to|with)|(?:[Ww]e|has) (?:asked|met|visited|put)"
    r"|sat down with|(?:received|told|met|tells|receives) (?:us|me|(?:this|our) (?:paper|newspaper|correspondent))\b"
    r"|(?:talk|conversation|interview) with"
    r"|interview(?:ed|s)?|answer(?:s|ed)|t(?:ook|akes) (?:\w+ )?questions)\b")
WORKS_AT = re.compile(  # "Ann Eide, under-secretary at the Norwegian ministry of defence"
    r"\b(?:secretary|head|director|director[- ]general|advis[eo]r|official|chief|envoy|negotiator|commissioner)"
    r"(?: [a-z]+){0,4} (?:at|in|of|from) (?:the )?$")
FORMER = re.compile(r"\b(?:former|ex-|retired|late|opposition|shadow)\b", re.I)
MINISTRY = re.compile(r"\b(?:Ministry|Department|Office|Secretariat|Government)\b[^\n.;:]{0,60}?,\s+$")
DATE_BEHIND = re.compile(r",?\s+(?:\w+day,?\s+)?(?:\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2}),?\s+\d{4}")
SEAT = re.compile(r"\b(?:in|from|at)\s+$", re.I)
HERE = re.compile(r"\bhere in\s+$", re.I)
ASKED_VIEW = re.compile(r"['’]s? (?:\w+ )?(?:view|comment|response|reaction|position|answer|reply|take)\b")
WE = re.compile(r"\b(?:[Ww]e|us|[Oo]ur)\b")
MOST_RANKED = 3  # states of a report among which a spokesperson's own is looked for
LEAST_QUESTIONS = 2  # paragraphs that end in a question mark and make an interview
MOST_ASKED = 3  # sentences of a question


@dataclass(frozen=True, slots=True)
class Turn:
    """From `start` to `end` one has the word: his or her state says "we"."""

    start: int
    end: int
    one: Mention


def turn_at(offset: int, turns: Sequence[Turn]) -> Turn | None:
    """Whose words stand at an offset; None for the report's own."""
    return next((turn for turn in turns if turn.start <= offset < turn.end), None)


def before_turns(sentences: Sequence[Sentence]) -> list[Sentence]:
    """What stands above the first question or answer."""
    first = next((n for n, s in enumerate(sentences) if s.kind in TURNS or s.who), len(sentences))
    return list(sentences[:first])


def is_briefing(title: str, sentences: Sequence[Sentence]) -> bool:
    """Whether those who answer without a name speak for a state: a spokesperson's briefing or an interview with one."""
    head = before_turns(sentences)
    lines = "\n".join([title, *(s.text for s in head if s.kind in ("heading", "noise", "dateline"))])
    asked = [s.text for s in head if s.kind == "body" and SPOKES.search(s.text) and MEETS_US.search(s.text)]
    return any((SPOKES.search(text) and not PRIVATE.search(text)) or BRIEFING.search(text) for text in (lines, *asked))


def titled(title: str, sentences: Sequence[Sentence]) -> str:
    """The name before a colon that the headline gives as its spokesperson's: "Spokesperson Mao Ning's press
    conference"; empty where there is none."""
    after = SPOKES.search(title)
    return next((s.who for s in sentences if s.who and after and s.who in title[after.end():]), "")


def private(sentences: list[Sentence]) -> list[Sentence]:
    """Where an interview without labels introduces no official, what "we" did is nobody's act: it is opinion."""
    asked = questions(sentences)
    return [replace(s, kind="opinion") if asked and s.start >= asked[0] and s.kind == "body" and re.search(
        r"\b[Ww]e\b", s.text) else s for s in sentences]


def speaker_named(who: str, people: People, register: Register, ranked: Sequence[str]) -> Mention | None:
    """Who "PRIME MINISTER BERG" or "Foreign Minister Ann Eide" before a colon is; None where no state is found."""
    label = re.sub(r"\b(?:Of|For|And|The)\b", lambda m: m.group().lower(), who.title()) if who.isupper() else who
    hits = register.find_states(label)
    offices = find_offices(label, hits)
    for person in People(label, hits, offices, register).people:
        last = person.name.split()[-1]
        told = [p.code for p in people.people if p.code and last.lower() in p.name.lower().split()]
        code = person.code or (told[0] if told else None) or next(
            (c for c in ranked[:4] if register.persons_named(person.name, country=c)), None)
        if code:
            return Mention(0, 0, person.name, "person", (code,), name=person.name, office=person.office,
                           rank=person.rank)
    return next((of_office(o) for o in offices if o.code), None)


def of_office(office: Office) -> Mention:
    """An office whose holder speaks without a name."""
    return Mention(0, 0, office.text, "office", (office.code,) if office.code else (), office=office.text,
                   rank=office.rank)


def spokesperson(title: str, sentences: Sequence[Sentence], register: Register, ranked: Sequence[str],
                 named: Sequence[Mention], places: Sequence[PlaceHit]) -> Mention | None:
    """A spokesperson whose state no label names: by the head, by where it is held, what is asked, whom "we" face."""
    head = before_turns(sentences)
    lines = "\n\n".join([title, *(s.text for s in head)])
    for office in find_offices(lines, register.find_states(lines)):
        if office.code and not office.counterpart and (office.institution or office.rank == "officials") and (
                SPOKES.search(lines[office.span_start:office.span_end + 40]) or BRIEFING.search(
                    lines[max(0, office.span_start - 60):office.span_end + 60])):
            return of_office(office)
    heading = "\n\n".join([title, *(s.text for s in head if s.kind in ("heading", "noise"))])
    bodies = [o for o in find_offices(heading, register.find_states(heading)) if o.institution and o.code]
    if len({body.code for body in bodies}) == 1:
        return of_office(bodies[0])  # "MINISTRY OF FOREIGN AFFAIRS OF KUWAIT", above "Weekly briefing"
    code = (masthead(sentences, head, places) or seat(sentences, head, places) or asked_state(sentences, named)
            or left_over(sentences, named, ranked))
    return Mention(0, 0, "spokesperson", "office", (code,), office="spokesperson", rank="officials") if code else None


def seat(sentences: Sequence[Sentence], head: Sequence[Sentence], places: Sequence[PlaceHit]) -> str | None:
    """The state of the town in which questions were taken, or where the answers are "here": "here in Delhi"."""
    for s in sentences:
        pattern = SEAT if s in head and (SPOKES.search(s.text) or BRIEFING.search(s.text)) else HERE
        for hit in places:
            if s.start <= hit.start < s.end and s.kind != "question" and pattern.search(
                    s.text[:hit.start - s.start]):
                return hit.country
    return None


def masthead(sentences: Sequence[Sentence], head: Sequence[Sentence], places: Sequence[PlaceHit]) -> str | None:
    """The state of the only town that stands above, after a ministry's name or before a date: "Ministry of Defence,
    Oslo"; "Lome, Tuesday 4 May 2021"."""
    found = {hit.country for s in head for hit in places if s.start <= hit.start < s.end and hit.country
             and (MINISTRY.search(s.text[:hit.start - s.start]) or (
                 hit.start == s.start and DATE_BEHIND.match(s.text[hit.end - s.start:])))}
    return found.pop() if len(found) == 1 else None


def asked_state(sentences: Sequence[Sentence], named: Sequence[Mention]) -> str | None:
    """The state whose view the questions ask for: "What is China's view?"."""
    found = {m.codes[0] for s in sentences if s.kind == "question" for m in named
             if s.start <= m.start < s.end and len(m.codes) == 1
             and ASKED_VIEW.match(s.text[m.start - s.start + len(m.text.rstrip("'’s")):].lstrip("s"))}
    return found.pop() if len(found) == 1 else None


def left_over(sentences: Sequence[Sentence], named: Sequence[Mention], ranked: Sequence[str]) -> str | None:
    """The one of the report's states that "we" never face: "We ask Togo to think again. Togo has told us so"."""
    faced: set[str] = set()
    for s in sentences:
        if s.kind == "body" and WE.search(s.text):
            codes = {m.codes for m in named if s.start <= m.start < s.end and m.role == "actor"}
            if len(codes) == 1:
                faced |= set(codes.pop())
    rest = [code for code in ranked[:MOST_RANKED] if code not in faced]
    if len(rest) > 1:  # "the Togo-Benin summit": the one that is joined with whom "we" face
        actors = [m for m in named if len(m.codes) == 1]
        joined = [{*a.codes, *b.codes} for a, b in itertools.pairwise(actors)
                  if (text_between(sentences, a.end, b.start) or "") in ("-", "–", " and ", " and the ")]
        rest = [code for code in rest if any(code in both and both & faced for both in joined)]
    return rest[0] if faced and len(rest) == 1 else None


def text_between(sentences: Sequence[Sentence], start: int, end: int) -> str | None:
    """The words between two offsets of one sentence."""
    return next((s.text[start - s.start:end - s.start] for s in sentences if s.start <= start <= end <= s.end), None)


def questions(sentences: Sequence[Sentence]) -> list[int]:
    """Where the questions of an interview without labels begin: short paragraphs that end in a question mark."""
    paragraphs: dict[int, list[Sentence]] = {}
    for s in sentences:
        if s.kind in ("body", "heading"):
            paragraphs.setdefault(s.paragraph, []).append(s)
    asked = [held[0].start for held in paragraphs.values() if held[-1].text.endswith("?") and len(held) <= MOST_ASKED
             and held[0].text[0] not in '"“']
    return asked if len(asked) >= LEAST_QUESTIONS else []


def interviewed(sentences: Sequence[Sentence], people: People, register: Register, first: int) -> Mention | None:
    """The official whom an interview without labels introduces: "Ann Eide, Norway's ambassador, talks to us"."""
    for s in sentences:
        if s.end > first or not MEETS_US.search(s.text):
            continue
        for person in people.people:
            if s.start <= person.spans[0][0] < s.end and person.rank and person.code and person.current and (
                    not FORMER.search(person.office or "")):
                return Mention(0, 0, person.name, "person", (person.code,), name=person.name, office=person.office,
                               rank=person.rank)
        for office in find_offices(s.text, register.find_states(s.text)):
            works = office.rank or WORKS_AT.search(s.text, 0, office.span_start)
            if office.code and works and office.current and not office.plural and not FORMER.search(
                    s.text[:office.end]):
                return of_office(office)
        return None
    return None


def turns(sentences: Sequence[Sentence], title: str, people: People, register: Register, ranked: Sequence[str],
          named: Sequence[Mention], places: Sequence[PlaceHit]) -> list[Turn]:
    """The passages in which an official whose state is known has the word, in order."""
    if not any(s.kind in TURNS or s.who for s in sentences):
        asked = questions(sentences)
        one = interviewed(sentences, people, register, asked[0]) if asked else None
        return [Turn(asked[0], sentences[-1].end, one)] if one else []
    return list(labelled(sentences, title, people, register, ranked, named, places))


def labelled(sentences: Sequence[Sentence], title: str, people: People, register: Register, ranked: Sequence[str],
             named: Sequence[Mention], places: Sequence[PlaceHit]) -> Iterator[Turn]:
    """The turns of those whom words before a colon name, and of a spokesperson who has no name."""
    own = titled(title, sentences)
    holders = sorted({s.who for s in sentences
                      if s.kind == "body" and s.who and (s.who == own or HOLDER.search(s.who))})
    found = {who: speaker_named(who, people, register, ranked) for who in holders}
    if len(holders) <= 1 and not any(found.values()):
        if is_briefing(title, sentences) or (holders and SPOKES.search(holders[0])):
            one = spokesperson(title, sentences, register, ranked, named, places)
            found = dict.fromkeys(["", *holders], one)
        elif holders and (code := asked_state(sentences, named) or left_over(sentences, named, ranked)):
            found = {holders[0]: Mention(0, 0, holders[0], "office", (code,), office=holders[0], rank="ministers")}
    first = next((s.start for s in sentences if s.kind == "question"), 0)
    if is_briefing(title, sentences) and not any(
            MEETS_US.search(s.text) for s in before_turns(sentences) if s.kind == "body" and SPOKES.search(s.text)
            and re.search(r"\bwe\b", s.text, re.I)):
        first = 0  # opening remarks
    for s in sentences:
        one = found.get(s.who if s.who in holders else "")
        if one and s.kind == "body" and (s.who in holders or s.start >= first):
            yield Turn(s.start, s.end, one)
