"""Trains shipped-kind weights on for a row of the table that other people's data give: never shipped.

    python training/fine_tune.py plv --start out/encoder --base out/base --out out/plv       # PLV_train
    python training/fine_tune.py pledges --country Sweden --start ... --base ... --out ...   # MiMac, one country

Own sentences are mixed in, so that nothing is forgotten. Needs `COMITY_DATA`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path

import torch
from tokenizers import Tokenizer

from batches import Batch, batches
from comity.codebook.cameo import cameo
from judging import DATA, ROOTS, plv_rows
from network import loaded
from objective import WEIGHTS, asked, losses
from samples import TYPES, Renamer, Row, load
from train_encoder import known_codes, states


def plv() -> list[Row]:
    """PLV_train: what the first party does to the second, by root."""
    return [Row(t, [s, x], pairs={(0, 1): []}, root=root) for t, s, x, root in plv_rows("train")]


def pledges(country: str) -> list[Row]:
    """MiMac's sentences of one country."""
    with gzip.open(DATA / "events-roles" / "mimac-pledges.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [Row(r["text"], pledge=int(r["pledge"] > 0)) for r in rows if r["country"] == country]


def main() -> None:
    """Load, train on, save."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("task", choices=("plv", "pledges"))
    ask.add_argument("--country", default="Sweden")
    ask.add_argument("--base", type=Path, required=True)
    ask.add_argument("--start", type=Path, required=True, help="folder of a training to go on from")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--epochs", type=int, default=5)
    ask.add_argument("--rate", type=float, default=1e-4)
    ask.add_argument("--own", type=float, default=1.0, help="own sentences for each one of the task")
    ask.add_argument("--seed", type=int, default=0)
    given = ask.parse_args()
    draw = random.Random(given.seed)
    torch.manual_seed(given.seed)
    labels = json.loads((given.start / "labels.json").read_text())
    names: list[str] = labels["codes"]
    codes = {c: i for i, c in enumerate(names)}
    own, _ = load()
    known_codes(own, names)
    task = plv() if given.task == "plv" else pledges(given.country)
    kinds = torch.zeros(len(codes) + 1, len(TYPES) + 1)
    kinds[0, 0] = 1
    roots = {root: torch.zeros(len(codes) + 1) for root in ROOTS}
    for code, i in codes.items():
        kinds[1 + i, 1 + TYPES.index(cameo(code).plover or TYPES[0])] = 1
        roots[cameo(code).plv15 or ROOTS[0]][1 + i] = 1
    tokenizer = Tokenizer.from_file(str(given.base / "tokenizer.json"))
    net = loaded(given.base, len(codes), [given.start])
    net.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    optimizer = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=given.rate, weight_decay=0.01)
    share = int(len(task) * given.own)
    steps, done = given.epochs * ((len(task) + share) // 32 + 1), 0
    renamer = Renamer(states())
    while done < steps:
        drawn = task + draw.sample(own, min(share, len(own)))
        changed = [renamer.rename(r, draw) if draw.random() < 0.3 else r for r in drawn]
        for group in batches(changed, 32, draw, tokenizer):
            net.train()
            batch = Batch(group, tokenizer, codes, draw)
            found = losses(asked(net, batch), batch, 0.05, kinds, roots=roots)
            total = sum((WEIGHTS[k] * v for k, v in found.items()), torch.zeros(()))
            optimizer.zero_grad()
            total.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            for group_of in optimizer.param_groups:
                group_of["lr"] = given.rate * min(1, (done + 1) / (0.1 * steps)) * max(0.02, 1 - done / steps)
            optimizer.step()
            done += 1
            if done % 50 == 0:
                print(f"{done}/{steps} " + " ".join(f"{k} {float(v):.2f}" for k, v in found.items()), flush=True)
            if done >= steps:
                break
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), given.out / "weights.pt")
    (given.out / "labels.json").write_text(json.dumps(labels), encoding="utf-8")


if __name__ == "__main__":
    main()
