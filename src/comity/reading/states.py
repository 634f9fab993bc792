"""Whether the name of a state stands for the state that acts, for a place, or only describes something."""

from __future__ import annotations

import re
from functools import cache

from comity.codebook.loader import language_file
from comity.register.types import StateHit

TO = re.compile(r"\bto\s+$")
DATELINE = re.compile(r"\s*(?:\(|,\s+[A-Z][a-z]+\.?\s+\d|--|[-–—]\s|\[|/[A-Z])")  # "TOKYO (Reuters)", "Tokyo, Aug. 26"
GENITIVE = re.compile(r"['’‘]s?\s+|['’‘](?=\s)\s*")


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Compiled word lists of `lang/en/actors.yaml`."""
    data = language_file("en", "actors")
    near = r"^(?:[\w-]+\s+){0,3}?"
    return {
        "body": re.compile(f"{near}(?:{'|'.join(data['institutions'])})\\b", re.I),
        "nonstate": re.compile(f"{near}(?:{'|'.join(data['nonstate'])})(?![\\w-])", re.I),
        "locative": re.compile(f"\\b(?:{data['locative']})\\s+(?:the\\s+|downtown\\s+|central\\s+|neighbou?ring\\s+"
                               "|nearby\\s+|\\w+ern\\s+)?$", re.I),
        "motion": re.compile(f"\\b(?:{data['motion']})\\s+(?:the\\s+)?$", re.I),
        "act": re.compile(ACTS, re.I),
    }


# nouns of acting: "Japan's decision", "Russian missile strikes", "Seoul's proposal"
ACTS = (r"^(?:[\w-]+\s+){0,3}?(?:decisions?|plans?|proposals?|moves?|steps?|measures?|invasion|attacks?|strikes?"
        r"|tests?|launch(?:es)?"
        r"|threats?|provocations?|actions?|demands?|calls?|requests?|offers?|pledges?|promises?|vows?|criticisms?"
        r"|protests?|claims?"
        r"|complaints?|refusal|rejection|support|withdrawal|tariffs?|sanctions?|curbs?|ban|restrictions?|aggression"
        r"|incursions?"
        r"|advances?|ambitions?|efforts?|policy|policies|stance|position|response|retaliation|assertiveness|coercion"
        r"|pressure"
        r"|mediation|aid|assistance|exercises?|drills?|ties|relations|cooperation|selfishness|attempts?|participation"
        r"|accession)\b")


NAMED_AFTER = re.compile(  # "the Kuala Lumpur peace accord" is no act of Malaysia's
    r"\s+(?:(?:peace|joint|political|border|final|truce|ceasefire|nuclear|climate|trade|security) )?(?:accords?"
    r"|agreements?|declarations?|pacts?|treat(?:y|ies)|protocols?|process|communiqu[eé]s?|convention|consensus|formula|principles"
    r"|compact|memorandum|framework)\b", re.I)
FAMILY_NAME = re.compile(  # "the lawmaker, Rangsiman Rome, called": a person
    r"(?:,|\b[a-z][\w-]*)\s(?!(?:Greater|Old|New|Central|Downtown|North|South|East|West|In|At|From|The|And|But|While|When|As"
    r"|Both|Neither|After|If|On|For|To|By|With|That|Metropolitan|Inner|Imperial|Occupied)\s)[A-Z][a-z’'-]+\s$")
DAY_OR_TITLE = re.compile(
    r"(?:day|January|February|March|April|May|June|July|August|September|October|November|December|Minister|President"
    r"|Ministry|Embassy|Government|University|City|Sea|Times|Post)\s$")
OF_A_PERSON = re.compile(r"(?:,|\s+(?:said|told|called|wrote|asked|added|who|warned|urged|argued)\b)")
FILED_IN = re.compile(r"(?:^|\n)\s*[A-Z][A-Z .’'-]+,\s+$")  # the town of a dateline
SPOKEN_OF = re.compile(r",(?! (?:it|its)\b)")
PARTY = re.compile(r"(?: [A-Z][\w’'-]+){0,3} (?:Party|League|Front|Congress|Movement|Alliance)\b")
TOPIC = re.compile(r"(?:^|[.;!?”\"]\s+|\n\s*)(?:On|About|Regarding|Concerning|As for|Turning to)\s+(?:the\s+)?$")
TOWN_IN = re.compile(r"\b(?:in|at|near|visiting|visited|to)\s+"
                     r"(?:(?:[A-Z][\w’'-]+|de|do|da|del|la|el)\s+){0,3}[A-Z][\w’'-]+,\s+$")


def role_of(hit: StateHit, text: str) -> str:
    """`actor`, `place` or `attribute` for one hit in its text."""
    if hit.kind in ("region", "masthead") or not hit.codes:
        return "attribute"
    p = patterns()
    after = text[hit.end:hit.end + 60].split(".")[0].split(",")[0]
    genitive = GENITIVE.match(after)
    rest = after[genitive.end():] if genitive else after.lstrip()
    if genitive or hit.kind == "demonym":
        body, nonstate = p["body"].match(rest), p["nonstate"].match(rest)
        if body and (not nonstate or body.end() <= nonstate.end()):
            return "actor"
        if nonstate:
            return "attribute"
        if p["act"].match(rest):
            return "actor"
        return "actor" if genitive else "attribute"
    before = text[max(0, hit.start - 40):hit.start]
    if p["locative"].search(before) or p["motion"].search(before) or (hit.kind == "capital" and TO.search(before)):
        return "place"
    if TOPIC.search(before) and SPOKEN_OF.match(text, hit.end):
        return "attribute"  # "On North Korea, they agreed": it is spoken of
    if hit.kind == "capital" and OF_A_PERSON.match(text, hit.end) and FAMILY_NAME.search(before) and not (
            DAY_OR_TITLE.search(before)):
        return "attribute"
    if hit.kind == "capital" and NAMED_AFTER.match(text, hit.end):
        return "attribute"
    if hit.kind == "name" and PARTY.match(text, hit.end):
        return "attribute"  # "the Bangladesh Nationalist Party"
    if hit.kind == "name" and (TOWN_IN.search(before) or (
            FILED_IN.search(before) and DATELINE.match(text, hit.end))):
        return "place"  # "in Kananaskis, Canada", "VOSTOCHNY, Russia - "
    if hit.kind == "capital" and re.search(r"\b(?:capital|city|town),?\s+(?:of\s+)?$", before):
        return "place"
    if hit.kind == "capital" and DATELINE.match(text, hit.end) and (not before or before[-1] in "\n-–—/"):
        return "place"
    nonstate = p["nonstate"].match(rest)
    return "attribute" if nonstate and hit.kind == "name" and nonstate.end() - nonstate.start() < 25 and not re.match(
        r"(?:and|has|is|was|will|to|said|,)\b", rest) and len(nonstate.group().split()) == 1 else "actor"


def is_owner(hit: StateHit, text: str) -> bool:
    """Whether the hit is a genitive ("Japan's decision")."""
    return bool(GENITIVE.match(text, hit.end))
