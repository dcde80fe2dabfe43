"""Where backups of a feed were made: there replicas and a restored county meet again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column."""
    op.add_column("feed", sa.Column("marks", sa.Text))
