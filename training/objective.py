"""What the network is trained for: the loss of each head, and how much it counts."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as fn

from batches import Batch
from network import Network


@dataclass(frozen=True, slots=True)
class Told:
    """What the heads of a network say of a batch: words and sentences, pairs, promises (None where there are none)."""

    words: tuple[Tensor, ...]
    pair: tuple[Tensor, ...] | None
    promise: tuple[Tensor, ...] | None


def asked(net: Network, batch: Batch) -> Told:
    """Runs all heads."""
    words = net.words(batch.ids, batch.there)
    there = batch.there.to(words[0].dtype)
    return Told(
        words,
        net.pair(words[0], there, batch.pair_of, batch.source, batch.target) if batch.pairs else None,
        net.promise(words[0], there, batch.promise_of, batch.mark) if batch.promises else None,
    )


def losses(
    told: Told,
    batch: Batch,
    smooth: float,
    kinds: Tensor,
    contrast: float = 0.1,
    roots: dict[str, Tensor] | None = None,
) -> dict[str, Tensor]:
    """The loss of every head on a batch. `kinds` [1 + codes, types] says of which type a code is, `roots` [1 + codes]
    which codes each of PLV's roots holds."""
    _, party, trigger, stage, fact, pledge, speaker = told.words
    found: dict[str, Tensor] = {}

    def words(logits: Tensor, wanted: Tensor, name: str, weight: Tensor | None = None) -> None:
        if (wanted != -100).any():
            found[name] = fn.cross_entropy(logits.flatten(0, -2), wanted.flatten(), weight=weight)

    words(party, batch.party, "party")
    words(trigger, batch.trigger, "trigger")
    words(stage, batch.stage, "stage")
    words(speaker, batch.speaker, "speaker")
    if told.pair:
        code, auxiliary, weight, mixed = told.pair
        wanted = batch.code * (1 - smooth) + smooth / batch.code.shape[1]
        each = -(wanted * fn.log_softmax(code, -1)).sum(-1)
        known = batch.code.sum(1) > 0
        real = (batch.code[:, 0] == 0) & known
        share = torch.where(real, 1.0, 0.4) * known
        found["pair"] = (each * share).sum() / share.sum().clamp(min=1)
        of_type = torch.softmax(code, -1) @ kinds
        wanted_type = batch.code @ kinds
        each = -(wanted_type * torch.log(of_type.clamp(min=1e-6))).sum(-1)
        found["type"] = (each * share).sum() / share.sum().clamp(min=1)
        rooted = [i for i, root in enumerate(batch.root) if root is not None]
        if rooted and roots is not None:
            held = torch.stack([roots[batch.root[i]] for i in rooted])
            within = torch.softmax(code[rooted][:, 1:], -1) * held[:, 1:]
            found["root"] = -torch.log(within.sum(-1).clamp(min=1e-6)).mean()
        if real.sum() > 4 and contrast:
            found["contrast"] = contrasted(mixed[real], wanted_type[real].argmax(1), contrast)
        if real.any():
            found["auxiliary"] = fn.cross_entropy(auxiliary[real], batch.auxiliary[real])
        looked = batch.look.sum(1) > 0
        if looked.any():
            mass = (weight * batch.look).sum(1)[looked]
            found["look"] = -torch.log(mass.clamp(min=1e-5)).mean()
    if told.promise:
        stages, fields, auxiliary = told.promise
        if (batch.promised != -100).any():
            found["promise"] = fn.cross_entropy(stages, batch.promised)
        if (batch.promise_aux != -100).any():
            found["promise_aux"] = fn.cross_entropy(auxiliary, batch.promise_aux)
        real = batch.fields.sum(1) > 0
        if real.any():
            found["field"] = fn.binary_cross_entropy_with_logits(fields[real], batch.fields[real]) * 10
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


WEIGHTS = {
    "root": 1.0,
    "pair": 0.6,
    "type": 0.6,
    "contrast": 0.2,
    "look": 0.15,
    "auxiliary": 0.2,
    "party": 0.5,
    "trigger": 0.4,
    "stage": 0.4,
    "promise": 0.4,
    "field": 0.4,
    "promise_aux": 0.1,
    "pledge": 0.3,
    "fact": 0.3,
    "speaker": 0.1,
}
