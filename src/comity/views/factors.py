"""What drives states together or apart, what stands in the way, and the numbers that reports give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.model.record import Factor, Figure
from comity.views import dates
from comity.views.entry_lines import line
from comity.views.frame import Frame
from comity.views.labels import label
from comity.views.lines import Group, Section
from comity.views.phrases import counted

LENGTHS = frozenset({"minutes", "hours", "days", "weeks", "months", "years"})


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


def figures(frame: Frame, *, most: int | None = None) -> Section:
    """Numbers with the words that give them: those told most often first, equal ones in one line.

    Lengths of time and ordinals are left out: how long talks took, or the how-manyth they were, is no figure of a
    relationship. `most`: only so many.
    """
    every = [f for f in frame.record.figures if f.unit not in LENGTHS and f.unit != "ordinal"]
    same: dict[tuple[float, str | None], list[Figure]] = {}
    for figure in sorted(every, key=lambda f: (-f.sources, not counted(f), f.id)):
        same.setdefault((figure.value, figure.unit), []).append(figure)
    joined = [_joined(frame, told) for told in same.values()]
    joined.sort(key=lambda f: (-f.sources, -len(f.documents), _unit_rank(f.unit), f.unit or "", -f.value, f.id))
    shown = joined[:most]
    aside = len(frame.record.figures) - len(every)
    what = dates.count(aside, "length of time or ordinal", "lengths of time and ordinals")
    leads = [f"Left out: {what}."] if aside else []
    if len(shown) < len(joined):
        leads.append(f"Shown are {len(shown)} of {len(joined):,}, those told most often first.")
    groups = (Group("", tuple(line(frame, figure) for figure in shown)),) if shown else ()
    lead = " ".join(leads) if frame.record.figures else "No figure on record."
    return Section(id="figures", title="Figures", lead=lead, groups=groups)


def _unit_rank(unit: str | None) -> int:
    """Money first, then shares, then things counted, bare numbers last."""
    if unit and len(unit) == 3 and unit.isupper():
        return 0
    return 1 if unit == "percent" else 2 if unit else 3


def _joined(frame: Frame, same: Sequence[Figure]) -> Figure:
    documents = tuple(dict.fromkeys(name for figure in same for name in figure.documents))
    evidence = tuple(dict.fromkeys(piece for figure in same for piece in figure.evidence))
    return replace(same[0], documents=documents, evidence=evidence, sources=frame.independent(documents),
                   texts=len({frame.root(name) for name in documents}))  # fmt: skip
