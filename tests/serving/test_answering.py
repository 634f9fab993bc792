"""`comity who` for other programs: one question as JSON, many as JSON Lines."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from comity.register import load_register
from comity.serving import answering, cli

QUESTIONS = (
    b'{"id": 1, "mention": "Secretary Blinken", "on": "2023-01-01"}',
    b"",
    b"no question",
    '{"id": "b", "mention": "外相", "context_country": "Japan", "on": "2023-03"}'.encode(),
    b'{"id": 3, "mention": "the chief", "context_country": "IMF", "on": "2015"}',
    b'{"id": 4, "mention": "the prime minister", "context_country": "Atlantis", "on": "2020-01-01"}',
    b'{"id": 5, "mention": "the prime minister", "context_country": null}',
    b"[1]", b'{"mention": 7, "on": "2020-01-01"}', b"\xff", b"[" * 100_000,
    b'{"id": 6, "mention": "the plumber", "on": "2020-01-01"}',
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def command(*words: str, given: bytes = b"") -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["comity", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out + said.err

    return command


def answers(*lines: bytes, on: date | None = None) -> tuple[list[dict[str, Any]], int]:
    batch = answering.batch(load_register(), on)
    return [json.loads(line) for line in batch.answers(io.BytesIO(b"\n".join(lines)))], batch.bad


def test_each_line_has_its_answer_and_a_bad_one_its_error_with_the_number() -> None:
    found, bad = answers(*QUESTIONS)
    assert bad == 7
    assert [entry["line"] for entry in found if "error" in entry] == [3, 6, 7, 8, 9, 10, 11]
    told = [(entry["id"], entry["person"], entry["country"], entry["office"]) for entry in found if "reason" in entry]
    assert told == [(1, "Antony Blinken", "USA", "foreign-minister"),
                    ("b", "Yoshimasa Hayashi", "JPN", "foreign-minister"),
                    (3, "Christine Lagarde", "IMF", "secretary-general"), (6, None, None, None)]
    assert all(set(entry) == {"id", "person", "country", "office", "reason"} for entry in found if "error" not in entry)


def test_a_day_for_all_lines_that_tell_none() -> None:
    found, bad = answers(b'{"mention": "Japanese premier"}', b'{"mention": "Japanese premier", "on": "2011-01-01"}',
                         on=date(2022, 1, 1))
    assert bad == 0
    assert [entry["person"] for entry in found] == ["Fumio Kishida", "Naoto Kan"]


def test_the_command_reads_a_file_or_standard_input(run: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes(QUESTIONS[0] + b"\n")
    status, out = run("who", "--batch", str(file))
    assert (status, json.loads(out)["person"]) == (0, "Antony Blinken")
    assert run("who", "--batch", "-", given=b"\n".join(QUESTIONS))[0] == 1
    assert run("who", "--batch", "-", given=b"nothing")[0] == 2
    assert "cannot be read" in run("who", "--batch", str(tmp_path / "absent"))[1]


def test_one_question_as_json(run: Callable[..., tuple[int, str]]) -> None:
    status, out = run("who", "the foreign minister", "--on", "2019-05-01", "--country", "KOR", "--format", "json")
    assert status == 0
    entry = json.loads(out)
    assert (entry["person"], entry["country"], entry["office"]) == ("Kang Kyung-wha", "KOR", "foreign-minister")
    for wrong in (("who",), ("who", "a", "--batch", "-"), ("who", "a", "--format", "xml"),
                  ("who", "--batch", "-", "--format", "text")):
        assert run(*wrong)[0] == 2
