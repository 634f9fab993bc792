"""The action of a promise as a line can print it: without a stray beginning, and not broken off in mid-clause."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.model.record import Commitment, Step
from comity.views.clauses import clause

# Words that are large only because a sentence began with them.
STARTERS = frozenset(
    "after all and as at before both by each during for from if in it its no on our that the their these they this to "
    "under until when where which while will with would".split()
)
HEAD = re.compile(r"^(?:[Tt]hat|to|would|will|on)\s+(?=\w)")
ASIDE = re.compile(
    r",\s+(?:(?:during|after|before|under|for|in|at) which\b|and \w+ (?:said|says|added|told|asked|noted)\b"
    r"|which\b|who\b|as will\b|hours? before\b|days? before\b).*$",
    re.DOTALL,
)
LOOSE = re.compile(
    r"(?:[,;]?\s+(?:and|or|but|nor|which|that|as|who|whose|where|when|while|with|for|of|to|in|on|at|by|from|the|a|an|its|"
    r"their|his|her|would|could|should|will|shall|may|might|must|has|have|had|is|are|was|were|each|in mind)"
    r"|\s+(?:that|which|who) (?:has|have|had|is|are|was|were)(?: not)?(?: \w+)?|[,;:\s]+)$",
    re.IGNORECASE,
)
DOUBLED = re.compile(r"\b(in|of|to|the|on|for|and) \1\b", re.IGNORECASE)
PROMISING = re.compile(r"\b(?:agree|pledg|promis|vow|sign|decid|commit|reaffirm|continu|resum|launch|call off)\w*")
LEAST_WORDS = 2  # an action of one word is a heading, not an act: the report's clause says more


def action(entry: Commitment) -> str:
    """The action in a line: as read, tidied at both ends; a quoted clause of the report where too little is left."""
    told = DOUBLED.sub(r"\1", " ".join(entry.action.split())).rstrip(".;, ")
    if told.startswith("“"):
        return told
    broken = bool(re.search(r"\b(?:will|would|shall|should|must)$", told))
    text = HEAD.sub("", ASIDE.sub("", told))
    while not _ends(entry, text) and (shorter := LOOSE.sub("", text)) != text:
        text = shorter
    if broken or told.endswith("?") or len(text.split()) < LEAST_WORDS:
        return _quoted(entry) or text or told
    return _lower(text)


def _ends(entry: Commitment, text: str) -> bool:
    """Whether a clause of the report ends where these words end."""
    said = " ".join(entry.evidence[0].exact.split()) if entry.evidence else ""
    at = said.find(text)
    return at >= 0 and said[at + len(text) :][:1] in ("", ".", ",", ";", ":", "!", "?")


def in_the_words_of(entry: Commitment, step: Step) -> Commitment:
    """The promise as the report of one of its steps words it: that clause, quoted, in place of the action."""
    said = " ".join(clause(step.evidence, PROMISING).exact.split())
    return replace(entry, action=f"“{said}”", topic=None)


def _quoted(entry: Commitment) -> str:
    if not entry.evidence:
        return ""
    words = re.compile(re.escape(" ".join(entry.action.split()[:4])), re.IGNORECASE)
    if not words.search(entry.evidence[0].exact):
        return ""
    return f"“{' '.join(clause(entry.evidence[0], words).exact.split())}”"


def _lower(text: str) -> str:
    first = re.match(r"[A-Za-z]+", text)
    return text[:1].lower() + text[1:] if first and first[0].lower() in STARTERS else text
