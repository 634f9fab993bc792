from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from comity.errors import LedgerError
from comity.ledger import open_ledger, schema
from comity.ledger.judgements import all_judgements
from comity.ledger.tables import metadata


def test_the_versions_known_are_the_migrations_shipped() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.FOLDER))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == schema.VERSIONS


def test_migrations_make_the_tables_that_the_program_uses(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "new.db") as ledger, ledger.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    unmanaged = {difference[1].name for difference in differences if difference[0] == "remove_table"}
    assert all(name.startswith("document_text") for name in unmanaged)
    assert [difference for difference in differences if difference[0] not in ("remove_table", "remove_index")] == []


def test_an_older_ledger_is_brought_up_to_date_with_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    with open_ledger(path) as ledger, ledger.writing() as connection:
        connection.execute(text("INSERT INTO documents (id, text) VALUES ('d1', 'Ministers met.')"))
        connection.execute(text("INSERT INTO sightings (document, path, marks) VALUES ('d1', 'a.txt', '{}')"))
        connection.execute(text("ALTER TABLE judgements DROP COLUMN about"))
        names = "document, start, end, kind, what, value, reason, by, made_when"
        connection.execute(text(f"INSERT INTO judgements ({names}) VALUES "
                                "('d1', 0, 9, 'meeting', 'status', 'held', 'seen', 'me', '2024-05-04T09:00:00Z')"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with open_ledger(path) as ledger:
        assert [(one.value, one.about) for one in all_judgements(ledger)] == [("held", None)]


def test_a_ledger_of_a_newer_schema_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    with open_ledger(path) as ledger, ledger.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"newer\.db was written by a newer Comity \(schema 9999.*Install"):
        open_ledger(path)
    assert path.read_bytes() == before


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(LedgerError, match=r"something else .*recipes"):
        open_ledger(tmp_path / "other.db")
