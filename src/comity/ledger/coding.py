"""Values as the text that a column holds: JSON with sorted keys, so that equal values are equal text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from comity.model.codec import shallow

T = TypeVar("T")
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=shallow)
MOST_NAMES = 500  # in one IN list; SQLite takes 999 in the oldest editions that are still about


def to_text(value: Any) -> str:
    """The JSON text of a value of the model, or of plain JSON."""
    return _JSON.encode(value)


def chunks(items: Iterable[T], size: int = MOST_NAMES) -> Iterator[Sequence[T]]:
    """The items in lists of at most `size`."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part
