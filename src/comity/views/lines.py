"""What a view shows before it has a form: lines with their evidence, in groups, in sections.

A renderer adds layout and escaping, never facts; every text here is plain and unescaped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.model.evidence import Evidence
from comity.model.times import Interval


@dataclass(frozen=True, slots=True)
class Badge:
    """A short mark at a line. `kind`: `support`, `genre`, `undated`, `contradicted`, `overdue` or `status`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement: `when` as exact as known, `said` a report's own words, `notes` what a reader wants beside it,
    `because` the reasons for a date or a value that no report states as it stands.

    `entry` is the id of the entry that it shows; `stage` is set for commitments.
    """

    text: str
    when: str = ""
    said: Evidence | None = None
    badges: tuple[Badge, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    entry: str | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading; an empty title has none."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, one or two sentences that sum up, and lines. `id` names it in links and templates."""

    id: str
    title: str
    lead: str = ""
    groups: tuple[Group, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of all groups."""
        return tuple(line for group in self.groups for line in group.lines)


@dataclass(frozen=True, slots=True)
class Month:
    """Acts of a month (`2024-05`): summed scores of cooperation (0 or more), of conflict (0 or less), and how many."""

    month: str
    cooperation: float
    conflict: float
    acts: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A meeting on the time line: where it lies, in which row, how it stands, what a pointer shows."""

    interval: Interval
    row: str
    status: str
    label: str
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The whole brief: first page, sections, and the numbers behind the two pictures."""

    title: str
    subtitle: str
    on: date
    first_page: tuple[Section, ...]
    sections: tuple[Section, ...]
    marks: tuple[Mark, ...] = ()
    months: tuple[Month, ...] = ()
