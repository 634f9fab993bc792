"""The first tables: documents, sightings, readings, claims, judgements, and the record beside them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _key() -> sa.Column[int]:
    return sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True)


def _document(**options: Any) -> sa.Column[str]:
    return sa.Column("document", sa.String(40), sa.ForeignKey("documents.id"), nullable=False, **options)


def _entry(**options: Any) -> sa.Column[str]:
    return sa.Column("entry", sa.String(40), sa.ForeignKey("entries.id"), primary_key=True, **options)


def upgrade() -> None:
    """Make all tables, and on SQLite the full-text index with the triggers that keep it."""
    op.create_table(
        "documents", _key(),
        sa.Column("id", sa.String(40), nullable=False, unique=True),
        sa.Column("url", sa.Text), sa.Column("title", sa.Text), sa.Column("published", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
    )  # fmt: skip
    op.create_table(
        "sightings", _key(), _document(index=True),
        sa.Column("path", sa.Text, nullable=False), sa.Column("marks", sa.Text, nullable=False),
    )  # fmt: skip
    op.create_index("sightings_once", "sightings", ["document", "path", "marks"], unique=True)
    op.create_table(
        "readings", _key(), _document(index=True),
        sa.Column("reader", sa.String(80), nullable=False), sa.Column("marks", sa.Text, nullable=False),
        sa.Column("complete", sa.Boolean, nullable=False), sa.Column("principal", sa.String(20), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )  # fmt: skip
    op.create_table(
        "claims",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.seq"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(20), nullable=False), sa.Column("body", sa.Text, nullable=False),
    )  # fmt: skip
    op.create_table(
        "judgements", _key(), _document(index=True),
        sa.Column("start", sa.Integer, nullable=False), sa.Column("end", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False), sa.Column("what", sa.String(40), nullable=False),
        sa.Column("value", sa.Text, nullable=False), sa.Column("reason", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False), sa.Column("made_when", sa.String(32), nullable=False),
        sa.Column("withdrawn_when", sa.String(32)), sa.Column("withdrawn_by", sa.Text),
    )  # fmt: skip
    op.create_table(
        "meta", sa.Column("name", sa.String(20), primary_key=True), sa.Column("value", sa.Text, nullable=False)
    )
    _record()
    if op.get_bind().dialect.name == "sqlite":
        _full_text()


def _record() -> None:
    op.create_table(
        "blocks",
        sa.Column("key", sa.String(40), primary_key=True), sa.Column("fingerprint", sa.String(40), nullable=False),
    )  # fmt: skip
    op.create_table(
        "document_states", _document(primary_key=True),
        sa.Column("block", sa.String(40), nullable=False, index=True),
        sa.Column("latest", sa.String(10), index=True), sa.Column("body", sa.Text, nullable=False),
    )  # fmt: skip
    op.create_table(
        "entries",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("block", sa.String(40), nullable=False, index=True),
        sa.Column("kind", sa.String(20), nullable=False, index=True), sa.Column("known_from", sa.String(10)),
        sa.Column("earliest", sa.String(10), index=True), sa.Column("latest", sa.String(10), index=True),
        sa.Column("status", sa.String(20), index=True), sa.Column("field", sa.String(40), index=True),
        sa.Column("event_type", sa.String(20)), sa.Column("body", sa.Text, nullable=False),
    )  # fmt: skip
    op.create_table("entry_parties", sa.Column("state", sa.String(8), primary_key=True), _entry(index=True))
    op.create_table("entry_documents", _entry(), _document(primary_key=True, index=True))


def _full_text() -> None:
    # Trigrams find words of languages written without spaces. The text itself stays in `documents`.
    op.execute("CREATE VIRTUAL TABLE document_text USING "
               "fts5(title, text, content='documents', content_rowid='seq', tokenize='trigram')")
    op.execute("CREATE TRIGGER document_text_added AFTER INSERT ON documents BEGIN "
               "INSERT INTO document_text(rowid, title, text) VALUES (new.seq, new.title, new.text); END")
