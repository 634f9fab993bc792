"""The form of an answer as a JSON schema, strict as endpoints ask for it: all keys required, none beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from comity.codebook import Codebook
from comity.codebook.values import load_modes, load_values

LISTS = ("meetings", "commitments", "events")
Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
FLAG: Schema = {"type": "boolean"}
STATES: Schema = {"type": "array", "items": TEXT}


def answer_schema(codebook: Codebook) -> Schema:
    """The schema of the object with the three lists, closed vocabularies as enumerations."""
    values = load_values()
    participant = _object({"country": TEXT, "name": TEXT_OR_NULL, "office": TEXT_OR_NULL})
    modes = dict.fromkeys(mode for listed in load_modes().values() for mode in listed)
    rows = {
        "meetings": {"quote": TEXT, "participants": {"type": "array", "items": participant},
                     "level": _one_of(values["level"]), "rank": _one_of(values["rank"], or_null=True),
                     "setting": _one_of(values["setting"], or_null=True), "status": _one_of(values["status"]),
                     "place": TEXT_OR_NULL, "country": TEXT_OR_NULL, "when": TEXT_OR_NULL, "background": FLAG,
                     "main": FLAG},
        "commitments": {"quote": TEXT, "parties": STATES, "field": _one_of(codebook.fields), "topic": TEXT_OR_NULL,
                        "action": TEXT, "stage": _one_of(values["stage"]), "due": TEXT_OR_NULL},
        "events": {"quote": TEXT, "event_type": _one_of(codebook.events), "mode": _one_of(modes, or_null=True),
                   "actors": STATES, "recipients": STATES, "auxiliary": _one_of(values["auxiliary"], or_null=True),
                   "when": TEXT_OR_NULL},
    }  # fmt: skip
    return _object({name: {"type": "array", "items": _object(rows[name])} for name in LISTS})


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _one_of(names: Iterable[str], *, or_null: bool = False) -> Schema:
    listed: list[str | None] = list(names)
    return {"type": ["string", "null"], "enum": [*listed, None]} if or_null else {"type": "string", "enum": listed}
