"""When a document was published: as the page says, or worked out from what the report tells.

Invariant: a pure function of document, reading and register. An end that nothing fixes stays open; no day of reading,
of the file or of today is ever used.
"""

from __future__ import annotations

from datetime import timedelta

from comity.model.claims import Reading
from comity.model.document import Document
from comity.model.record import Dating
from comity.model.times import Interval, interval_of
from comity.register import Register
from comity.resolving.clues import CLUES
from comity.resolving.facts import FIRST_YEAR, LAST_YEAR, Facts
from comity.resolving.votes import Finding, Verdict, agree_in_any_year, rank

__all__ = ["date_document"]

MOST_REASONS = 6
LONGEST_REASON = 290  # the export contract: short texts
SURE = 4.0  # the weight from which a finding may warn of a stated date
SLACK = timedelta(days=31)  # a page may come so much later than its event without a warning


def date_document(document: Document, reading: Reading, register: Register) -> Dating:
    """The interval in which a report, and with it its main event, lies.

    `stated`: what the page says (`document.published`), with a warning where the text contradicts it. `inferred`: what
    tenures, dates told, summits and anniversaries leave (`clues.CLUES`), the binding reasons first. Method None if
    nothing dates it.
    """
    facts = Facts(document, reading, register)
    asked = SURE if document.published else 0.0  # beside a stated date only what may warn of it is of use
    findings = _unique([finding for clue, weight in CLUES.items() if weight >= asked for finding in clue(facts, weight)
                        if finding.days])
    if document.published:
        stated = interval_of(document.published)
        return Dating(interval=stated, method="stated", date=document.published, because=("stated by the page",),
                      warning=_contradiction(stated, findings))
    verdict = agree_in_any_year(findings, (FIRST_YEAR, LAST_YEAR), facts.horizon)
    interval = verdict.hull
    if interval == Interval():
        return Dating()
    warning = "; ".join(f"does not fit: {finding.reason}" for finding in verdict.dropped if finding.weight >= SURE)
    return Dating(interval=interval, method="inferred", date=interval.prefix, because=_reasons(verdict),
                  warning=warning[:600] or None)


def _unique(findings: list[Finding]) -> list[Finding]:
    """Of findings that say the same of the same days by the same rule only the heaviest: repetition proves nothing."""
    best: dict[object, Finding] = {}
    for finding in findings:
        key = (finding.rule, finding.days)
        if key not in best or rank(finding) < rank(best[key]):
            best[key] = finding
    return list(best.values())


def _reasons(verdict: Verdict) -> tuple[str, ...]:
    """The reasons that fix the ends of the interval first, then the heaviest others."""
    ends = verdict.hull

    def binding(finding: Finding) -> bool:
        return any((own.earliest and own.earliest == ends.earliest) or (own.latest and own.latest == ends.latest)
                   for own in finding.days)

    ordered = sorted(verdict.kept, key=lambda finding: (not binding(finding), -finding.weight, finding.reason))
    reasons = list(dict.fromkeys(finding.reason[:LONGEST_REASON] for finding in ordered))
    return tuple(reasons[:MOST_REASONS])


def _contradiction(stated: Interval, findings: list[Finding]) -> str | None:
    """What in the text cannot be true of the stated date, or None."""
    if stated.earliest is None or stated.latest is None:
        return None
    near = Interval(stated.earliest - SLACK, stated.latest + timedelta(days=2))
    against = [finding for finding in findings if finding.weight >= SURE and not finding.holds(near)]
    return "; ".join(f"the text does not fit the stated date: {finding.reason}" for finding in against)[:600] or None
