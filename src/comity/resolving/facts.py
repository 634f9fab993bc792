"""A document laid out for dating: its lines, its sentences, its times and the words around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from operator import itemgetter

import yaml

from comity.model.claims import MeetingClaim, Reading
from comity.model.document import Document
from comity.model.times import TimeExpression, interval_of
from comity.register import HappeningHit, Register
from comity.register.scan import Words

_SENTENCE_END = re.compile(  # white space comes first in it, so that the rest of a text is passed over quickly
    r"\s(?:(?<=[.!?\u201d\"]\s)\s*(?=[A-Z\u201c\"(])|(?<=\n)[^\S\n]*\n\s*|(?<=\n)(?![^\S\n]*[a-z])[^\S\n]*)")
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No))\.$")
_LONGEST_ABBREVIATION = len("Sept.")
_PAST_TENSE = re.compile(r"\b\w{2,}ed\b")
_TELL_NEWS = frozenset({"day", "month-day", "weekday", "month"})
_DATELINE = re.compile(r"\s*[\W_]*[A-Z][\w\u00c0-\u024f.'/ \[\],-]{1,60}?[,\s(:]+$")
_AFTER_DATELINE = re.compile(r"\)?\s*(?:,?\s*\d{4})?\s*(?:\([^)\n]{2,40}\)|--|\s-|\s*[\u2013\u2014])")
_CREDITED = re.compile(r"\W*[A-Z][^.!?\n]{0,80}\([^)\n]{2,40}\)\s*(?:[-\u2013\u2014:]|--)")
_MAY = re.compile(r"\bMay\b")  # the month, not the verb
_CLOSE = 50  # characters: about a clause
FAR = 80  # characters: wrong lower bounds fell from .086 to .077 of 220 read-outs against 50
_CLAUSE = re.compile(r"[,;:()\u2013\u2014]|\b(?:and|but|which|that|who|while|when)\b")
TOLD_WITHIN = 6  # days: news that is told with its day is not yet a week old
AHEAD_WITHIN = 30  # days: how long before its day a meeting is announced with month and day
FIRST_YEAR, LAST_YEAR = 1990, 2060  # years tried for a day told without one
WRAPPED = 55  # characters: a line as long as this with no end of a sentence is carried on by the next
LEAD = 700  # characters: the first paragraphs, in which a report tells its news


@cache
def cues(language: str = "en") -> Mapping[str, Words]:
    """The dating words of a language by kind, from `codebook/lang/<code>/dating.yaml`."""
    words = yaml.safe_load(files("comity.codebook").joinpath("lang", language, "dating.yaml").read_text("utf-8"))
    return {name: Words(value) for name, value in words.items() if isinstance(value, list)}


@dataclass(frozen=True)
class Facts:
    """What the rules of dating look at."""

    document: Document
    reading: Reading
    register: Register

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def cue(self, name: str, text: str) -> bool:
        """Whether a text has one of the cue words of a kind."""
        return cues()[name].stand_in(text)

    @cached_property
    def times(self) -> tuple[TimeExpression, ...]:
        """Times outside page noise."""
        return tuple(time for time in self.reading.times if not self.noisy(time.start))

    def noisy(self, offset: int) -> bool:
        """Whether an offset lies in page noise."""
        return any(start <= offset < end for start, end in self.reading.noise)

    @cached_property
    def _breaks(self) -> list[int]:
        ends = [0]
        for match in _SENTENCE_END.finditer(self.text):
            near = max(0, match.start() - _LONGEST_ABBREVIATION)  # from there alone, else long texts take squared time
            if "\n" in match.group() or not _ABBREVIATED.search(self.text, near, match.start()):
                ends.append(match.end())
        return [*ends, len(self.text)]

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence around an offset."""
        at = bisect_right(self._breaks, offset)
        return self._breaks[at - 1], self._breaks[min(at, len(self._breaks) - 1)]

    def sentence_text(self, offset: int) -> str:
        """The sentence around an offset."""
        start, end = self.sentence(offset)
        return self.text[start:end]

    def times_beside(self, offset: int) -> Iterator[TimeExpression]:
        """Times in the same sentence."""
        start, end = self.sentence(offset)
        return (time for time in self.times if start <= time.start < end)

    def line(self, offset: int) -> tuple[int, int, int]:
        """Start and end of the line around an offset, and how many lines with text come before it."""
        return self._lines[bisect_right(self._lines, offset, key=itemgetter(0)) - 1]

    @cached_property
    def _lines(self) -> list[tuple[int, int, int]]:
        """Start and end of each line, and how many lines with text come before it."""
        found, start, before = [], 0, 0
        for line in self.text.split("\n"):
            found.append((start, start + len(line), before))
            start += len(line) + 1
            before += bool(line.strip())
        return found

    def carries_on(self, start: int) -> bool:
        """Whether a line carries on the paragraph before it, so that it stands for nothing by itself."""
        before = self.text[:max(0, start - 1)].rpartition("\n")[2].rstrip()
        return len(before) >= WRAPPED and not before.endswith((".", "!", "?", ":"))

    @cached_property
    def main(self) -> MeetingClaim | None:
        """The meeting that is the report's news."""
        return next((claim for claim in self.reading.claims if isinstance(claim, MeetingClaim) and claim.main), None)

    @cached_property
    def lead_weekday(self) -> TimeExpression | None:
        """The weekday that the main meeting's words or else the first paragraphs name."""
        if self.main and self.main.when and self.main.when.form == "weekday":
            return self.main.when
        return next((time for time in self.times if time.form == "weekday" and time.start < LEAD
                     and not time.get("shift") and not time.get("week_shift")
                     and not self.is_ahead(time)), None)

    @cached_property
    def lead_times(self) -> tuple[TimeExpression, ...]:
        """The times of the first sentence that tells one: when the news was; captions and lines of dates aside."""
        for time in self.times:
            start, end, _ = self.line(time.start)
            line = self.text[start:end]
            today = time.form == "relative" and time.get("unit") == "day"
            if not (today or time.form in _TELL_NEWS) or self.is_caption(line) or self.is_dateline(time):
                continue
            if time.form in ("day", "month-day") and len(line) - len(time.text) <= 40:
                continue
            return tuple(self.times_beside(time.start))
        return ()

    def is_ahead(self, time: TimeExpression, close: int = _CLOSE) -> bool:
        """Whether words so many characters before a time, or half as many after it, tell that it lies ahead."""
        start, end = self.sentence(time.start)
        before = self.text[max(start, time.start - close):time.start]
        after = self.text[time.end:max(time.end, min(end, time.end + close // 2))]
        return any(self.cue("ahead", _MAY.sub(" ", words)) for words in (before, after))

    def is_surely_ahead(self, time: TimeExpression) -> bool:
        """Whether the clause of a time says that it will be; a time of which it also says that it was is not."""
        start, _ = self.sentence(time.start)
        before = self.text[start:time.start]
        clause = _CLAUSE.split(before)[-1][-_CLOSE:]
        return self.cue("surely_ahead", clause) and not self.cue("not_ahead", clause)

    def is_done(self, time: TimeExpression) -> bool:
        """Whether the sentence of a time tells something done, and nothing close to it that it lies ahead."""
        sentence = self.sentence_text(time.start)
        return not self.is_ahead(time) and (self.cue("done", sentence) or bool(_PAST_TENSE.search(sentence)))

    def is_planned(self, time: TimeExpression) -> bool:
        """Whether words beside a time make it one of a plan."""
        start, end = self.sentence(time.start)
        return self.cue("plans", self.text[max(start, time.start - FAR):min(end, time.end + FAR // 2)])

    def is_done_beside(self, time: TimeExpression) -> bool:
        """Whether the clause of a time, or what follows it, tells something done."""
        start, end = self.sentence(time.start)
        following = [part for part in _CLAUSE.split(self.text[time.end:end]) if part.strip()]
        sides = _CLAUSE.split(self.text[start:time.start])[-1], following[0] if following else ""
        return any(self.cue("done", side) or bool(_PAST_TENSE.search(side)) for side in sides)

    def is_caption(self, line: str) -> bool:
        """Whether a line stands under a picture; an agency between town and dash opens a report instead."""
        return self.cue("captions", line) and not _CREDITED.match(line)

    def is_dateline(self, time: TimeExpression) -> bool:
        """Whether a day stands between a town and an agency or dash at the head of a report."""
        if time.form not in ("day", "month-day"):
            return False
        start, end, before = self.line(time.start)
        return (before <= 8
                and bool(_DATELINE.fullmatch(self.text, start, time.start))
                and bool(_AFTER_DATELINE.match(self.text, time.end, end)))

    @cached_property
    def happenings(self) -> tuple[HappeningHit, ...]:
        """Words that presuppose known happenings, in order."""
        return tuple(self.register.find_happenings(self.text))

    @cached_property
    def named_states(self) -> frozenset[str]:
        """The states that the report is about: those it names most."""
        return frozenset(state for state, _ in self.reading.states[:6])

    @cached_property
    def horizon(self) -> date:
        """The last day of which the register knows anything: a later year in a text is a plan, not the past."""
        return horizon(self.register)


@cache
def horizon(register: Register) -> date:
    """The latest start or attestation among the register's tenures."""
    days = [day for held in register.occupancies() for day in (held.start, held.attested) if day]
    return interval_of(max(days)).latest or date.max if days else date.max
