"""The closed vocabularies of the record, as data: event types, cooperation fields, drivers and obstacles."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from comity.codebook.loader import load_yaml
from comity.errors import CodebookError

OTHER = "other"


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen PLOVER types: its quad class, its score from -10 to 10, and its names in older lists."""

    id: str
    quad: str
    score: float
    symmetric: bool
    description: str
    plv15: tuple[str, ...]
    gsr18: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of cooperation."""

    id: str
    description: str


@dataclass(frozen=True, slots=True)
class FactorType:
    """A driver or an obstacle; `kind` groups labels across regions."""

    role: str
    id: str
    kind: str
    description: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """All vocabularies; `version` is a hash of every shipped vocabulary and cue file."""

    version: str
    events: dict[str, EventType]
    fields: dict[str, Field]
    factors: dict[tuple[str, str], FactorType]

    def kind_of(self, label: str) -> str:
        """The kind of a driver's or obstacle's label; `other` for an unknown one."""
        return next((f.kind for (_, name), f in self.factors.items() if name == label), OTHER)


def _files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in sorted(folder.iterdir(), key=lambda i: i.name):
        found += _files(item) if item.is_dir() else [item] if item.name.endswith(".yaml") else []
    return found


@cache
def load_codebook() -> Codebook:
    """The shipped codebook. Raises CodebookError where a vocabulary file is inconsistent."""
    digest = hashlib.sha256()
    for file in _files(resources.files("comity.codebook")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    try:
        events = {row["id"]: EventType(row["id"], row["class"], float(row["score"]), row["symmetric"],
                                       row["description"], tuple(row["plv15"]), tuple(row["gsr18"]))
                  for row in load_yaml("data/plover.yaml")["types"]}
        fields = {row["id"]: Field(row["id"], row["description"]) for row in load_yaml("data/fields.yaml")}
        factors = {(row["role"], row["id"]): FactorType(row["role"], row["id"], row["kind"], row["description"])
                   for row in load_yaml("data/factors.yaml")}
    except (KeyError, TypeError) as error:
        raise CodebookError(f"codebook/data: an entry lacks the key {error}; compare it with its neighbours") from error
    return Codebook(digest.hexdigest()[:12], events, fields, factors)
