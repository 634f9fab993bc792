"""Judgements say which of several claims on the same words they are about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; judgements made before are about all claims of their kind on their words."""
    op.add_column("judgements", sa.Column("about", sa.Text))
