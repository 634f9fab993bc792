"""The part of a sentence that says a thing: quotes in lines are one clause, not a paragraph's first sentence.

Invariant: what is given back are words of the report as they stand, with their offsets; nothing is added or joined.
"""

from __future__ import annotations

import re

from comity.model.evidence import Evidence

LEAST, MOST = 18, 150  # characters: less says too little by itself, more is no line; chosen by reading briefs
DATELINE = re.compile(r"^[A-Z][\w.' -]{1,40}(?:, [^()\n]{1,30}?)?(?: \([^)]{2,40}\))? ?[-–—]{1,2} ")
ENTRY = re.compile(  # the day before an entry of a chronology
    r"^\W*(?:\d{1,2} [A-Z][a-z]+\.?(?: \d{4})?|[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)(?::| [-–—]) ")
# Where a clause ends: what follows has its own verb, or tells when and why.
BREAK = re.compile(
    r"[;:] |(?<![A-Z])(?<!\b[A-Z][a-z])[.!?][”\"’]? (?=[A-Z“\"])| [-–—]{1,2} "
    r"|, (?=(?:and|but|or|while|after|as|which|who|whose|where|when|although|though|because|since|during|if|so)\b)"
    r"|, (?=(?:\w+ ){1,4}(?:after|before)\b)"
    r"| (?=(?:after|while|because|although|hours after|days after) )"
)

RELATIVE = re.compile(r"(?:which|who|whose|where)\b")


def clause(piece: Evidence, words: re.Pattern[str] | None = None, *, after: int = 0) -> Evidence:
    """The clause of a piece of evidence that holds these words; its first one where they are not in it or not given.
    `after`: where in the piece the words are looked for at the earliest."""
    text = piece.exact
    headed = DATELINE.match(text) or ENTRY.match(text)
    start = headed.end() if headed and headed.end() < len(text) else 0
    found = words.search(text, max(start, after)) if words else None
    at = found.start() if found else start
    cuts = [start, *(m.end() for m in BREAK.finditer(text, start)), len(text)]
    starts = [cut for cut in cuts if cut <= at]
    first, rest = max(starts), [cut for cut in cuts if cut > at] or [len(text)]
    last = rest[0]
    for cut in rest[1:]:
        if last - first >= LEAST or cut - first > MOST:
            break
        last = cut
    if last - first < LEAST or RELATIVE.match(text, first):  # not understood by itself: take what stands before it
        first = next((cut for cut in reversed(starts) if cut < first and LEAST <= last - cut <= MOST), first)
    return _part(piece, first, last)


def _part(piece: Evidence, first: int, last: int) -> Evidence:
    text = piece.exact[first:last]
    kept = re.sub(r"^(?:and|but|or) ", "", text.strip(" ,;:-–—\n"))
    first += text.index(kept) if kept else 0
    return Evidence(piece.document, piece.start + first, piece.start + first + len(kept), kept) if kept else piece
