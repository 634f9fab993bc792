"""Words of a sentence that the coder points at: parties, triggers, promises. Spans count in the sentence's text."""

from __future__ import annotations

from comity.reading.coder.coder import Act, Sentence, Span

LEAST_STAGE = 0.5  # probability of some stage from which a word piece is part of a promise


def widened(text: str, span: Span) -> Span:
    """A span drawn out to whole words."""
    start, end = span
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def parties(sentence: Sentence) -> list[Span]:
    """The parties that the coder marks, in order: a piece that begins one and those inside it."""
    found: list[Span] = []
    last = None  # where the party before ends, as long as no piece lies between
    for (a, b), row in zip(sentence.offsets, sentence.party, strict=True):
        if b <= a:
            continue
        mark = int(row.argmax())
        if mark and found and last is not None and (mark == 2 or a == last):
            found[-1] = (found[-1][0], b)
        elif mark:
            found.append((a, b))
        last = b if mark else None
    return [widened(sentence.text, span) for span in found]


def strongest(sentence: Sentence, act: Act) -> Span:
    """The word that was looked at most for an act: its trigger."""
    weights = [float(w) if b > a else 0.0 for w, (a, b) in zip(act.attention, sentence.offsets, strict=True)]
    return widened(sentence.text, sentence.offsets[max(range(len(weights)), key=weights.__getitem__)])


def stage_spans(sentence: Sentence) -> list[Span]:
    """Stretches of words that promise something."""
    found: list[Span] = []
    for (a, b), row in zip(sentence.offsets, sentence.stage, strict=True):
        if b > a and 1 - row[0] > LEAST_STAGE:
            found = [*found[:-1], (found[-1][0], b)] if found and a - found[-1][1] <= 1 else [*found, (a, b)]
    return found
