"""Reading vocabulary files: YAML shipped with the package, one place that opens them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from comity.errors import CodebookError

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it is there: ten times faster


@cache
def load_yaml(name: str) -> Any:
    """The content of `codebook/<name>`, such as `lang/en/layout.yaml`.

    Raises CodebookError if there is no such file or it is not YAML.
    """
    try:
        text = resources.files("comity.codebook").joinpath(name).read_text(encoding="utf-8")
        return yaml.load(text, Loader=LOADER)
    except (OSError, yaml.YAMLError) as error:
        raise CodebookError(f"codebook/{name}: cannot be read: {error}; reinstall Comity or mend the file") from error


def language_file(language: str, name: str) -> Any:
    """The content of `lang/<language>/<name>.yaml`."""
    return load_yaml(f"lang/{language}/{name}.yaml")
