"""Values to JSON and back, by their types: one rule for all frozen values, so that storage adds none of its own."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date
from functools import cache
from typing import Any

from comity.model import claims, record

CLAIMS: dict[str, type[claims.Claim]] = {
    "meeting": claims.MeetingClaim,
    "commitment": claims.CommitmentClaim,
    "event": claims.EventClaim,
    "factor": claims.FactorClaim,
    "figure": claims.FigureClaim,
}
ENTRIES: dict[str, type[record.Entry]] = {
    "meeting": record.Meeting,
    "commitment": record.Commitment,
    "event": record.Event,
    "factor": record.Factor,
    "figure": record.Figure,
    "mechanism": record.Mechanism,
    "conflict": record.Conflict,
}
KIND_OF: dict[type, str] = {cls: kind for table in (CLAIMS, ENTRIES) for kind, cls in table.items()}


def encode(value: Any) -> Any:
    """A JSON value: dataclasses become objects (claims and entries with their `type`), dates ISO text, tuples lists."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kind = KIND_OF.get(type(value))
        plain = {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"type": kind, **plain} if kind else plain
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    return value


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def decode(cls: Any, value: Any) -> Any:
    """The value of a type from what `encode` gave. `Claim` and `Entry` are told by their `type` key."""
    if cls is claims.Claim:
        cls = CLAIMS[value["type"]]
    elif cls is record.Entry:
        cls = ENTRIES[value["type"]]
    if dataclasses.is_dataclass(cls) and isinstance(cls, type):
        hints = _hints(cls)
        given = {f.name: decode(hints[f.name], value[f.name]) for f in dataclasses.fields(cls) if f.name in value}
        return cls(**given)
    origin, args = typing.get_origin(cls), typing.get_args(cls)
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        options = [a for a in args if a is not type(None)]
        return decode(options[0], value) if len(options) == 1 else value
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(decode(args[0], item) for item in value)
        return tuple(decode(a, item) for a, item in zip(args, value, strict=True))
    return date.fromisoformat(value) if cls is date else value
