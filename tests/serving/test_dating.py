"""`comity when`: one question as text, JSON or TIMEX3, many as JSON Lines."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from comity.serving import cli, dating

QUESTIONS = (
    b'{"id": 1, "expression": "late last month", "published": "2026-01-13"}',
    b"", b"no question", b'{"id": 2, "published": "2026-01-13"}', b'{"id": 3, "expression": "Friday"}',
    '{"id": "b", "expression": "来月上旬", "text": "来月上旬に。", "published": "2026-01-13T09:00:00+09:00"}'.encode(),
    b'{"id": 4, "expression": "Friday", "text": "They will meet on Friday.", "published": "2026-01-13"}',
    b'{"id": 5, "expression": "Friday", "text": 7, "published": "2026-01-13"}',
    b'{"id": 6, "expression": "Friday", "published": "yesterday"}',
    b'{"id": 7, "expression": "the minister", "text": null, "published": "2026-01-13"}',
    b'{"id": 8, "expression": "the next day", "published": "2026-01-13", "event": "2026-01-09"}',
    b"[1]", b"\xff", b"[" * 100_000,
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def command(*words: str, given: bytes = b"") -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["comity", "when", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out + said.err

    return command


def answers(*lines: bytes, published: date | None = None) -> tuple[list[dict[str, Any]], int]:
    batch = dating.batch(published)
    return [json.loads(line) for line in batch.answers(io.BytesIO(b"\n".join(lines)))], batch.bad


def test_each_line_has_its_answer_and_a_bad_one_its_error_with_the_number() -> None:
    found, bad = answers(*QUESTIONS)
    assert [entry["line"] for entry in found if "error" in entry] == [3, 4, 5, 8, 9, 12, 13, 14]
    assert bad == 8
    assert [(entry["id"], entry["from"], entry["to"]) for entry in found if "error" not in entry] == [
        (1, "2025-12-21", "2025-12-31"), ("b", "2026-02-01", "2026-02-10"), (4, "2026-01-16", "2026-01-16"),
        (7, None, None), (8, "2026-01-10", "2026-01-10")]
    assert all(set(entry) == {"id", "from", "to", "exactness", "timex3", "reason"}
               for entry in found if "error" not in entry)


def test_a_day_for_all_lines_that_tell_none() -> None:
    found, bad = answers(b'{"expression": "today"}', published=date(2026, 1, 13))
    assert (bad, found[0]["from"], found[0]["id"]) == (0, "2026-01-13", None)


def test_one_question_in_each_form(run: Callable[..., tuple[int, str]]) -> None:
    asked = ("late last month", "--published", "2026-01-13")
    assert run(*asked) == (0, "from 2025-12-21 to 2025-12-31 (vague)\n")
    assert run(*asked, "--format", "timex3") == (
        0, '<TIMEX3 type="DATE" value="2025-12" mod="END">late last month</TIMEX3>\n')
    status, out = run(*asked, "--format", "json")
    assert (status, json.loads(out)["from"]) == (0, "2025-12-21")
    assert run("the minister", *asked[1:])[0] == 2


def test_a_batch_from_a_file_and_from_standard_input(run: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    (tmp_path / "asked.jsonl").write_bytes(b"\n".join(QUESTIONS))
    status, out = run("--batch", str(tmp_path / "asked.jsonl"))
    assert (status, len(out.splitlines())) == (1, 13)
    status, out = run("--batch", "-", given=QUESTIONS[0])
    assert (status, json.loads(out)["to"]) == (0, "2025-12-31")
    assert run("--batch", "-", given=b"nothing")[0] == 2


@pytest.mark.parametrize(("words", "says"), [
    ((), "Give an expression"), (("Friday",), "'--published' is missing"),
    (("Friday", "--published", "soon"), "not a day"), (("Friday", "--batch", "-"), "not both"),
    (("Friday", "--published", "2026-01-13", "--format", "xml"), "Choose text, json or timex3"),
    (("--batch", "no/such/file"), "cannot be read"),
])
def test_what_cannot_be_used_is_said(run: Callable[..., tuple[int, str]], words: tuple[str, ...], says: str) -> None:
    status, out = run(*words)
    assert status == 2
    assert says in out
