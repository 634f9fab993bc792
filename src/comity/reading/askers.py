"""Whose request, offer or charge is answered: "Norway and Sweden proposed it. Denmark rejected the plan"."""

from __future__ import annotations

import re

from comity.reading.clauses import Side, boundaries, subject
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged

ANSWERED = re.compile(  # right after "rejected", "denied", "declined": what somebody else had said
    r"\s*(?:$|[.,;]|(?:it|this|that|them|both)\b|(?:the|that|this|these|those|such|his|her|its|their)\s+(?:\w+\s+)?"
    r"(?:requests?|offers?|proposals?|plans?|ideas?|demands?|calls?|appeals?|bids?|pleas?|suggestions?|invitations?"
    r"|charges?|accusations?|allegations?|claims?|complaints?|protests?|criticisms?|overtures?|conditions?)\b)", re.I)
ASKS = re.compile(
    r"\b(?:propos(?:ed|es)|offer(?:ed|s)|ask(?:ed|s)|urg(?:ed|es)|invit(?:ed|es)|demand(?:ed|s)|call(?:ed|s) (?:on|for)"
    r"|suggest(?:ed|s)|request(?:ed|s)|appeal(?:ed|s)|want(?:ed|s)|sought|press(?:ed|es)|accus(?:ed|es)|charg(?:ed|es)"
    r"|blam(?:ed|es)|complain(?:ed|s)|protest(?:ed|s)|insist(?:ed|s)|claim(?:ed|s)|alleg(?:ed|es)"
    r"|appl(?:ied|ies) for)\b")
BEFORE = 3  # sentences in which it was asked, the answer's own among them


def asker(tagged: Tagged, sentence: Sentence, start: int, end: int, answering: Side) -> tuple[str, ...]:
    """The states that asked for what is rejected or said what is denied, where the words of an answer (from `start` to
    `end`) only take it up; empty where they name it themselves or nobody is found."""
    if not ANSWERED.match(tagged.text, end):
        return ()
    told = [s for s in tagged.sentences if s.start <= sentence.start and s.kind == sentence.kind][-BEFORE:]
    for s in reversed(told):
        for m in reversed([*ASKS.finditer(tagged.text, s.start, min(s.end, start))]):
            side = subject(tagged, s, m.start(), boundaries(tagged.text, s))
            codes = tuple(c for c in (side.codes if side else ()) if c not in answering.codes)
            if codes and side and side.mentions[0].kind not in ("paper", "gathering"):
                return codes
    return ()
