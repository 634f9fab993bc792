"""What the event coder sees in a piece of evidence: for `comity why`, so that a reader can judge the reading."""

from __future__ import annotations

from collections.abc import Iterator

from comity.codebook.cameo import cameo
from comity.reading.coder import Coder
from comity.reading.coder.coder import BOUND, KINDS, LEVELS, STATUSES
from comity.reading.coder.words import stage_spans
from comity.reading.coding import code_text
from comity.register import Register

SHOWN = 0.2  # probability of an act or a stage from which it is shown
MOST = 4


def explained(text: str, register: Register, coder: Coder) -> list[str]:
    """The acts and promises that the coder sees in a sentence, likeliest first, with the words that tell them and the
    probabilities of the heads, and of what the sentence as a whole tells; empty where it sees none."""
    return [*_acts(text, register, coder), *_promises(text, coder), *_whole(text, coder)]


def _acts(text: str, register: Register, coder: Coder) -> Iterator[str]:
    for a in sorted(code_text(text, register, coder, SHOWN), key=lambda a: -a.probability)[:MOST]:
        whom = f" to {text[slice(*a.target)]}" if a.target else ""
        unreal = f", {a.auxiliary}" if a.auxiliary else ""
        yield (
            f"{a.type} {a.probability:.2f} (CAMEO {a.code} {cameo(a.code).name}{unreal}): "
            f"{text[slice(*a.source)]}{whom}, by “{text[slice(*a.trigger)]}”"
        )


def _whole(text: str, coder: Coder) -> Iterator[str]:
    told = coder.tells(coder.read([text]))[0]
    status, level = STATUSES[int(told.status.argmax())], LEVELS[int(told.level.argmax())]
    stage, kind = coder.stages[int(told.stage.argmax())], KINDS[int(told.kind.argmax())]
    bound = BOUND[int(told.bound.argmax())]
    for what, likely in (
        (f"a meeting ({level}, {status})", told.meeting),
        (f"a promise ({stage}, of {bound})", told.promise),
        (f"an act ({kind})", told.act),
    ):
        if likely >= SHOWN:
            yield f"as a whole it tells of {what}: {likely:.2f}"


def _promises(text: str, coder: Coder) -> Iterator[str]:
    sentence = coder.read([text])[0]
    spans = stage_spans(sentence)
    for span, promise in zip(spans, coder.promises([(sentence, s) for s in spans]) if spans else (), strict=True):
        likely = sorted(((float(p), s) for s, p in zip(coder.stages, promise.stage[1:], strict=True)), reverse=True)
        fields = sorted(((float(p), f) for f, p in zip(coder.fields, promise.fields, strict=True)), reverse=True)
        if likely[0][0] >= SHOWN:
            yield (
                f"promise, {likely[0][1]} {likely[0][0]:.2f}, field {fields[0][1]} {fields[0][0]:.2f}, "
                f"by “{text[slice(*span)]}”"
            )
