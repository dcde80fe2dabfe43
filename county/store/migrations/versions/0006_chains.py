"""How far the journal and the register of looks of each PC had come, and where they broke."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "chain_head",
        sa.Column("id", number, primary_key=True),
        sa.Column("replica", sa.String(36), nullable=False),
        sa.Column("chain", sa.String(10), nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("mark", sa.LargeBinary(16), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("base", sa.Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("chain_head_replica", "chain_head", ["replica", "chain"])
    op.create_table(
        "chain_break",
        sa.Column("id", number, primary_key=True),
        sa.Column("replica", sa.String(36), nullable=False),
        sa.Column("chain", sa.String(10), nullable=False),
        sa.Column("why", sa.String(10), nullable=False),
        sa.Column("held_seq", sa.BigInteger, nullable=False),
        sa.Column("told_seq", sa.BigInteger, nullable=False),
        sa.Column("told_mark", sa.LargeBinary(16), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("settled_at", sa.String(40)),
        sqlite_autoincrement=True,
    )
    op.create_index("chain_break_replica", "chain_break", ["replica"])
