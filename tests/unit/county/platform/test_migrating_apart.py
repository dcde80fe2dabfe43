"""A county that serves has its database migrated by another process; failures it tells itself."""

import sqlite3

import pytest

from county.commands import serve_verb
from county.store import upgrading
from county.store.engine import open_engine


def test_another_process_makes_the_tables(tmp_path):
    url = f"sqlite:///{tmp_path}/县/county.db"
    serve_verb._migrate_apart(url)
    engine = open_engine(url)
    upgrading.demand_current(engine)
    engine.dispose()


@pytest.mark.slow
def test_a_database_of_a_newer_program_is_left_for_the_one_that_serves_to_refuse(tmp_path):
    path = tmp_path / "county.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE alembic_version (version_num TEXT)")
        database.execute("INSERT INTO alembic_version VALUES ('9999')")
    serve_verb._migrate_apart(f"sqlite:///{path}")
    with sqlite3.connect(path) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master")]
        assert tables == ["alembic_version"]
