"""`comity code`: sentences in, events out, and wrong input."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from comity.serving import cli

TEXT = "Oslo expelled two Russian diplomats on Monday. It rained."


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["comity", "code", *words])
    with pytest.raises(SystemExit) as left:
        cli.main()
    return int(left.value.code or 0)


def test_each_sentence_is_told_with_its_acts(monkeypatch: pytest.MonkeyPatch,
                                             capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, TEXT) == 0
    out = capsys.readouterr().out
    assert all(words in out for words in ("SANCTION", "[NOR]", "[RUS]", "“expelled”"))
    assert "It rained.\n  no act" in out


def test_json_is_one_object_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
                                       tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text(TEXT)
    assert run(monkeypatch, "--file", str(tmp_path / "in.txt"), "--format", "json") == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert [(a["event_type"], a["source_states"]) for a in first["acts"]] == [("SANCTION", ["NOR"])]
    assert second["acts"] == []


@pytest.mark.parametrize("words", [(), ("a text", "--file", "x.txt"), ("--file", "absent.txt"),
                                   ("text", "--format", "csv")])
def test_wrong_input_is_told_in_one_message(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
                                            words: tuple[str, ...]) -> None:
    assert run(monkeypatch, *words) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
