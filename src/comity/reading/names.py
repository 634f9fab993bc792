"""Names of persons: where one begins and ends, and the parts by which it is repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
WORD = f"[{UPPER}][\\w’'‘-]*(?<![’'‘])(?<!['’‘]s)"
PARTICLE = "(?:de la|de|del|da|dos|di|du|van der|van|von der|von|der|bin|ibn|al|el|la|Mc)"
ARTICLE = "(?:(?:al|el|an|as|ad|ar|at|az)-)"  # "Abdel Fattah el-Sisi"
HYPHENED = re.compile(f"{ARTICLE}(?=[A-Z])")
HONORIFIC = (
    "(?:H\\.E\\.|Honou?rable|Excellency"
    "|Mr\\.?|Mrs\\.?|Ms\\.?|Dra?\\.?|Prof\\.|Hon\\.|Gen\\.|General|Lt\\.? ?Gen\\.?|Adm\\.|Sir|Sheikh|Lord"
    "|Dame|Datuk|Datin|Dato['’]?|Sri|Seri|Tan Sri|Tun|Shri|Smt\\.|Khun|U(?= [A-Z]\\w+ [A-Z])|Sayyid|Emir)")
NAME = re.compile(f"(?:{HONORIFIC}\\s+)*"
                  f"({WORD}(?:\\s+(?:{PARTICLE}\\s+)?(?:[A-Z]\\.|{ARTICLE}?{WORD})){{0,4}})")
STOP = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September"
    r"|October"
    r"|November|December)|The|In|On|At|And|But|Of|His|Her|For|He|She|It|They|This|That|As|When|While|With|A|An|Who|Both"
    r"|President|Prime|Minister|Foreign|Defen[cs]e|Secretary|Ambassador|House|Palace|Office|Summit|Treaty|Agreement"
    r"|After"
    r"|Chief|Advis[eo]r|Premier|Chancellor|Envoy|Deputy|Vice|Senior"
    r"|Dialogue|Forum|Council|Union|Conference|Joint|Ministry|Also|Speaking|Earlier|Later|Meanwhile|Party"
    r"|Embassy|Consulate|Government|Parliament|Navy|Army|Honou?rable|Excellency)")
NO_PERSON = frozenset(  # words that end the name of a body
    "Agency Assembly Association Authority Bank Bureau Center Centre Club College Commission Committee Company"
    " Corporation Court Department Federation Foundation Fund Hospital Institute Museum Organisation Organization"
    " Senate Service Society University".split())
NAMED_LAST = re.compile(f"({WORD}(?:\\s+(?:{PARTICLE}\\s+)?(?:[A-Z]\\.|{ARTICLE}?{WORD})){{0,4}})$")
INSIDE = re.compile(r"[\w-]")
ENDS = re.compile(f"(?![\\w-])(?! (?!{STOP.pattern}(?![\\w-]))[{UPPER}][a-z])")  # no part of a word or of a longer name
SHORT = frozenset("Bo Ha Ho Hu Hy Ji Ko Li Lu Ma Mo Ng Oz Po Qi Su Vo Vu Wu Xi Xu Ye Yi Yu".split())  # names, no words
LIST_JOINT = re.compile(r"(?:,\s+and\s+|,\s+|\s+and\s+|\s+&\s+)")
NEXT_WORD = re.compile(r",?(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)(?=\S)")
OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?|\s+\(")


def name_at(text: str, at: int, limit: int, blocked: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The span of the name that begins at an offset, cut before a word that is no part of a name."""
    m = NAME.match(text, at, limit)
    if not m:
        return None
    start, end = m.start(1), m.end(1)
    for word in re.finditer(r"\S+", text[start:end]):
        if STOP.fullmatch(word.group().strip(".,")):
            end = start + word.start()
            break
    if NO_PERSON & set(text[start:end].split()):
        return None
    for a, b in blocked:
        if a < end and b > start:
            end = min(end, a)
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end - start > 1 else None


def short_forms(name: str) -> set[str]:
    """The parts by which a name is repeated: family name last or first, and both ends of a hyphenated one."""
    parts = name.split()
    words = [w for n, w in enumerate(parts)
             if (len(w) > 2 or (n == 0 and len(parts) == 2 and w in SHORT)) and not w.endswith(".")]
    if not words:
        return set()
    forms = {words[-1], words[0]}
    if len(words) > 2:
        forms.add(" ".join(words[-2:]))
    forms |= {w.capitalize() for w in forms if w.isupper() and len(w) > 2}
    forms |= {HYPHENED.sub("", w) for w in forms if HYPHENED.match(w)}
    return forms


def standing(text: str, forms: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where names stand whole and no other name goes on from them, in order; at one place the first one given."""
    places: dict[int, list[str]] = {}
    for form in forms:
        at = text.find(form)
        while at >= 0:
            places.setdefault(at, []).append(form)
            at = text.find(form, at + 1)
    reached = 0
    for start in sorted(places):
        if start >= reached and not INSIDE.search(text, max(0, start - 1), start):
            whole = [form for form in places[start] if ENDS.match(text, start + len(form))]
            if whole:
                yield start, whole[0]
                reached = start + len(whole[0])
