"""Coding raw sentences: who does what to whom, as event coders of the field do it, with parties that are no states.

Unlike a report's claims, which tell acts between states, this codes every party that the coder marks in a sentence and
says to which state it belongs: rebels, courts and crowds to theirs, organisations to none (`IGO`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from comity.codebook.loader import load_yaml
from comity.reading.coder import Act, Coder, Sentence
from comity.reading.coder.types import auxiliary_of, likely_types
from comity.reading.coder.words import parties, strongest
from comity.register import Register
from comity.register.types import StateHit

Span = tuple[int, int]
LEAST = 0.75  # probability of an act from which it is told
MOST_PARTIES = 7
MUTUAL = ("AGREE", "CONSULT", "COOPERATE", "AID")
EQUAL = 0.05  # difference of probability under which both directions of an act stand
ORGANISATION = "IGO"
SEVERAL = re.compile(r"(?:,| and | or |;|/|&)")
THERE = re.compile(r"\b(?:in|at|near|inside|outside|from|of)\s")
OF_NO_STATE = 4  # states of a bloc from which on it is an organisation and not its members


@dataclass(frozen=True, slots=True)
class CodedAct:
    """One act in a text: spans of who does it and to whom (None: nobody named), their states, the words that tell it,
    the CAMEO code, the PLOVER type and mode, whether it is planned, supposed, denied or old (`auxiliary`), and how
    likely it is."""

    source: Span
    target: Span | None
    source_states: tuple[str, ...]
    target_states: tuple[str, ...]
    trigger: Span
    code: str
    type: str
    mode: str | None
    auxiliary: str | None
    probability: float


@cache
def _homes() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all non-state actors; the state of each."""
    home: dict[str, str] = {}
    for state, names in load_yaml("data/nonstate.yaml").items():
        for name in names:
            home[name.removesuffix("?").casefold()] = state
            if name.endswith("s?"):
                home[name[:-2].casefold()] = state
    words = sorted(home, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.I), home


def code_text(text: str, register: Register, coder: Coder, least: float = LEAST) -> list[CodedAct]:
    """The acts of one sentence; what goes past 112 word pieces is not seen."""
    return code_texts([text], register, coder, least)[0]


def code_texts(texts: Sequence[str], register: Register, coder: Coder, least: float = LEAST) -> list[list[CodedAct]]:
    """The acts of each sentence."""
    return [list(_acts(sentence, register, coder, least)) for sentence in coder.read(texts)]


def _acts(sentence: Sentence, register: Register, coder: Coder, least: float) -> Iterator[CodedAct]:
    spans = parties(sentence)[:MOST_PARTIES]
    if not spans:
        return
    hits = register.find_states(sentence.text)
    own = [states_of(sentence.text, span, register, hits) for span in spans]
    states = [found or nearest(sentence.text, span, register, hits) for span, found in zip(spans, own, strict=True)]
    ways = [(a, b) for a in range(len(spans)) for b in range(len(spans)) if a != b]
    asked = [(sentence, spans[a], spans[b]) for a, b in ways] + [(sentence, span, None) for span in spans]
    seen = coder.acts(asked)
    both = [
        one
        for (a, b), act in zip(ways, seen, strict=False)
        for one in told(sentence, coder, act, least, spans[a], spans[b], states[a], states[b])
    ]
    yield from one_way(both)
    acting = {one.source for one in both}
    for span, of, act in zip(spans, states, seen[len(ways) :], strict=True):
        if span not in acting:
            yield from told(sentence, coder, act, least, span, None, of, ())


def one_way(found: Sequence[CodedAct]) -> Iterator[CodedAct]:
    """Of an act seen both ways the likelier one, unless it is mutual or both are as likely ("traded accusations")."""
    likely = {(one.source, one.target, one.type): one.probability for one in found}
    for one in found:
        back = likely.get((one.target, one.source, one.type), 0.0) if one.target else 0.0
        if one.type in MUTUAL or one.probability > back - EQUAL:
            yield one


def told(
    sentence: Sentence,
    coder: Coder,
    act: Act,
    least: float,
    source: Span,
    target: Span | None,
    source_states: tuple[str, ...],
    target_states: tuple[str, ...],
) -> Iterator[CodedAct]:
    """The types of what passes from one party to another; the likeliest one also where no type alone is likely enough,
    as long as some act is."""
    ranked = likely_types(coder, act, 0.0) if 1 - act.nothing >= least else []
    for one in [*ranked[:1], *(other for other in ranked[1:] if other.probability >= least)]:
        yield CodedAct(
            source,
            target,
            source_states,
            target_states,
            strongest(sentence, act),
            one.code,
            one.type,
            one.mode,
            auxiliary_of(coder, act),
            one.probability,
        )


def states_of(text: str, span: Span, register: Register, hits: Sequence[StateHit]) -> tuple[str, ...]:
    """The states that a party's own words name, `IGO` for an organisation; empty where they name none."""
    start, end = span
    words = text[start:end]
    pattern, home = _homes()
    if m := pattern.search(words):
        return (home[m.group().casefold()],)
    inside = [
        h
        for h in hits
        if h.start < end and h.end > start and h.kind not in ("masthead", "region") and (h.codes or h.bloc)
    ]
    if inside:
        named = [codes for h in inside if (codes := _codes(h))]
        if len(inside) > 1 and all(SEVERAL.search(text[a.end : b.start]) for a, b in pairwise(inside)):
            return tuple(dict.fromkeys(c for codes in named for c in codes))
        head = [h for h in inside if not THERE.search(text[inside[0].end : h.start])]
        return _codes(head[-1]) or (named[0] if named else ())
    for person in register.find_persons(text, start, end):
        countries = {register.persons[p].country for p in person.persons}
        if len(countries) == 1:
            return (countries.pop(),)
    places = register.find_places(text, start, end)
    return (places[0].country,) if places else ()


def _codes(hit: StateHit) -> tuple[str, ...]:
    return (ORGANISATION,) if hit.bloc and (len(hit.codes) >= OF_NO_STATE or not hit.codes) else hit.codes


def nearest(text: str, span: Span, register: Register, hits: Sequence[StateHit]) -> tuple[str, ...]:
    """The state named nearest to a party whose own words name none: rebels are of the state told about."""
    found = [
        (min(abs(h.start - span[1]), abs(span[0] - h.end)), h.codes)
        for h in hits
        if h.codes and len(h.codes) < OF_NO_STATE and h.kind not in ("masthead", "region")
    ]
    found += [(min(abs(p.start - span[1]), abs(span[0] - p.end)), (p.country,)) for p in register.find_places(text)]
    return min(found)[1] if found else ()
