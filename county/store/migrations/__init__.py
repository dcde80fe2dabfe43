"""Numbered steps of the database, run by Alembic; a released step never changes again."""
