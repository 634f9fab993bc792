"""Join drivers and obstacles: one entry for each role and label in a story."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from comity.model.claims import FactorClaim
from comity.model.record import Factor
from comity.model.resolved import Resolved
from comity.reconciling.joining import Story, anchor, common, entry_id


def join_factors(story: Story) -> list[list[Resolved]]:
    """The tellings of each driver and obstacle of a story."""
    found: dict[tuple[str, str], list[Resolved]] = {}
    for resolved in story.told(FactorClaim):
        if isinstance(resolved.claim, FactorClaim):
            found.setdefault((resolved.claim.role, resolved.claim.label), []).append(resolved)
    return [group for _, group in sorted(found.items())]


def factor_of(group: Sequence[Resolved], story: Story, kind: Callable[[str], str]) -> Factor:
    """The entry for the tellings of one driver or obstacle; `kind` gives the kind of a label."""
    claims = [r.claim for r in group if isinstance(r.claim, FactorClaim)]

    def quality(resolved: Resolved) -> tuple[object, ...]:
        return (resolved.claim.background, -resolved.claim.confidence, anchor(resolved))

    return Factor(
        id=entry_id("x", group, [claims[0].role, claims[0].label]),
        **common(group, story.sources, quality),
        role=claims[0].role,
        label=claims[0].label,
        kind=kind(claims[0].label),
        states=tuple(sorted({state for c in claims for state in c.states})),
        parties=story.parties(),
    )
