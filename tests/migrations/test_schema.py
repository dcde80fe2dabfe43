"""The schema that all steps make is the one the kinds of today ask for."""

import pytest

from desktop import errors
from desktop.model.kinds import ALL
from desktop.storage import database, migrations
from desktop.storage.driver import Migrations
from desktop.storage.guards import install_guards, record_tables
from desktop.storage.tables import OWN_COLUMNS, create_record_table

KEY = bytes(range(32))


@pytest.fixture
def store(tmp_path):
    made = database.create(tmp_path / "station.db", KEY)
    yield made
    made.close()


@pytest.mark.parametrize("kind", ALL.values(), ids=ALL.keys())
def test_each_kind_has_its_table_with_just_its_fields(store, kind):
    columns = store.database[kind.name].columns_dict
    fields = {f.name: f.column_type for f in kind.fields}
    wanted = {"id": str, **fields, **OWN_COLUMNS, **dict.fromkeys(kind.derived, str)}
    assert columns == wanted


@pytest.mark.parametrize("kind", ALL.values(), ids=ALL.keys())
def test_each_reference_is_a_foreign_key(store, kind):
    keys = {(key.column, key.other_table) for key in store.database[kind.name].foreign_keys}
    assert keys == {(f.name, f.refers_to) for f in kind.fields if f.refers_to}


def test_every_record_table_is_a_kind_and_guarded(store):
    assert set(record_tables(store.database)) == set(ALL)
    guards = {t.name for t in store.database.triggers}
    for name in ALL:
        assert {f"guard_{name}_{event}" for event in ("insert", "update", "delete")} <= guards


def test_tables_are_strict(store):
    for name in ALL:
        assert store.database[name].strict


def with_steps(*extra):
    steps = Migrations("station")
    for step in migrations.STEPS:
        steps(name=step.__name__.rsplit(".", 1)[-1])(step.apply)
    for step in extra:
        steps(name=step.__name__)(step)
    return steps


def step_new_table(db):
    create_record_table(db, "partner", {"name": str}, {})


def step_new_column(db):
    # sqlite-utils makes no partial index anew; it refuses rather than lose one.
    db.execute("DROP INDEX few_team_removed_at")
    db["team"].transform(rename={"slogan": "motto"})


def test_guards_stand_again_after_transform_made_a_table_anew(store):
    migrations.migrate(store.database, with_steps(step_new_column))
    assert "motto" in store.database["team"].columns_dict
    with pytest.raises(errors.UnjournalledWrite):
        store.run("INSERT INTO team (id, revision, name) VALUES ('x', 1, 'y')")


def test_transform_alone_would_have_lost_them(store):
    with store.transaction():
        store.run("DROP INDEX few_team_removed_at")
        store.database["team"].transform(rename={"slogan": "motto"})
        names = {t.name for t in store.database.triggers}
        assert "guard_team_insert" not in names
        install_guards(store.database)


def step_that_breaks(db):
    db["team"].add_column("colour", str)
    raise RuntimeError("planted")


def test_a_failing_step_leaves_the_old_file(store):
    before = store.database.schema
    with pytest.raises(RuntimeError):
        migrations.migrate(store.database, with_steps(step_new_table, step_that_breaks))
    assert store.database.schema == before
    assert migrations.schema_version(store.database) == migrations.SCHEMA_VERSION


def test_nothing_is_done_twice(store):
    assert not migrations.migrate(store.database)
