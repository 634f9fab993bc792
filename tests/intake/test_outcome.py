from __future__ import annotations

from pathlib import Path

import pytest

from comity.intake import FORMATS, REASONS, Refusal

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"


def test_reasons_and_endings_are_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for reason, what in REASONS.items():
        assert f"| `{reason}` | {what} |" in page
    for ending in FORMATS:
        assert f"`{ending}`" in page


def test_reasons_are_a_closed_set() -> None:
    with pytest.raises(ValueError, match="boredom"):
        Refusal("a.txt", "boredom", "no")
