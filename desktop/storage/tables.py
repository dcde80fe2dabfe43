"""How a kind's table is made; used by migration steps, so it is as frozen as they are."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.storage.driver import Database, ForeignKey

#: Columns beside a kind's own: the trash, and which journal row set each field.
#: `revision` is the row that inserted the record, `revisions` a JSON object of later exceptions.
OWN_COLUMNS: dict[str, type] = {"removed_at": str, "revision": int, "revisions": str}


def create_record_table(
    database: Database, table: str, columns: Mapping[str, type], references: Mapping[str, str]
) -> None:
    """Make the table of one kind.

    Args:
        database: inside a migration's transaction.
        table: the kind's name.
        columns: its fields with ``str`` or ``int``.
        references: field to the kind it points at.
    """
    database.table(table).create(
        {"id": str, **columns, **OWN_COLUMNS},
        pk="id",
        foreign_keys=[ForeignKey(table, field, other, "id") for field, other in references.items()],
        not_null={"revision"},
        strict=True,
    )
