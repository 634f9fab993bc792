"""What tells by a sentence's states whether it tells of a meeting, a promise, an act, and of which; learnt from gold.

For each of the three a few queries look at the states (attention pooling), and a small layer says how likely the
sentence tells of one, and what it would be: a meeting's status and level, a promise's stage and field and whether it
binds one or several, an act's type.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as fn

from comity.reading.coder.coder import BOUND, KINDS, LEVELS, STATUSES
from samples import FIELDS, HIDDEN, STAGES, Renamer, Row, pieces

LABELS = {"status": STATUSES, "level": LEVELS, "stage": STAGES, "field": FIELDS, "bound": BOUND, "kind": KINDS}
OF = {"meeting": ("status", "level"), "promise": ("stage", "field", "bound"), "act": ("kind",)}  # what each may be
TOLD = tuple(OF)
SHARES = {"told": 1.0, "status": 0.1, "level": 0.2, "stage": 0.2, "field": 0.3, "bound": 0.1, "kind": 0.1}
QUERIES, WIDTH, DROP = 4, 64, 0.3


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence of a report: whether it tells of a meeting, a promise, an act (1, 0, or -1: not asked), and as what,
    each label as often as gold rows bear it."""

    text: str
    told: tuple[int, int, int]
    labels: dict[str, list[str]]
    held: bool  # kept for the scores that are printed


def lessons(path: Path) -> list[Lesson]:
    """What lessons.py wrote."""
    with path.open(encoding="utf-8") as file:
        return [Lesson(**row | {"told": tuple(row["told"])}) for row in map(json.loads, file)]


class Asked:
    """Lessons as tensors: ids and mask [B, L], told [B, 3], and of every label the shares [B, n]."""

    def __init__(self, rows: Sequence[Lesson], tokenizer: Tokenizer):
        coded = [pieces(tokenizer, row.text)[0] for row in rows]
        self.ids = torch.zeros(len(rows), max(map(len, coded)), dtype=torch.long)
        self.there = torch.zeros_like(self.ids)
        for n, ids in enumerate(coded):
            self.ids[n, : len(ids)] = torch.tensor(ids)
            self.there[n, : len(ids)] = 1
        self.told = torch.tensor([row.told for row in rows])
        self.labels = {
            name: torch.tensor([[row.labels[name].count(one) / max(1, len(row.labels[name])) for one in known]
                                for row in rows])
            for name, known in LABELS.items()
        }  # fmt: skip


class Tells(nn.Module):
    """States [B, L, H] and mask [B, L] -> logits of meeting, promise, act [B, 3] and of what they would be."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(HIDDEN)
        self.queries = nn.Parameter(torch.randn(len(TOLD) * QUERIES, HIDDEN) * 0.02)
        wide = HIDDEN * (QUERIES + 1)
        self.sizes = [[len(LABELS[name]) for name in names] for names in OF.values()]
        outs = [1 + sum(sizes) for sizes in self.sizes]
        self.heads = nn.ModuleList(
            nn.Sequential(nn.Dropout(DROP), nn.Linear(wide, WIDTH), nn.GELU(), nn.Dropout(DROP), nn.Linear(WIDTH, out))
            for out in outs
        )

    def forward(self, states: Tensor, there: Tensor) -> tuple[Tensor, ...]:
        """Logits: told, and of every label."""
        plain = self.norm(states)
        looked = (plain @ self.queries.T) / HIDDEN**0.5 * 4 + (1 - there[..., None]) * -1e4
        found = torch.softmax(looked, 1).transpose(1, 2) @ plain
        parts = []
        for k, (head, sizes) in enumerate(zip(self.heads, self.sizes, strict=True)):
            seen = torch.cat([found[:, k * QUERIES : (k + 1) * QUERIES].flatten(1), plain[:, 0]], 1)
            parts.append(head(seen).split([1, *sizes], 1))
        return torch.cat([told for told, *_ in parts], 1), *(one for _, *kinds in parts for one in kinds)


def loss_of(said: tuple[Tensor, ...], asked: Asked) -> Tensor:
    """The loss: is it told, and, where the gold has it, as what."""
    told, *kinds = said
    each = fn.binary_cross_entropy_with_logits(told, asked.told.clamp(min=0).float(), reduction="none")
    loss = SHARES["told"] * (each * (asked.told >= 0)).mean()
    for logits, (name, wanted) in zip(kinds, asked.labels.items(), strict=True):
        known = wanted.sum(1) > 0
        if known.any():
            loss = loss + SHARES[name] * fn.cross_entropy(logits[known], wanted[known])
    return loss


def renamed(row: Lesson, renamer: Renamer, draw: random.Random) -> Lesson:
    """The lesson with other states in it."""
    return replace(row, text=renamer.rename(Row(row.text), draw).text)


@torch.no_grad()
def judge_lessons(net: nn.Module, tokenizer: Tokenizer, rows: Sequence[Lesson]) -> str:
    """Precision and recall at a half, and how often the best guess of status, level and so on is one of the gold's."""
    net.eval()
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in (*TOLD, *LABELS)}
    for start in range(0, len(rows), 32):
        asked = Asked(rows[start : start + 32], tokenizer)
        told, *kinds = net.tell(asked.ids, asked.there)
        for k, name in enumerate(TOLD):
            known = asked.told[:, k] >= 0
            found[name] += zip((told[known, k] >= 0).tolist(), asked.told[known, k].tolist(), strict=True)
        for logits, (name, wanted) in zip(kinds, asked.labels.items(), strict=True):
            right = wanted.gather(1, logits.argmax(1, keepdim=True))[:, 0] > 0
            found[name] += [(float(one), 1.0) for one in right[wanted.sum(1) > 0]]
    lines = []
    for name, pairs in found.items():
        both = sum(1 for seen, gold in pairs if seen and gold)
        if name in TOLD:
            lines.append(f"{name} P {both / max(1, sum(s for s, _ in pairs)):.3f} "
                         f"R {both / max(1, sum(g for _, g in pairs)):.3f}")
        else:
            lines.append(f"{name} {both / max(1, len(pairs)):.3f}")
    return "  ".join(lines)
