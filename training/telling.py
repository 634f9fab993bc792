"""Trains what tells of a sentence, by the coder's states, whether it tells of a meeting, a promise, an act.

    python training/telling.py [--coder FOLDER] [--out FOLDER] [--without SET ...]

Learnt from the gold of this repository's own reports (`unlabelled.OWN`): a sentence tells of what a gold row quotes
from it; of optional rows nothing is asked. For each of the three a few queries look at the states (attention pooling),
and a small layer says how likely it is, and what it would be: a meeting's status and form, a promise's stage and
fields, an act's type. It is written as `tells.onnx`, in int8. Every tenth report is kept for the scores that are
printed. To see what it does for reports that it has not learnt from, leave sets out and measure on them.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from comity.reading.coder import Coder
from comity.reading.coder.coder import FORMS, KINDS, STATUSES
from comity.reading.tagging import TELLS, Tagged
from comity.register import load_register
from export_encoder import SHIPPED, export
from network import HIDDEN
from unlabelled import OWN, ROOT

QUERIES, WIDTH, DROP = 4, 64, 0.3
EPOCHS, RATE, DECAY, SIZE = 8, 1e-3, 0.05, 64
HELD = 10  # one report in so many
SEED = 0
IN_MEETING = {"visit": "visit", "call": "call", "exercise": "exercise"}  # all other kinds are meetings
ROWS = {"meeting": "meetings", "promise": "commitments", "act": "events"}
APART = ("CONSULT", "AGREE")  # acts that follow from meetings and promises


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence's states [L, H]; what it tells of (1, 0, or -1: not asked) and as what, by number."""

    states: np.ndarray
    told: tuple[int, int, int]
    status: int
    form: int
    stage: int
    field: int
    kind: int
    held: bool


class Tells(nn.Module):
    """States [B, L, H] and mask [B, L] -> logits of meeting, promise, act [B, 3] and of what they would be."""

    def __init__(self, stages: int, fields: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(HIDDEN)
        self.queries = nn.Parameter(torch.randn(3 * QUERIES, HIDDEN) * 0.02)
        wide = HIDDEN * (QUERIES + 1)
        outs = (1 + len(STATUSES) + len(FORMS), 1 + stages + fields, 1 + len(KINDS))
        self.heads = nn.ModuleList(
            nn.Sequential(nn.Dropout(DROP), nn.Linear(wide, WIDTH), nn.GELU(), nn.Dropout(DROP), nn.Linear(WIDTH, out))
            for out in outs
        )
        self.stages = stages

    def forward(self, states: Tensor, there: Tensor) -> tuple[Tensor, ...]:
        """Logits: told, status, form, stage, field, kind."""
        plain = self.norm(states)
        looked = (plain @ self.queries.T) / HIDDEN**0.5 * 4 + (1 - there[..., None]) * -1e4
        found = torch.softmax(looked, 1).transpose(1, 2) @ plain
        parts = [
            head(torch.cat([found[:, k * QUERIES : (k + 1) * QUERIES].flatten(1), plain[:, 0]], 1))
            for k, head in enumerate(self.heads)
        ]
        meeting, promise, act = parts
        told = torch.stack([part[:, 0] for part in parts], 1)
        cut = 1 + len(STATUSES)
        return told, meeting[:, 1:cut], meeting[:, cut:], promise[:, 1 : 1 + self.stages], promise[
            :, 1 + self.stages :
        ], act[:, 1:]


class Likely(nn.Module):
    """As `Tells`, in probabilities."""

    def __init__(self, net: Tells) -> None:
        super().__init__()
        self.net = net

    def forward(self, states: Tensor, there: Tensor) -> tuple[Tensor, ...]:
        """States [B, L, H] and mask [B, L] -> probabilities: told, status, form, stage, field, kind."""
        told, *kinds = self.net(states, there)
        return torch.sigmoid(told), *(torch.softmax(one, -1) for one in kinds)


def lessons(coder: Coder, without: Sequence[str] = ()) -> Iterator[Lesson]:
    """The telling sentences of all own reports with what the gold says of them."""
    register = load_register()
    number = 0
    for name in (one for one in OWN if one not in without):
        for line in (ROOT / "evaluation" / name / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            text = (ROOT / "evaluation" / name / "texts" / f"{gold['id']}.txt").read_text(encoding="utf-8")
            text = text.split("---", 2)[-1]
            number += 1
            tagged = Tagged(text, register)
            told = [s for s in tagged.sentences if s.kind in TELLS]
            quoted = {kind: [(span, row) for row in gold[rows] if (span := place(text, row["quote"]))
                             and row.get("plover") not in APART] for kind, rows in ROWS.items()}
            for sentence, encoded in zip(told, coder.read([s.text for s in told]), strict=True):
                here = {kind: [row for (a, b), row in quoted[kind] if a < sentence.end and b > sentence.start]
                        for kind in ROWS}
                yield lesson(encoded.states, here, coder, held=number % HELD == 0)


def place(text: str, quote: str) -> tuple[int, int] | None:
    """Where a quote stands in a text whose lines may be broken elsewhere."""
    import re

    found = re.search(r"\s+".join(re.escape(word) for word in quote.split()), text)
    return found.span() if found else None


def lesson(states: np.ndarray, here: dict[str, list[dict[str, str]]], coder: Coder, *, held: bool) -> Lesson:
    """What the gold rows of a sentence say of it."""
    firm = {kind: [row for row in rows if not row.get("optional")] for kind, rows in here.items()}
    meeting, promise, act = ((firm[kind] or [None])[0] for kind in ROWS)
    return Lesson(
        states.astype(np.float32),
        tuple(1 if firm[kind] else -1 if here[kind] else 0 for kind in ROWS),  # type: ignore[arg-type]
        STATUSES.index(meeting["status"]) if meeting else -1,
        FORMS.index(IN_MEETING.get(meeting["kind"], "meeting")) if meeting else -1,
        coder.stages.index(promise["strength"]) if promise else -1,
        coder.fields.index(promise["field"]) if promise else -1,
        KINDS.index(act["plover"]) if act else -1,
        held,
    )


def padded(rows: Sequence[Lesson]) -> tuple[Tensor, Tensor]:
    """States [B, L, H] and mask [B, L] of some sentences."""
    long = max(len(row.states) for row in rows)
    states, there = torch.zeros(len(rows), long, HIDDEN), torch.zeros(len(rows), long)
    for n, row in enumerate(rows):
        states[n, : len(row.states)] = torch.from_numpy(row.states)
        there[n, : len(row.states)] = 1
    return states, there


def train(rows: Sequence[Lesson], stages: int, fields: int) -> Tells:
    """The network, trained."""
    torch.manual_seed(SEED)
    net, draw = Tells(stages, fields), random.Random(SEED)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(rows) // SIZE)
    plan = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: min(1, (k + 1) / 20) * max(0.02, 1 - k / steps))
    for _ in range(EPOCHS):
        order = list(rows)
        draw.shuffle(order)
        for start in range(0, len(order), SIZE):
            part = order[start : start + SIZE]
            told, *kinds = net(*padded(part))
            wanted = torch.tensor([row.told for row in part])
            each = fn.binary_cross_entropy_with_logits(told, wanted.clamp(min=0).float(), reduction="none")
            loss = (each * (wanted >= 0)).mean()
            for logits, name in zip(kinds, ("status", "form", "stage", "field", "kind"), strict=True):
                which = torch.tensor([getattr(row, name) for row in part])
                if (which >= 0).any():
                    loss = loss + 0.1 * fn.cross_entropy(logits, which, ignore_index=-1)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            plan.step()
    return net.eval()


@torch.no_grad()
def judged(net: nn.Module, rows: Sequence[Lesson]) -> str:
    """Precision and recall at a half, and how often the best guess of status, form and so on is right."""
    told, *kinds = net(*padded(rows))
    lines = []
    for k, kind in enumerate(ROWS):
        asked = [n for n, row in enumerate(rows) if row.told[k] >= 0]
        gold = np.array([rows[n].told[k] for n in asked])
        seen = told[asked, k].numpy() >= 0.5
        lines.append(f"{kind} P {gold[seen].mean():.3f} R {seen[gold == 1].mean():.3f}")
    for logits, name in zip(kinds, ("status", "form", "stage", "field", "kind"), strict=True):
        known = [(n, value) for n, row in enumerate(rows) if (value := getattr(row, name)) >= 0]
        right = [int(logits[n].argmax()) == value for n, value in known]
        lines.append(f"{name} {np.mean(right):.3f}")
    return "  ".join(lines)


def main() -> None:
    """Gather, train, judge, write."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--coder", type=Path, default=SHIPPED)
    ask.add_argument("--out", type=Path, default=SHIPPED)
    ask.add_argument("--without", nargs="*", default=[], help="sets that are not learnt from")
    given = ask.parse_args()
    coder = Coder(given.coder)
    rows = list(lessons(coder, given.without))
    learnt, held = [r for r in rows if not r.held], [r for r in rows if r.held]
    print(f"{len(learnt)} sentences, {len(held)} held out", flush=True)
    net = Likely(train(learnt, len(coder.stages), len(coder.fields))).eval()
    print(judged(net, held))
    inputs = (torch.randn(2, 7, HIDDEN), torch.ones(2, 7))
    outputs = ("told", "status", "form", "stage", "field", "kind")
    export(net, inputs, ("states", "there"), outputs, given.out / "tells.onnx")


if __name__ == "__main__":
    main()
