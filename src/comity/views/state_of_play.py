"""Where things stand: the last meetings by rank, what binds, and which way the acts of the last year point."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from comity.model.evidence import Evidence
from comity.model.record import Commitment, Meeting
from comity.views import dates
from comity.views.badges import OPEN
from comity.views.entry_lines import meeting_line
from comity.views.frame import Frame, join, order, when
from comity.views.labels import label
from comity.views.lines import Group, Line, Section
from comity.views.scores import counted, score

YEAR = 365
MOST_EVIDENCE = 6  # behind a line that counts many entries; each has its own line further on


def section(frame: Frame) -> Section:
    """Three or four lines, each with the evidence of what it counts."""
    makers: tuple[Callable[[Frame], list[Line]], ...] = (_last_meetings, _open_commitments, _balance)
    lines = tuple(line for maker in makers for line in maker(frame))
    lead = "" if lines else "Nothing on record for this choice."
    return Section(id="state", title="State of play", lead=lead, groups=(Group("", lines),) if lines else ())


def _last_meetings(frame: Frame) -> list[Line]:
    held = [m for m in frame.record.meetings if m.status == "held" and not m.background and when(m).earliest]
    held = sorted((m for m in held if (last := when(m).latest) and last <= frame.on), key=order)
    found = []
    for rank, words in (("leaders", "leaders"), ("ministers", "ministers")):
        of_rank = [m for m in held if _rank(m) == rank]
        if of_rank:
            shown = meeting_line(frame, of_rank[-1])
            ahead = [replace(shown, when="", text=f"Last meeting of {words} on record: {shown.when}, {shown.text}.")]
            found += ahead
    return found


def _rank(meeting: Meeting) -> str | None:
    levels = {"summit": "leaders", "ministerial": "ministers"}
    return meeting.rank or levels.get(meeting.level)


def _open_commitments(frame: Frame) -> list[Line]:
    binding = [c for c in frame.promises if c.stage in OPEN - {"considering", "proposed"}]
    done = [c for c in frame.promises if c.stage == "kept"]
    dropped = [c for c in frame.promises if c.stage == "dropped"]
    if not frame.promises:
        return []
    text = (
        f"{dates.count(len(binding), 'commitment')} open (pledged, agreed or reaffirmed), "
        f"{len(done)} carried out or kept up, {len(dropped)} dropped or put off"
    )
    fields: dict[str, int] = {}
    for entry in (one for one in binding if one.field != "other"):
        fields[entry.field] = fields.get(entry.field, 0) + 1
    most = sorted(fields, key=lambda field: (-fields[field], field))[:3]
    where = f"; most of the open ones in {join([label(f).lower() for f in most])}" if len(fields) > 3 else ""
    return [Line(text=f"{text}{where}.", evidence=_some([*_sorted(done), *_sorted(dropped), *_sorted(binding)]))]


def _sorted(entries: list[Commitment]) -> list[Commitment]:
    return sorted(entries, key=order, reverse=True)


def _some(entries: list[Commitment]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e.evidence[0] for e in entries if e.evidence))[:MOST_EVIDENCE]


def _balance(frame: Frame) -> list[Line]:
    """Cooperation against conflict over the last year of record, in numbers and by the summed score."""
    start = frame.last_day - timedelta(days=YEAR - 1)
    acts, _ = counted(frame)
    recent = [a for a in acts if (first := when(a).earliest) and first >= start]
    recent.sort(key=order, reverse=True)
    if not recent:
        return []
    scores = [score(a) for a in recent]
    friendly, hostile = sum(1 for s in scores if s > 0), sum(1 for s in scores if s < 0)
    text = (
        f"In the 12 months to {dates.day(frame.last_day)}: {dates.count(friendly, 'act')} of cooperation and "
        f"{hostile} of conflict, {sum(scores):+.1f} on the cooperation and conflict scale."
    )
    evidence = tuple(dict.fromkeys(a.evidence[0] for a in recent if a.evidence))[:MOST_EVIDENCE]
    return [Line(text=text, evidence=evidence)]
