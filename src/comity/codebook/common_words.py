"""Words too general to tell one event from another; shipped as `data/common_words.yaml`."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

from comity.errors import CodebookError


@cache
def load_common_words() -> frozenset[str]:
    """The words, in lower case. Raises CodebookError if the file is not as described at its top."""
    raw = yaml.safe_load(resources.files("comity.codebook").joinpath("data/common_words.yaml").read_text("utf-8"))
    if not isinstance(raw, dict) or not isinstance(raw.get("words"), str):
        raise CodebookError("codebook/data/common_words.yaml: `words` must be a text of words between blanks")
    return frozenset(raw["words"].split())
