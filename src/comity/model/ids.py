"""Ids that are content: a hash of a JSON list, never of joined text, so that different parts cannot collide."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any


def content_id(mark: str, parts: Sequence[Any]) -> str:
    """A letter that tells the kind, and 16 hexadecimal digits of the SHA-256 of the parts as JSON."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return mark + hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
