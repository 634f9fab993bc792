"""Rows of samples as tensors, one batch at a time."""

from __future__ import annotations

import random
from typing import TypeVar

import numpy as np
import torch
from tokenizers import Tokenizer

from samples import AUXILIARIES, FIELDS, SPEAKERS, STAGES, TYPES, UNKNOWN, Row, covered, mask, pieces
from telling import Lesson

R = TypeVar("R", Row, Lesson)


class Batch:
    """Rows as tensors. Pairs and promises point to their sentence by number."""

    def __init__(self, rows: list[Row], tokenizer: Tokenizer, codes: dict[str, int], draw: random.Random):
        coded = [pieces(tokenizer, r.text) for r in rows]
        width = max(len(ids) for ids, _ in coded)
        n = len(rows)
        self.ids = torch.zeros(n, width, dtype=torch.long)
        self.there = torch.zeros(n, width, dtype=torch.long)
        self.party = torch.full((n, width), -100)
        self.trigger = torch.full((n, width), -100)
        self.stage = torch.full((n, width), -100)
        self.fact = torch.full((n, width), float("nan"))
        self.pledge = torch.full((n,), float("nan"))
        self.speaker = torch.full((n,), -100)
        pair: list[tuple[int, np.ndarray, np.ndarray, np.ndarray, int, np.ndarray]] = []
        promise: list[tuple[int, np.ndarray, int, np.ndarray, int, bool]] = []
        for b, (row, (ids, offsets)) in enumerate(zip(rows, coded, strict=True)):
            length = len(ids)
            self.ids[b, :length] = torch.tensor(ids)
            self.there[b, :length] = 1
            for span, value in row.facts:
                where = covered(offsets, span)
                if where:
                    self.fact[b, where[0]] = value
            if row.pledge is not None:
                self.pledge[b] = row.pledge
            if not row.events and not row.unlabelled and row.root is None:
                continue
            spans = [covered(offsets, p) for p in row.parties]
            real = torch.tensor([o[1] > o[0] for o in offsets])
            for target in (self.party, self.trigger, self.stage) if row.events else ():
                target[b, :length] = torch.where(real, 0, -100)
            if row.speaker is not None:
                self.speaker[b] = SPEAKERS.index(row.speaker)
            inside = {i for s in spans for i in s}
            for where in spans if row.events else ():
                for k, i in enumerate(where):
                    self.party[b, i] = 1 if k == 0 else 2
            for span, kind, stage, fields, auxiliary in row.triggers:
                where = [i for i in covered(offsets, span) if i not in inside]
                if not where:
                    continue
                for i in () if row.unlabelled else where:
                    if kind:
                        self.trigger[b, i] = 1 + TYPES.index(kind)
                    if stage:
                        self.stage[b, i] = 1 + STAGES.index(stage)
                told_of = -100 if stage == UNKNOWN else 0 if stage is None else 1 + STAGES.index(stage)
                promise.append(
                    (
                        b,
                        mask(width, where),
                        told_of,
                        np.array([f in fields for f in FIELDS], dtype=np.float32),
                        -100 if row.unlabelled else AUXILIARIES.index(auxiliary),
                        row.unlabelled and stage != UNKNOWN,
                    )
                )
            for (a, t), told in pairs_of(row, draw):
                if not spans[a] or (t is not None and not spans[t]):
                    continue
                wanted = np.zeros(len(codes) + 1, dtype=np.float32)
                look = np.zeros(width, dtype=np.float32)
                for code, _, letter in told:
                    wanted[1 + codes[code]] += 1 / len(told)
                    for i in covered(offsets, row.marks[letter]) if letter in row.marks else ():
                        if i not in inside:
                            look[i] = 1
                if not told and row.root is None and not row.unlabelled:
                    wanted[0] = 1
                auxiliary = AUXILIARIES.index(told[0][1]) if told else -100
                target = mask(width, spans[t] if t is not None else [])
                pair.append((b, mask(width, spans[a]), target, wanted, auxiliary, look, row.root))
        self.pairs = len(pair)
        if pair:
            self.pair_of = torch.tensor([p[0] for p in pair])
            self.source, self.target, self.code, self.look = (
                torch.tensor(np.stack([p[i] for p in pair])) for i in (1, 2, 3, 5)
            )
            self.auxiliary = torch.tensor([p[4] for p in pair])
            self.root = [p[6] for p in pair]
        self.promises = len(promise)
        if promise:
            self.promise_of = torch.tensor([p[0] for p in promise])
            self.mark = torch.tensor(np.stack([p[1] for p in promise]))
            self.promised = torch.tensor([p[2] for p in promise])
            self.fields = torch.tensor(np.stack([p[3] for p in promise]))
            self.promise_aux = torch.tensor([p[4] for p in promise])
            self.by_gold = torch.tensor([p[5] for p in promise])  # teachers are not asked


def pairs_of(row: Row, draw: random.Random) -> list[tuple[tuple[int, int | None], list[tuple[str, str, str]]]]:
    """All ordered pairs of a row's parties with what passes between them, and some single parties."""
    n = len(row.parties)
    found: list[tuple[tuple[int, int | None], list[tuple[str, str, str]]]] = list(row.pairs.items())
    empty = [(a, t) for a in range(n) for t in range(n) if a != t and (a, t) not in row.pairs]
    draw.shuffle(empty)
    if row.root is not None:
        return found
    found += [(way, []) for way in empty[:12]]
    acting = {a for a, _ in row.pairs}
    found += [((a, None), []) for a in range(n) if a not in acting][:3]
    return found


def batches(rows: list[R], size: int, draw: random.Random, tokenizer: Tokenizer, among: int = 50) -> list[list[R]]:
    """Rows shuffled, then those of so many batches grouped by their number of word pieces, so that hardly any place is
    padding (train_encoder.py prints how many); rows are to be given as they are trained on, their names changed."""
    order = rows[:]
    draw.shuffle(order)
    found = []
    for start in range(0, len(order), size * among):
        chunk = sorted(order[start : start + size * among], key=lambda r: len(tokenizer.encode(r.text).ids))
        found += [chunk[i : i + size] for i in range(0, len(chunk), size)]
    draw.shuffle(found)
    return found
