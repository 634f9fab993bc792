"""Names in a row that an office in the plural, told before them, gives each its state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from comity.reading.names import LIST_JOINT, NAMED_LAST, NEXT_WORD, OF, STOP, name_at
from comity.reading.offices import Office
from comity.register import Register
from comity.register.types import StateHit

NO_LISTED = frozenset(  # words that end the names of firms, papers, forces: "Japan's Nippon Steel and Germany's ..."
    "Air Airlines Airways Army Bank Bay Beach Central City Corp Corps Daily Electric Electronics Energy Exchange"
    " Express Force Forces Gas Group Guard Guards Heavy Herald Holdings Inc Industries Island Islands Ltd Media"
    " Ministry Motor Motors Navy News Oil Pharma Police Port Post Power Press Province Region River Sea Securities"
    " Shipping Show State Stadium Steel Street Supreme System Systems Telecom Television Times Tower Treasury"
    " Union Wall Youth".split())
OWN = re.compile(r"['’]s?\s+")
GATHERED = 700  # characters before a list of names in which the office of those listed is told
AND = re.compile(r"\s+and\s+(?:the\s+)?")
CLOSED = re.compile(r"\s*(?:[,.;:)]|$)")
ADJECTIVES = 40  # characters before an office in which two states' adjectives stand
TWO = 2

Span = tuple[int, int]
Named = tuple[int, int, Span, Office]  # from and to, the name's own span, the office that is held


def listed(
    text: str, states: Sequence[StateHit], plurals: Sequence[Office], blocked: Sequence[Span], register: Register,
    on: date | None,
) -> Iterator[Named]:
    """Two or more names in a row, each with its state, after the office that they hold: "The trade ministers of
    ... Kenya's Ann Moraa and Uganda's Paul Okello"; "Ann Moraa of Kenya and Paul Okello of Uganda". Whom the register
    knows as the leader of that state is no minister."""
    row: list[tuple[int, int, Span, str]] = []
    for hit in (*(hit for hit in states if len(hit.codes) == 1), None):
        one = beside_state(text, hit, blocked) if hit else None
        if one and row and LIST_JOINT.fullmatch(text, row[-1][1], one[0]):
            row.append(one)
            continue
        told = [office for office in plurals if row and 0 < row[0][0] - office.end < GATHERED]
        if len({code for *_, code in row}) > 1 and told:
            for start, end, span, code in row:
                office = replace(told[-1], code=code, text=told[-1].text.removesuffix("s"), plural=False)
                if office.rank == "leaders" or not leads(text[span[0]:span[1]], code, register, on):
                    yield start, end, span, office
        row = [one] if one else []


def leads(name: str, code: str, register: Register, on: date | None) -> bool:
    """Whether the register has somebody of this name as the one who leads the state on that day, or on any day if none
    is known."""
    known = {one.id for one in register.persons_named(name, country=code)}
    if on is None:
        return any(one.post == register.leading(code, one.interval.earliest or date.max)
                   for person in known for one in register.occupancies(person=person))
    post = register.leading(code, on)
    held = register.holder(post, code, on) if post else None
    return held is not None and held.person in known


def beside_state(text: str, hit: StateHit, blocked: Sequence[Span]) -> tuple[int, int, Span, str] | None:
    """Somebody's name beside a state's, "Kenya's Ann Moraa" or "Ann Moraa of Kenya": the whole, the name, the
    state."""
    after = OWN.match(text, hit.end)
    span = name_at(text, after.end(), len(text), blocked) if after else None
    start, end = hit.start, span[1] if span else hit.end
    of = re.search(r"\s(?:of|from)\s(?:the\s)?$", text[max(0, hit.start - 10):hit.start])
    if span is None and of:
        last = hit.start - len(of.group())
        m = NAMED_LAST.search(text, max(0, last - 60), last)
        span = name_at(text, m.start(), last, blocked) if m else None
        start = span[0] if span else start
        if span and span[1] != last:
            return None
    words = text[span[0]:span[1]].split() if span else []
    if span is None or len(words) < TWO or any(STOP.fullmatch(w) for w in words) or NO_LISTED & set(words):
        return None
    return start, end, span, hit.codes[0]


def respective(text: str, office: Office, state_at: Mapping[int, StateHit], blocked: Sequence[Span]) -> list[Named]:
    """Two names behind an office of two states, in their order: "the agriculture ministers of Poland and Ukraine,
    Robert Telus and Mykola Solskyi,", "the Polish and Ukrainian ministers, ..."; empty where it is not so."""
    of = OF.match(text, office.end)
    one = state_at.get(of.end()) if of else None
    joint = AND.match(text, one.end) if one else None
    two = state_at.get(joint.end()) if joint else None
    at = two.end if two else office.end
    if two is None:
        before = [hit for start, hit in sorted(state_at.items()) if office.start - ADJECTIVES <= start < office.end]
        one, two = before[-TWO:] if len(before) >= TWO else (None, None)
        if one is None or two is None or not AND.fullmatch(text, one.end, two.start):
            return []
    comma = NEXT_WORD.match(text, at)
    first = name_at(text, comma.end(), len(text), blocked) if comma and comma.group().startswith(",") else None
    joint = AND.match(text, first[1]) if first else None
    second = name_at(text, joint.end(), len(text), blocked) if joint else None
    if first is None or second is None or not CLOSED.match(text, second[1]) or one is None or one.codes == two.codes:
        return []
    spans = [(first, one), (second, two)]
    if any(len(text[a:b].split()) < TWO for (a, b), _ in spans):
        return []
    return [(*span, span, replace(office, code=hit.codes[0], text=office.text.removesuffix("s"), plural=False))
            for span, hit in spans]
