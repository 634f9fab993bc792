"""What a student learns from its teachers, beside the marks: their states and what their heads say.

Knowledge distillation (Hinton, Vinyals and Dean 2015) with the last hidden states as a further target (Jiao et al.
2020).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as fn

from batches import Batch
from network import Network
from objective import Told, asked

SHARES = {"states": 0.5, "words": 0.5, "codes": 0.7, "auxiliaries": 0.2, "stages": 0.5, "fields": 3.0, "facts": 0.15,
          "pledges": 0.15}  # how much each counts


@dataclass(frozen=True, slots=True)
class Taught:
    """What teachers say of a batch: the first one's states, in half the room, and the probabilities of their mean."""

    states: Tensor
    words: tuple[Tensor, ...]
    fact: Tensor
    pledge: Tensor
    pair: tuple[Tensor, ...] | None
    promise: tuple[Tensor, ...] | None


@torch.no_grad()
def taught(teachers: Sequence[Network], batch: Batch) -> Taught:
    """Asks the teachers; facts and pledges are those of the first."""
    told = [asked(teacher, batch) for teacher in teachers]
    first = told[0].words

    def mean(pick: Callable[[Told], Tensor], as_share: Callable[[Tensor], Tensor]) -> Tensor:
        return torch.stack([as_share(pick(one)) for one in told]).mean(0)

    def softmax(given: Tensor) -> Tensor:
        return torch.softmax(given, -1)

    return Taught(
        first[0].to(torch.bfloat16),
        tuple(mean(lambda t, k=k: t.words[k], softmax) for k in (1, 2, 3)),  # type: ignore[misc]
        first[4],
        torch.sigmoid(first[5]),
        tuple(mean(lambda t, k=k: (t.pair or ())[k], softmax) for k in (0, 1)) if told[0].pair else None,  # type: ignore[misc]
        (mean(lambda t: (t.promise or ())[0], softmax), mean(lambda t: (t.promise or ())[1], torch.sigmoid))
        if told[0].promise
        else None,
    )


def distilled(student: Told, teachers: Taught, batch: Batch) -> Tensor:
    """The loss against what the teachers say."""
    there = batch.there.to(student.words[0].dtype)

    def over_words(each: Tensor) -> Tensor:
        return (each * there).sum() / there.sum()

    def apart(said: Tensor, wanted: Tensor) -> Tensor:
        return -(wanted * torch.log_softmax(said, -1)).sum(-1)

    found = {"states": over_words(((student.words[0] - teachers.states.to(there.dtype)) ** 2).mean(-1))}
    found["words"] = sum(
        (over_words(apart(student.words[1 + k], wanted)) for k, wanted in enumerate(teachers.words)), torch.zeros(())
    )
    found["facts"] = over_words((student.words[4] - teachers.fact) ** 2)
    found["pledges"] = fn.binary_cross_entropy_with_logits(student.words[5], teachers.pledge)
    if student.pair and teachers.pair:
        found["codes"] = apart(student.pair[0], teachers.pair[0]).mean()
        found["auxiliaries"] = apart(student.pair[1], teachers.pair[1]).mean()
    if student.promise and teachers.promise and not batch.by_gold.all():
        open_ones = ~batch.by_gold
        found["stages"] = apart(student.promise[0], teachers.promise[0])[open_ones].mean()
        found["fields"] = fn.binary_cross_entropy_with_logits(
            student.promise[1][open_ones], teachers.promise[1][open_ones]
        )
    return sum((SHARES[k] * v for k, v in found.items()), torch.zeros(()))
