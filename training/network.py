"""The network: one MiniLM pass over a sentence, heads for its words, its pairs of parties, its promises, its whole."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from samples import AUXILIARIES, FIELDS, HIDDEN, SPEAKERS, STAGES, TYPES
from telling import Tells


class Dropout(nn.Module):
    """As nn.Dropout (`p` is its share), with a random byte for each number: drawing floats took a tenth of a step."""

    def __init__(self, share: float):
        super().__init__()
        self.p, self.cut = share, round(share * 256)

    def forward(self, given: Tensor) -> Tensor:
        """Some numbers zero, the others larger for it; while it is trained only."""
        if not self.training:
            return given
        drawn = torch.empty((given.numel() + 7) // 8, dtype=torch.int64).random_(-(2**63), None)
        kept = drawn.view(torch.uint8)[: given.numel()].view(given.shape) >= self.cut
        return given * kept.to(given.dtype).mul_(256 / (256 - self.cut))


def quicker(net: nn.Module) -> None:
    """Puts this dropout in the place of torch's."""
    for name, part in net.named_children():
        if isinstance(part, nn.Dropout):
            setattr(net, name, Dropout(part.p))
        else:
            quicker(part)


def base_model(folder: Path) -> BertModel:
    """The pretrained encoder (all-MiniLM-L6-v2, Apache-2.0) from the files of its package."""
    from safetensors.torch import load_file

    config = BertConfig.from_pretrained(folder, attn_implementation="eager")
    model = BertModel(config, add_pooling_layer=False)
    missing, _ = model.load_state_dict(load_file(folder / "model.safetensors"), strict=False)
    assert not [m for m in missing if "position_ids" not in m], missing
    quicker(model)
    return model


def depth(weights: dict[str, Tensor]) -> int:
    """How many layers the encoder of saved weights has."""
    return 1 + max(int(key.split(".")[3]) for key in weights if key.startswith("encoder.encoder.layer."))


def width(weights: dict[str, Tensor]) -> int:
    """How many neurons the feed-forward layers of saved weights have."""
    return weights["encoder.encoder.layer.0.intermediate.dense.weight"].shape[0]


def folders(given: str) -> list[Path]:
    """The folders of trainings as an option names them: "A+B" is the mean of two."""
    return [Path(one) for one in given.split("+")]


def mean_of(trainings: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of several trainings' weights ("model soup", Wortsman et al. 2022)."""
    states = [torch.load(folder / "weights.pt", map_location="cpu") for folder in trainings]
    return {
        k: torch.stack([s[k].float() for s in states]).mean(0) if states[0][k].is_floating_point() else states[0][k]
        for k in states[0]
    }


def loaded(base: Path, codes: int, trainings: Sequence[Path], layers: Sequence[int] = ()) -> Network:
    """The network with the mean of saved weights; of the encoder only some `layers`, from which a student starts."""
    weights = mean_of(trainings)
    net = Network(base_model(base), codes)
    shorten(net, range(depth(weights)))
    thin(net, width(weights))
    left_out, unknown = net.load_state_dict(weights, strict=False)
    strange = [*unknown, *(name for name in left_out if not name.startswith("tells."))]  # tells are learnt last
    assert not strange, strange
    if layers:
        shorten(net, layers)
    return net


def shorten(net: Network, layers: Sequence[int]) -> None:
    """Keeps these of the encoder's layers."""
    net.encoder.encoder.layer = nn.ModuleList([net.encoder.encoder.layer[n] for n in layers])
    net.encoder.config.num_hidden_layers = len(layers)


def thin(net: Network, width: int) -> None:
    """Gives the feed-forward layers of the encoder so many neurons, with new weights where that is another number."""
    for layer in net.encoder.encoder.layer:
        if layer.intermediate.dense.out_features != width:
            layer.intermediate.dense = nn.Linear(HIDDEN, width)
            layer.output.dense = nn.Linear(width, HIDDEN)
    net.encoder.config.intermediate_size = width


class Attentive(nn.Module):
    """Reads a sentence's states for a query: where to look and what stands there."""

    def __init__(self, width: int, heads: int = 4):
        super().__init__()
        self.query = nn.Linear(width, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.heads = heads

    def forward(self, asked: Tensor, states: Tensor, there: Tensor, of: Tensor) -> tuple[Tensor, Tensor]:
        """[N, width], states [B, L, H] and mask [B, L] of sentences, number of the sentence [N] -> context [N, H],
        attention averaged over heads [N, L]. Keys and values are made once for a sentence, not for every pair."""
        n, each = asked.shape[0], HIDDEN // self.heads
        own = laid(there[of], of, states.shape[0])
        q = self.query(asked).view(n, self.heads, each).transpose(0, 1)
        k = self.key(states).flatten(0, 1).view(-1, self.heads, each).permute(1, 2, 0)
        v = self.value(states).flatten(0, 1).view(-1, self.heads, each).transpose(0, 1)
        weight = torch.softmax((q @ k) / math.sqrt(each) + (1 - own) * -1e4, dim=-1)
        found = (weight @ v).transpose(0, 1).reshape(n, HIDDEN)
        return found, weight.mean(0).view(n, states.shape[0], states.shape[1]).sum(1)


def laid(masks: Tensor, of: Tensor, sentences: int) -> Tensor:
    """Masks [N, L] of sentences with these numbers [N], laid out over the words of all: [N, sentences * L]. A product
    with them is faster than a copy of its sentence's states for each."""
    whose = (of[:, None] == torch.arange(sentences)).to(masks.dtype)
    return (whose[:, :, None] * masks[:, None, :]).flatten(1)


def pooled(states: Tensor, mask: Tensor) -> Tensor:
    """Mean of the states [..., W, H] under masks [..., N, W]; zeros where one is empty."""
    return (mask @ states) / mask.sum(-1, keepdim=True).clamp(min=1)


class PairHead(nn.Module):
    """Who does what to whom, for one ordered pair of parties: a CAMEO code (first class: nothing), an auxiliary."""

    def __init__(self, codes: int, drop: float):
        super().__init__()
        self.nobody = nn.Parameter(torch.randn(HIDDEN) * 0.02)
        self.look = Attentive(2 * HIDDEN)
        self.mix = nn.Sequential(nn.Linear(4 * HIDDEN, HIDDEN), nn.GELU(), Dropout(drop))
        self.code = nn.Linear(HIDDEN, codes + 1)
        self.auxiliary = nn.Linear(HIDDEN, len(AUXILIARIES))

    def forward(
        self, states: Tensor, there: Tensor, of: Tensor, source: Tensor, target: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """States [B, L, H] and mask [B, L] of sentences; for each pair its sentence's number [N] and its masks [N, L]
        -> logits of codes, of auxiliaries, attention, features."""
        words, count = states.flatten(0, 1), states.shape[0]
        s = pooled(words, laid(source, of, count))
        empty = (target.sum(1, keepdim=True) == 0).to(states.dtype)
        t = pooled(words, laid(target, of, count)) + empty * self.nobody
        context, weight = self.look(torch.cat([s, t], 1), states, there, of)
        mixed = self.mix(torch.cat([s, t, context, states[:, 0][of]], 1))
        return self.code(mixed), self.auxiliary(mixed), weight, mixed


class PromiseHead(nn.Module):
    """What a trigger promises: stage (the first class: none), fields (several) and auxiliary."""

    def __init__(self, drop: float):
        super().__init__()
        self.look = Attentive(HIDDEN)
        self.mix = nn.Sequential(nn.Linear(3 * HIDDEN, HIDDEN), nn.GELU(), Dropout(drop))
        self.stage = nn.Linear(HIDDEN, len(STAGES) + 1)
        self.field = nn.Linear(HIDDEN, len(FIELDS))
        self.auxiliary = nn.Linear(HIDDEN, len(AUXILIARIES))

    def forward(self, states: Tensor, there: Tensor, of: Tensor, trigger: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """States [B, L, H] and mask [B, L] of sentences; for each trigger its sentence's number [N] and its mask [N, L]
        -> logits of stage, fields, auxiliaries."""
        q = pooled(states.flatten(0, 1), laid(trigger, of, states.shape[0]))
        context, _ = self.look(q, states, there, of)
        mixed = self.mix(torch.cat([q, context, states[:, 0][of]], 1))
        return self.stage(mixed), self.field(mixed), self.auxiliary(mixed)


class Network(nn.Module):
    """Everything; `words` gives the states and the heads of single words and of the sentence."""

    def __init__(self, encoder: BertModel, codes: int, drop: float = 0.1):
        super().__init__()
        self.encoder = encoder
        self.half = False  # whether the encoder multiplies in bfloat16, twice as fast where the processor can
        self.drop = Dropout(drop)
        self.party = nn.Linear(HIDDEN, 3)  # outside, begin, inside
        self.trigger = nn.Linear(HIDDEN, len(TYPES) + 1)
        self.stage = nn.Linear(HIDDEN, len(STAGES) + 1)
        self.fact = nn.Linear(HIDDEN, 1)
        self.pledge = nn.Linear(2 * HIDDEN, 1)
        self.speaker = nn.Linear(2 * HIDDEN, len(SPEAKERS))
        self.pair = PairHead(codes, drop)
        self.promise = PromiseHead(drop)
        self.tells = Tells()

    def words(self, ids: Tensor, there: Tensor) -> tuple[Tensor, ...]:
        """Ids and mask [B, L] -> states, party, trigger, stage, fact logits a piece, pledge and speaker a sentence."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.half):
            states = self.encoder(input_ids=ids, attention_mask=there).last_hidden_state
        states = self.drop(states.float())
        whole = torch.cat([states[:, 0], pooled(states, there.to(states.dtype)[:, None]).squeeze(1)], 1)
        return (
            states,
            self.party(states),
            self.trigger(states),
            self.stage(states),
            self.fact(states).squeeze(-1),
            self.pledge(whole).squeeze(-1),
            self.speaker(whole),
        )

    def tell(self, ids: Tensor, there: Tensor) -> tuple[Tensor, ...]:
        """Ids and mask [B, L] -> logits of what each sentence tells of, as `Tells` gives them."""
        return self.tells(self.words(ids, there)[0], there.to(torch.float32))  # type: ignore[no-any-return]
