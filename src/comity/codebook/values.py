"""The closed values of meetings, commitments and acts: levels, statuses, stages, modes and the like."""

from __future__ import annotations

from functools import cache

from comity.codebook.loader import load_yaml
from comity.errors import CodebookError

FILE = "data/values.yaml"


@cache
def load_values() -> dict[str, dict[str, str]]:
    """By property (`level`, `rank`, `setting`, `status`, `stage`, `auxiliary`) its values, each with its description.

    Raises CodebookError where a row lacks a key or an id stands twice.
    """
    found: dict[str, dict[str, str]] = {}
    for name, rows in load_yaml(FILE).items():
        try:
            found[name] = {row["id"]: row["description"] for row in rows}
        except (KeyError, TypeError) as error:
            raise CodebookError(f"codebook/{FILE}: {name}: a row lacks the key {error}") from error
        if len(found[name]) < len(rows):
            raise CodebookError(f"codebook/{FILE}: {name}: an id stands twice")
    return found


@cache
def load_modes() -> dict[str, tuple[str, ...]]:
    """By PLOVER type its modes; a type that has none is left out."""
    return {kind: tuple(modes) for kind, modes in load_yaml("data/cameo.yaml")["modes"].items()}
