"""Triggers that let no write pass the journal by.

`journalling()` is a function our own connections register: 1 while a journal group is open, else
0. A program that opens the file without it can't write records at all, and our own code can't
forget the journal. `transform()` of sqlite-utils drops triggers with the old table, so migrations
call `install_guards` last, in the same transaction.
"""

from __future__ import annotations

from desktop.storage.driver import Database

#: Tables whose rows are only ever added; erasing a payload is a verb of its own.
APPEND_ONLY = ("journal", "audit")


def install_guards(database: Database) -> None:
    """Make every guard trigger anew from the tables that are there."""
    for trigger in database.triggers:
        if trigger.name.startswith("guard_"):
            database.execute(f"DROP TRIGGER [{trigger.name}]")
    for table in record_tables(database):
        for event in ("insert", "update"):
            _guard(database, table, event, "journalling() <> 1")
        # A delete sets `removed_at`; rows go only when the trash is emptied, with its own flag.
        _guard(database, table, "delete", "journalling() <> 2")
    for table in APPEND_ONLY:
        _guard(database, table, "update", "1")
        _guard(database, table, "delete", "1")
    _guard(database, "journal_payload", "update", "1")
    _guard(database, "journal_payload", "delete", "journalling() <> 3")


def record_tables(database: Database) -> list[str]:
    """The tables that hold records, told by their version columns."""
    return [
        table.name
        for table in database.tables
        if {"revision", "revisions"} <= set(table.columns_dict)
    ]


def _guard(database: Database, table: str, event: str, when: str) -> None:
    database.execute(
        f"CREATE TRIGGER [guard_{table}_{event}] BEFORE {event.upper()} ON [{table}] "
        f"WHEN {when} BEGIN SELECT RAISE(ABORT, 'unjournalled {event} on {table}'); END"
    )
