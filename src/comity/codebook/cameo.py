"""CAMEO codes and what each is called in PLOVER 1.3, in PLV's fifteen roots and in the gold records of 2016.

The table is `data/cameo.yaml`, whose head says who decides. Invariant: every code from 01 to 20 has its three labels,
and labels of one code that `data/plover.yaml` does not join carry a note that says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.codebook.codebook import load_codebook
from comity.codebook.loader import load_yaml
from comity.errors import CodebookError

FILE = "data/cameo.yaml"
EDITIONS = ("plover", "plv15", "gsr16")
KEYS = {"name", "mode", "context", "note", *EDITIONS}
MATERIAL_IN_PLV = "YIELD"  # PLV counts every YIELD as material cooperation, while 1.3 has CONCEDE as verbal


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """A CAMEO code of two, three or four digits.

    `plover`, `plv15` and `gsr16` are its labels in the three lists, None where a list drops the act; `mode` and
    `context` are PLOVER 1.3's; `note` says why the labels differ.
    """

    code: str
    name: str
    plover: str | None
    plv15: str | None
    gsr16: str | None
    mode: str | None = None
    context: tuple[str, ...] = ()
    note: str | None = None

    @property
    def root(self) -> str:
        """The first two digits."""
        return self.code[:2]

    @property
    def quad(self) -> str | None:
        """The class of the type in PLOVER 1.3: `verbal-cooperation` and so on; None where it has no type."""
        return load_codebook().events[self.plover].quad if self.plover else None

    @property
    def plv_quad(self) -> str | None:
        """The class by PLV's label; see `plv_class`."""
        return plv_class(self.plv15) if self.plv15 else None

    def label(self, edition: str) -> str | None:
        """The label in one of `EDITIONS`. Raises CodebookError for another edition."""
        if edition not in EDITIONS:
            raise CodebookError(f"no edition {edition!r} of CAMEO's labels; known are {', '.join(EDITIONS)}")
        label: str | None = getattr(self, edition)
        return label


@cache
def load_cameo() -> dict[str, CameoCode]:
    """All codes, roots included, in the order of the file. Raises CodebookError where the file contradicts itself."""
    table = load_yaml(FILE)
    found: dict[str, CameoCode] = {}
    for code, row in {**table["roots"], **table["codes"]}.items():
        root = table["roots"].get(code[:2])
        if root is None or set(row) - KEYS:
            raise CodebookError(f"codebook/{FILE}: {code}: no such root, or unknown keys {sorted(set(row) - KEYS)}")
        labels = {edition: row[edition] if edition in row else root[edition] for edition in EDITIONS}
        found[code] = CameoCode(code=code, name=row["name"], mode=row.get("mode"), note=row.get("note"),
                                context=tuple(row.get("context", ())), **labels)
        _check(found[code], table)
    return found


def _check(one: CameoCode, table: Mapping[str, Any]) -> None:
    """Raises CodebookError for a mode or context that PLOVER does not have, and for labels that differ without note."""
    events = load_codebook().events
    if one.mode and one.mode not in table["modes"].get(one.plover, ()):
        raise CodebookError(f"codebook/{FILE}: {one.code}: {one.plover} has no mode {one.mode!r}")
    if unknown := set(one.context) - set(table["contexts"]):
        raise CodebookError(f"codebook/{FILE}: {one.code}: no context {', '.join(sorted(unknown))}")
    if one.plover is None or one.note:
        return
    if one.plv15 not in events[one.plover].plv15 or one.gsr16 != one.plover:
        raise CodebookError(f"codebook/{FILE}: {one.code}: {one.plover}, {one.plv15} and {one.gsr16} need a note")


def cameo(code: str) -> CameoCode:
    """The entry of a code; of one that is not listed, the entry of its longest listed beginning (`1729`: `172`).

    Raises CodebookError if not even its first two digits are a root.
    """
    known = load_cameo()
    for end in range(len(code), 1, -1):
        if code[:end] in known:
            return known[code[:end]]
    raise CodebookError(f"{code!r} is no CAMEO code: it begins with two digits from 01 to 20")


def by_label(probabilities: Mapping[str, float], edition: str) -> dict[str, float]:
    """Probabilities of CAMEO codes summed by their label in an edition; what the edition drops is left out."""
    found: dict[str, float] = {}
    for code, probability in probabilities.items():
        if label := cameo(code).label(edition):
            found[label] = found.get(label, 0.0) + probability
    return found


@cache
def plv_class(label: str) -> str:
    """The quad class of one of PLV's fifteen roots; YIELD is material. Raises CodebookError for another word."""
    if label == MATERIAL_IN_PLV:
        return "material-cooperation"
    found = next((e.quad for e in load_codebook().events.values() if e.id == label), None)
    if found is None or label not in {name for e in load_codebook().events.values() for name in e.plv15}:
        raise CodebookError(f"{label!r} is none of PLV's roots")
    return found
