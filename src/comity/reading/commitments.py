"""Commitments: who binds whom to what, and how far it has come.

A stage cue ("agreed to", "vowed", "discussed") opens a content; each thing named in it is a commitment of its own. The
stage depends on whether one side speaks or all do (FORMAT: `pledged` is one side's own).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.codebook.loader import language_file
from comity.model.claims import CommitmentClaim
from comity.model.times import TimeExpression
from comity.reading import modality
from comity.reading.clauses import Side, boundaries, clause_end, clause_start, objects, subject
from comity.reading.evidence import evidence_of
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged
from comity.reading.things import Thing, find_things

LISTS = re.compile(r"(?:includ(?:e|es|ed|ing)|follow(?:s|ing)|namely|among them|as follows|these|agreements?|points"
                   r"|results?)\s*:\s*$",
                   re.I)
DUE = re.compile(r"\b(?:by|until|within|before|no later than|in the next|over the next|for (?:another"
                 r"|a further))\s+(?:the\s+)?$",
                 re.I)
NO_SUBJECT = re.compile(  # companies and officials that carry a subject's name
    r"\b(?:defen[cs]e|trade|energy|finance|security|military|arms|oil|gas|export|space|steel|weapons?|intelligence)[ -]"
    r"(?:contractors?|compan\w+|firms?|minist\w+|secretar\w+|officials?|chiefs?|advis[eo]rs?|makers?|giants?|sources?"
    r"|tension\w*"
    r"|quarrels?|war|row|dispute)|hydrogen fluoride|wartime reparations|think[- ]tanks?|duty officers?|flight of capital"
    r"|trade unions?|train (?=\w+(?:ers|ors|ials|police)\b)", re.I)
ACCORD = re.compile(r"\b(?:agree(?:d|s|ment|ments)?|accords?|treat(?:y|ies)|pacts?|deals?|joint (?:statement"
                    r"|declaration)"
                    r"|communiqu[eé]|memorand\w+|declaration|contract|settlement|truce|ceasefire)\b", re.I)
DEADLINE = ("by", "within", "until", "before", "under")
OPEN_RULES = ("agreed-joint", "terms", "pledged")  # what is promised counts even if no field names it
WEIGHS = re.compile(r"(?:to )?(?:announce|unveil|propose|sign|consider|study|explore|examine|discuss|look (?:at|into)|seek|try|review|weigh"
                    r"|go on (?:discussing|studying))\b")
MEETS = re.compile(r"(?:to )?(?:hold|meet|visit|travel|attend|see|talk|speak|continue talks|not)\b")
OUTSIDERS = re.compile(r"\b(?:analysts?|experts?|economists?|observers?|critics|studies|study|polls?|estimates?"
                       r"|forecasts?"
                       r"|federations?|compan(?:y|ies)|firms|business(?:es)?|banks?|makers|farmers|groups|ecologists"
                       r"|voters|opposition|advis[eo]rs?"
                       r"|hop(?:e|ed|es|ing)|fear(?:ed|s)?|believ\w+|think|thinks|thought|perhaps|probably)\b", re.I)
PART = re.compile(r"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?=to [a-z]+ )|,\s+and\s+(?=that\s)")
LOOSE_END = re.compile(r"(?:[\s,]+(?:and|or|as|which|that|to|with|in|of|for|the|an?|on|at|by|from|before|after|while"
                       r"|but|he|she|it|so))+$")
SEPARATOR = re.compile(r",\s+(?:and\s+|as well as\s+|or\s+)?(?:also\s+)?|;\s+(?:and\s+)?|\s+(?:and|or|as well as)\s+")
ACTING = re.compile(r"(?:to\s|\w+ing\s|(?:also|jointly)\s)")
LAST_WORD_OF = re.compile(r"\s+(?:enhanced|closer|stronger|deeper|joint|new|bilateral|greater|its|their|the|an?"
                          r"|\w+ern)$")
GOVERNS = re.compile(r"\b(?:said|say|says|told|added|announced|agree[ds]?|decid\w+|confirm\w+|promis\w+|pledg\w+"
                     r"|vow\w+|declar\w+|stat\w+"
                     r"|reaffirm\w+|reiterat\w+|repeat\w+|explain\w*|stress\w*|emphasi\w+|underlin\w+|propos\w+|hop\w+"
                     r"|view|noted?|wrote"
                     r"|shown?|undertook|mean\w*|demand\w*|insist\w*|concur\w*|affirm\w*|report\w*)\b[^.;]{0,100}$")
PREDICTS = re.compile(r"(?:to )?(?:help|enhance|boost|benefit|mean|survive|matter|spread|serve|speed|lead|become"
                      r"|remain|stay|face|need|cost|hurt"
                      r"|weigh|see|depend|solve|suffer|win|lose|be (?:difficult|hard|easy|possible|able)|save|grow"
                      r"|rise|fall|continue to be"
                      r"|take (?:time|months|years)|come (?:at|as|after))\b")
RELATIVE_CLAUSE = re.compile(r",\s+(?:which|who|whose)\b[^,;]*(?:,(?=\s+and\b)|,|$)")
ANALYSTS = re.compile(r"\b(?:analysts?|experts?|economists?|observers|pundits|commentators?|scholars?|researchers?|think[- ]tanks?|professors?)\b"
                      r"(?:[\w ,.'’-]{0,60}?)\b(?:said|say|says|expect|believe|think|warn|argue|told|predict|hope|wrote|notes?|see)\w*\b", re.I)
TOGETHER = re.compile(r"(?:discuss|talk|spoke|conferred|exchanged|negotiat)", re.I)
TALKS = re.compile(r"\b(?:discussions?|talks|agenda|negotiations|meeting|summit|dialogue|conversations?|session)\s+(?:also\s+|then\s+|mainly\s+)?$", re.I)
TIMED = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:when|as|after|in|at)\b", re.I)
YEAR = re.compile(r"(?<!since )\b(?:19|20)\d\d\b")
MOST_ACTION = 160


@dataclass(frozen=True, slots=True)
class StageRule:
    """A row of `stages.yaml`."""

    id: str
    joint: str
    single: str
    content: str
    subject: str | None
    statement: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A stage cue found in a sentence."""

    start: int
    end: int
    rule: StageRule


@cache
def stage_rules() -> list[tuple[StageRule, re.Pattern[str]]]:
    """All stage rules with their patterns, in order of precedence."""
    rows: list[dict[str, Any]] = language_file("en", "stages")
    return [(StageRule(r["id"], r["joint"], r["single"], r["content"], r.get("subject"), bool(r.get("statement"))),
             re.compile(rf"(?<![\w-])(?:{r['pattern']})", re.I)) for r in rows]


def find_cues(text: str, sentence: Sentence) -> list[Cue]:
    """The stage cues of a sentence in order; where two overlap, the one that precedes in the rules."""
    found: list[Cue] = []
    statement = re.search(r"joint (?:statement|declaration|communiqu)", text[sentence.start:sentence.end], re.I)
    for rule, pattern in stage_rules():
        if rule.statement and not statement:
            continue
        for m in pattern.finditer(text, sentence.start, sentence.end):
            if rule.subject == "paper" and text.endswith(("to ", "and ", "not "), max(0, m.start() - 4), m.start()):
                continue  # an infinitive goes on with somebody's promise, it is not what a treaty does
            overlapping = [c for c in found if c.start < m.end() and c.end > m.start()]
            if overlapping and rule.statement:
                found = [c for c in found if c not in overlapping]
                overlapping = []
            if not overlapping:
                found.append(Cue(m.start(), m.end(), rule))
    return sorted(found, key=lambda c: c.start)


def hidden_spans(tagged: Tagged, start: int, end: int) -> list[tuple[int, int]]:
    """Spans that name somebody and are no subject of a promise."""
    spans = [(m.start, m.end) for m in tagged.within(start, end) if m.kind in ("person", "office", "institution")]
    spans += [m.span() for m in RELATIVE_CLAUSE.finditer(tagged.text, start, end)]
    spans += [(hit.start, hit.end) for hit in tagged.states if hit.kind == "bloc" and " " in hit.text
              and start <= hit.start < end and hit.bloc and tagged.register.blocs[hit.bloc].kind != "pact"]
    return spans + [m.span() for m in NO_SUBJECT.finditer(tagged.text, start, end)]


def find_commitments(document: str, tagged: Tagged, times: Sequence[TimeExpression]) -> Iterator[CommitmentClaim]:
    """All commitments that a report tells."""
    listing: tuple[Side, str] | None = None
    for number, sentence in enumerate(tagged.sentences):
        if sentence.kind == "bullet" and listing:
            hidden = hidden_spans(tagged, sentence.start, sentence.end)
            for thing in find_things(tagged.text, sentence.start, sentence.end, hidden):
                yield claim(document, tagged, sentence, thing, listing[0].codes, listing[1], times,
                            action=sentence.text, rule="listed")
            continue
        if sentence.kind not in ("body", "bullet"):
            listing = listing if sentence.kind == "noise" else None
            continue
        yield from of_sentence(document, tagged, sentence, times)
        listing = None
        following = tagged.sentences[number + 1] if number + 1 < len(tagged.sentences) else None
        if following and following.kind == "bullet" and sentence.text.rstrip().endswith(":") and len(tagged.sides) == 2:
            found = [c for c in find_cues(tagged.text, sentence) if c.rule.joint in ("agreed", "pledged")]
            if found or LISTS.search(sentence.text):
                listing = (Side(tuple(m for m in tagged.mentions if set(m.codes) == set(tagged.pair))[:1]), "agreed")
                if not listing[0].mentions:
                    listing = None


def of_sentence(document: str, tagged: Tagged, sentence: Sentence,
                times: Sequence[TimeExpression]) -> Iterator[CommitmentClaim]:
    """The commitments of one sentence."""
    text = tagged.text
    found = find_cues(text, sentence)
    if not found:
        return
    cuts = boundaries(text, sentence)
    opened_to = sentence.start
    for number, cue in enumerate(found):
        if cue.start < opened_to:
            continue
        first = clause_start(cuts, sentence, cue.start)[1]
        if cue.rule.id != "dropped" and modality.has("negated", text, max(first, cue.start - 30), cue.start):
            continue
        if is_background(text, sentence, cue, first, tagged.year) or looks_back(text, cuts, cue):
            continue
        side = parties_of(tagged, sentence, cue, cuts)
        if side is None or ANALYSTS.search(text, sentence.start, sentence.end):
            continue
        codes, joint = side
        start, end = content_span(tagged, sentence, cue, cuts, found[number + 1:])
        things = apart(text, find_things(text, start, end, hidden_spans(tagged, start, end)))
        if not things and joint and cue.rule.id in OPEN_RULES and len(text[start:end].split()) > 2 and not MEETS.match(
                text[start:end].strip()):
            things = [Thing(start, end, text[start:end], "other", None, True)]
        if joint and cue.rule.id == "agreed-joint" and things:
            things = [*things, *unnamed_parts(text, start, end, things)]
        if not things or TIMED.match(text[start:end].strip()):
            continue
        stage = cue.rule.joint if joint else cue.rule.single
        if modality.has("tentative", text, max(first, cue.start - 34), cue.start) and stage != "dropped":
            stage = "considering"
        if cue.rule.id in ("will-joint", "pledged", "will-thing") and WEIGHS.match(text[start:end].strip()):
            stage = "considering"
        if stage in ("agreed", "pledged", "considering") and modality.has("hostile", text, start, end):
            continue
        if stage == "considering" and all(t.field == "other" for t in things):
            continue  # warm words about relations bind nobody to anything
        if cue.rule.content == "after":
            opened_to = end
        for thing in things:
            yield claim(document, tagged, sentence, thing, codes, stage, times,
                        action=action_of(text, start, end, thing, things), rule=cue.rule.id,
                        span=(cue.end, end) if stage in ("agreed", "pledged", "considering") else None)


def apart(text: str, things: Sequence[Thing]) -> list[Thing]:
    """Things that the words set apart; one that only qualifies the one before ("curbs on exports of chips") is none."""
    kept: list[Thing] = []
    last = None
    for thing in things:
        if last is None or SEPARATOR.search(text, last.end, thing.start) or thing.start - last.end > 90:
            kept.append(thing)
        last = thing
    return kept


def looks_back(text: str, cuts: Sequence[tuple[int, int]], cue: Cue) -> bool:
    """Whether the words stand in a clause that only describes: "since ties were restored", "visits they agreed on"."""
    before = [cut for cut in cuts if cut[1] <= cue.start]
    if not before:
        return False
    words = text[before[-1][0]:before[-1][1]].strip(" ,").lower()
    if words in ("since", "when", "until", "before", "where", "if", "unless"):
        return True
    if words not in ("which", "who", "that"):
        return False
    return words != "that" or not GOVERNS.search(text, max(0, before[-1][0] - 120), before[-1][0] + 1)


def unnamed_parts(text: str, start: int, end: int, things: Sequence[Thing]) -> Iterator[Thing]:
    """Coordinated parts of a promise ("to ..., and to ...") whose subject no field names."""
    cuts = [start, *(m.end() for m in PART.finditer(text, start + 1, end)), end]
    for first, last in itertools.pairwise(cuts):
        words = text[first:last].split()
        named = any(first <= t.start < last for t in things)
        if len(cuts) > 2 and len(words) > 4 and not named and not MEETS.match(text[first:last].strip()):
            yield Thing(first, last, text[first:last].strip(" ,;."), "other", None, True)


def is_background(text: str, sentence: Sentence, cue: Cue, first: int, year: int | None) -> bool:
    """Whether the promise is told as older than the report's story."""
    around = [int(y) for y in YEAR.findall(text[max(first, cue.start - 60):min(sentence.end, cue.end + 60)])]
    if around and max(around) < (year or 2000) and cue.rule.joint != "considering":
        return True
    if cue.rule.id in ("dropped", "kept"):
        return False
    return modality.has("historical", text, max(first, cue.start - 40), cue.start)


def parties_of(tagged: Tagged, sentence: Sentence, cue: Cue,
               cuts: Sequence[tuple[int, int]]) -> tuple[tuple[str, ...], bool] | None:
    """The states that say it and whether all say it together; None if nobody who speaks for a state does."""
    side = subject(tagged, sentence, cue.start, cuts)
    first = clause_start(cuts, sentence, cue.start)[1]
    if cue.rule.subject == "thing":
        named = side is not None and any(m.kind not in ("paper", "gathering") for m in side.mentions)
        return None if named else of_nobody(tagged, sentence, cue, first)
    paper = [m for m in tagged.within(first, cue.start) if m.kind in ("paper", "gathering")]
    if cue.rule.subject == "paper":
        if not paper or (side and side.mentions[0].kind not in ("paper", "gathering", "state", "group")):
            return None
        return (paper[0].codes, True) if paper[0].codes else None
    if side is None or not side.codes:
        if cue.rule.id == "will-joint":
            return of_nobody(tagged, sentence, cue, first)
        talks = TALKS.search(tagged.text, max(sentence.start, cue.start - 30), cue.start)
        if cue.rule.id == "discussed" and len(tagged.sides) == 2 and talks:
            return tagged.pair, True
        if cue.rule.content in ("before", "around") and len(tagged.sides) == 2:
            agent = objects(tagged, sentence, cue.end, cuts, prepositions="by")
            return (agent.codes, len(agent.codes) > 1) if agent else (tagged.pair, True)
        if paper and paper[0].codes:
            return paper[0].codes, True
        return None
    codes = side.codes
    if len(codes) == 1 and cue.rule.id.startswith(("agreed", "discussed")):
        other = objects(tagged, sentence, cue.start, cuts, prepositions="with|between", reach=120)
        if other and set(other.codes) - set(codes):
            codes = tuple(dict.fromkeys((*codes, *other.codes)))
        elif (cue.rule.id in ("agreed-joint", "agreed-signed") or TOGETHER.match(tagged.text, cue.start)) and len(
                tagged.sides) == 2 and codes[0] in tagged.pair:
            partner = objects(tagged, sentence, cue.start, cuts, reach=160)
            third = [c for c in partner.codes if c not in codes] if partner else []
            codes = (*codes, *third[:1]) if third else tagged.pair
    if any(m.kind in ("pronoun",) and m.text.lower() in ("they", "them") for m in side.mentions):
        codes = side.codes
    return tuple(sorted(codes)), len(codes) > 1


def of_nobody(tagged: Tagged, sentence: Sentence, cue: Cue, first: int) -> tuple[tuple[str, ...], bool] | None:
    """A future that no state is the subject of, as a term of what the pair agreed; None where it is a prediction."""
    text = tagged.text
    if len(tagged.sides) != 2 or not has_accord(tagged) or sentence.text.rstrip().endswith("?"):
        return None
    if OUTSIDERS.search(text, sentence.start, sentence.end) or PREDICTS.match(text[cue.end:cue.end + 40].strip()):
        return None
    if "would" in text[cue.start:cue.end].lower() and not GOVERNS.search(text, max(sentence.start, first - 60), first):
        return None
    return tagged.pair, True


def has_accord(tagged: Tagged) -> bool:
    """Whether the report tells of an agreement at all, so that what "will be built" is one of its terms."""
    return bool(ACCORD.search(tagged.text) or ACCORD.search(tagged.title))


def content_span(tagged: Tagged, sentence: Sentence, cue: Cue, cuts: Sequence[tuple[int, int]],
                 later: Sequence[Cue]) -> tuple[int, int]:
    """Where the promised things are named."""
    text = tagged.text
    if cue.rule.content == "before":
        return clause_start(cuts, sentence, cue.start)[1], modality.content_end(text, cue.end, sentence.end)
    start = cue.end
    end = sentence.end
    for other in later:
        if other.start >= cue.end and separates(text[start:other.start]):
            end = other.start
            break
    end = modality.content_end(text, start, end)
    if cue.rule.content == "around" or (cue.rule.id == "will-joint" and not tagged.within(
            clause_start(cuts, sentence, cue.start)[1], cue.start)):
        return clause_start(cuts, sentence, cue.start)[1], clause_end(cuts, sentence, cue.end)
    return start, end


def separates(between: str) -> bool:
    """Whether a cue after these words opens a promise of its own, and is not part of the one before."""
    tail = between[-60:]
    opens = re.search(r"(?:,|;|\band\b|\bbut\b|\bwhile\b|\bthat\b|\bwhich\b)\s*(?:[\w'’-]+\s+){0,5}$", tail)
    return opens is not None and len(between) > 12


def action_of(text: str, start: int, end: int, thing: Thing, things: Sequence[Thing]) -> str:
    """What is promised, in the report's words: the part of the content that names this thing.

    A part without a verb of its own ("unmanned systems") takes the lead of its list ("strengthening partnerships in").
    """
    before = [t for t in things if t.end <= thing.start]
    after = [t for t in things if t.start >= thing.end]
    left, right = start, end
    if before and before[-1].end > start:
        cuts = [m.end() for m in SEPARATOR.finditer(text, before[-1].end, thing.start)]
        left = cuts[-1] if cuts else start
    if after:
        cuts = [m.start() for m in SEPARATOR.finditer(text, thing.end, after[0].start)]
        right = cuts[0] if cuts else end
    words = " ".join(text[max(start, left):max(right, thing.end)].split())
    if left > start and len(words.split()) < 6 and not ACTING.match(words):
        lead = " ".join(text[start:things[0].start].split())
        lead = LAST_WORD_OF.sub("", lead) if things[0].start > start else lead
        if 0 < len(lead) < 110:
            words = f"{lead} {words}"
    words = RELATIVE_CLAUSE.sub("", words)
    words = LOOSE_END.sub("", words.strip(" ,;:-–—.\"“”"))
    return words if len(words) <= MOST_ACTION else words[:MOST_ACTION].rsplit(" ", 1)[0] + " …"


def claim(document: str, tagged: Tagged, sentence: Sentence, thing: Thing, codes: tuple[str, ...], stage: str,
          times: Sequence[TimeExpression], *, action: str, rule: str,
          span: tuple[int, int] | None = None) -> CommitmentClaim:
    """The claim for one thing; in `span` a time that lies ahead is when it is due, even without "by"."""
    due = next((t for t in times if sentence.start <= t.start < sentence.end
                and (t.get("bound") in DEADLINE
                     or DUE.search(tagged.text, max(sentence.start, t.start - 24), t.start))), None)
    if due is None and span:
        due = next((t for t in times if span[0] < t.start < span[1] and is_ahead(t)), None)
    return CommitmentClaim(
        evidence=(evidence_of(document, tagged.text, sentence, thing.start),), parties=tuple(sorted(codes)),
        field=thing.field, topic=thing.topic, action=action or thing.text, stage=stage, due=due, day="meeting",
        rule=rule, trigger=thing.text)


def is_ahead(time: TimeExpression) -> bool:
    """Whether a time inside a promise can be its term: a month, a day, "next month"; not "last year", "since 2018"."""
    if time.get("bound") in ("since", "from", "after", "for") or time.get("attributive"):
        return False
    if time.form == "relative":
        return int(time.get("shift") or "-1") >= 0 and time.get("unit") in ("week", "month", "quarter", "year")
    return time.form in ("month", "month-day", "day", "season") and int(time.get("shift") or "0") >= 0
