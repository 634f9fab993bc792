from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.ledger import Ledger, open_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "test.db") as opened:
        yield opened
