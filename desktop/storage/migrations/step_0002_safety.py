"""Step 2: who was merged into whom, who is not the same, and what undo and the trash look up."""

from __future__ import annotations

from desktop.storage.driver import Database
from desktop.storage.tables import create_record_table

#: Kinds of step 1, all of whose tables the trash looks through.
_KINDS = (
    "station", "clerk", "device", "vocabulary", "policy", "volunteer", "team", "membership",
    "theme", "point", "activity", "participation", "hour_entry", "photo", "document",
    "certificate", "consent",
)  # fmt: skip


def apply(database: Database) -> None:
    """Add two tables, three derived columns and the indexes; no table is made anew."""
    create_record_table(
        database, "alias", {"of_kind": str, "loser": str, "survivor": str, "notes": str}, {}
    )
    create_record_table(
        database, "not_same", {"of_kind": str, "one": str, "other": str, "notes": str}, {}
    )
    # Told by aliases and activities, so not journalled; doctor holds them against these.
    database.execute("ALTER TABLE volunteer ADD COLUMN merged_into TEXT")
    database.execute("ALTER TABLE participation ADD COLUMN merged_into TEXT")
    database.execute("ALTER TABLE participation ADD COLUMN overlaps TEXT")
    _indexes(database)


def _indexes(database: Database) -> None:
    for table, column in (
        ("alias", "loser"),
        ("alias", "survivor"),
        ("not_same", "one"),
        ("certificate", "volunteer"),
        ("certificate", "activity"),
        ("journal_group", "first_seq"),
    ):
        database.table(table).create_index([column])
    few = [(kind, "removed_at") for kind in (*_KINDS, "alias", "not_same")]
    few += [("volunteer", "merged_into"), ("participation", "merged_into")]
    few += [("participation", "overlaps"), ("journal_group", "undo_of")]
    for table, column in few:
        # Only the few rows that have a value: the many others cost no room and no write.
        database.execute(
            f"CREATE INDEX [few_{table}_{column}] ON [{table}] ([{column}]) "
            f"WHERE [{column}] IS NOT NULL"
        )
