"""Tokens by which one person is found in two stations; originals that somebody asked for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables; the tokens are read out of the feeds when they are first asked for."""
    op.create_table(
        "person_token",
        sa.Column("feed", sa.String(12), primary_key=True),
        sa.Column("record", sa.String(64), primary_key=True),
        sa.Column("token", sa.String(100), nullable=False),
        sa.Column("row", sa.BigInteger, nullable=False),
    )
    op.create_index("person_token_token", "person_token", ["token"])
    op.create_table(
        "person_scan",
        sa.Column("feed", sa.String(12), primary_key=True),
        sa.Column("row", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "original_asked",
        sa.Column("feed", sa.String(12), primary_key=True),
        sa.Column("photo", sa.String(64), primary_key=True),
        sa.Column("asked_by", sa.String(60), nullable=False),
        sa.Column("asked_at", sa.String(40), nullable=False),
    )
