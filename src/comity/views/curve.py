"""Cooperation and conflict by month, as numbers that the pictures and tables are drawn from."""

from __future__ import annotations

from comity.model.evidence import Evidence
from comity.views import dates
from comity.views.frame import Frame, when
from comity.views.lines import Group, Line, Section
from comity.views.scores import counted, months

SCALE = "PLOVER scores by type of act (manual draft 1.3), from -10, violence, to 10, aid; copies of a report count once"


MOST_EVIDENCE = 6  # pieces behind one month


def section(frame: Frame) -> Section:
    """Month by month the summed scores with evidence of the acts; the lead counts what has no known month."""
    acts, unplaced = counted(frame)
    pieces: dict[str, list[Evidence]] = {}
    for act in acts:
        pieces.setdefault((when(act).prefix or "")[:7], []).extend(act.evidence[:1])
    rest = f" {dates.count(unplaced, 'act')} without a known month left out." if unplaced else ""
    lead = f"{SCALE}.{rest}" if acts else f"No act with a known month is on record.{rest}"
    lines = tuple(
        Line(
            when=dates.written(month.month),
            text=f"cooperation {signed(month.cooperation)}, conflict {signed(month.conflict)} "
            f"({dates.count(month.acts, 'act')})",
            evidence=tuple(dict.fromkeys(pieces[month.month]))[:MOST_EVIDENCE],
        )
        for month in months(frame)
        if month.acts
    )
    groups = (Group("", lines),) if lines else ()
    return Section(id="curve", title="Cooperation and conflict by month", lead=lead, groups=groups)


def signed(score: float) -> str:
    """A score with its sign, to one decimal; nought as `0`."""
    return f"{score:+.1f}" if score else "0"
