from __future__ import annotations

import multiprocessing
import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from comity.errors import LedgerError
from comity.ledger import Ledger, connect, documents, open_ledger
from comity.ledger.documents import Told
from factory import a_document, a_reading


def fill(path: Path, begin: int, end: int) -> None:
    with open_ledger(path) as ledger:
        for number in range(begin, end):
            document = a_document(f"Report {number} of Freedonia.", path=f"{number}.txt")
            documents.add(ledger, [document], [Told(document, a_reading(document), "test-1")])


def count(ledger: Ledger) -> int:
    with ledger.reading() as connection:
        return int(connection.execute(text("SELECT count(*) FROM readings")).scalar() or 0)


def test_what_is_no_ledger_is_refused_in_words(tmp_path: Path) -> None:
    plain = tmp_path / "notes.txt"
    plain.write_text("These are notes, and by no means a database. " * 100, encoding="utf-8")
    for path, says in (
        (plain, "not a Comity ledger"),
        (tmp_path, "is a folder"),
        (tmp_path / "no" / "such.db", "no folder"),
        ("nonsense://host/x", "No ledger is kept in .nonsense.. Name a file, or a postgresql:// URL"),
        ("sqlite:// spaces?", "cannot be|neither|not"),
    ):
        with pytest.raises(LedgerError, match=says):
            open_ledger(path)
    assert plain.read_text(encoding="utf-8").startswith("These are notes")


def test_a_ledger_that_is_only_asked_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"There is no ledger .*comity read"):
        open_ledger(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read and write everything")
def test_a_ledger_that_may_not_be_read_or_written(tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    fill(path, 0, 1)
    path.chmod(0o000)
    with pytest.raises(LedgerError, match="cannot be opened"):
        open_ledger(path)
    path.chmod(0o444)
    with pytest.raises(LedgerError, match="needs the right to write"):
        fill(path, 1, 2)


def test_a_ledger_that_is_cut_off_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "cut.db"
    fill(path, 0, 50)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])
    with pytest.raises(LedgerError, match="damaged"):
        fill(path, 50, 60)


def test_a_full_disk_stops_with_a_message_and_loses_nothing(ledger: Ledger) -> None:
    first = a_document("A first report.", path="1.txt")
    documents.add(ledger, [first], [Told(first, a_reading(first), "test-1")])
    with ledger.engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    large = a_document("A large report. " * 20_000, path="2.txt")
    with pytest.raises(LedgerError, match=r"disk is full.*what was recorded before is kept"):
        documents.add(ledger, [large], [Told(large, a_reading(large), "test-1")])
    assert count(ledger) == 1

    with ledger.engine.connect() as connection:
        connection.execute(text("PRAGMA max_page_count = 1073741823"))
    documents.add(ledger, [large], [Told(large, a_reading(large), "test-1")])
    assert count(ledger) == 2


def test_a_ledger_that_another_program_holds_is_said_to_be_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "WAIT_SECONDS", 0)
    path = tmp_path / "held.db"
    fill(path, 0, 1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_ledger(path) as ledger:
        assert count(ledger) == 1  # readers go on
    with pytest.raises(LedgerError, match="held by another program"):
        fill(path, 1, 2)
    other.rollback()
    other.close()
    fill(path, 1, 2)


def test_two_programs_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    fresh = multiprocessing.get_context("spawn")
    # They begin with the same reports on a ledger that neither of them has made yet.
    programs = [fresh.Process(target=fill, args=(path, 0, 25)), fresh.Process(target=fill, args=(path, 10, 35))]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
        assert program.exitcode == 0
    with open_ledger(path) as ledger:
        assert count(ledger) == 50
        with ledger.reading() as connection:
            assert len(documents.forms(connection)) == 35


def test_the_password_of_a_url_is_not_shown() -> None:
    with pytest.raises(LedgerError) as error:
        open_ledger("postgresql://me:secret@127.0.0.1:1/none")
    assert "secret" not in str(error.value)
    assert "127.0.0.1" in str(error.value)
