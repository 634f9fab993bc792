from __future__ import annotations

import pytest

from views.golden import FOLDER, GOLDEN


@pytest.mark.parametrize("file", sorted(GOLDEN))
def test_the_output_is_the_golden_one(file: str) -> None:
    assert GOLDEN[file]() == (FOLDER / file).read_bytes().decode("utf-8"), "see golden.py"
