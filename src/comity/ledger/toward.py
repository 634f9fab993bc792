"""Whom a promise of one state is made to, as far as its sentence names a state."""

from __future__ import annotations

from collections.abc import Collection

from comity.model.record import Commitment, Entry
from comity.register import load_register


def toward_others(entry: Entry, states: Collection[str]) -> bool:
    """Whether an entry is a promise of some of these states alone whose sentences name other states and none of the
    rest of these: "China will lend Pakistan 2 billion dollars" is no matter of China and the Philippines."""
    if not isinstance(entry, Commitment) or set(states) <= set(entry.parties):
        return False
    named = {code for piece in entry.evidence for hit in load_register().find_states(piece.exact) for code in hit.codes
             if len(hit.codes) == 1}
    return bool(named - set(states)) and not named & (set(states) - set(entry.parties))
