from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from comity.codebook import load_codebook
from comity.reading.llm.schema import LISTS, answer_schema


def objects(schema: Any) -> Iterator[Any]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for inner in schema.values():
            yield from objects(inner)


def test_every_object_is_strict() -> None:
    schema = answer_schema(load_codebook())
    found = list(objects(schema))
    assert len(found) == 5
    for one in found:
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])
    assert tuple(schema["properties"]) == LISTS


def test_vocabularies_are_closed() -> None:
    codebook, rows = load_codebook(), answer_schema(load_codebook())["properties"]
    assert rows["commitments"]["items"]["properties"]["field"]["enum"] == list(codebook.fields)
    assert rows["events"]["items"]["properties"]["event_type"]["enum"] == list(codebook.events)
    assert None in rows["events"]["items"]["properties"]["auxiliary"]["enum"]
