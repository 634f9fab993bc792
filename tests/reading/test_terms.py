"""Terms of promises: which time of a sentence is one."""

from __future__ import annotations

import pytest

from reading.reports import commitments

MET = "The presidents of Norway and Sweden met in Oslo on Monday."


@pytest.mark.parametrize(("sentence", "due"), [
    ("They agreed to revive the fishing exercise that Sweden had put off in November.", None),
    ("They agreed to expand student exchanges, with a view to the jubilee of the treaty in 2027.", None),
    ("The two will take up the ruling of the Swedish Supreme Court in October on fishing rights.", None),
    ("They agreed to lift tariffs, with officials to settle the details by spring.", None),
    ("They agreed that a joint fishing commission, which sat in Oslo in September 2024, should convene again.", None),
    ("They agreed to normalise trade in February last year.", None),
    ("They agreed to lift tariffs in October.", "October"),
    ("They agreed to lift tariffs by the end of February.", "the end of February"),
])  # fmt: skip
def test_the_term_of_a_promise(sentence: str, due: str | None) -> None:
    assert {c.due.text if c.due else None for c in commitments(f"{MET} {sentence}")} == {due}
