"""The tables of a ledger, the same on SQLite and PostgreSQL.

Told (append-only): `documents` hold content, `sightings` where and under which marks a content was seen, `readings` one
document under one reader version, `claims` what a reading says, `judgements` what people decided.
Derived (may be thrown away and made again): `blocks`, `document_states`, `entries` and their two indexes
`entry_parties` and `entry_documents`. `meta` counts changes, so that it is known what is still to be derived.

JSON is kept as text with sorted keys. No order of the database is relied on: collations differ between servers.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

documents = Table(
    "documents", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(40), nullable=False, unique=True),
    Column("url", Text), Column("title", Text), Column("published", Text),
    Column("text", Text, nullable=False),
)  # fmt: skip

sightings = Table(
    "sightings", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("document", String(40), ForeignKey("documents.id"), nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("marks", Text, nullable=False),  # what a file says of the document beside its content, as JSON
)  # fmt: skip

readings = Table(
    "readings", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("document", String(40), ForeignKey("documents.id"), nullable=False, index=True),
    Column("reader", String(80), nullable=False),
    Column("marks", Text, nullable=False),  # the marks under which the document was read
    Column("complete", Boolean, nullable=False),
    Column("principal", String(20), nullable=False),  # the block key: the two states named most
    Column("body", Text, nullable=False),  # the reading without its claims, or why it is not complete
)  # fmt: skip

claims = Table(
    "claims", metadata,
    Column("reading", Integer, ForeignKey("readings.seq"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False),
    Column("body", Text, nullable=False),
)  # fmt: skip

judgements = Table(
    "judgements", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("document", String(40), ForeignKey("documents.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("what", String(40), nullable=False), Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False), Column("by", Text, nullable=False),
    Column("made_when", String(32), nullable=False),
    Column("withdrawn_when", String(32)), Column("withdrawn_by", Text),
    Column("about", Text),  # which of several claims on these words, as JSON
)  # fmt: skip

meta = Table(
    "meta", metadata,
    Column("name", String(20), primary_key=True),
    Column("value", Text, nullable=False),
)  # fmt: skip

blocks = Table(
    "blocks", metadata,
    Column("key", String(40), primary_key=True),
    Column("fingerprint", String(40), nullable=False),
)  # fmt: skip

document_states = Table(
    "document_states", metadata,
    Column("document", String(40), ForeignKey("documents.id"), primary_key=True),
    Column("block", String(40), nullable=False, index=True),
    Column("latest", String(10), index=True),  # the last day on which it can have been published
    Column("body", Text, nullable=False),
)  # fmt: skip

entries = Table(
    "entries", metadata,
    Column("id", String(40), primary_key=True),
    Column("block", String(40), nullable=False, index=True),
    Column("kind", String(20), nullable=False, index=True),
    Column("known_from", String(10)),
    Column("earliest", String(10), index=True), Column("latest", String(10), index=True),
    Column("status", String(20), index=True),  # of a meeting or mechanism; the stage of a commitment
    Column("field", String(40), index=True),  # of a commitment; the kind of a mechanism
    Column("event_type", String(20)),
    Column("body", Text, nullable=False),
)  # fmt: skip

entry_parties = Table(
    "entry_parties", metadata,
    Column("state", String(8), primary_key=True),
    Column("entry", String(40), ForeignKey("entries.id"), primary_key=True, index=True),
)  # fmt: skip

entry_documents = Table(
    "entry_documents", metadata,
    Column("entry", String(40), ForeignKey("entries.id"), primary_key=True),
    Column("document", String(40), ForeignKey("documents.id"), primary_key=True, index=True),
)  # fmt: skip

Index("sightings_once", sightings.c.document, sightings.c.path, sightings.c.marks, unique=True)
