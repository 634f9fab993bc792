"""What drives states together or apart, what stands in the way, and the numbers that reports give."""

from __future__ import annotations

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
    found = [factor for factor in frame.record.factors if factor.role == role]
    by_kind: dict[str, list[Factor]] = {}
    for factor in sorted(found, key=lambda f: (-f.sources, -len(f.documents), f.label, f.id)):
        by_kind.setdefault(factor.kind, []).append(factor)
    kinds = sorted(by_kind, key=lambda kind: (kind == "other", -sum(f.sources for f in by_kind[kind]), kind))
    groups = tuple(
        Group(label(k) if k != "other" else "Other", tuple(line(frame, f) for f in by_kind[k])) for k in kinds
    )
    return Section(id=identifier, title=title, lead="" if found else empty, groups=groups)


def figures(frame: Frame) -> Section:
    """Numbers with what they count, those told most often first."""
    found = sorted(frame.record.figures, key=lambda f: (-f.sources, -len(f.documents), f.unit or "", -f.value, f.id))
    groups = (Group("", tuple(line(frame, figure) for figure in found)),) if found else ()
    return Section(id="figures", title="Figures", lead="" if found else "No figure on record.", groups=groups)
