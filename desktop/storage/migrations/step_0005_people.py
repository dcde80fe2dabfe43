"""Step 5: people's data and its keys: the envelope of the private-field key."""

from __future__ import annotations

from desktop.storage.driver import Database
from desktop.storage.tables import create_record_table

#: Each kind's fields; a table stands after those it refers to.
_KINDS: tuple[tuple[str, tuple[str, ...], dict[str, str]], ...] = (
    ("key_envelope", ("replica", "sheet", "made_on", "sealed", "notes"), {}),
)
#: Fields that older kinds gain, with the kind they refer to.
_MORE: tuple[tuple[str, str, str], ...] = (("volunteer", "erased_on", ""),)


def apply(database: Database) -> None:
    """Add kinds and fields; no table is made anew."""
    for table, fields, references in _KINDS:
        create_record_table(database, table, dict.fromkeys(fields, str), references)
        database.execute(
            f"CREATE INDEX [few_{table}_removed_at] ON [{table}] (removed_at) "
            "WHERE removed_at IS NOT NULL"
        )
    for table, field, kind in _MORE:
        reference = f" REFERENCES [{kind}](id)" if kind else ""
        database.execute(f"ALTER TABLE [{table}] ADD COLUMN [{field}] TEXT{reference}")
