"""Rows in which both parties are marked: what does one do to the other? PLV's fifteen roots, and A/W's two sides.

A coder tells CAMEO codes with probabilities; they are summed by label (`comity.codebook.cameo`), and the label with
most wins: of roots the likeliest root, of quad classes the likeliest class (chosen on PLV_train: .914 > .916). Where
none is told the answer is `-`, which is wrong everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.events.coders import Coder
from benchmarks.events.ends import GSR, gsr_texts
from benchmarks.events.rows import Outcome
from benchmarks.events.scoring import Couple, Measure, accuracy, macro_f1, with_interval
from benchmarks.events.sources import Absent, find, table
from benchmarks.events.texts import squeezed, unmarked

from comity.codebook.cameo import by_label, cameo, plv_class

SILENT = "-"
PENTA = {"1": "verbal-cooperation", "2": "material-cooperation", "3": "verbal-conflict", "4": "material-conflict"}
SIDES = {"0": "cooperation", "1": "conflict"}
HARDLY = 0.08
JOINED = {"COERCE": "SANCTION"}  # what PLV and 1.3 part differently: fourteen roots


def best(weights: Mapping[str, float]) -> str:
    """The label with most weight, of equals the first in the alphabet; `-` for none."""
    return min(weights, key=lambda label: (-weights[label], label), default=SILENT)


def told_by(coder: Coder, rows: Sequence[Mapping[str, str]]) -> list[dict[str, float]]:
    """What the coder says of the marked parties of each row."""
    found = coder.pairs([unmarked(row["marked_sentence"]) for row in rows])
    if len(found) != len(rows):
        raise ValueError(f"{coder.name}: {len(found)} answers to {len(rows)} pairs")
    return found


def by_class(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights of roots summed by PLV's quad class."""
    found: dict[str, float] = {}
    for root, weight in weights.items():
        found[plv_class(root)] = found.get(plv_class(root), 0.0) + weight
    return found


def side(quad: str | None) -> str:
    """`cooperation` or `conflict` of a quad class."""
    return quad.rpartition("-")[2] if quad else SILENT


def plv(coder: Coder, split: str) -> Outcome:
    """PLV: macro F1 over roots, accuracy, macro F1 over quad classes and over the two sides.

    YIELD counts as material cooperation, as in PLV. `fourteen roots` joins COERCE and SANCTION on both sides. The lines
    `not in GSR` leave out the sentences that the GSR has too (letters and digits equal): 774 of 1,033 remain.
    """
    path = find(f"event-coding/zsp/PLV_{split}.tsv")
    rows = table(path)
    weights = [by_label(told, "plv15") for told in told_by(coder, rows)]
    roots = [best(one) for one in weights]
    quads = [best(by_class(one)) for one in weights]
    gold = [(row["gold_root"], PENTA[row["gold_penta"]]) for row in rows]
    fresh, files = unseen(rows, path) if split == "test" else (None, (path,))
    measures: dict[str, Measure] = {}
    for name, kept in (("", range(len(rows))), (", not in GSR", fresh)):
        if kept is None:
            continue
        couples = [(gold[i][0], roots[i]) for i in kept]
        classes = [(gold[i][1], quads[i]) for i in kept]
        lines: list[tuple[str, list[Couple], Callable[[Sequence[Couple]], float]]] = [
            ("roots F1", couples, macro_f1), ("accuracy", couples, accuracy),
            ("fourteen roots F1", [(JOINED.get(a, a), JOINED.get(b, b)) for a, b in couples], macro_f1),
            ("quad F1", classes, macro_f1), ("binary F1", [(side(a), side(b)) for a, b in classes], macro_f1)]
        measures |= {line + name: with_interval(those, statistic) for line, those, statistic in lines}
    return Outcome(files, len(rows), measures)


def unseen(rows: Sequence[Mapping[str, str]], path: Path) -> tuple[list[int] | None, tuple[Path, ...]]:
    """The numbers of the rows that are not in the GSR, if it is there to tell."""
    try:
        known = {squeezed(text) for text in gsr_texts()}
    except Absent:
        return None, (path,)
    return [i for i, row in enumerate(rows) if squeezed(row["sentence"]) not in known], (path, find(GSR))


def aw(coder: Coder, split: str) -> Outcome:
    """A/W: macro F1 of cooperation against conflict, by the classes of PLOVER 1.3.

    Every row must be one of the two, also a telephone call or a purchase, in which no act is seen: such pairs are told
    as cooperation, as long as no conflict has a probability of `HARDLY` (chosen on the train side).
    """
    path = find(f"event-coding/zsp/AW_{split}.tsv")
    rows = table(path)
    couples: list[Couple] = []
    for row, told in zip(rows, told_by(coder, rows), strict=True):
        weights: dict[str, float] = {}
        for code, probability in told.items():
            if quad := cameo(code).quad:
                weights[side(quad)] = weights.get(side(quad), 0.0) + probability
        hardly = 0 < weights.get("conflict", 0.0) < HARDLY
        couples.append((SIDES[row["gold_binary"]], "cooperation" if hardly else best(weights)))
    return Outcome((path,), len(rows), {"binary F1": with_interval(couples, macro_f1)})
