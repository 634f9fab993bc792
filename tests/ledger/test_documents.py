from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from comity.errors import LedgerError
from comity.ledger import Ledger, documents
from comity.ledger.documents import Told
from comity.model.claims import Reading
from comity.model.document import Document
from comity.model.evidence import Evidence
from factory import a_document, a_meeting_claim, a_reading


def record(ledger: Ledger, document: Document, reading: Reading) -> None:
    documents.add(ledger, [document], [Told(document, reading, reading.reader)])


def load(ledger: Ledger, *names: str) -> dict[str, Document]:
    with ledger.reading() as connection:
        return documents.load(connection, names)


def test_a_document_and_its_reading_come_back_as_they_were(ledger: Ledger) -> None:
    document = a_document(title="Ministers meet", url="https://example.org/1", publisher="The Post", agency="wire")
    reading = a_reading(document, noise=((0, 4),), clues=("some-summit",))
    record(ledger, document, reading)

    with ledger.reading() as connection:
        assert documents.load(connection, [document.id]) == {document.id: document}
        assert documents.load_readings(connection, [1]) == {document.id: reading}


def test_what_has_a_complete_reading_is_not_read_again(ledger: Ledger) -> None:
    document = a_document()
    settled = documents.settle(ledger, [document])
    assert documents.unread(ledger, settled) == {document.id}

    documents.add(ledger, [document], [Told(document, None, "test-1", "the reader stumbled")])
    assert documents.unread(ledger, settled) == {document.id}

    record(ledger, document, a_reading(document))
    assert documents.unread(ledger, settled) == set()


def test_the_same_content_is_one_document_under_its_smallest_path(ledger: Ledger) -> None:
    copies = [a_document(path=path) for path in ("b.txt", "a.txt", "c.txt")]
    for copy in copies:
        documents.add(ledger, [copy], [])
    documents.add(ledger, copies, [])

    (loaded,) = load(ledger, copies[0].id).values()
    assert loaded.path == "a.txt"


def test_which_marks_count_does_not_depend_on_the_order_of_arrival(ledger: Ledger) -> None:
    seen = [a_document(path="a.txt", publisher="A"), a_document(path="a.txt", publisher="B"), a_document(path="b.txt")]
    forms = {tuple(documents.settle(ledger, order).values()) for order in itertools.permutations(seen)}
    assert forms == {(seen[0],)}

    for document in reversed(seen):  # each smaller sighting changes the form, which then has to be read in that form
        settled = documents.settle(ledger, [document])[document.id]
        assert documents.unread(ledger, {settled.id: settled}) == {document.id}
        documents.add(ledger, [document], [Told(settled, a_reading(settled), "test-1")])
    assert documents.unread(ledger, documents.settle(ledger, seen)) == set()


@pytest.mark.parametrize(
    ("piece", "says"),
    [
        (Evidence("d0", 0, 3, "The"), "not in that text"),
        (Evidence("", 0, 3, "the"), "quotes 'the'"),
        (Evidence("", 0, 3_000, "The"), "not in that text"),
        (Evidence("", 3, 3, ""), "not in that text"),
    ],
)
def test_a_quote_that_is_not_in_the_text_is_refused(ledger: Ledger, piece: Evidence, says: str) -> None:
    document = a_document()
    piece = piece if piece.document else replace(piece, document=document.id)
    claim = replace(a_meeting_claim(document), evidence=(piece,))
    with pytest.raises(LedgerError, match=says):
        record(ledger, document, a_reading(document, claim))
    assert load(ledger, document.id) == {}


def test_a_claim_without_evidence_and_one_with_a_page_of_it_are_refused(ledger: Ledger) -> None:
    document = a_document("Word. " * 200)
    for evidence, says in (((), "no evidence"), ((Evidence(document.id, 0, 601, document.text[:601]),), "600")):
        claim = replace(a_meeting_claim(document), evidence=evidence)
        with pytest.raises(LedgerError, match=says):
            record(ledger, document, a_reading(document, claim))


def test_documents_of_an_older_reader_are_named_for_rereading(ledger: Ledger) -> None:
    old, new = a_document("Old news of Freedonia."), a_document("New news of Sylvania.")
    record(ledger, old, a_reading(old, reader="test-1"))
    record(ledger, new, a_reading(new, reader="test-2"))
    assert documents.older_than(ledger, "test-2") == [old.id]


def test_any_text_comes_back_as_it_was(ledger: Ledger) -> None:
    document = a_document("한일 정상회담 \u2028 日韓首脳会談 \U0001f91d \t \"quoted\" 'x' %_\\ \r", path="ünï cödé.txt")
    documents.add(ledger, [document], [])
    assert load(ledger, document.id) == {document.id: document}
