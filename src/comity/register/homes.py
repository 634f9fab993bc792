"""Which of the states, organisations and groups that a phrase names is the home of the actor.

Invariant: the order of the table of candidates does not matter, only where they stand in the phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

KINDS = {"name": "name", "demonym": "adjective", "capital": "capital", "metonym": "metonym", "bloc": "organisation",
         "body": "named body", "people": "people or region", "part": "part of a state", "place": "town or site"}
TOGETHER = ("name", "demonym")  # kinds of which several in a row count together
SIDE = 0.35  # "Russian-backed rebels": who backs them is seldom who they are
OTHER = 0.3  # "a delegation to Cuba": where they go is not whence they come


@dataclass(frozen=True, slots=True)
class Home:
    """A state, organisation or group in a phrase: offsets, `kind`, codes, number of its piece, whether that piece may
    hold the home (`own`), whether a word such as `-backed` follows (`side`), weight, sector of a body, possessive."""

    start: int
    end: int
    text: str
    kind: str
    codes: tuple[str, ...]
    piece: int
    own: bool
    side: bool
    weight: float
    sector: str | None
    possessive: bool

    @property
    def score(self) -> float:
        """The weight, less where it more likely is somebody else's home."""
        return SIDE if self.side else self.weight if self.own else OTHER


@dataclass(frozen=True, slots=True)
class Chosen:
    """The codes chosen, how sure, why, and the others that are possible."""

    codes: tuple[str, ...]
    score: float
    reason: str
    alternatives: tuple[str, ...]


NOTHING = Chosen((), 0.0, "no state named", ())


def choose(homes: Sequence[Home]) -> Chosen:
    """The home: in the first piece that names one; there an owner goes before all else, and several names or adjectives
    in a row count together."""
    with_codes = [home for home in homes if home.codes]
    if not with_codes:
        return NOTHING
    plain = [home for home in with_codes if home.own and not home.side]
    pool = plain or [home for home in with_codes if not home.side] or with_codes
    first = min(home.piece for home in pool)
    here = [home for home in pool if home.piece == first]
    best = next((home for home in here if home.possessive), here[0])
    codes = best.codes
    if best.kind in TOGETHER and not best.possessive:
        codes = tuple(dict.fromkeys(code for home in here if home.kind in TOGETHER for code in home.codes))
    others = tuple(dict.fromkeys(code for home in with_codes for code in home.codes if code not in codes))
    return Chosen(codes, best.score, f'"{best.text}" ({KINDS[best.kind]}) is {" and ".join(codes)}', others)


