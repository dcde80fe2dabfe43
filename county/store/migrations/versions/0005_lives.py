"""A feed that was put back names its next life by a salt of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("feed", sa.Column("salt", sa.String(16)))
    op.add_column("feed", sa.Column("lives", sa.Text))
