"""The shipped network, run by ONNX Runtime on one thread: `weights/CARD.md` tells its data, recipe, licence and scores.

A sentence is encoded once; its words, its pairs of parties and its promises are then judged on the same states.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

Floats = NDArray[np.float32]
Span = tuple[int, int]
LONGEST = 112  # pieces of a sentence that are read, as in training; what follows is not seen
AT_ONCE = 32  # pairs or promises in one run
ALIKE = 8  # sentences in one run: of like length, so that little is padded
STATUSES = ("held", "planned", "proposed", "cancelled")
LEVELS = ("summit", "ministerial", "working-level", "multilateral-sideline", "visit", "call", "exercise")
BOUND = ("one", "several")
KINDS = (
    "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "SUPPORT",
    "CONCEDE", "COOPERATE", "AID", "RETREAT",
)  # fmt: skip
GRAPHS = ("words", "pairs", "promises", "tells")
FOLDER = "weights"
SLOW = ["SkipLayerNormFusion"]  # fused, normalising a residual takes longer than in two steps: a seventh of a run


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as encoded. Offsets count in its own text; arrays have one row for each word piece.

    `party`: outside, begin, inside; `trigger`: nothing or an event type; `stage`: nothing or a commitment's stage;
    `fact`: from -3 (certainly not) to 3 (certainly). Of the whole sentence: `pledge` is a probability, `speaker` one
    for each kind.
    """

    text: str
    offsets: tuple[Span, ...]
    states: Floats
    party: Floats
    trigger: Floats
    stage: Floats
    fact: Floats
    pledge: float
    speaker: Floats

    def covered(self, span: Span) -> list[int]:
        """Numbers of the word pieces that a span of the text covers."""
        return [i for i, (a, b) in enumerate(self.offsets) if b > a and a < span[1] and b > span[0]]


@dataclass(frozen=True, slots=True)
class Act:
    """What passes from one party to another: `nothing` and the CAMEO codes with their probabilities, the
    auxiliaries', and how much each word piece was looked at."""

    nothing: float
    codes: Floats
    auxiliary: Floats
    attention: Floats


@dataclass(frozen=True, slots=True)
class Promise:
    """What words promise: probabilities of no stage and the stages, of each field by itself, of the auxiliaries."""

    stage: Floats
    fields: Floats
    auxiliary: Floats


@dataclass(frozen=True, slots=True)
class Telling:
    """How likely a sentence tells of a meeting, a promise, an act; and, if it does, of which: probabilities of the
    `STATUSES` and `LEVELS` of a meeting, the stages, fields and `BOUND` of a promise, the `KINDS` of an act."""

    meeting: float
    promise: float
    act: float
    status: Floats
    level: Floats
    stage: Floats
    field: Floats
    bound: Floats
    kind: Floats


class Coder:
    """The sessions and labels. Not for many threads at once; each process has its own."""

    def __init__(self, folder: Path) -> None:
        labels: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.codes, self.types, self.stages = labels["codes"], labels["types"], labels["stages"]
        self.fields, self.auxiliaries, self.speakers = labels["fields"], labels["auxiliaries"], labels["speakers"]
        self.temperature: float = labels.get("temperature", 1.0)  # above 1 where training made it too sure of itself
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # one process a core is faster than two threads
        options.log_severity_level = 3
        self._run = {
            name: onnxruntime.InferenceSession(
                str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
            ).run
            for name in GRAPHS
        }

    def read(self, texts: Sequence[str]) -> list[Sentence]:
        """Sentences encoded, in their order; long ones are read as far as `LONGEST` pieces."""
        coded = [(e.ids[:LONGEST], e.offsets[:LONGEST]) for e in self.tokenizer.encode_batch(list(texts))]
        found: dict[int, Sentence] = {}
        order = sorted(range(len(texts)), key=lambda i: len(coded[i][0]))
        for start in range(0, len(order), ALIKE):
            part = order[start : start + ALIKE]
            width = len(coded[part[-1]][0])
            ids = np.zeros((len(part), width), dtype=np.int64)
            there = np.zeros_like(ids)
            for row, i in enumerate(part):
                ids[row, : len(coded[i][0])] = coded[i][0]
                there[row, : len(coded[i][0])] = 1
            found_here = self._run["words"](None, {"ids": ids, "there": there})
            states, party, trigger, stage, fact, pledge, speaker = found_here
            for row, i in enumerate(part):
                n = len(coded[i][0])
                found[i] = Sentence(
                    texts[i],
                    tuple(coded[i][1]),
                    states[row, :n],
                    party[row, :n],
                    trigger[row, :n],
                    stage[row, :n],
                    fact[row, :n],
                    float(pledge[row]),
                    speaker[row],
                )
        return [found[i] for i in range(len(texts))]

    def acts(self, asked: Sequence[tuple[Sentence, Span, Span | None]]) -> list[Act]:
        """What each actor does to each recipient (None: to nobody in particular)."""
        found: list[Act] = []
        for start in range(0, len(asked), AT_ONCE):
            part = asked[start : start + AT_ONCE]
            given = _stacked([s for s, _, _ in part])
            width = given["there"].shape[1]
            given["source"] = _masks([(s, a) for s, a, _ in part], width)
            given["target"] = _masks([(s, b) for s, _, b in part], width)
            raw, auxiliary, attention = self._run["pairs"](None, given)
            codes = raw ** (1 / self.temperature)
            codes /= codes.sum(axis=1, keepdims=True)
            found += [
                Act(float(codes[row, 0]), codes[row, 1:], auxiliary[row], attention[row, : len(s.offsets)])
                for row, (s, _, _) in enumerate(part)
            ]
        return found

    def promises(self, asked: Sequence[tuple[Sentence, Span]]) -> list[Promise]:
        """What the words in each span promise."""
        found: list[Promise] = []
        for start in range(0, len(asked), AT_ONCE):
            part = asked[start : start + AT_ONCE]
            given = _stacked([s for s, _ in part])
            given["trigger"] = _masks(part, given["there"].shape[1])
            stage, fields, auxiliary = self._run["promises"](None, given)
            found += [Promise(stage[row], fields[row], auxiliary[row]) for row in range(len(part))]
        return found

    def tells(self, sentences: Sequence[Sentence]) -> list[Telling]:
        """Of what each sentence tells, by its states alone."""
        found: list[Telling] = []
        for start in range(0, len(sentences), AT_ONCE):
            part = sentences[start : start + AT_ONCE]
            given = _stacked(part)
            told, *kinds = self._run["tells"](None, {"states": given["states"], "there": given["there"]})
            for row in given["of"]:
                meeting, promise, act = (float(one) for one in told[row])
                found.append(Telling(meeting, promise, act, *(each[row] for each in kinds)))
        return found

    def labelled(self) -> dict[str, Any]:
        """The labels of every head, for explanations."""
        return {
            "codes": self.codes,
            "stages": self.stages,
            "fields": self.fields,
            "auxiliaries": self.auxiliaries,
            "speakers": self.speakers,
            "types": self.types,
        }


def _stacked(sentences: Sequence[Sentence]) -> dict[str, NDArray[Any]]:
    """Each sentence once, padded, and for every row which one it is."""
    place: dict[int, int] = {}
    for s in sentences:
        place.setdefault(id(s), len(place))
    each = list({id(s): s for s in sentences}.values())
    width = max(len(s.offsets) for s in each)
    states = np.zeros((len(each), width, each[0].states.shape[1]), dtype=np.float32)
    there = np.zeros((len(each), width), dtype=np.float32)
    for row, s in enumerate(each):
        states[row, : len(s.offsets)] = s.states
        there[row, : len(s.offsets)] = 1
    return {"states": states, "there": there, "of": np.array([place[id(s)] for s in sentences], dtype=np.int64)}


def _masks(asked: Sequence[tuple[Sentence, Span | None]], width: int) -> Floats:
    """For every row ones at the word pieces that its span covers."""
    found = np.zeros((len(asked), width), dtype=np.float32)
    for row, (sentence, span) in enumerate(asked):
        if span:
            found[row, sentence.covered(span)] = 1
    return found


@cache
def load_coder(folder: Path | None = None) -> Coder:
    """The shipped coder, or that of another folder; loaded once in a process."""
    if folder is not None:
        return Coder(folder)
    with resources.as_file(resources.files("comity.reading.coder") / FOLDER) as path:
        return Coder(path)
