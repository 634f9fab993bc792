"""The same on a PostgreSQL server: COMITY_TEST_POSTGRES names an empty database, which is emptied again."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from comity.ledger import Ledger, derived, documents, open_ledger, queries, search
from comity.ledger.documents import Told
from comity.ledger.queries import Selection
from comity.views.exports import to_jsonl
from factory import a_document, a_reading, a_record, nothing

URL = os.environ.get("COMITY_TEST_POSTGRES", "")
pytestmark = pytest.mark.skipif(not URL, reason="COMITY_TEST_POSTGRES names no database")


@pytest.fixture
def server() -> Iterator[Ledger]:
    pytest.importorskip("psycopg", reason="pip install 'comity[postgres]'")
    with open_ledger(URL) as ledger:
        yield ledger
        with ledger.writing() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))


def fill(ledger: Ledger) -> str:
    every = [a_document(f"Report {number}: 정상회담 of Freedonia.", path=f"{number}.txt") for number in range(9)]
    documents.add(ledger, every, [Told(one, a_reading(one), "test-1") for one in every])
    documents.add(ledger, every, [])
    due = derived.outdated(ledger, "v")
    told = [document for document, _ in derived.told_in(ledger, due.blocks[0])]
    assert derived.replace_blocks(ledger, due, {"all": a_record(*told)}, across=nothing)
    return "".join(to_jsonl(*queries.record_of(ledger)))


def test_a_server_keeps_and_finds_the_same_as_a_file(server: Ledger, ledger: Ledger) -> None:
    assert fill(server) == fill(ledger)
    chosen = Selection(states=("JPN", "KOR"), status="held")
    assert queries.record_of(server, chosen) == queries.record_of(ledger, chosen)
    for words in ("정상회담", "FREEDONIA", "report 3", "%"):
        assert search.search(server, words) == search.search(ledger, words)
