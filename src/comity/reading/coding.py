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

from comity.codebook.cameo import cameo
from comity.codebook.loader import load_yaml
from comity.reading.coder import Act, Coder, Sentence
from comity.register import Register
from comity.register.types import StateHit

Span = tuple[int, int]
LEAST = 0.5  # probability of an act from which it is told
MOST_PARTIES = 7
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


def parties(sentence: Sentence) -> list[Span]:
    """The parties that the coder marks, in order: a piece that begins one and those inside it."""
    found: list[Span] = []
    open_until = None
    for (a, b), row in zip(sentence.offsets, sentence.party, strict=True):
        if b <= a:
            continue
        mark = int(row.argmax())
        if mark == 0:
            open_until = None
        elif found and open_until is not None and (mark == 2 or a == open_until):
            found[-1] = (found[-1][0], b)
            open_until = b
        else:
            found.append((a, b))
            open_until = b
    return [widened(sentence.text, span) for span in found]


def widened(text: str, span: Span) -> Span:
    """A span drawn out to whole words."""
    start, end = span
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


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
    acting: set[int] = set()
    for (a, b), act in zip(ways, seen, strict=False):
        for one in told(sentence, coder, act, least, spans[a], spans[b], states[a], states[b]):
            acting.add(a)
            yield one
    for a, act in enumerate(seen[len(ways) :]):
        if a not in acting:
            yield from told(sentence, coder, act, least, spans[a], None, states[a], ())


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
    """The types that are likely enough for one pair of parties."""
    if 1 - act.nothing < least:
        return
    by_type: dict[str, list[tuple[float, str]]] = {}
    for code, p in zip(coder.codes, act.codes, strict=True):
        if kind := cameo(code).plover:
            by_type.setdefault(kind, []).append((float(p), code))
    auxiliary = coder.auxiliaries[int(act.auxiliary.argmax())] or None
    ranked = sorted(((sum(p for p, _ in rows), kind) for kind, rows in by_type.items()), reverse=True)
    for number, (p, kind) in enumerate(ranked):
        if p < least and number:
            return
        code = max(by_type[kind])[1]
        yield CodedAct(
            source,
            target,
            source_states,
            target_states,
            strongest(sentence, act),
            code,
            kind,
            cameo(code).mode,
            auxiliary,
            p,
        )


def strongest(sentence: Sentence, act: Act) -> Span:
    """The word that was looked at most."""
    weights = [w if b > a else 0.0 for w, (a, b) in zip(act.attention, sentence.offsets, strict=True)]
    return widened(sentence.text, sentence.offsets[max(range(len(weights)), key=weights.__getitem__)])


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
