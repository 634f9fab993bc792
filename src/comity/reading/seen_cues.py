"""Stage cues as the event coder sees them: new ones beside those of the rules, and doubt about these."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.coder import Promise
from comity.reading.coder.words import stage_spans
from comity.reading.judged import Judged
from comity.reading.sentences import Sentence
from comity.reading.stages import Cue, SeenAs, StageRule

LEAST_CUE = 0.95  # probability of a promise from which words that no rule knows are a cue
LEAST_FIELD = 0.75
SURE = 0.9  # probability of a promise from which a field is taken from the coder for a rule's cue
SURE_FIELD = 0.5
KEPT = "kept"  # most of what goes on keeps no promise: here only the rules' words count
VISITS = "shuttle-diplomacy"  # a visit to come is a meeting; that visits shall be regular the rules know
PROMISING = {None, "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}  # acts that may carry a promise


def seen_cues(judged: Judged, sentence: Sentence, known: Sequence[Cue]) -> list[Cue]:
    """The cues of a sentence that the coder sees beside the known ones, in order."""
    encoded = judged.of(sentence)
    if encoded is None:
        return []
    at = sentence.start
    spans = [(a + at, b + at) for a, b in stage_spans(encoded)]
    spans = [s for s in spans if not any(c.start < s[1] and c.end > s[0] for c in known)]
    found = []
    for span, promise in zip(spans, judged.promises(sentence, spans) if spans else (), strict=True):
        likely = 1 - float(promise.stage[0])
        field = field_of(judged, promise)
        if likely >= LEAST_CUE and field != VISITS and kind_at(judged, sentence, span) in PROMISING:
            stage = judged.coder.stages[int(promise.stage[1:].argmax())]
            if stage == KEPT:
                continue
            found.append(Cue(*span, rule_of(stage), SeenAs(likely, field)))
    return found


def seen_field(judged: Judged, sentence: Sentence, cue: Cue, least: float = SURE_FIELD) -> str | None:
    """The field of what a rule's cue promises, if the coder is sure of promise and field."""
    if judged.of(sentence) is None:
        return None
    [promise] = judged.promises(sentence, [(cue.start, cue.end)])
    best = int(promise.fields.argmax())
    real = judged.coder.auxiliaries[int(promise.auxiliary.argmax())] in ("", "future")
    field: str = judged.coder.fields[best]
    sure = real and 1 - float(promise.stage[0]) >= SURE and promise.fields[best] >= least
    telling = judged.telling(sentence)
    if least > SURE_FIELD and telling and int(telling.field.argmax()) != best:
        return None  # of two judgements that differ neither overrules the words
    return field if sure and field not in (VISITS, "other") else None


def kind_at(judged: Judged, sentence: Sentence, span: tuple[int, int]) -> str | None:
    """The type of act that the coder sees in these words."""
    encoded = judged.of(sentence)
    assert encoded is not None
    where = encoded.covered((span[0] - sentence.start, span[1] - sentence.start))
    kind = int(encoded.trigger[where].sum(axis=0).argmax()) if where else 0
    return judged.coder.types[kind - 1] if kind else None


def rule_of(stage: str) -> StageRule:
    """The rule that a stage stands for: what one side pledges, several agree."""
    joint, single = ("agreed", "pledged") if stage in ("agreed", "pledged") else (stage, stage)
    return StageRule("coder", joint, single, "after", None, False)


def field_of(judged: Judged, promise: Promise) -> str | None:
    """The field that fits best, if one does; what is of no named field is too vague to be told without a rule."""
    best = int(promise.fields.argmax())
    field = judged.coder.fields[best]
    return field if promise.fields[best] >= LEAST_FIELD and field != "other" else None
