"""Words too general to tell one event from another: `data/common_words.yaml`."""

from __future__ import annotations

from functools import cache

from comity.codebook.loader import load_yaml
from comity.errors import CodebookError

FILE = "data/common_words.yaml"


@cache
def load_common_words() -> frozenset[str]:
    """The words, in lower case. Raises CodebookError if the file is not as its head says."""
    raw = load_yaml(FILE)
    if not isinstance(raw, dict) or not isinstance(raw.get("words"), str):
        raise CodebookError(f"codebook/{FILE}: `words` must be a text of words between blanks")
    return frozenset(raw["words"].split())
