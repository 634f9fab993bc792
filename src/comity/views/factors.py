"""What drives states together or apart, what stands in the way, and the numbers that reports give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.model.record import Factor
from comity.views.entry_lines import line
from comity.views.frame import Frame
from comity.views.labels import label
from comity.views.lines import Group, Section


def drivers(frame: Frame) -> Section:
    """What the reports name as causes, grouped by kind, those told most often first."""
    return _factors(frame, "driver", "drivers", "Drivers", "No report names a driver.")


def obstacles(frame: Frame) -> Section:
    """What the reports name as burdens or hindrances."""
    return _factors(frame, "obstacle", "obstacles", "Obstacles", "No report names an obstacle.")


def _factors(frame: Frame, role: str, identifier: str, title: str, empty: str) -> Section:
    found = _together(frame, [factor for factor in frame.record.factors if factor.role == role])
    by_kind: dict[str, list[Factor]] = {}
    for factor in sorted(found, key=lambda f: (-f.sources, -len(f.documents), f.label, f.id)):
        by_kind.setdefault(factor.kind, []).append(factor)
    kinds = sorted(by_kind, key=lambda kind: (kind == "other", -sum(f.sources for f in by_kind[kind]), kind))
    groups = tuple(
        Group(label(k) if k != "other" else "Other", tuple(line(frame, f) for f in by_kind[k])) for k in kinds
    )
    return Section(id=identifier, title=title, lead="" if found else empty, groups=groups)


def _together(frame: Frame, factors: Sequence[Factor]) -> list[Factor]:
    """One factor for each label, resting on all reports that name it."""
    by_label: dict[str, list[Factor]] = {}
    for factor in sorted(factors, key=lambda f: (-f.sources, f.id)):
        by_label.setdefault(factor.label, []).append(factor)
    return [_union(frame, same) for same in by_label.values()]


def _union(frame: Frame, same: Sequence[Factor]) -> Factor:
    if len(same) == 1:
        return same[0]
    documents = tuple(dict.fromkeys(name for factor in same for name in factor.documents))
    return replace(
        same[0],
        documents=documents,
        evidence=tuple(dict.fromkeys(piece for factor in same for piece in factor.evidence)),
        sources=frame.independent(documents),
        texts=len({frame.root(name) for name in documents}),
        states=tuple(dict.fromkeys(state for factor in same for state in factor.states)),
    )


def figures(frame: Frame) -> Section:
    """Numbers with what they count, those told most often first."""
    found = sorted(frame.record.figures, key=lambda f: (-f.sources, -len(f.documents), f.unit or "", -f.value, f.id))
    groups = (Group("", tuple(line(frame, figure) for figure in found)),) if found else ()
    return Section(id="figures", title="Figures", lead="" if found else "No figure on record.", groups=groups)
