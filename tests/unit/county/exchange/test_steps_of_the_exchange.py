"""The database's steps make the very tables the program speaks of."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Table

from county.store import upgrading
from county.store.engine import open_engine, reading
from county.store.tables import feeds, ops, records, writers

OURS = {
    table.name
    for module in (feeds, ops, records, writers)
    for table in vars(module).values()
    if isinstance(table, Table)
}


def test_no_difference_is_left(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/county.db")
    upgrading.upgrade(engine)
    with reading(engine) as connection:
        told = MigrationContext.configure(connection, opts={"include_object": _ours})
        assert compare_metadata(told, feeds.feed.metadata) == []
        made = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type='table'")
        without = {name for name, sql in made if "WITHOUT ROWID" in sql}
    assert without == OURS - {"snapshot_blob"}
    engine.dispose()


def _ours(_thing, name, kind, _reflected, _other):
    return kind != "table" or name in OURS
