"""Values to JSON and back, by their types: one rule for all frozen values, so that storage adds none of its own."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
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


PLAIN = frozenset({str, int, float, bool, type(None)})  # the same in JSON
Decoder = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """A JSON value: dataclasses become objects (claims and entries with their `type`), dates ISO text, tuples lists."""
    cls = type(value)
    if cls in PLAIN:
        return value
    if cls is tuple or cls is list:
        return [encode(item) for item in value]
    if dataclasses.is_dataclass(cls):
        return {name: encode(part) for name, part in shallow(value).items()}
    return shallow(value) if isinstance(value, date) else value


def shallow(value: Any) -> Any:
    """What `encode` makes of a dataclass or a date, the parts left as they are: the `default` of a JSON encoder, which
    goes through lists and plain values faster by itself. Raises TypeError for anything else."""
    if isinstance(value, date):
        return value.isoformat()
    kind, names = _shape(value.__class__)
    told = {name: getattr(value, name) for name in names}
    return {"type": kind, **told} if kind else told


@cache
def _shape(cls: type) -> tuple[str | None, tuple[str, ...]]:
    return KIND_OF.get(cls), tuple(field.name for field in dataclasses.fields(cls))


def decode(cls: Any, value: Any) -> Any:
    """The value of a type from what `encode` gave. `Claim` and `Entry` are told by their `type` key."""
    read: Decoder | None = _decoder(cls)
    return read(value) if read else value


@cache
def _decoder(cls: Any) -> Decoder | None:
    """What makes a value of a type from JSON, worked out once for each type; None where JSON is that value already."""
    if cls is claims.Claim or cls is record.Entry:
        kinds: dict[str, Any] = {**CLAIMS} if cls is claims.Claim else {**ENTRIES}
        table = {kind: _dataclass_decoder(one) for kind, one in kinds.items()}
        return lambda value: table[value["type"]](value)
    if dataclasses.is_dataclass(cls):
        return _dataclass_decoder(cls)
    origin, args = typing.get_origin(cls), typing.get_args(cls)
    if origin in (typing.Union, types.UnionType):
        options = [_decoder(a) for a in args if a is not type(None)]
        read = options[0] if len(options) == 1 else None
        return None if read is None else lambda value: None if value is None else read(value)
    if origin is tuple:
        return _tuple_decoder(args)
    return date.fromisoformat if cls is date else None


def _dataclass_decoder(cls: Any) -> Decoder:
    hints = typing.get_type_hints(cls)
    plain = [f.name for f in dataclasses.fields(cls) if _decoder(hints[f.name]) is None]
    others = [(f.name, read) for f in dataclasses.fields(cls) if (read := _decoder(hints[f.name]))]

    def build(value: Any) -> Any:
        given = {name: value[name] for name in plain if name in value}
        for name, read in others:
            if name in value:
                given[name] = read(value[name])
        return cls(**given)

    return build


def _tuple_decoder(args: tuple[Any, ...]) -> Decoder:
    if len(args) == 2 and args[1] is Ellipsis:
        read = _decoder(args[0])
        return tuple if read is None else lambda value: tuple([read(item) for item in value])
    each = [_decoder(a) or (lambda item: item) for a in args]
    return lambda value: tuple([read(item) for read, item in zip(each, value, strict=True)])
