"""Makes of what ships a training to go on from: the weights of its graphs, back from 8 bits.

    python training/unpack_encoder.py --base out/base --out out/shipped [--weights FOLDER]

To teach the coder a little more takes minutes then and needs none of the trainings before. `--base` gives the word
embeddings, which no training changes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from export_encoder import SHIPPED
from network import Network, base_model, depth, shorten, thin, width

GRAPHS = {"words.onnx": "", "pairs.onnx": "pair.", "promises.onnx": "promise.", "tells.onnx": "tells."}
WRAPPED = ("net.", "head.")  # what export_encoder.py's modules call the network, or its head
MADE, NODE = "_quantized", "/MatMul_quant"
UNNAMED = {"tells.": "queries"}  # of the products whose node bears no module's name


def weights_of(path: Path, head: str) -> Iterator[tuple[str, Tensor]]:
    """Names and values of a graph's weights as the network has them."""
    graph = onnx.load(str(path)).graph
    known = {one.name: torch.from_numpy(numpy_helper.to_array(one).copy()) for one in graph.initializer}
    users = {name: node.name for node in graph.node for name in node.input if name.endswith(MADE)}
    for name, value in known.items():
        plain = name.removesuffix(MADE)
        if plain != name:
            value = (value.float() - known[plain + "_zero_point"].float()) * known[plain + "_scale"]
        if name.startswith(WRAPPED) and not plain.endswith(("_scale", "_zero_point")):
            owner = plain.split(".", 1)[1]
            turned = "Gemm" in users.get(name, "")
        elif plain != name and users[name].endswith(NODE):
            module = users[name].removesuffix(NODE).strip("/").removeprefix("head").strip("/")
            owner = f"{module.replace('/', '.')}.weight" if module else UNNAMED[head]
            turned = True
        else:
            continue
        yield head + owner, value.T.contiguous() if turned else value


def main() -> None:
    """Read the graphs, fill a network, save it as a training."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--base", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--weights", type=Path, default=SHIPPED)
    given = ask.parse_args()
    labels = json.loads((given.weights / "labels.json").read_text(encoding="utf-8"))
    found = dict(one for graph, head in GRAPHS.items() for one in weights_of(given.weights / graph, head))
    net = Network(base_model(given.base), len(labels["codes"]))
    shorten(net, range(depth(found)))
    thin(net, width(found))
    embeddings = net.encoder.embeddings.word_embeddings.weight.detach().clone()
    net.load_state_dict(found)  # all of them and no others
    with torch.no_grad():
        net.encoder.embeddings.word_embeddings.weight.copy_(embeddings)
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), given.out / "weights.pt")
    (given.out / "labels.json").write_text(json.dumps(labels, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
