"""Files of a newer program: looked into as long as the newer schema only added to ours."""

from __future__ import annotations

from desktop.storage.driver import Database, translated
from desktop.storage.migrations import migrate


def only_adds(database: Database) -> bool:
    """Whether a newer file still has every table and column this program knows."""
    ours = Database(memory=True)
    try:
        migrate(ours)
        with translated():
            return all(
                set(table.columns_dict) <= set(database[table.name].columns_dict)
                for table in ours.tables
            )
    finally:
        ours.close()
