"""The names that a user chooses reach the views; a choice that is none is said in one message."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.serving import cli

Run = Callable[..., tuple[int, str, str]]
REPORT = """---
title: "Talks"
published: 2024-05-03
---
SEOUL, May 3 - South Korean Foreign Minister Cho Tae-yul and Japanese Foreign Minister Yoko Kamikawa met in Seoul on \
Friday. They agreed to keep fishing boats out of the waters around Takeshima by the end of the year.
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs a command on a ledger with one report; gives its exit status, output on one line, and messages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMITY_LEDGER", str(tmp_path / "test.db"))
    (tmp_path / "talks.txt").write_text(REPORT, encoding="utf-8")

    def command(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["comity", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capsys.readouterr()
        return int(left.value.code or 0), " ".join(said.out.split()), said.err

    command("read", "talks.txt")
    return command


def test_the_choice_by_option_by_environment_and_by_default(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "waters around Dokdo/Takeshima" in run("commitments")[1]
    assert "waters around the Liancourt Rocks" in run("brief", "JPN", "KOR", "--names", "neutral")[1]
    monkeypatch.setenv("COMITY_NAMES", "KOR")
    shown = run("chronology")[1] + run("calendar", "--as-known-on", "2024-05-10", "--format", "ics")[1]
    assert "waters around Dokdo by" in run("commitments")[1]
    assert "Takeshima by the end of the year." in run("commitments")[1]  # the sentence in the notes
    assert "Liancourt" not in shown
    assert "waters around Takeshima by" in run("commitments", "--names", "Japan")[1]
    assert "Takeshima" in run("export")[1]


def test_what_is_no_choice(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("id,name,source\nliancort,X,me\n", encoding="utf-8")
    for words, says in (("Atlantis", "There is no usage of names 'Atlantis'"),
                        ("mine.csv", "mine.csv, line 2: no disputed thing has the id 'liancort'"),
                        ("none.csv", "none.csv cannot be read")):
        status, out, said = run("brief", "--names", words)
        assert (status, out) == (2, "")
        assert said.startswith("comity: ")
        assert says in said
