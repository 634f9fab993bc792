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
AT_ONCE = 32  # sentences, pairs or promises in one run
FOLDER = "weights"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as encoded. Offsets count in its own text; arrays have one row for each word piece.

    `party`: outside, begin, inside; `trigger`: nothing or an event type; `stage`: nothing or a commitment's stage; `fact`: from -3
    (certainly not) to 3 (certainly); of the whole sentence: `pledge` is a probability, `speaker` one for each kind.
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
    """What passes from one party to another: `nothing` and the CAMEO codes with their probabilities, the auxiliary's, and
    how much each word piece was looked at."""

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


class Coder:
    """The sessions and labels. Not for many threads at once; each process has its own."""

    def __init__(self, folder: Path) -> None:
        labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.codes, self.types, self.stages = labels["codes"], labels["types"], labels["stages"]
        self.fields, self.auxiliaries, self.speakers = labels["fields"], labels["auxiliaries"], labels["speakers"]
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # one process a core is faster than two threads
        options.log_severity_level = 3
        self._words, self._pairs, self._promises = (
            onnxruntime.InferenceSession(str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])
            for name in ("words", "pairs", "promises"))

    def read(self, texts: Sequence[str]) -> list[Sentence]:
        """Sentences encoded, in their order; long ones are read as far as `LONGEST` pieces."""
        coded = [(e.ids[:LONGEST], e.offsets[:LONGEST]) for e in self.tokenizer.encode_batch(list(texts))]
        found: dict[int, Sentence] = {}
        order = sorted(range(len(texts)), key=lambda i: len(coded[i][0]))
        for start in range(0, len(order), AT_ONCE):
            part = order[start:start + AT_ONCE]
            width = len(coded[part[-1]][0])
            ids = np.zeros((len(part), width), dtype=np.int64)
            there = np.zeros_like(ids)
            for row, i in enumerate(part):
                ids[row, :len(coded[i][0])] = coded[i][0]
                there[row, :len(coded[i][0])] = 1
            states, party, trigger, stage, fact, pledge, speaker = self._words.run(None, {"ids": ids, "there": there})
            for row, i in enumerate(part):
                n = len(coded[i][0])
                found[i] = Sentence(texts[i], tuple(coded[i][1]), states[row, :n], party[row, :n], trigger[row, :n], stage[row, :n],
                                    fact[row, :n], float(pledge[row]), speaker[row])
        return [found[i] for i in range(len(texts))]

    def acts(self, asked: Sequence[tuple[Sentence, Span, Span | None]]) -> list[Act]:
        """What each actor does to each recipient (None: to nobody in particular)."""
        rows = [(s, s.covered(a), s.covered(b) if b else []) for s, a, b in asked]
        found: list[Act] = []
        for start in range(0, len(rows), AT_ONCE):
            part = rows[start:start + AT_ONCE]
            states, there = self._stacked([s for s, _, _ in part])
            source, target = np.zeros_like(there), np.zeros_like(there)
            for row, (_, a, b) in enumerate(part):
                source[row, a] = 1
                target[row, b] = 1
            codes, auxiliary, attention = self._pairs.run(
                None, {"states": states, "there": there, "source": source, "target": target})
            found += [Act(float(codes[row, 0]), codes[row, 1:], auxiliary[row], attention[row, :len(s.offsets)])
                      for row, (s, _, _) in enumerate(part)]
        return found

    def promises(self, asked: Sequence[tuple[Sentence, Span]]) -> list[Promise]:
        """What the words in each span promise."""
        found: list[Promise] = []
        for start in range(0, len(asked), AT_ONCE):
            part = asked[start:start + AT_ONCE]
            states, there = self._stacked([s for s, _ in part])
            trigger = np.zeros_like(there)
            for row, (s, span) in enumerate(part):
                trigger[row, s.covered(span)] = 1
            stage, fields, auxiliary = self._promises.run(None, {"states": states, "there": there, "trigger": trigger})
            found += [Promise(stage[row], fields[row], auxiliary[row]) for row in range(len(part))]
        return found

    @staticmethod
    def _stacked(sentences: Sequence[Sentence]) -> tuple[Floats, Floats]:
        width = max(len(s.offsets) for s in sentences)
        states = np.zeros((len(sentences), width, sentences[0].states.shape[1]), dtype=np.float32)
        there = np.zeros((len(sentences), width), dtype=np.float32)
        for row, s in enumerate(sentences):
            states[row, :len(s.offsets)] = s.states
            there[row, :len(s.offsets)] = 1
        return states, there

    def labelled(self) -> dict[str, Any]:
        """The labels of every head, for explanations."""
        return {"codes": self.codes, "stages": self.stages, "fields": self.fields, "auxiliaries": self.auxiliaries,
                "speakers": self.speakers, "types": self.types}


@cache
def load_coder(folder: Path | None = None) -> Coder:
    """The shipped coder, or that of another folder; loaded once in a process."""
    if folder is not None:
        return Coder(folder)
    with resources.as_file(resources.files("comity.reading.coder") / FOLDER) as path:
        return Coder(path)
