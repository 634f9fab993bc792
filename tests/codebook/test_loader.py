from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from comity.codebook.loader import language_file, load_yaml
from comity.errors import CodebookError


def test_a_vocabulary_file_by_its_name() -> None:
    assert language_file("en", "layout") is load_yaml("lang/en/layout.yaml")


@pytest.mark.parametrize("name", ["lang/en/no-such-file.yaml", "lang/xx/layout.yaml", "data"])
def test_a_missing_file_is_named(name: str) -> None:
    with pytest.raises(CodebookError, match=name):
        load_yaml(name)


def test_what_is_no_yaml_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.yaml").write_text("- {a: 1\n- b", "utf-8")
    monkeypatch.setattr(resources, "files", lambda package: tmp_path)
    with pytest.raises(CodebookError, match=r"broken.yaml: cannot be read: (?s:.*)line 3"):
        load_yaml("broken.yaml")
