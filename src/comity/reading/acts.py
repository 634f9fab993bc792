"""Acts that the event coder sees between two states named in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from comity.codebook.cameo import cameo
from comity.reading.coder import Act
from comity.reading.judged import Judged
from comity.reading.mentions import Mention
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged

MOST_PAIRS = 24  # of a sentence: more mentions than that make a list, not an act
LARGEST = 9  # states of a bloc whose members are named as acting


@dataclass(frozen=True, slots=True)
class Seen:
    """An act as seen: type and mode of the codebook, the CAMEO code, who and to whom, how likely, by which words.

    `start` is where its strongest word stands in the report.
    """

    type: str
    mode: str | None
    code: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    auxiliary: str | None
    probability: float
    start: int
    trigger: str


def seen(tagged: Tagged, judged: Judged, sentence: Sentence, least: float) -> Iterator[Seen]:
    """The acts of a sentence with at least this probability, one for each pair of parties and type."""
    if judged.of(sentence) is None:
        return
    mentions = [
        m for m in tagged.within(sentence.start, sentence.end) if 0 < len(m.codes) <= LARGEST and m.end <= sentence.end
    ]
    ways = [(a, b) for a in mentions for b in mentions if a is not b and not set(a.codes) & set(b.codes)][:MOST_PAIRS]
    best: dict[tuple[tuple[str, ...], tuple[str, ...], str], Seen] = {}
    for (a, b), act in zip(ways, judged.acts(sentence, ways), strict=True):
        for one in of_pair(judged, sentence, a, b, act, least):
            key = (one.actors, one.recipients, one.type)
            if key not in best or best[key].probability < one.probability:
                best[key] = one
    yield from best.values()


def of_pair(judged: Judged, sentence: Sentence, a: Mention, b: Mention, act: Act, least: float) -> Iterator[Seen]:
    """The types that a pair's probabilities give."""
    if 1 - act.nothing < least:
        return
    coder = judged.coder
    totals: dict[str, float] = {}
    for code, p in zip(coder.codes, act.codes, strict=True):
        kind = cameo(code).plover
        if kind:
            totals[kind] = totals.get(kind, 0.0) + float(p)
    auxiliary = coder.auxiliaries[int(act.auxiliary.argmax())] or None
    for kind, p in totals.items():
        if p < least:
            continue
        code = max((c for c in coder.codes if cameo(c).plover == kind), key=lambda c: act.codes[coder.codes.index(c)])
        start, end = trigger(judged, sentence, act.attention)
        yield Seen(
            kind,
            cameo(code).mode,
            code,
            a.codes,
            b.codes,
            auxiliary,
            p,
            start,
            sentence.text[start - sentence.start : end - sentence.start],
        )


def trigger(judged: Judged, sentence: Sentence, attention: Sequence[float] | np.ndarray) -> tuple[int, int]:
    """The word that was looked at most, in the report's offsets."""
    encoded = judged.of(sentence)
    assert encoded is not None
    weights = [w if b > a else 0.0 for w, (a, b) in zip(attention, encoded.offsets, strict=True)]
    at = int(np.argmax(weights))
    start, end = encoded.offsets[at]
    text = sentence.text
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return sentence.start + start, sentence.start + end
