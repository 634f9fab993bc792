"""Trains the event coder on the sentences of `sentences/` and saves its weights.

    python training/train_encoder.py --out out/encoder --epochs 6 --seed 0
    python training/train_encoder.py --out out/plv --plv           # adds PLV_train: for the table only, never shipped

Prints scores on held-out own sentences and, where `COMITY_DATA` has it, on PLV_train as a validation set.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import re
import time
from collections import Counter
from pathlib import Path

import markup
import numpy as np
import torch
from network import Network, base_model
from samples import AUXILIARIES, FIELDS, SPEAKERS, STAGES, TYPES, Renamer, Row, covered, framed, load, mask, pieces
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as fn

from comity.codebook.cameo import cameo

DATA = Path(os.environ.get("COMITY_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
ROOTS = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
         "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
QUAD = dict(zip(ROOTS, (1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4), strict=True))


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
        promise: list[tuple[int, np.ndarray, int, np.ndarray, int]] = []
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
            if not row.events:
                continue
            spans = [covered(offsets, p) for p in row.parties]
            real = torch.tensor([o[1] > o[0] for o in offsets])
            for target in (self.party, self.trigger, self.stage):
                target[b, :length] = torch.where(real, 0, -100)
            if row.speaker is not None:
                self.speaker[b] = SPEAKERS.index(row.speaker)
            inside = {i for s in spans for i in s}
            for where in spans:
                for k, i in enumerate(where):
                    self.party[b, i] = 1 if k == 0 else 2
            for span, kind, stage, fields, auxiliary in row.triggers:
                where = [i for i in covered(offsets, span) if i not in inside]
                if not where:
                    continue
                for i in where:
                    if kind:
                        self.trigger[b, i] = 1 + TYPES.index(kind)
                    if stage:
                        self.stage[b, i] = 1 + STAGES.index(stage)
                promise.append((b, mask(width, where), 0 if stage is None else 1 + STAGES.index(stage),
                                np.array([f in fields for f in FIELDS], dtype=np.float32), AUXILIARIES.index(auxiliary)))
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
                if not told:
                    wanted[0] = 1
                auxiliary = AUXILIARIES.index(told[0][1]) if told else -100
                pair.append((b, mask(width, spans[a]), mask(width, spans[t] if t is not None else []), wanted, auxiliary, look))
        self.pairs = len(pair)
        if pair:
            self.pair_of = torch.tensor([p[0] for p in pair])
            self.source, self.target, self.code, self.look = (torch.tensor(np.stack([p[i] for p in pair])) for i in (1, 2, 3, 5))
            self.auxiliary = torch.tensor([p[4] for p in pair])
        self.promises = len(promise)
        if promise:
            self.promise_of = torch.tensor([p[0] for p in promise])
            self.mark = torch.tensor(np.stack([p[1] for p in promise]))
            self.promised = torch.tensor([p[2] for p in promise])
            self.fields = torch.tensor(np.stack([p[3] for p in promise]))
            self.promise_aux = torch.tensor([p[4] for p in promise])


def pairs_of(row: Row, draw: random.Random) -> list[tuple[tuple[int, int | None], list[tuple[str, str, str]]]]:
    """All ordered pairs of a row's parties with what passes between them, and some single parties."""
    n = len(row.parties)
    found: list[tuple[tuple[int, int | None], list[tuple[str, str, str]]]] = list(row.pairs.items())
    empty = [(a, t) for a in range(n) for t in range(n) if a != t and (a, t) not in row.pairs]
    draw.shuffle(empty)
    found += [(way, []) for way in empty[:12]]
    acting = {a for a, _ in row.pairs}
    found += [((a, None), []) for a in range(n) if a not in acting][:3]
    return found


def losses(net: Network, batch: Batch, smooth: float, kinds: Tensor, contrast: float = 0.1) -> dict[str, Tensor]:
    """The loss of every head on a batch. `kinds` [1 + codes, types] says of which type a code is."""
    states, party, trigger, stage, fact, pledge, speaker = net.words(batch.ids, batch.there)
    found: dict[str, Tensor] = {}
    there = batch.there.to(states.dtype)

    def words(logits: Tensor, wanted: Tensor, name: str, weight: Tensor | None = None) -> None:
        if (wanted != -100).any():
            found[name] = fn.cross_entropy(logits.flatten(0, -2), wanted.flatten(), weight=weight)

    words(party, batch.party, "party")
    words(trigger, batch.trigger, "trigger")
    words(stage, batch.stage, "stage")
    words(speaker, batch.speaker, "speaker")
    if batch.pairs:
        seen = states[batch.pair_of]
        code, auxiliary, weight, mixed = net.pair(seen, there[batch.pair_of], batch.source, batch.target)
        wanted = batch.code * (1 - smooth) + smooth / batch.code.shape[1]
        each = -(wanted * fn.log_softmax(code, -1)).sum(-1)
        real = batch.code[:, 0] == 0
        share = torch.where(real, 1.0, 0.4)
        found["pair"] = (each * share).sum() / share.sum()
        of_type = torch.softmax(code, -1) @ kinds
        wanted_type = batch.code @ kinds
        each = -(wanted_type * torch.log(of_type.clamp(min=1e-6))).sum(-1)
        found["type"] = (each * share).sum() / share.sum()
        if real.sum() > 4 and contrast:
            found["contrast"] = contrasted(mixed[real], wanted_type[real].argmax(1), contrast)
        if real.any():
            found["auxiliary"] = fn.cross_entropy(auxiliary[real], batch.auxiliary[real])
        looked = batch.look.sum(1) > 0
        if looked.any():
            mass = (weight * batch.look).sum(1)[looked]
            found["look"] = -torch.log(mass.clamp(min=1e-5)).mean()
    if batch.promises:
        seen = states[batch.promise_of]
        stages, fields, auxiliary = net.promise(seen, there[batch.promise_of], batch.mark)
        found["promise"] = fn.cross_entropy(stages, batch.promised)
        real = batch.fields.sum(1) > 0
        if real.any():
            found["field"] = fn.binary_cross_entropy_with_logits(fields[real], batch.fields[real]) * 10
        found["promise_aux"] = fn.cross_entropy(auxiliary, batch.promise_aux)
    known = ~torch.isnan(batch.pledge)
    if known.any():
        found["pledge"] = fn.binary_cross_entropy_with_logits(pledge[known], batch.pledge[known])
    known = ~torch.isnan(batch.fact)
    if known.any():
        found["fact"] = fn.smooth_l1_loss(fact[known], batch.fact[known])
    return found


def contrasted(features: Tensor, labels: Tensor, heat: float) -> Tensor:
    """Supervised contrastive loss (Khosla et al. 2020): acts of one type lie together."""
    unit = fn.normalize(features, dim=-1)
    near = unit @ unit.T / heat
    itself = torch.eye(len(unit), dtype=torch.bool)
    near = near.masked_fill(itself, -1e4)
    same = (labels[:, None] == labels[None, :]) & ~itself
    each = (torch.log_softmax(near, -1) * same).sum(1) / same.sum(1).clamp(min=1)
    known = same.any(1)
    return -each[known].mean() if known.any() else features.sum() * 0


WEIGHTS = {"pair": 0.6, "type": 0.6, "contrast": 0.2, "look": 0.15, "auxiliary": 0.2, "party": 0.5, "trigger": 0.4, "stage": 0.4, "promise": 0.4, "field": 0.4,
           "promise_aux": 0.1, "pledge": 0.3, "fact": 0.3, "speaker": 0.1}


def batches(rows: list[Row], size: int, draw: random.Random) -> list[list[Row]]:
    """Rows shuffled, then grouped by like length."""
    order = rows[:]
    draw.shuffle(order)
    found = []
    for start in range(0, len(order), size * 20):
        chunk = sorted(order[start:start + size * 20], key=lambda r: len(r.text))
        found += [chunk[i:i + size] for i in range(0, len(chunk), size)]
    draw.shuffle(found)
    return found


def plv_rows(split: str, codes: dict[str, int]) -> list[tuple[str, markup.Span, markup.Span, str]]:
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
                text += marked[at:m.start()]
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
def judge_plv(net: Network, tokenizer: Tokenizer, rows: list[tuple[str, markup.Span, markup.Span, str]], root: np.ndarray) -> str:
    """Macro F1, accuracy and quad F1 on PLV rows; `root`: [codes, 15] zeros and ones."""
    net.eval()
    gold, told = [], []
    for start in range(0, len(rows), 64):
        part = rows[start:start + 64]
        batch = Batch([Row(t, [s, x], pairs={(0, 1): []}, events=True) for t, s, x, _ in part], tokenizer, {}, random.Random(0))
        states, *_ = net.words(batch.ids, batch.there)
        keep = [i for i in range(batch.pairs) if i == 0 or batch.pair_of[i] != batch.pair_of[i - 1]]
        of = batch.pair_of[keep]
        code, *_ = net.pair(states[of], batch.there[of].to(states.dtype), batch.source[keep], batch.target[keep])
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
        batch = Batch(rows[start:start + 64], tokenizer, codes, draw)
        states, party, trigger, stage, fact, pledge, speaker = net.words(batch.ids, batch.there)
        for name, logits, wanted in (("party", party, batch.party), ("trigger", trigger, batch.trigger), ("stage", stage, batch.stage)):
            best = logits.argmax(-1)
            real = wanted > 0
            add(name + " recall", (best == wanted)[real])
            add(name + " precision", (best == wanted)[(best > 0) & (wanted != -100)])
        if batch.pairs:
            there = batch.there.to(states.dtype)[batch.pair_of]
            code, auxiliary, _, _ = net.pair(states[batch.pair_of], there, batch.source, batch.target)
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
            stages, fields, _ = net.promise(states[batch.promise_of], batch.there.to(states.dtype)[batch.promise_of], batch.mark)
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


def main() -> None:
    """Train, judge, save."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--base", type=Path, required=True, help="folder of the all-MiniLM-L6-v2 files")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--epochs", type=float, default=6)
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--rate", type=float, default=2e-4)
    ask.add_argument("--head-rate", type=float, default=1e-3)
    ask.add_argument("--size", type=int, default=32)
    ask.add_argument("--rename", type=float, default=0.4)
    ask.add_argument("--frame", type=float, default=0.35)
    ask.add_argument("--smooth", type=float, default=0.05)
    ask.add_argument("--plv", action="store_true", help="learn from PLV_train too (never ship the result)")
    ask.add_argument("--every", type=float, default=2)
    given = ask.parse_args()
    torch.manual_seed(given.seed)
    draw = random.Random(given.seed)
    rows, held = load()
    names = sorted({told[0] for r in rows + held for all_told in r.pairs.values() for told in all_told})
    counts = Counter(told[0] for r in rows for all_told in r.pairs.values() for told in all_told)
    for r in rows + held:
        r.pairs = {way: [(collapsed(c, counts), a, t) for c, a, t in told] for way, told in r.pairs.items()}
    names = sorted({collapsed(c, counts) for c in names})
    codes = {c: i for i, c in enumerate(names)}
    kinds = torch.zeros(len(codes) + 1, len(TYPES) + 1)
    kinds[0, 0] = 1
    for code, i in codes.items():
        kinds[1 + i, 1 + TYPES.index(cameo(code).plover or TYPES[0])] = 1
    root = np.zeros((len(codes), len(ROOTS)), dtype=np.float32)
    for code, i in codes.items():
        root[i, ROOTS.index(cameo(code).plv15 or ROOTS[0])] = 1
    tokenizer = Tokenizer.from_file(str(given.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    renamer = Renamer(states())
    net = Network(base_model(given.base), len(codes))
    net.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    inner = [p for n, p in net.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    outer = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": inner, "lr": given.rate}, {"params": outer, "lr": given.head_rate}], weight_decay=0.01)
    steps = int(given.epochs * len(batches(rows, given.size, draw)))
    plan = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: min(1, (k + 1) / (0.06 * steps)) * max(0.02, 1 - k / steps))
    validation = plv_rows("train", codes)
    print(f"{len(rows)} rows, {len(held)} held out, {len(codes)} codes, {steps} steps, validation {len(validation)}", flush=True)
    began, done, mean = time.time(), 0, {}
    while done < steps:
        for group in batches(rows, given.size, draw):
            if done >= steps:
                break
            net.train()
            changed = [renamer.rename(r, draw) if draw.random() < given.rename else r for r in group]
            changed = [framed(r, draw) if draw.random() < given.frame else r for r in changed]
            found = losses(net, Batch(changed, tokenizer, codes, draw), given.smooth, kinds)
            total = sum((WEIGHTS[k] * v for k, v in found.items()), torch.zeros(()))
            optimizer.zero_grad()
            total.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            plan.step()
            done += 1
            for k, v in found.items():
                mean[k] = 0.98 * mean.get(k, v.item()) + 0.02 * v.item()
            if done % 100 == 0:
                print(f"{done}/{steps} {time.time() - began:.0f}s " + " ".join(f"{k} {v:.2f}" for k, v in mean.items()), flush=True)
            if done % max(1, int(given.every * steps / given.epochs)) == 0 and done < steps:
                print("  own:", judge_own(net, tokenizer, held, codes), flush=True)
                if validation and not given.plv:
                    print("  PLV_train:", judge_plv(net, tokenizer, validation, root), flush=True)
    print("own:", judge_own(net, tokenizer, held, codes))
    if validation and not given.plv:
        print("PLV_train:", judge_plv(net, tokenizer, validation, root))
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), given.out / "weights.pt")
    (given.out / "labels.json").write_text(json.dumps({"codes": names, "types": TYPES, "stages": STAGES, "fields": FIELDS,
                                                       "auxiliaries": AUXILIARIES, "speakers": SPEAKERS}, indent=1))
    print(f"{time.time() - began:.0f} s")


def collapsed(code: str, counts: Counter[str], few: int = 20) -> str:
    """A code of four digits that too few sentences show, as its three digits; not where the two mean different types."""
    long, short = cameo(code), cameo(code[:3])
    alike = long.plover == short.plover and long.plv15 == short.plv15
    return code[:3] if len(code) > 3 and alike and counts[code] < few else code


def states() -> list[dict[str, str]]:
    """Names, adjectives and capitals of the register's states, for renaming."""
    path = Path(__file__).resolve().parents[1] / "src" / "comity" / "register" / "data" / "states.csv"
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kinds = {"name": row["name"], "adjective": row["demonyms"].split("|")[0], "capital": row["capitals"].split("|")[0]}
            found.append({k: v for k, v in kinds.items() if v and not v.endswith("-")})
    return found


if __name__ == "__main__":
    main()
