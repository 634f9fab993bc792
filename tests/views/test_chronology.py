from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from comity.serving.cli import app

TEXT = (
    "---\npublished: 2025-09-12\n---\nPeru closed all its crossings with Ecuador on Thursday. "
    "A meeting of the two foreign ministers, which had been set for September 20 in Lima, was cancelled.\n"
)


def test_a_meeting_called_off_hides_no_other_measure_of_its_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    ledger = str(tmp_path / "l.db")
    run = CliRunner().invoke
    assert run(app, ["--ledger", ledger, "read", str(tmp_path / "a.txt")]).exit_code == 0
    shown = " ".join(run(app, ["--ledger", ledger, "chronology", "PER", "ECU"]).output.split())
    assert "Peru closed its border with Ecuador" in shown
    assert "in Lima was called off" in shown
