"""A student's feed-forward layers made narrower: the neurons that say most stay.

What a neuron says is its mean activation times the length of its outgoing weights (after Molchanov et al. 2017).
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn

from batches import Batch
from network import Network, thin


def narrow(net: Network, width: int, seen: Iterable[Batch]) -> None:
    """Keeps the `width` neurons of each layer that say most on these sentences."""
    layers = list(net.encoder.encoder.layer)
    said = [torch.zeros(layer.intermediate.dense.out_features) for layer in layers]

    def watch(n: int) -> torch.utils.hooks.RemovableHandle:
        def add(_: nn.Module, __: tuple[Tensor, ...], out: Tensor) -> None:
            said[n] += out.abs().mean(dim=(0, 1))

        return layers[n].intermediate.register_forward_hook(add)

    hooks = [watch(n) for n in range(len(layers))]
    net.eval()
    with torch.no_grad():
        for batch in seen:
            net.words(batch.ids, batch.there)
    for hook in hooks:
        hook.remove()
    old = [(layer.intermediate.dense, layer.output.dense) for layer in layers]
    thin(net, width)
    with torch.no_grad():
        for layer, (into, out), spoken in zip(layers, old, said, strict=True):
            kept = (spoken * out.weight.norm(dim=0)).topk(width).indices.sort().values
            layer.intermediate.dense.weight.copy_(into.weight[kept])
            layer.intermediate.dense.bias.copy_(into.bias[kept])
            layer.output.dense.weight.copy_(out.weight[:, kept])
            layer.output.dense.bias.copy_(out.bias)
