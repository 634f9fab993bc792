from __future__ import annotations

import json
import time

import pytest

from comity.reading.llm.answers import rows_of
from reading.llm.endpoint import an_answer

RIGHT = an_answer()
TEXT = json.dumps(RIGHT)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"```json\n{TEXT}\n```",
        f"```\n{TEXT}\n```",
        f"Here it is:\n```json\n{TEXT}\n```\nAnything else?",
        f"Sure {{see below}}. {TEXT} I hope this helps.",
        f'<think>Perhaps {{"meetings": [], "commitments": [], "events": []}}?</think>\n{TEXT}',
        f"```python\nprint()\n```\n```json\n{TEXT}\n```",
        json.dumps(RIGHT | {"note": "more"}),
        json.dumps([RIGHT]),
    ],
)
def test_the_answer_is_found(text: str) -> None:
    assert rows_of(text) == RIGHT


@pytest.mark.parametrize(
    "text",
    ["", "no", "null", "[]", "{}", TEXT[:-9], TEXT[1:], '{"meetings": [], "events": []}',
     json.dumps(RIGHT | {"events": {}}), "```json\n{}\n```", "{" * 9_000, "[" * 900_000,
     '{"a":' * 200_000, "```" * 300_000, "{}" * 500_000, '{"meetings": ' + "9" * 10_000 + "}"],
    ids=lambda text: text[:20],
)
def test_what_is_none_is_soon_known_as_none(text: str) -> None:
    begun = time.monotonic()
    assert rows_of(text) is None
    assert time.monotonic() - begun < 2
