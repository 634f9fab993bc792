"""What a student learns from its teachers, beside the marks: their states and what their heads say.

Knowledge distillation (Hinton, Vinyals and Dean 2015) with the last hidden states as a further target (Jiao et al.
2020).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional as fn

from batches import Batch
from objective import Told

SHARES = {"states": 0.5, "words": 0.5, "codes": 0.7, "auxiliaries": 0.2, "stages": 0.5, "fields": 3.0, "facts": 0.15,
          "pledges": 0.15}  # how much each counts


def distilled(student: Told, teachers: Sequence[Told], batch: Batch) -> Tensor:
    """The loss against the teachers' mean; the hidden states are those of the first teacher."""
    there = batch.there.to(student.words[0].dtype)

    def over_words(each: Tensor) -> Tensor:
        return (each * there).sum() / there.sum()

    def mean(pick: Callable[[Told], Tensor]) -> Tensor:
        return torch.stack([torch.softmax(pick(t), -1) for t in teachers]).mean(0)

    def apart(said: Tensor, wanted: Tensor) -> Tensor:
        return -(wanted * torch.log_softmax(said, -1)).sum(-1)

    first = teachers[0].words
    found = {"states": over_words(((student.words[0] - first[0]) ** 2).mean(-1))}
    found["words"] = sum(
        (over_words(apart(student.words[k], mean(lambda t, k=k: t.words[k]))) for k in (1, 2, 3)), torch.zeros(())
    )
    found["facts"] = over_words((student.words[4] - first[4]) ** 2)
    found["pledges"] = fn.binary_cross_entropy_with_logits(student.words[5], torch.sigmoid(first[5]))
    if student.pair:
        found["codes"] = apart(student.pair[0], mean(lambda t: (t.pair or ())[0])).mean()
        found["auxiliaries"] = apart(student.pair[1], mean(lambda t: (t.pair or ())[1])).mean()
    if student.promise and not batch.by_gold.all():
        asked = ~batch.by_gold
        stages = apart(student.promise[0], mean(lambda t: (t.promise or ())[0]))
        found["stages"] = stages[asked].mean()
        fields = torch.stack([torch.sigmoid((t.promise or ())[1]) for t in teachers]).mean(0)
        found["fields"] = fn.binary_cross_entropy_with_logits(student.promise[1][asked], fields[asked])
    return sum((SHARES[k] * v for k, v in found.items()), torch.zeros(()))
