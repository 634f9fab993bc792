"""Join figures: the same value, unit and thing counted in a story are one."""

from __future__ import annotations

from collections.abc import Sequence

from comity.model.claims import FigureClaim
from comity.model.record import Figure
from comity.model.resolved import Resolved
from comity.reconciling.grouping import Link, agglomerate, blocks
from comity.reconciling.joining import Story, anchor, common, entry_id
from comity.reconciling.wording import content, overlap, plain, words

ALIKE = 0.5  # share of the words of the shorter `what`, or of its sentence
SURELY = 0.67  # of the words of `what` within one report


def join_figures(story: Story) -> list[list[Resolved]]:
    """The tellings of each figure of a story."""
    told = [r for r in story.told(FigureClaim) if isinstance(r.claim, FigureClaim)]
    keys = [[(r.claim.value, plain(r.claim.unit or ""))] for r in told if isinstance(r.claim, FigureClaim)]
    links = [
        Link(one, other, score)
        for places in blocks(keys).values()
        for i, one in enumerate(places)
        for other in places[i + 1 :]
        if (score := _alike(told[one], told[other]))
    ]

    def apart(one: int, other: int) -> bool:
        return told[one].document == told[other].document and not _alike(told[one], told[other])

    return [[told[place] for place in group] for group in agglomerate(len(told), links, apart)]


def _alike(one: Resolved, other: Resolved) -> float:
    """How surely two equal numbers count the same thing: by what they count, or by the sentences they stand in."""
    a, b = one.claim, other.claim
    if not isinstance(a, FigureClaim) or not isinstance(b, FigureClaim):
        return 0.0
    same = a.what is not None and plain(a.what) == plain(b.what or "")
    what = overlap(_things(a.what), _things(b.what))
    if one.document == other.document:
        # A report that tells a number twice may count two things; only what it counts can tell.
        return float(same or what >= SURELY)
    sentence = overlap(content(a.evidence[0].exact), content(b.evidence[0].exact))
    return max(float(same), what if what >= ALIKE else 0.0, sentence if sentence >= ALIKE else 0.0)


def _things(what: str | None) -> frozenset[str]:
    return frozenset(word for word in words(what or "") if len(word) > 2)


def figure_of(group: Sequence[Resolved], story: Story) -> Figure:
    """The entry for the tellings of one figure."""

    def quality(resolved: Resolved) -> tuple[object, ...]:
        return (story.sources[resolved.document].rank, anchor(resolved))

    ordered = sorted(group, key=quality)
    claims = [r.claim for r in ordered if isinstance(r.claim, FigureClaim)]
    first = claims[0]
    return Figure(
        id=entry_id("f", group, [first.value, first.unit, first.what]),
        **common(group, story.sources, quality),
        value=first.value,
        unit=first.unit,
        what=next((c.what for c in claims if c.what), None),
        parties=story.parties(),
    )
