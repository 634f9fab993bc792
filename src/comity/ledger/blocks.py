"""Which documents are derived together.

The scheme: documents fall in blocks by the two states that each names most (`principal`); entries only ever join
documents of one block. A ledger of at most `WHOLE` documents is one single block, so that reports of one story meet
even where they name other states most. Mechanisms alone are found across all blocks.

The partition is a pure function of the set of documents and readings, and is made anew each time (a scan of keys, no
texts). A block's `fingerprint` hashes all that its record depends on: the versions, and each member's id, form,
reading and judgements. A block whose fingerprint is stored is left alone; all others are derived and replaced, so
deriving in steps equals a rebuild by construction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comity.model.ids import content_id

# One block of this many reports is derived anew with each `read`; it has to feel immediate.
WHOLE = 500


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A document of a block: its id, principal states, the form that counts, the reading used, and a hash of people's
    judgements that stand on it, empty where there is none."""

    document: str
    principal: str
    path: str
    marks: str
    reading: int
    reader: str
    judged: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Documents that are derived together, sorted by id, and the fingerprint of what they depend on."""

    key: str
    members: tuple[Member, ...]
    fingerprint: str


def principal(states: Sequence[tuple[str, int]]) -> str:
    """The block key of a reading: its two most named states in alphabetical order, the only one, or `none`."""
    most = sorted(states, key=lambda pair: (-pair[1], pair[0]))[:2]
    return "-".join(sorted(state for state, _ in most)) or "none"


def partition(members: Iterable[Member], versions: str) -> dict[str, Block]:
    """The blocks of these documents by key; `versions` names what else the record depends on."""
    ordered = sorted(members)
    groups: dict[str, list[Member]] = defaultdict(list)
    for member in ordered:
        groups["all" if len(ordered) <= WHOLE else member.principal].append(member)
    return {key: Block(key, tuple(group), _fingerprint(group, versions)) for key, group in groups.items()}


def _fingerprint(group: Sequence[Member], versions: str) -> str:
    told = [[m.document, m.path, m.marks, m.reading, m.reader, *([m.judged] if m.judged else [])] for m in group]
    return content_id("b", [versions, told])
