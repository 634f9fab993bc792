"""Acts that the event coder sees in whole sentences in which neither rules nor pairs of parties told one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.model.claims import EventClaim
from comity.model.times import TimeExpression
from comity.reading import modality
from comity.reading.acts import ADVICE, OWN_READERS, told_as, told_time
from comity.reading.clauses import CONDITION, boundaries, clause_end, clause_start, in_aside
from comity.reading.coder.coder import KINDS
from comity.reading.cues import advises
from comity.reading.events import event_rules
from comity.reading.evidence import evidence_of, starts
from comity.reading.groups import with_others
from comity.reading.judged import Judged, word_at
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged
from comity.reading.targets import BODY_ASKED, harm_elsewhere, of_a_court, of_their_own

SEEN = 0.5  # probability from which a sentence tells of an act
SEEN_KIND = 0.5  # and of its type
SEEN_WORD = 0.5  # and that one of its words tells one of this type
DOUBTED = 0.2  # under which, as a whole, a sentence in which rules read an act tells of none,
DOUBTED_WORD = 0.1  # if none of its words tells one of this type by so much
TWO = 2
OTHERWISE = {  # what a type's words may only seem
    "REJECT": ("denies_reports",), "CONCEDE": ("raises", "stops_short"), "THREATEN": ("a_danger", "forswears"),
    "ACCUSE": ("speaks_of_harm", "is_sorry"),
}
NONE_OF_IT = re.compile(r"\s+no\s")  # "has threatened no countermeasures"
DONE = {"COERCE", "ASSAULT", "SANCTION", "MOBILIZE", "CONCEDE", "COOPERATE", "AID", "RETREAT", "SUPPORT"}
NOT = re.compile(r"\b(?:did|does|do|has|have|had|was|were|is|are) (?:not|never)(?: yet)? (?:\w+ )?$")
FORMER = re.compile(r"\b(?:[Ff]ormer |[Ee]x-)(?!\w*\s*(?:Soviet|Yugoslav))")  # "a former ambassador" speaks for himself


def seen_acts(
    document: str, tagged: Tagged, judged: Judged, times: Sequence[TimeExpression], known: Sequence[EventClaim]
) -> Iterator[EventClaim]:
    """The acts of encoded sentences of which `known` has none but meetings and agreements, one for a sentence."""
    begun = starts(act for act in known if act.event_type not in OWN_READERS)
    told = {(act.event_type, a, b) for act in known for a in act.actors for b in act.recipients}
    for sentence in judged.sentences:
        if any(sentence.start <= at < sentence.end for at in begun):
            continue
        one = seen_act(document, tagged, judged, sentence, times)
        if one and (key := (one.event_type, one.actors[0], one.recipients[0])) not in told:
            told.add(key)
            yield one


def believed_acts(judged: Judged, read: Sequence[EventClaim]) -> Iterator[EventClaim]:
    """What rules read, but for what the coder sees neither in the sentence as a whole nor in any of its words."""
    sure = {rule.id for rule in event_rules() if rule.sure}
    for one in read:
        told = judged.at(one.evidence[0].start) if one.event_type in KINDS and one.rule not in sure else None
        if told is None or told[1].act >= DOUBTED or judged.seen_as(told[0], one.event_type) >= DOUBTED_WORD:
            yield one


def seen_act(
    document: str, tagged: Tagged, judged: Judged, sentence: Sentence, times: Sequence[TimeExpression]
) -> EventClaim | None:
    """The act of one sentence, or None if it is unlikely, only advised, or nobody knows who did it to whom."""
    telling = judged.telling(sentence)
    if telling is None or telling.act < SEEN or float(telling.kind.max()) < SEEN_KIND:
        return None
    kind = KINDS[int(telling.kind.argmax())]
    if judged.seen_as(sentence, kind) < SEEN_WORD:
        return None
    at = judged.tells_by(sentence, kind)
    cuts = boundaries(tagged.text, sentence)
    first, last = clause_start(cuts, sentence, at)[1], clause_end(cuts, sentence, at)
    ways = parties(tagged, sentence, at)
    alleged = modality.patterns()["alleged_behind"].search(tagged.text, at, sentence.end)
    said_by = tagged.within(*alleged.span("who")) if alleged else []
    said_by = [m for m in said_by if len(m.codes) == 1]
    if ways and said_by and said_by[-1].codes[0] != ways[0]:
        kind, ways = "ACCUSE", (said_by[-1].codes[0], ways[0])  # "A failed to withdraw, B's general complained"
    of_neither = kind == "ACCUSE" and harm_elsewhere(tagged, at, last)
    if ways is None or of_neither or advises(tagged.text, sentence.start, first, at + ADVICE):
        return None
    within = (sentence.start, sentence.end) if kind == "REJECT" else (first, last)
    if any(modality.has(word, tagged.text, *within) for word in OTHERWISE.get(kind, ())):
        return None
    if kind in DONE and (NOT.search(tagged.text, first, at) or modality.has("at_no_time", tagged.text, at, last)):
        return None  # "did not arrest him"
    behind = word_at(sentence.text, at - sentence.start)[1] + sentence.start
    if NONE_OF_IT.match(tagged.text, behind) or (kind == "REQUEST" and BODY_ASKED.match(tagged.text, behind)):
        return None
    if kind == "SUPPORT" and (of_a_court(tagged, sentence) or of_their_own(tagged, ways[:1], at, last)):
        return None
    auxiliary = told_as(tagged, sentence, at)
    start, end = word_at(sentence.text, at - sentence.start)
    return EventClaim(
        evidence=(evidence_of(document, tagged.text, sentence, at),),
        event_type=kind,
        mode=None,
        actors=ways[:1],
        recipients=ways[1:],
        auxiliary=auxiliary,
        when=told_time(sentence, [t for t in times if first <= t.start < last
                                  and not in_aside(tagged.text, sentence, t.start, at)]),
        day="own" if auxiliary else "report",
        rule="coder:sentence",
        trigger=sentence.text[start:end],
        confidence=round(telling.act, 3),
    )


def parties(tagged: Tagged, sentence: Sentence, at: int) -> tuple[str, str] | None:
    """Who acts, the first state that does before the words; and to whom, the next one named behind them, else one that
    stands before them without acting, else, if no other is named, the other side of a report on two."""
    lead = CONDITION.match(tagged.text, sentence.start, sentence.end)
    begins = lead.end() if lead and lead.end() <= at else sentence.start  # who does what is told behind "If Oslo does,"
    named = [m for m in tagged.within(begins, sentence.end) if len(m.codes) == 1 and m.role != "place"]
    acting = next((m.codes[0] for m in named if m.role == "actor" and m.start < at
                   and not FORMER.search(tagged.text, max(0, m.start - len("former ")), m.end)), None)
    others = [m for m in named if m.codes[0] != acting]
    if acting is None or any(with_others(tagged, m) for m in named if m.start < at and m.codes[0] == acting):
        return None
    met = [m for m in others if m.start > at] or [m for m in others if m.role != "actor"]
    met = met or [m for m in others if m.text == "him"]  # "she told him that the step was unfriendly"
    if met:
        return acting, met[0].codes[0]
    third = any(set(m.codes) - set(tagged.pair) for m in tagged.within(sentence.start, sentence.end))
    if others or third or acting not in tagged.pair or len(tagged.sides) != TWO:
        return None
    return acting, next(code for code in tagged.pair if code != acting)
