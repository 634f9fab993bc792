"""Sentences of a report with exact offsets, each with its kind.

Invariant: `text == document.text[start:end]`; sentences do not overlap and stand in the order of the text.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sentencex import get_sentence_boundaries

from comity.codebook.loader import language_file
from comity.reading.literals import Prefilter

BULLET = re.compile(r"\s*(?:[•●▪*–-]|\d{1,2}[.)])\s+")
RUN_TOGETHER = re.compile(r"[A-Z](?:(?<=[a-z)\]\"”]{3}\.[A-Z])|(?<=[a-z]{2}[.!?][\"”][A-Z]))(?=[a-z])")
SPEAKER = re.compile(r"\s*\**(?!(?:Question|Answer)\**:)(?P<who>[A-Z][\w.' -]{1,40}?)\s*\**:\**\s+(?=\S)")
WIDE = re.compile(r"[^\S\n ]")  # one plain space for each: sentencex panics on a capital, a no-break space, a full stop
ANSWERS = re.compile(r"\s*\**(?:(?P<q>Q|Question)|A|Answer)\**\s*[:.]\**\s+(?=\S)")
ASKER = re.compile(r"\b(editor|interviewer|question|q|host|anchor|reporter|journalist|media|press|moderator)\b", re.I)
TITLED = re.compile(r"\W*(?:Interview|Transcript|Briefing|Analysis|Exclusive|Joint|Live|Update)\b[^:]{0,20}:", re.I)
HOLDER = re.compile(  # speaks for a state
    r"\b(?:President|Minister|Premier|Chancellor|Secretary|Ambassador|Spokes\w+|Governor)\b", re.I)
NAMELESS = re.compile(r"^[^\S\n]*\**(?:Spokes(?:person|man|woman)|Q|A|Question|Answer)\**[:.]\**(?=[^\S\n]+\S)",
                      re.I | re.M)
DATE_ONLY = re.compile(
    r"\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct"
    r"|nov|dec)"
    r"[a-z]*\.?\s+(?:\d{1,2},?\s+)?\d{4}.{0,25}$", re.I)
ABBREVIATION_END = re.compile(r"(?:\b(?:[ap]\.m|No|Nos|Art|Gen|Adm|Col|Lt|Sgt|Sen|Rep|Gov|Amb|Hon|St|vs|approx|Mr|Mrs"
                              r"|Ms|Dr"
                              r"|Prof|[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)$")
MAY_END = re.compile(  # no abbreviation
    r"\b(?:in|of|by|since|until|late|early|mid|next|last|this|\d{1,2}) May\.\s+(?=[A-Z])")
LONGEST_ABBREVIATION = 8  # characters with its full stop: "approx."
QUOTED_END = re.compile(r"(?<=[\w%)’'])[.!?][\"”’]?\s+(?=[\"“‘]?[A-Z])")
MOST_QUOTED = 2  # sentences that a quotation keeps together with who says it
MOST_HEADING_WORDS = 18
LONGEST = 3000  # characters of a sentence that is read; no report has one of 500, and rules take long for such


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` is the document's `text[start:end]`; `paragraph` counts from 0.

    `kind`: `body`, `heading`, `bullet`, `caption`, `noise`, `dateline`, `question`, `opinion` (an analyst or
    interviewee speaks). `who`: the words that tell who has the word, before a colon ("MINISTER BERG").
    """

    start: int
    end: int
    text: str
    kind: str
    paragraph: int
    who: str = ""


@cache
def layout(language: str = "en") -> dict[str, re.Pattern[str]]:
    """The layout patterns of a language, one alternation for each kind."""
    rules: dict[str, list[dict[str, Any]]] = language_file(language, "layout")
    kinds = {kind: "|".join(f"(?:{rule['pattern']})" for rule in listed) for kind, listed in rules.items()}
    return {kind: re.compile(rf"\s*[-=•*#\[]*\s*(?:{either})", re.I) for kind, either in kinds.items()}


@cache
def caption_filter() -> Prefilter:
    """Whether the words of a caption may stand in a line: they stand anywhere in it, so that trying them is dear."""
    return Prefilter([layout()["captions"].pattern])


def line_kind(line: str, *, first: bool) -> str:
    """What a line of the page is; `first` if no body came before it."""
    patterns = layout()
    words = line.split()
    if caption_filter().worth(line) and patterns["captions"].match(line):
        return "caption"
    if patterns["noise"].match(line):
        return "noise"
    if DATE_ONLY.match(line):
        return "dateline"
    if BULLET.match(line):
        return "bullet"
    closed = line.rstrip().endswith((".", "!", "?", "”", '"', ":", ")", ";"))
    if not closed and len(words) <= MOST_HEADING_WORDS and len(line) < 140:
        # a line cut off in mid-sentence is the last of an excerpt; `split` knows that, a single line does not
        return "heading"
    if first and len(words) <= 4 and not closed:
        return "noise"
    return "body"


def pieces(line: str) -> Iterator[tuple[int, int]]:
    """The sentences of one line as offsets in it; sentences run together without a space are parted."""
    spans = [(s["start_index"], s["end_index"]) for s in get_sentence_boundaries("en", WIDE.sub(" ", line))]
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and joined[-1][1] == start and ends_abbreviated(line[joined[-1][0]:start]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    for start, end in itertools.chain.from_iterable(parted(line, *span) for span in joined):
        inner = {m.start() for m in RUN_TOGETHER.finditer(line, start, end)}
        if " May." in line:
            inner |= {m.end() for m in MAY_END.finditer(line, start, end) if m.end() < end}
        cuts = [start, *sorted(inner), end]
        for first, last in itertools.pairwise(cuts):
            piece = line[first:last]
            if piece.strip():
                yield first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())


def parted(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """A passage in quotation marks, which is taken for one sentence, as its sentences if it has three or more."""
    cuts = [m.end() for m in QUOTED_END.finditer(line, start, end) if not ends_abbreviated(line[start:m.end()])]
    if len(cuts) < MOST_QUOTED:
        return [(start, end)]
    return list(itertools.pairwise([start, *cuts, end]))


def ends_abbreviated(words: str) -> bool:
    """Whether the last of some words is an abbreviation with its full stop."""
    words = words.rstrip()
    return ABBREVIATION_END.search(words, max(0, len(words) - LONGEST_ABBREVIATION)) is not None


def labels(text: str) -> list[tuple[int, int]]:
    """Where words before a colon only tell that somebody without a name has the word: "SPOKESPERSON:", "Q:"."""
    return [m.span() for m in NAMELESS.finditer(text)]


def split(text: str) -> list[Sentence]:
    """All sentences of a report in order. Interviews: what an interviewee answers is `opinion` until it is known who he
    is (`speakers.answered`)."""
    found: list[Sentence] = []
    lines = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    patterns = layout()
    turns = Counter(m["who"] for _, line in lines if (m := SPEAKER.match(line)))
    asked = any(ASKER.search(who) for who in turns) and any(HOLDER.search(who) for who in turns)
    interview = len(turns) > 1 and (asked or max(turns.values()) > 1)  # "Editor: ..." and "Dr. A: ..." by turns
    asking = Counter(m["who"] for _, line in lines if (m := SPEAKER.match(line)) and line.rstrip(" *").endswith("?"))
    askers = {name for name, many in asking.items() if 2 * many > turns[name] and many > 1}
    speaking: str | None = None
    who, holders = "", list[str]()  # "LIM" is the "SPOKESPERSON LIM" of before
    body = False
    for number, (offset, line) in enumerate(lines):
        kind = line_kind(line, first=not body)
        above = lines[number - 1][1].rstrip() if number else ""
        listed = patterns["noise"].match(above) is not None  # under "Related coverage:"
        if kind == "heading" and number == len(lines) - 1 and body and len(line.split()) > 4 and not listed:
            kind = "body"  # the excerpt stops in mid-sentence
        if kind == "heading" and above.endswith(":"):
            kind = "noise" if listed else "bullet"
        speaker = SPEAKER.match(line) if kind in ("body", "heading") and not TITLED.match(line) else None
        if speaker and (speaking or interview or line.lstrip().startswith("**")) and len(speaker["who"].split()) <= 5:
            asks = ASKER.search(speaker["who"]) or speaker["who"] in askers
            who = speaker["who"]
            if HOLDER.search(who):
                holders.append(who)
            holder = next((known for known in holders if set(who.split()) <= set(known.split())), None)
            speaking = "question" if asks else "body" if holder else "opinion"
            who = holder or who
        turn = ANSWERS.match(line) if kind in ("body", "heading") else None
        if turn:
            kind = "question" if turn["q"] else "opinion"
        elif speaking and kind == "body":
            kind = speaking
        body = body or kind == "body"
        skip = 0
        if kind == "bullet" and (mark := BULLET.match(line)):
            skip = mark.end()
        elif turn or (speaker and speaking):
            skip = (turn or speaker).end()  # type: ignore[union-attr]
        for start, end in pieces(line[skip:]):
            start, end = start + offset + skip, end + offset + skip
            own = kind if end - start <= LONGEST else "noise"
            found.append(Sentence(start, end, text[start:end], own, number, who if speaking else ""))
    return found
