"""Measures: macro F1 of labels, micro F1 of sets, error and correlation of numbers, intervals by drawing anew."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
DRAWS = 1_000
SEED = 20_220_205
TAIL = 0.025  # on either side: an interval of 95 %

Couple = tuple[str, str]  # gold, told


@dataclass(frozen=True, slots=True)
class Measure:
    """A value with its interval, if one was drawn."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, told and wanted."""

    right: int = 0
    told: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """0 where nothing was told."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.right / (self.told + self.wanted) if self.told + self.wanted else 0.0


def macro_f1(couples: Sequence[Couple]) -> float:
    """The mean F1 over the labels that the gold has; a told word that the gold never has is only a miss."""
    both = Counter(couples)
    wanted: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for (gold, said), number in both.items():
        wanted[gold] += number
        told[said] += number
    return sum(2 * both[label, label] / (wanted[label] + told[label]) for label in wanted) / len(wanted)


def accuracy(couples: Sequence[Couple]) -> float:
    """The share of equal couples."""
    return sum(gold == told for gold, told in couples) / len(couples)


def overlap(gold: Collection[Hashable], told: Collection[Hashable]) -> Counts:
    """Sets compared."""
    return Counts(len(set(gold) & set(told)), len(set(told)), len(set(gold)))


def total(counts: Sequence[Counts]) -> Counts:
    """Their sum: micro average."""
    return Counts(sum(c.right for c in counts), sum(c.told for c in counts), sum(c.wanted for c in counts))


def micro_f1(counts: Sequence[Counts]) -> float:
    """F1 of the sums."""
    return total(counts).f1


def with_interval(rows: Sequence[T], statistic: Callable[[Sequence[T]], float]) -> Measure:
    """A statistic of the rows with its percentile interval: rows drawn with replacement, `DRAWS` times."""
    luck = random.Random(SEED)
    drawn = sorted(statistic(luck.choices(rows, k=len(rows))) for _ in range(DRAWS))
    cut = int(DRAWS * TAIL)
    return Measure(statistic(rows), drawn[cut], drawn[-1 - cut])


def mean_error(gold: Sequence[float], told: Sequence[float]) -> float:
    """The mean absolute difference."""
    return sum(abs(a - b) for a, b in zip(gold, told, strict=True)) / len(gold)


def correlation(gold: Sequence[float], told: Sequence[float]) -> float:
    """Pearson's r; 0 where one side is all the same."""
    a, b = sum(gold) / len(gold), sum(told) / len(told)
    across = sum((x - a) * (y - b) for x, y in zip(gold, told, strict=True))
    spread = math.sqrt(sum((x - a) ** 2 for x in gold) * sum((y - b) ** 2 for y in told))
    return across / spread if spread else 0.0
