"""The one short commit of a big import: records, search words and journal out of staging."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from desktop.model.kind import Kind
from desktop.storage import columns
from desktop.storage.database import Store
from desktop.storage.journal import Group

#: Rows that nothing else was decided for.
_NEW = "n NOT IN (SELECT n FROM temp.staged_verdict)"
_ROOMY_KIB = 160 * 1024


def insert_staged(store: Store, group: Group, kind: Kind) -> int:
    """Insert every staged row that nothing else was decided for.

    Args:
        store: with the staging file attached, inside the group's transaction.
        group: the open action; its rows are numbered in the order of the file.
        kind: whose rows these are.

    Returns:
        How many were added.
    """
    rows = store.rows(f"SELECT id, hash FROM staged.row WHERE {_NEW} ORDER BY n")
    first = group.next_seq
    for record_id, hashed in rows:
        group.add_hashed(kind.name, record_id, "insert", hashed)
    group.flush()
    store.run(
        "INSERT INTO journal_payload (seq, salt, body) "
        "SELECT ? + row_number() OVER (ORDER BY n) - 1, salt, body "
        f"FROM staged.row WHERE {_NEW} ORDER BY n",
        (first,),
    )
    names, values = _columns(kind)
    # Rows are numbered by their order in the file, which is the order they were journalled in.
    store.run(
        f"INSERT INTO [{kind.name}] (id, revision, {names}) "
        f"SELECT id, ? + row_number() OVER (ORDER BY n) - 1, {values} "
        f"FROM staged.row WHERE {_NEW} ORDER BY n",
        (first,),
    )
    store.run(
        "INSERT INTO search (record_id, kind, name, pinyin, latin, digits, strokes) "
        "SELECT id, ?, s_name, s_pinyin, s_latin, s_digits, s_strokes "
        f"FROM staged.row WHERE {_NEW} ORDER BY n",
        (kind.name,),
    )
    return len(rows)


@contextmanager
def roomy(store: Store) -> Iterator[None]:
    """A page cache that holds a big import, so that each page is sealed and written once."""
    usual = store.one("PRAGMA cache_size")
    store.run(f"PRAGMA cache_size = -{_ROOMY_KIB}")
    try:
        yield
    finally:
        store.run(f"PRAGMA cache_size = {usual}")


def mark(store: Store, verdicts: Sequence[tuple[str, int]]) -> None:
    """Say of staged rows that they are not to be added: (why, n); all others will be."""
    store.run_many(
        "INSERT OR REPLACE INTO temp.staged_verdict (verdict, n) VALUES (?, ?)", list(verdicts)
    )


def _columns(kind: Kind) -> tuple[str, str]:
    names, values = [], []
    for field in kind.fields:
        default = columns.to_column(columns.normal(field, field.default))
        names.append(f"[{field.name}]")
        if default is None:
            values.append(f"[{field.name}]")
        else:
            shown = default if isinstance(default, int) else "'" + default.replace("'", "''") + "'"
            values.append(f"coalesce([{field.name}], {shown})")
    return ", ".join(names), ", ".join(values)
