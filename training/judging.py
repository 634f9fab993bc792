"""How well a training does: on own sentences held out, and on PLV_train as a validation set."""

from __future__ import annotations

import csv
import os
import random
import re
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

import markup
from batches import Batch
from comity.codebook.cameo import cameo
from network import Network
from samples import Row

DATA = Path(os.environ.get("COMITY_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
ROOTS = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "YIELD",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
QUAD = dict(zip(ROOTS, (1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4), strict=True))


def plv_rows(split: str) -> list[tuple[str, markup.Span, markup.Span, str]]:
    """PLV's sentences with the two spans and the root."""
    path = DATA / "event-coding" / "zsp" / f"PLV_{split}.tsv"
    if not path.exists():
        return []
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            marked, text, spans = row["marked_sentence"], "", {}
            at = 0
            for m in re.finditer(r"</?([st])>", marked):
                text += marked[at : m.start()]
                spans.setdefault(m[1], []).append(len(text))
                at = m.end()
            text += marked[at:]
            if all(len(spans.get(k, [])) >= 2 for k in "st"):
                found.append((text, markup.Span(*spans["s"][:2]), markup.Span(*spans["t"][:2]), row["gold_root"]))
    return found


def macro(gold: list[str], told: list[str]) -> float:
    """Macro F1 over the labels of the gold."""
    scores = []
    for label in sorted(set(gold)):
        right = sum(g == t == label for g, t in zip(gold, told, strict=True))
        scores.append(2 * right / max(1, gold.count(label) + told.count(label)))
    return sum(scores) / len(scores)


@torch.no_grad()
def judge_plv(
    net: Network, tokenizer: Tokenizer, rows: list[tuple[str, markup.Span, markup.Span, str]], root: np.ndarray
) -> str:
    """Macro F1, accuracy and quad F1 on PLV rows; `root`: [codes, 15] zeros and ones."""
    net.eval()
    gold, told = [], []
    for start in range(0, len(rows), 64):
        part = rows[start : start + 64]
        batch = Batch(
            [Row(t, [s, x], pairs={(0, 1): []}, events=True) for t, s, x, _ in part], tokenizer, {}, random.Random(0)
        )
        states, *_ = net.words(batch.ids, batch.there)
        keep = [i for i in range(batch.pairs) if i == 0 or batch.pair_of[i] != batch.pair_of[i - 1]]
        of = batch.pair_of[keep]
        code, *_ = net.pair(states, batch.there.to(states.dtype), of, batch.source[keep], batch.target[keep])
        p = torch.softmax(code[:, 1:], -1).numpy() @ root
        known = {int(b): ROOTS[int(k)] for b, k in zip(of, p.argmax(1), strict=True)}
        told += [known.get(i, "ACCUSE") for i in range(len(part))]
        gold += [r for *_, r in part]
    quad = macro([str(QUAD[g]) for g in gold], [str(QUAD[t]) for t in told])
    sure = sum(g == t for g, t in zip(gold, told, strict=True)) / len(gold)
    each = {}
    for label in ROOTS:
        right = sum(g == t == label for g, t in zip(gold, told, strict=True))
        each[label] = round(2 * right / max(1, gold.count(label) + told.count(label)), 2)
    return f"F1 {macro(gold, told):.3f} acc {sure:.3f} quad {quad:.3f} {each}"


@torch.no_grad()
def judge_own(net: Network, tokenizer: Tokenizer, rows: list[Row], codes: dict[str, int]) -> str:
    """Scores of the heads on held-out own sentences."""
    net.eval()
    type_of = {code: cameo(code).plover for code in codes}
    names = list(codes)
    count: dict[str, list[float]] = {}

    def add(name: str, right: Tensor | list[bool]) -> None:
        count.setdefault(name, []).extend(float(x) for x in right)

    hit = told = gold = 0
    draw = random.Random(0)
    for start in range(0, len(rows), 64):
        batch = Batch(rows[start : start + 64], tokenizer, codes, draw)
        states, party, trigger, stage, fact, pledge, speaker = net.words(batch.ids, batch.there)
        for name, logits, wanted in (
            ("party", party, batch.party),
            ("trigger", trigger, batch.trigger),
            ("stage", stage, batch.stage),
        ):
            best = logits.argmax(-1)
            real = wanted > 0
            add(name + " recall", (best == wanted)[real])
            add(name + " precision", (best == wanted)[(best > 0) & (wanted != -100)])
        if batch.pairs:
            there = batch.there.to(states.dtype)
            code, auxiliary, _, _ = net.pair(states, there, batch.pair_of, batch.source, batch.target)
            for k in range(batch.pairs):
                right = {type_of[names[i - 1]] for i in torch.nonzero(batch.code[k]).flatten().tolist() if i}
                best = int(code[k].argmax())
                kind = type_of[names[best - 1]] if best else None
                gold += bool(right)
                told += kind is not None
                hit += kind is not None and kind in right
            real = batch.auxiliary >= 0
            add("auxiliary", (auxiliary.argmax(-1) == batch.auxiliary)[real])
        if batch.promises:
            stages, fields, _ = net.promise(states, batch.there.to(states.dtype), batch.promise_of, batch.mark)
            real = batch.promised > 0
            add("promise stage", (stages.argmax(-1) == batch.promised)[real])
            add("promise none", (stages.argmax(-1) == 0)[~real])
            known = batch.fields.sum(1) > 0
            add("field", batch.fields[known].gather(1, fields[known].argmax(-1, keepdim=True)).flatten() > 0)
        known = ~torch.isnan(batch.pledge)
        add("pledge", ((pledge > 0).float() == batch.pledge)[known])
        known = ~torch.isnan(batch.fact)
        add("fact MAE", (fact - batch.fact).abs()[known])
        real = batch.speaker >= 0
        add("speaker", (speaker.argmax(-1) == batch.speaker)[real])
    line = "  ".join(f"{k} {np.mean(v):.3f}" for k, v in count.items() if v)
    return f"pairs P {hit / max(1, told):.3f} R {hit / max(1, gold):.3f}  {line}"
