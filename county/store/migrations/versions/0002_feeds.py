"""Feeds and their rows, ops, records with what hangs on them, what is known of replicas."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    _make_feeds()
    _make_ops()
    _make_records()


def _make_feeds() -> None:
    op.create_table(
        "feed",
        sa.Column("code", sa.String(12), primary_key=True),
        sa.Column("head", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("kept", sa.BigInteger, nullable=False),
        sa.Column("kept_hash", sa.LargeBinary(32)),
        sa.Column("waiting", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "feed_row",
        sa.Column("feed", sa.String(12), primary_key=True),
        sa.Column("row", sa.BigInteger, primary_key=True),
        sa.Column("replica", sa.String(36), nullable=False),
        sa.Column("n", sa.BigInteger, nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Column("line", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("feed_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("first", sa.BigInteger, nullable=False),
        sa.Column("last", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("record", sa.String(64), nullable=False),
        sa.Column("gone", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("feed_row_record", "feed_row", ["feed", "record"])
    op.create_table(
        "segment",
        sa.Column("replica", sa.String(36), primary_key=True),
        sa.Column("first", sa.BigInteger, primary_key=True),
        sa.Column("last", sa.BigInteger, primary_key=True),
        sa.Column("feed", sa.String(12), nullable=False),
        sa.Column("before", sa.LargeBinary(32), nullable=False),
        sa.Column("signature", sa.LargeBinary(64), nullable=False),
        sa.Column("signer", sa.String(16), nullable=False),
        sa.Column("lacking", sa.Text),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "snapshot",
        sa.Column("feed", sa.String(12), primary_key=True),
        sa.Column("row", sa.BigInteger, primary_key=True),
        sa.Column("feed_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("made_second", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("snapshot_hash", "snapshot", ["hash"])
    op.create_table(
        "snapshot_blob",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )


def _make_ops() -> None:
    op.create_table(
        "op",
        sa.Column("replica", sa.String(36), primary_key=True),
        sa.Column("n", sa.BigInteger, primary_key=True),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("chain", sa.LargeBinary(32)),
        sa.Column("verdict", sa.String(8), nullable=False),
        sa.Column("row", sa.BigInteger),
        sa.Column("detail", sa.Text),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "deferred",
        sa.Column("replica", sa.String(36), primary_key=True),
        sa.Column("n", sa.BigInteger, primary_key=True),
        sa.Column("feed", sa.String(12), nullable=False),
        sa.Column("waits_kind", sa.String(40), nullable=False),
        sa.Column("waits_id", sa.String(64), nullable=False),
        sa.Column("line", sa.LargeBinary, nullable=False),
        sa.Column("first", sa.BigInteger, nullable=False),
        sa.Column("last", sa.BigInteger, nullable=False),
        sa.Column("division", sa.String(12), nullable=False),
        sa.Column("life", sa.Text),
        sa.Column("was", sa.Text),
        sqlite_with_rowid=False,
    )
    op.create_index("deferred_feed", "deferred", ["feed"])
    op.create_table(
        "repeated",
        sa.Column("replica", sa.String(36), primary_key=True),
        sa.Column("n", sa.BigInteger, primary_key=True),
        sa.Column("hash", sa.LargeBinary(32), primary_key=True),
        sa.Column("by_replica", sa.String(36), nullable=False),
        sa.Column("by_n", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "writer",
        sa.Column("replica", sa.String(36), primary_key=True),
        sa.Column("feed", sa.String(12), nullable=False),
        sa.Column("held", sa.BigInteger, nullable=False),
        sa.Column("chain", sa.LargeBinary(32), nullable=False),
        sa.Column("top", sa.BigInteger, nullable=False),
        sa.Column("epoch", sa.String(24)),
        sa.Column("counter", sa.BigInteger, nullable=False),
        sa.Column("before_epoch", sa.String(24)),
        sa.Column("before_counter", sa.BigInteger),
        sa.Column("attempt", sa.String(64)),
        sa.Column("former", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("writer_feed", "writer", ["feed"])


def _make_records() -> None:
    op.create_table(
        "record",
        sa.Column("feed", sa.String(12), primary_key=True),
        sa.Column("kind", sa.String(40), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("fields", sa.Text, nullable=False),
        sa.Column("versions", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("removed", sa.BigInteger, nullable=False),
        sa.Column("conflicts", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reference",
        sa.Column("feed", sa.String(12), primary_key=True),
        sa.Column("child_kind", sa.String(40), primary_key=True),
        sa.Column("child", sa.String(64), primary_key=True),
        sa.Column("field", sa.String(64), primary_key=True),
        sa.Column("parent_kind", sa.String(40), nullable=False),
        sa.Column("parent", sa.String(64), nullable=False),
        sa.Column("row", sa.BigInteger, nullable=False),
        sa.Column("writer", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("reference_parent", "reference", ["feed", "parent"])
    op.create_table(
        "conflict",
        sa.Column("feed", sa.String(12), primary_key=True),
        sa.Column("row", sa.BigInteger, primary_key=True),
        sa.Column("field", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("record", sa.String(64), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("writer", sa.Text, nullable=False),
        sa.Column("clerk", sa.String(64)),
        sa.Column("at", sa.String(64)),
        sa.Column("settled", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("conflict_record", "conflict", ["feed", "record"])
