"""Which states "the two leaders", "they" or "all three" are: those that were joined before, else the report's pair."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from comity.reading.mentions import Mention
from comity.reading.sentences import Sentence

if TYPE_CHECKING:
    from comity.reading.tagging import Tagged

HOSTS = re.compile(r"\s+(?:hosted|received|welcomed|met(?: with)?|sat down with|was joined by)\s+(?:the\s+)?")
AND = re.compile(r",?\s+and\s+(?:the\s+)?$")
AND_NAMED = re.compile(r"\s+and\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}[A-Z][\w’'-]+")
LISTED = re.compile(r",\s+(?:the\s+)?$")
SIDES = re.compile(r"\b(?:sides|parties)\b", re.I)
TWO = re.compile(r"\b(?:two|both|pair|duo|twosome)\b", re.I)
MEDIATED = re.compile(r"\s+(?:(?:had|have|has) )?(?:brokered|mediated|hosted|sponsored|facilitated|witnessed)\b"
                      r"|\s+as (?:the )?(?:mediators|hosts|witnesses|guarantors|intermediaries"
                      r"|facilitators|brokers|go-betweens)\b")
BYSTANDERS = re.compile(r",\s+with\s+(?:the\s+)?$")
DEAL = re.compile(r"\b(?:met|meet|talks|agreed?|sign(?:ed|s)?|spoke|summit|negotiat\w+|discuss\w*|held|exchanged)\b")
NEAR = 329  # characters within which "the two" take up two that were joined
RECENT = 700  # characters in which somebody taken up was named
THREE = 3
KINDS = ("state", "person", "office", "institution")
PAPER_DOES = re.compile(
    r"\s+(?:also\s+)?(?:provides?|covers|sets (?:out|up)|includes|foresees|envisages|obliges|commits|binds|requires"
    r"|stipulates|contains|spells out|lays down)\b")


def with_others(tagged: Tagged, m: Mention) -> bool:
    """Whether a state acts together with somebody who is none: "Israel and Hamas agreed", "Bogota and the ELN"."""
    found = AND_NAMED.match(tagged.text, m.end)
    return found is not None and not tagged.within(m.end, found.end()) and not tagged.places_within(m.end, found.end())


def group_codes(tagged: Tagged, m: Mention, before: Sequence[Mention]) -> tuple[str, ...]:
    """The states of "the two leaders": two just before that "and" joins, three told of as a group, else the pair."""
    two = two_before(tagged, m, before) if m.kind == "group" else ()
    if m.kind == "they" and (led := leads_before(tagged, m, before)):
        return led
    if m.kind in ("group", "they"):
        joined = joined_before(tagged, m, before)
        last = next((b for b in reversed(before) if b.kind in ("group", "three", "pronoun") and len(b.codes) > 1), None)
        three = last and len(last.codes) == THREE and not two and not TWO.search(m.text)
        if last and three and m.start - last.start < RECENT and (joined is None or joined[1].end <= last.start):
            return last.codes  # "All three met. They agreed"
        if joined:
            first, second, third = joined
            if m.kind == "they" and (led := leads(tagged, before, first)):
                return led
            if len(tagged.sides) == 2 and TWO.search(m.text) and not set(first.codes + second.codes) & set(
                    tagged.pair) and "\n\n" in tagged.text[second.end:m.start] and not DEAL.search(
                        tagged.text, second.end, m.start):
                return tagged.pair  # two others, told of in the paragraph before
            if two and not near(tagged, m, second):
                return two
            return tuple(sorted({*first.codes, *second.codes, *(third.codes if third else ())}))
    many = len(tagged.pair) > 2 and TWO.search(m.text) and not SIDES.search(m.text)  # no "two countries" are eight
    return two or (tagged.pair if len(tagged.sides) == 2 and not many else ())


def leads_before(tagged: Tagged, m: Mention, before: Sequence[Mention]) -> tuple[str, ...]:
    """The states of the group that is the subject of the sentence before ("The two sides shared concern over deals of A
    and B. They reaffirmed"), or of a host and the two guests it tells of ("A hosted B and C. They vowed")."""
    own, last = two_sentences(tagged, m)
    if own is None or last is None or last.kind != own.kind:
        return ()
    told = [b for b in before if last.start <= b.start < own.start and b.codes and b.role == "actor"]
    if not told or told[0].start - last.start > len("12. At first, "):
        return ()
    if told[0].kind in ("group", "three") and len(told[0].codes) > 1 and "\n\n" not in tagged.text[last.end:own.start]:
        return told[0].codes
    host, guests = told[0], [b for b in told[1:] if b.kind == "person"]
    hosted = len(guests) == 2 and HOSTS.fullmatch(tagged.text, host.end, guests[0].start) and AND.fullmatch(
        tagged.text, guests[0].end, guests[1].start)
    codes = tuple(sorted({code for b in (host, *guests) for code in b.codes}))
    return codes if hosted and len(codes) == THREE else ()


def leads(tagged: Tagged, before: Sequence[Mention], named: Mention) -> tuple[str, ...]:
    """The states of a group that is the subject of a mention's sentence: "The two leaders reaffirmed the coordination
    of A, B and C. The president spoke of X. They ..."."""
    own = next((s for s in reversed(tagged.sentences) if s.start <= named.start), None)
    told = [b for b in before if own and own.start <= b.start < named.start and b.codes and b.role == "actor"]
    led = own and told and told[0].kind in ("group", "three") and told[0].start - own.start <= len("12. At first, ")
    return told[0].codes if led and len(told[0].codes) > 1 else ()


def joined_before(tagged: Tagged, m: Mention, before: Sequence[Mention]) -> tuple[
        Mention, Mention, Mention | None] | None:
    """The last two of different states that "and" joins, and a third that a comma joins to them."""
    asked = max((q.end for q in tagged.sentences if q.kind == "question" and q.end <= m.start), default=0)
    since = max(asked, m.start - NEAR)
    single = [b for b in before if len(b.codes) == 1 and b.role == "actor" and not b.owner and b.kind in KINDS]
    for number in range(len(single) - 1, 0, -1):
        first, second = single[number - 1], single[number]
        if first.start < since:
            return None
        if m.kind == "group" and first.kind != second.kind:
            continue  # a minister and a state are no "two ministers"
        if BYSTANDERS.search(tagged.text, max(0, first.start - 24), first.start) or MEDIATED.match(
                tagged.text, second.end):
            continue  # "signed it, with A and B as witnesses"
        if first.codes != second.codes and AND.match(tagged.text[first.end:second.start]):
            third = single[number - 2] if number > 1 else None
            if third is None or third.codes in (first.codes, second.codes) or not LISTED.match(
                    tagged.text[third.end:first.start]):
                third = None
            if third and TWO.search(m.text):
                continue  # three states are no "two navies"
            return first, second, third
    return None


def near(tagged: Tagged, m: Mention, other: Mention) -> bool:
    """Whether a mention stands in the sentence of another or the one before."""
    _, last = two_sentences(tagged, m)
    return last is None or other.start >= last.start


def paper_before(tagged: Tagged, m: Mention, before: Sequence[Mention]) -> Mention | None:
    """The statement or treaty with which the sentence before begins, or the only one it names if "It" tells what a
    paper does, where "It" begins this one."""
    own, last = two_sentences(tagged, m)
    if own is None or last is None or m.start > own.start + 1:
        return None
    first = next((b for b in before if b.start >= last.start and b.codes), None)
    if first and first.kind == "paper" and first.start <= last.start + 4:
        return first
    papers = [b for b in before if b.start >= last.start and b.codes and b.kind == "paper"]
    return papers[0] if len(papers) == 1 and PAPER_DOES.match(tagged.text, m.end) else None


def two_sentences(tagged: Tagged, m: Mention) -> tuple[Sentence | None, Sentence | None]:
    """The sentence of a mention and the one before it."""
    own = next((s for s in reversed(tagged.sentences) if s.start <= m.start), None)
    return own, next((s for s in reversed(tagged.sentences) if own and s.end <= own.start), None)


def two_before(tagged: Tagged, m: Mention, before: Sequence[Mention]) -> tuple[str, ...]:
    """The two states of the people who act in the sentence before, in the same paragraph: "Sullivan met Wang. The
    two agreed ..."."""
    own, last = two_sentences(tagged, m)
    if own is None or last is None or "\n\n" in tagged.text[last.end:own.start] or last.kind != own.kind:
        return ()
    people = [b for b in before if last.start <= b.start < own.start and b.kind in ("person", "office")
              and b.role == "actor" and len(b.codes) == 1]
    codes = sorted({code for b in people for code in b.codes})
    return tuple(codes) if len(codes) == 2 else ()


def seat_before(tagged: Tagged, m: Mention, before: Sequence[Mention]) -> tuple[str, ...]:
    """The state of the pair in whose capital the sentence before is set: "In Seoul the reply came. The Foreign
    Ministry ..."."""
    _, last = two_sentences(tagged, m)
    seats = [b for b in before if last and last.start <= b.start < last.start + 40 and b.role == "place"]
    return seats[0].codes if seats and len(seats[0].codes) == 1 and seats[0].codes[0] in tagged.pair else ()
