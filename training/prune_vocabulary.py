"""Makes the base model smaller: word pieces that English reports do not use are dropped, their words spelt in pieces.

    python training/prune_vocabulary.py --base FOLDER --out out/base   # by training/vocabulary.txt, as shipped
    python training/prune_vocabulary.py --base FOLDER --count          # makes vocabulary.txt anew (needs COMITY_DATA)

Kept are pieces met in White House read-outs (public domain), UD English EWT and GUM, the project's own texts and
tables, and every piece of one or two letters, so that any Latin word can still be spelt.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
from collections import Counter
from pathlib import Path

from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("COMITY_DATA", ROOT.parent / "shared" / "data"))
LIST = Path(__file__).resolve().parent / "vocabulary.txt"
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
ROW = "embeddings.word_embeddings.weight"


def texts() -> list[str]:
    """What is counted."""
    found = []
    with gzip.open(DATA / "corpora" / "whitehouse-interstate-2021-2026.jsonl.gz", "rt", encoding="utf-8") as file:
        found += [" ".join(str(v) for v in json.loads(line).values() if isinstance(v, str)) for line in file]
    for name in ("en_ewt-train", "en_gum-train"):
        with gzip.open(DATA / "syntax-ner" / f"{name}.conllu.gz", "rt", encoding="utf-8") as file:
            found += [line[9:] for line in file if line.startswith("# text = ")]
    for pattern in (
        "training/sentences/*.txt",
        "src/comity/register/data/*.csv",
        "src/comity/codebook/**/*.yaml",
        "examples/**/*.txt",
        "evaluation/**/*.txt",
    ):
        found += [path.read_text(encoding="utf-8", errors="replace") for path in sorted(ROOT.glob(pattern))]
    return found


def count(base: Path) -> None:
    """Write vocabulary.txt: the kept pieces in their old order."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    seen = Counter[int]()
    for text in texts():
        for start in range(0, len(text), 20_000):
            seen.update(tokenizer.encode(text[start : start + 20_000]).ids)
    vocabulary = tokenizer.get_vocab()
    kept = [
        piece
        for piece, i in sorted(vocabulary.items(), key=lambda item: item[1])
        if piece in SPECIAL
        or (
            piece.removeprefix("##").isascii()
            and not piece.startswith("[unused")
            and (len(piece.removeprefix("##")) <= 2 or seen[i] >= 2)
        )
        or (seen[i] and not piece.startswith("[") and max(piece) < "ɐ")
    ]
    LIST.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} of {len(vocabulary)} pieces kept")


def prune(base: Path, out: Path) -> None:
    """Copy the base model with the kept pieces only."""
    kept = LIST.read_text(encoding="utf-8").splitlines()
    out.mkdir(parents=True, exist_ok=True)
    told = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))
    old = told["model"]["vocab"]
    told["model"]["vocab"] = {piece: i for i, piece in enumerate(kept)}
    number = told["model"]["vocab"]
    told["truncation"] = told["padding"] = None
    for added in told["added_tokens"]:
        added["id"] = number[added["content"]]
    for special in told["post_processor"].get("special_tokens", {}).values():
        special["ids"] = [number[token] for token in special["tokens"]]
    for key in ("sep", "cls"):
        if key in told["post_processor"]:
            told["post_processor"][key][1] = number[told["post_processor"][key][0]]
    (out / "tokenizer.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    weights = load_file(base / "model.safetensors")
    weights[ROW] = weights[ROW][[old[piece] for piece in kept]].clone()
    save_file(weights, out / "model.safetensors")
    config = json.loads((base / "config.json").read_text(encoding="utf-8"))
    config["vocab_size"] = len(kept)
    (out / "config.json").write_text(json.dumps(config, indent=1), encoding="utf-8")
    shutil.copy(base / "README.md", out / "README.md")
    print(f"{len(kept)} pieces -> {out}")


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--base", type=Path, required=True)
    ask.add_argument("--out", type=Path)
    ask.add_argument("--count", action="store_true")
    given = ask.parse_args()
    if given.count:
        count(given.base)
    if given.out:
        prune(given.base, given.out)
