"""Numbered notes: each piece of evidence gets one number, however many lines rest on it."""

from __future__ import annotations

from collections.abc import Sequence

from comity.model.evidence import Evidence
from comity.views.frame import Frame
from comity.views.quotes import Quote, quote

MOST = 3  # notes at one line; the record and the HTML brief hold the rest


class Notes:
    """Numbers evidence in the order in which lines ask for it."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._numbers: dict[Evidence, int] = {}

    def numbers(self, evidence: Sequence[Evidence], *, most: int = MOST) -> list[int]:
        """The note numbers of the best pieces (see `best`), ascending."""
        chosen = best(self._frame, evidence)[:most]
        return sorted({self._numbers.setdefault(piece, len(self._numbers) + 1) for piece in chosen})

    def all(self) -> list[tuple[int, Quote]]:
        """Every numbered piece as a quote, in the order of the numbers."""
        return [(number, quote(self._frame, piece)) for piece, number in self._numbers.items()]


def best(frame: Frame, evidence: Sequence[Evidence]) -> list[Evidence]:
    """One piece of each distinct text, then second ones; the same words in a copy are not said again."""
    seen: set[str] = set()
    said: set[tuple[str, str]] = set()
    first: list[Evidence] = []
    rest: list[Evidence] = []
    for piece in sorted(evidence, key=lambda piece: frame.root(piece.document) != piece.document):
        root = frame.root(piece.document)
        if (root, piece.exact) in said:
            continue
        (rest if root in seen else first).append(piece)
        seen.add(root)
        said.add((root, piece.exact))
    return [*first, *rest]
