"""Turns trained weights into what ships: four ONNX graphs in int8, the tokenizer, the labels.

    python training/export_encoder.py --base out/base --weights out/encoder [out/encoder-1 ...] [--out FOLDER]

Weights of several trainings are averaged.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from network import Network, loaded
from samples import HIDDEN
from telling import LABELS

SHIPPED = Path(__file__).resolve().parents[1] / "src" / "comity" / "reading" / "coder" / "weights"


class Words(nn.Module):
    """The graph of single words and of the sentence: probabilities, not logits."""

    def __init__(self, net: Network):
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, there: Tensor) -> tuple[Tensor, ...]:
        """Ids and mask [B, L] -> states and what the heads say."""
        states, party, trigger, stage, fact, pledge, speaker = self.net.words(ids, there)
        return (
            states,
            torch.softmax(party, -1),
            torch.softmax(trigger, -1),
            torch.softmax(stage, -1),
            fact,
            torch.sigmoid(pledge),
            torch.softmax(speaker, -1),
        )


class Pairs(nn.Module):
    """The graph of pairs."""

    def __init__(self, net: Network):
        super().__init__()
        self.head = net.pair

    def forward(self, states: Tensor, there: Tensor, of: Tensor, source: Tensor, target: Tensor) -> tuple[Tensor, ...]:
        """States [B, L, H], mask [B, L], sentence [N], masks [N, L] -> codes and auxiliaries, attention."""
        code, auxiliary, weight, _ = self.head(states, there, of, source, target)
        return torch.softmax(code, -1), torch.softmax(auxiliary, -1), weight


class Promises(nn.Module):
    """The graph of promises."""

    def __init__(self, net: Network):
        super().__init__()
        self.head = net.promise

    def forward(self, states: Tensor, there: Tensor, of: Tensor, trigger: Tensor) -> tuple[Tensor, ...]:
        """States [B, L, H], mask [B, L], sentence [N], mask [N, L] -> stage, every field by itself,
        auxiliaries."""
        stage, fields, auxiliary = self.head(states, there, of, trigger)
        return torch.softmax(stage, -1), torch.sigmoid(fields), torch.softmax(auxiliary, -1)


class Telling(nn.Module):
    """The graph of what whole sentences tell of."""

    def __init__(self, net: Network):
        super().__init__()
        self.head = net.tells

    def forward(self, states: Tensor, there: Tensor) -> tuple[Tensor, ...]:
        """States [B, L, H] and mask [B, L] -> probabilities: told, and of every label."""
        told, *kinds = self.head(states, there)
        return torch.sigmoid(told), *(torch.softmax(one, -1) for one in kinds)


def export(
    module: nn.Module, inputs: tuple[Tensor, ...], names: tuple[str, ...], outputs: tuple[str, ...], path: Path
) -> None:
    """One graph: float first, then int8 by weight and channel."""
    sizes = {
        "ids": ("sentences", "length"),
        "states": ("sentences", "length"),
        "there": ("sentences", "length"),
        "of": ("asked",),
    }
    wide = {name: dict(enumerate(sizes.get(name, ("asked", "length")))) for name in names}
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            module,
            inputs,
            str(plain),
            input_names=list(names),
            output_names=list(outputs),
            dynamic_axes=wide | {o: {0: "rows"} for o in outputs if o not in wide},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(path), weight_type=QuantType.QInt8, per_channel=True)
    print(f"{path.name} {path.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Average, export, quantise."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--base", type=Path, required=True)
    ask.add_argument("--weights", type=Path, nargs="+", required=True)
    ask.add_argument("--out", type=Path, default=SHIPPED)
    ask.add_argument("--temperature", type=float, default=1.5, help="by which probabilities of acts are made less sure")
    given = ask.parse_args()
    labels = json.loads((given.weights[0] / "labels.json").read_text())
    net = loaded(given.base, len(labels["codes"]), given.weights)
    net.eval()
    given.out.mkdir(parents=True, exist_ok=True)
    ids, there = torch.ones(2, 7, dtype=torch.long), torch.ones(2, 7, dtype=torch.long)
    states, mask, of, asked = torch.randn(2, 7, HIDDEN), torch.ones(2, 7), torch.tensor([0, 1, 1]), torch.ones(3, 7)
    with torch.no_grad():
        export(
            Words(net),
            (ids, there),
            ("ids", "there"),
            ("states", "party", "trigger", "stage", "fact", "pledge", "speaker"),
            given.out / "words.onnx",
        )
        export(
            Pairs(net),
            (states, mask, of, asked, asked),
            ("states", "there", "of", "source", "target"),
            ("codes", "auxiliary", "attention"),
            given.out / "pairs.onnx",
        )
        export(
            Promises(net),
            (states, mask, of, asked),
            ("states", "there", "of", "trigger"),
            ("stage", "fields", "auxiliary"),
            given.out / "promises.onnx",
        )
        export(
            Telling(net),
            (states, mask),
            ("states", "there"),
            ("told", *LABELS),
            given.out / "tells.onnx",
        )
    shutil.copy(given.base / "tokenizer.json", given.out / "tokenizer.json")
    labels["temperature"] = given.temperature
    (given.out / "labels.json").write_text(json.dumps(labels), encoding="utf-8")


if __name__ == "__main__":
    main()
