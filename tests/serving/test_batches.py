"""What all batch commands share: a bad line is told with its number, and the others are answered."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from comity.errors import UsageError
from comity.serving import batches
from comity.serving.batches import MOST_BYTES, Batch, text_of, text_or_none


def echo(question: dict[str, Any]) -> dict[str, Any]:
    return {"id": question.get("id"), "said": text_of(question, "say"), "more": text_or_none(question, "more")}


def answered(batch: Batch, *lines: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in batch.answers(io.BytesIO(b"\n".join(lines)))]


def test_good_lines_are_answered_and_bad_ones_told_with_number_and_id() -> None:
    batch = Batch(echo)
    found = answered(batch, b'{"id": 1, "say": "a"}', b"", b"[1]", b'{"id": 7}', b'{"id": 8, "say": "a", "more": 1}',
                     b"\xff", b"[" * 99_999, b'\xef\xbb\xbf{"say": "b"}')
    assert found[0] == {"id": 1, "said": "a", "more": None}
    assert [(one.get("line"), one["id"]) for one in found] == [(None, 1), (3, None), (4, 7), (5, 8), (6, None),
                                                               (7, None), (None, None)]
    assert [one["error"] for one in found[1:4]] == [
        "no JSON object", "'say' is missing or no text", "'more' is no text"]
    assert (batch.good, batch.bad, batch.exit_code) == (2, 5, 1)


def test_a_line_without_bound_is_refused_and_the_next_one_read() -> None:
    batch = Batch(echo, shape="no question", named=False)
    found = answered(batch, b'{"say": "' + b"x" * (3 * MOST_BYTES) + b'"}', b"7", b'{"say": "y"}')
    assert found[0] == {"line": 1, "error": "a line of over 1,000,000 bytes"}
    assert found[1] == {"line": 2, "error": "no question"}
    assert found[2]["said"] == "y"


@pytest.mark.parametrize(("lines", "code"), [
    ((), 0), ((b'{"say": "a"}',), 0), ((b"1",), 2), ((b"1", b'{"say": "a"}'), 1)])
def test_the_exit_status_tells_how_many_were_questions(lines: tuple[bytes, ...], code: int) -> None:
    batch = Batch(echo)
    answered(batch, *lines)
    assert batch.exit_code == code


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"), batches.lines_of(tmp_path / "none.jsonl"):
        pass
