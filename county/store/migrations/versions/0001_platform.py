"""Who takes part: divisions, replicas, codes, administrators, limits, the audit, pictures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _make_people()
    _make_records_of_what_was_done()
    _make_pictures()


def _make_pictures() -> None:
    op.create_table(
        "picture",
        sa.Column("feed", sa.String(12), primary_key=True),
        sa.Column("photo", sa.String(64), primary_key=True),
        sa.Column("rendition", sa.String(10), primary_key=True),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("stored_at", sa.String(40), nullable=False),
    )
    op.create_table(
        "upload",
        sa.Column("feed", sa.String(12), primary_key=True),
        sa.Column("photo", sa.String(64), primary_key=True),
        sa.Column("rendition", sa.String(10), primary_key=True),
        sa.Column("replica", sa.String(36), primary_key=True),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("expires_second", sa.BigInteger, nullable=False),
    )
    op.create_index("upload_expires", "upload", ["expires_second"])
    op.create_table(
        "photo_named",
        sa.Column("feed", sa.String(12), primary_key=True),
        sa.Column("record", sa.String(64), primary_key=True),
        sa.Column("photo", sa.String(64), nullable=False),
        sa.Column("row", sa.BigInteger, nullable=False),
        sa.Column("thumbnail", sa.Integer, nullable=False),
        sa.Column("standard", sa.Integer, nullable=False),
    )
    op.create_index("photo_named_photo", "photo_named", ["feed", "photo"])
    op.create_index("photo_named_thumbnail", "photo_named", ["feed", "thumbnail", "row"])
    op.create_index("photo_named_standard", "photo_named", ["feed", "standard", "row"])
    op.create_table(
        "photo_scan",
        sa.Column("feed", sa.String(12), primary_key=True),
        sa.Column("row", sa.BigInteger, nullable=False),
    )


def _make_people() -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "division",
        sa.Column("code", sa.String(12), primary_key=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("added_at", sa.String(40), nullable=False),
    )
    op.create_table(
        "replica",
        sa.Column("replica", sa.String(36), primary_key=True),
        sa.Column("feed", sa.String(12), nullable=False),
        sa.Column("key", sa.LargeBinary(32), nullable=False),
        sa.Column("signer", sa.String(16), nullable=False),
        sa.Column("sealing", sa.LargeBinary(32), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("was", sa.String(36)),
        sa.Column("why", sa.String(20), nullable=False),
        sa.Column("schema_version", sa.Integer, nullable=False),
        sa.Column("program", sa.String(40)),
        sa.Column("enrolled_at", sa.String(40), nullable=False),
        sa.Column("revoked_at", sa.String(40)),
        sa.Column("seen_at", sa.String(40)),
        sa.Column("seen_second", sa.BigInteger),
        sa.Column("waits_ops", sa.Integer),
        sa.Column("waits_photos", sa.Integer),
    )
    op.create_index("replica_feed", "replica", ["feed"])
    op.create_index("replica_signer", "replica", ["signer"])
    op.create_table(
        "admin_key",
        sa.Column("id", sa.String(12), primary_key=True),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("division", sa.String(12), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("made_at", sa.String(40), nullable=False),
        sa.Column("revoked_at", sa.String(40)),
    )


def _make_records_of_what_was_done() -> None:
    op.create_table(
        "enrol_code",
        sa.Column("id", sa.String(4), primary_key=True),
        sa.Column("feed", sa.String(12), nullable=False),
        sa.Column("salt", sa.LargeBinary(16), nullable=False),
        sa.Column("made_second", sa.BigInteger, nullable=False),
        sa.Column("made_day", sa.String(10), nullable=False),
        sa.Column("made_by", sa.String(40), nullable=False),
        sa.Column("used_by", sa.String(36)),
        sa.Column("request_hash", sa.LargeBinary(32)),
    )
    op.create_index("enrol_code_feed", "enrol_code", ["feed"])
    op.create_table(
        "rate",
        sa.Column("subject", sa.String(80), primary_key=True),
        sa.Column("began_second", sa.BigInteger, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("who", sa.String(60), nullable=False),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("about", sa.String(200), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "carried",
        sa.Column("replica", sa.String(36), primary_key=True),
        sa.Column("cursors", sa.Text, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
    )
