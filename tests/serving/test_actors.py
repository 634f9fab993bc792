"""`comity actor`: one phrase as text or JSON, many as JSON Lines. The command is called as Typer would."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from comity.serving.commands import actors

RUNNER = CliRunner()


def run(*words: str) -> tuple[int, str]:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(actors.actor)
    result = RUNNER.invoke(app, list(words))
    return result.exit_code, result.stdout


def test_text_names_state_sector_and_reason() -> None:
    status, said = run("French troops", "--on", "2023-06-01")
    assert status == 0
    assert said.splitlines()[0] == "France (FRA), armed forces (MIL)"
    assert '"troops" tells MIL' in said


def test_json_says_whether_a_person_should_look() -> None:
    _, said = run("Kim", "--on", "2023-06-01", "--format", "json")
    told = json.loads(said)
    assert told["review"] is True
    assert told["alternatives"]


def test_nothing_recognised_ends_with_two() -> None:
    status, said = run("a cat")
    assert (status, said.splitlines()[0]) == (2, "Not known")


def test_many_lines_and_a_bad_one(tmp_path: Path) -> None:
    lines = tmp_path / "actors.jsonl"
    lines.write_text('{"id": 1, "text": "riot police", "country": "KEN"}\n\nno\n{"id": 2, "text": 3}\n'
                     '{"id": 3, "text": "Antony Blinken", "on": "2022-01-01"}\n', encoding="utf-8")
    status, said = run("--batch", str(lines))
    told = [json.loads(line) for line in said.splitlines()]
    assert status == 0
    assert [(one.get("id"), one.get("country"), one.get("sector")) for one in told if "error" not in one] == [
        (1, "KEN", "COP"), (3, "USA", "GOV")]
    assert [one["line"] for one in told if "error" in one] == [3, 4]


def test_neither_is_refused() -> None:
    with pytest.raises(Exception, match="not both"):
        typer.main.get_command(_app())(args=[], standalone_mode=False)


def _app() -> typer.Typer:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(actors.actor)
    return app
