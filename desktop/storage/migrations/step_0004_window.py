"""Step 4: households, units, projects, claims and series; drafts; order by strokes."""

from __future__ import annotations

from desktop.storage.driver import Database
from desktop.storage.tables import create_record_table

#: Each kind's fields; a table stands after those it refers to.
_KINDS: tuple[tuple[str, tuple[str, ...], dict[str, str]], ...] = (
    (
        "household",
        ("name", "head", "village_group", "address", "phone", "others", "notes"),
        {"head": "volunteer"},
    ),
    ("unit", ("name", "kind", "contact", "phone", "address", "notes"), {}),
    (
        "project",
        (
            "title", "category", "target_group", "form", "brand", "origin", "open_to_orders",
            "team", "status", "since", "until", "description", "notes",
        ),
        {"team": "team"},
    ),
    (
        "claim",
        ("project", "unit", "month", "status", "support", "contact", "notes"),
        {"project": "project", "unit": "unit"},
    ),
    (
        "series",
        (
            "title", "rhythm", "days", "starts_at", "minutes", "kind", "category", "platform",
            "team", "point", "project", "since", "until", "notes",
        ),
        {"team": "team", "point": "point", "project": "project"},
    ),
)  # fmt: skip
_NUMBERS = frozenset({"open_to_orders", "minutes"})
#: Fields that older kinds gain, with the kind they refer to.
_MORE = (
    ("volunteer", "household", "household"),
    ("activity", "series", "series"),
    ("activity", "project", "project"),
    ("photo", "volunteer", "volunteer"),
    ("photo", "purpose", ""),
)
_INDEXED = (
    ("volunteer", "household"),
    ("activity", "series"),
    ("activity", "project"),
    ("photo", "volunteer"),
    ("claim", "project"),
)


def apply(database: Database) -> None:
    """Add kinds, fields, the drafts and a second order of names; no table is made anew."""
    for table, fields, references in _KINDS:
        columns = {name: int if name in _NUMBERS else str for name in fields}
        create_record_table(database, table, columns, references)
        database.execute(
            f"CREATE INDEX [few_{table}_removed_at] ON [{table}] (removed_at) "
            "WHERE removed_at IS NOT NULL"
        )
    for table, field, kind in _MORE:
        reference = f" REFERENCES [{kind}](id)" if kind else ""
        database.execute(f"ALTER TABLE [{table}] ADD COLUMN [{field}] TEXT{reference}")
    for table, field in _INDEXED:
        # Most records have none.
        database.execute(
            f"CREATE INDEX [few_{table}_{field}] ON [{table}] ([{field}]) "
            f"WHERE [{field}] IS NOT NULL"
        )
    # What is typed and not saved yet: it survives a kill, but is no record and never leaves.
    database.execute(
        "CREATE TABLE draft (place TEXT PRIMARY KEY, body TEXT NOT NULL, at TEXT NOT NULL) STRICT"
    )
    # Filled with the search words, which are made anew when their version rises.
    database.execute("ALTER TABLE search ADD COLUMN strokes TEXT NOT NULL DEFAULT ''")
    database.table("search").create_index(["kind", "strokes", "record_id"])
