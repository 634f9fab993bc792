"""From the record to a reader: functions that make text of a record and its documents, without input or output.

`VIEWS` holds the single views by the name of their command. The brief is `comity.views.brief.brief`, what stands behind
one entry `comity.views.why.why`, results of a search `comity.views.search.search`, and files for other programs are
`comity.views.exports`.
"""

from __future__ import annotations

from collections.abc import Callable

from comity.views import calendar, chronology, commitments, conflicts, mechanisms, sources

VIEWS: dict[str, Callable[..., str]] = {
    "chronology": chronology.chronology,
    "commitments": commitments.commitments,
    "mechanisms": mechanisms.mechanisms,
    "conflicts": conflicts.conflicts,
    "sources": sources.sources,
    "calendar": calendar.calendar,
}

__all__ = ["VIEWS"]
