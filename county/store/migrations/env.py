"""What Alembic runs: the steps, in the transaction and on the connection it was handed."""

from __future__ import annotations

from alembic import context

from county.store.all_tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata)
context.run_migrations()
