"""Trains the event coder on the sentences of `sentences/` and saves its weights.

    python training/train_encoder.py --base out/base --out out/encoder --epochs 8 --seed 0

Prints scores on held-out own sentences and, where `COMITY_DATA` has it, on PLV_train as a validation set.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from batches import Batch, batches
from comity.codebook.cameo import cameo
from distilling import Taught, distilled, taught
from judging import ROOTS, judge_own, judge_plv, plv_rows
from narrowing import narrow
from network import Network, base_model, folders, loaded
from objective import WEIGHTS, asked, losses
from samples import AUXILIARIES, FIELDS, SPEAKERS, STAGES, TYPES, Renamer, Row, framed, load, plain
from telling import Asked, Lesson, judge_lessons, lessons, loss_of, renamed

LESSON_RATE, LESSONS = 1e-3, 48  # learning rate of the new heads, sentences in a step
SEEN = 60  # batches by which a student's neurons are chosen


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
    ask.add_argument("--start", type=folders, help="training to go on from, with its codes; A+B: the mean of two")
    ask.add_argument("--layers", type=int, nargs="*", default=[], help="of the encoder: those a student starts with")
    ask.add_argument("--width", type=int, help="neurons of a student's feed-forward layers")
    ask.add_argument("--unlabelled", type=Path, help="what unlabelled.py wrote, learnt from the teachers alone")
    ask.add_argument("--lessons", type=Path, help="what lessons.py wrote: what whole sentences tell of")
    ask.add_argument("--teachers", type=folders, nargs="*", default=[], help="trainings to learn from")
    ask.add_argument("--again", type=int, default=1, help="how often a batch is learnt from before it is made anew")
    ask.add_argument("--codes", type=Path, help="labels.json of an earlier training whose codes are taken")
    ask.add_argument("--half", action="store_true", help="the encoder multiplies in bfloat16 (AVX512_BF16)")
    ask.add_argument("--every", type=float, default=2)
    given = ask.parse_args()
    draw = random.Random(given.seed)
    if given.start:
        given.codes = given.start[0] / "labels.json"
    rows, held = load()
    names = sorted({told[0] for r in rows + held for all_told in r.pairs.values() for told in all_told})
    counts = Counter(told[0] for r in rows for all_told in r.pairs.values() for told in all_told)
    for r in rows + held:
        r.pairs = {way: [(collapsed(c, counts), a, t) for c, a, t in told] for way, told in r.pairs.items()}
    names = sorted({collapsed(c, counts) for c in names})
    if given.codes:
        names = json.loads(given.codes.read_text())["codes"]
        known_codes(rows + held, names)
    codes = {c: i for i, c in enumerate(names)}
    kinds = torch.zeros(len(codes) + 1, len(TYPES) + 1)
    kinds[0, 0] = 1
    for code, i in codes.items():
        kinds[1 + i, 1 + TYPES.index(cameo(code).plover or TYPES[0])] = 1
    root = np.zeros((len(codes), len(ROOTS)), dtype=np.float32)
    for code, i in codes.items():
        root[i, ROOTS.index(cameo(code).plv15 or ROOTS[0])] = 1
    if given.unlabelled:
        rows += plain(given.unlabelled)
    tokenizer = Tokenizer.from_file(str(given.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    renamer = Renamer(states())
    torch.manual_seed(0)  # all seeds begin with the same heads, so that their weights can be averaged
    net = Network(base_model(given.base), len(codes))
    torch.manual_seed(given.seed)
    if given.start:
        net = loaded(given.base, len(codes), given.start, given.layers)
    if given.width:
        some = batches(rows, 64, draw, tokenizer)[:SEEN]
        narrow(net, given.width, (Batch(group, tokenizer, codes, draw) for group in some))
    teachers = [loaded(given.base, len(codes), one).eval() for one in given.teachers]
    for one in (net, *teachers):
        one.half = given.half
    net.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    inner = [p for n, p in net.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    outer = [p for n, p in net.named_parameters() if not n.startswith(("encoder.", "tells."))]
    optimizer = torch.optim.AdamW(
        [{"params": inner, "lr": given.rate}, {"params": outer, "lr": given.head_rate},
         {"params": list(net.tells.parameters()), "lr": LESSON_RATE, "weight_decay": 0.05}],
        weight_decay=0.01, fused=True,
    )  # fmt: skip
    steps = int(given.epochs * math.ceil(len(rows) / given.size))
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(1, (k + 1) / (0.06 * steps)) * max(0.02, 1 - k / steps)
    )
    validation = plv_rows("train")
    told_of = lessons(given.lessons) if given.lessons else []
    to_tell, kept_back = [r for r in told_of if not r.held], [r for r in told_of if r.held]
    asked_next: list[list[Lesson]] = []
    print(
        f"{len(rows)} rows, {len(held)} held out, {len(codes)} codes, {steps} steps, validation {len(validation)}",
        flush=True,
    )
    began, mean = time.time(), {}
    places = filled = 0

    def drawn() -> Iterator[tuple[Batch, Taught | None]]:
        """Batches for ever, with what the teachers say. Each is made once and learnt from so many times before it is
        made anew with other names, since to ask the teachers costs more than a step ("data echoing", Choi et al.
        2019)."""
        while True:
            changed = [renamer.rename(r, draw) if draw.random() < given.rename else r for r in rows]
            changed = [framed(r, draw) if draw.random() < given.frame else r for r in changed]
            made = []
            for group in batches(changed, given.size, draw, tokenizer):
                batch = Batch(group, tokenizer, codes, draw)
                one = batch, taught(teachers, batch) if teachers else None
                yield one
                if given.again > 1:
                    made.append(one)
            for _ in range(given.again - 1):
                draw.shuffle(made)
                yield from made

    for done, (batch, shown) in zip(range(1, steps + 1), drawn(), strict=False):
        net.train()
        places, filled = places + batch.there.numel(), filled + int(batch.there.sum())
        told = asked(net, batch)
        found = losses(told, batch, given.smooth, kinds)
        total = sum((WEIGHTS[k] * v for k, v in found.items()), torch.zeros(()))
        if shown:
            found["taught"] = distilled(told, shown, batch)
            total = total + found["taught"]
        if to_tell:
            if not asked_next:
                some = [renamed(r, renamer, draw) if draw.random() < given.rename else r for r in to_tell]
                asked_next = batches(some, LESSONS, draw, tokenizer)
            lesson = Asked(asked_next.pop(), tokenizer)
            found["told"] = loss_of(net.tell(lesson.ids, lesson.there), lesson)
            total = total + found["told"]
        optimizer.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        plan.step()
        for k, v in found.items():
            mean[k] = 0.98 * mean.get(k, v.item()) + 0.02 * v.item()
        if done % 100 == 0:
            print(
                f"{done}/{steps} {time.time() - began:.0f}s " + " ".join(f"{k} {v:.2f}" for k, v in mean.items()),
                flush=True,
            )
        if done % max(1, int(given.every * steps / given.epochs)) == 0 and done < steps:
            print("  own:", judge_own(net, tokenizer, held, codes), flush=True)
            if kept_back:
                print("  lessons:", judge_lessons(net, tokenizer, kept_back), flush=True)
            if validation:
                print("  PLV_train:", judge_plv(net, tokenizer, validation, root), flush=True)
    print("own:", judge_own(net, tokenizer, held, codes))
    if kept_back:
        print("lessons:", judge_lessons(net, tokenizer, kept_back))
    if validation:
        print("PLV_train:", judge_plv(net, tokenizer, validation, root))
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), given.out / "weights.pt")
    (given.out / "labels.json").write_text(
        json.dumps(
            {
                "codes": names,
                "types": TYPES,
                "stages": STAGES,
                "fields": FIELDS,
                "auxiliaries": AUXILIARIES,
                "speakers": SPEAKERS,
            },
            indent=1,
        )
    )
    print(f"{time.time() - began:.0f} s, {1 - filled / max(1, places):.1%} of all places padding")


def known_codes(rows: list[Row], names: list[str]) -> None:
    """Codes that are not among the names become the shorter code that is; readings with neither are left out."""
    for r in rows:
        short = {w: [(c if c in names else c[:3], a, t) for c, a, t in told] for w, told in r.pairs.items()}
        r.pairs = {w: [one for one in told if one[0] in names] for w, told in short.items()}


def collapsed(code: str, counts: Counter[str], few: int = 20) -> str:
    """A code of four digits that too few sentences show, as its three digits, if both are of one type."""
    long, short = cameo(code), cameo(code[:3])
    alike = long.plover == short.plover and long.plv15 == short.plv15
    return code[:3] if len(code) > 3 and alike and counts[code] < few else code


def states() -> list[dict[str, str]]:
    """Names, adjectives and capitals of the register's states, for renaming."""
    path = Path(__file__).resolve().parents[1] / "src" / "comity" / "register" / "data" / "states.csv"
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kinds = {
                "name": row["name"],
                "adjective": row["demonyms"].split("|")[0],
                "capital": row["capitals"].split("|")[0],
            }
            found.append({k: v for k, v in kinds.items() if v and not v.endswith("-")})
    return found


if __name__ == "__main__":
    main()
