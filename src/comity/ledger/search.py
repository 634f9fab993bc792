"""Finding documents by words, in any script. The one place where the two kinds of database differ.

On SQLite a full-text index of trigrams finds words and parts of words of three characters or more, also in Japanese and
Korean, which write without spaces or glue particles to words. Shorter words, and all words on PostgreSQL, are looked
for with LIKE, which reads all texts that are left.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, literal_column, or_, select, text

from comity.errors import UsageError
from comity.ledger.connect import Ledger
from comity.ledger.documents import load
from comity.ledger.tables import documents
from comity.model.document import Document

TRIGRAM = 3
AROUND = 80  # characters shown on each side of a hit: with the words a line or two


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that has all words; `start` and `end` are where the first of them stands in its text, None if only
    in its title, and `around` the text about it."""

    document: Document
    start: int | None
    end: int | None
    around: str


def search(ledger: Ledger, words: str, *, most: int = 50) -> list[Hit]:
    """The documents that hold all words (case does not count; \"quoted words\" belong together), by id; `most` at most.

    Raises UsageError if there is no word to look for.
    """
    terms = split(words)
    if not terms:
        raise UsageError("There is no word to search for. Give one or more words, such as: comity search missile")
    conditions: list[ColumnElement[bool]] = []
    long = [term for term in terms if len(term) >= TRIGRAM] if ledger.is_sqlite else []
    if long:
        match = text("SELECT rowid FROM document_text WHERE document_text MATCH :match").bindparams(
            match=" AND ".join('"' + term.replace('"', '""') + '"' for term in long))
        conditions.append(documents.c.seq.in_(match.columns(literal_column("rowid"))))
    for term in terms:
        if term not in long:
            conditions.append(or_(*(func.lower(column).contains(term.lower(), autoescape=True)
                                    for column in (documents.c.title, documents.c.text))))
    with ledger.reading() as connection:
        query = select(documents.c.id).where(*conditions).order_by(documents.c.id).limit(most)
        found = load(connection, list(connection.execute(query).scalars()))
    return [_hit(document, terms) for _, document in sorted(found.items())]


def split(words: str) -> list[str]:
    """The words to look for; those in double quotes stay together."""
    terms: list[str] = []
    for number, part in enumerate(words.split('"')):
        terms.extend([part.strip()] if number % 2 else part.split())
    return [term for term in terms if term]


def _hit(document: Document, terms: list[str]) -> Hit:
    folded = document.text.lower()
    same_length = len(folded) == len(document.text)  # lower case of a few letters is longer; then look as written
    places = [(at, len(term)) for term in terms
              if (at := (folded.find(term.lower()) if same_length else document.text.find(term))) >= 0]
    if not places:
        return Hit(document, None, None, document.text[: 2 * AROUND])
    start, length = min(places)
    return Hit(document, start, start + length, document.text[max(0, start - AROUND) : start + length + AROUND])
