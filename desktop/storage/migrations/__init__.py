"""Numbered, append-only steps from an empty file to today's schema.

A step is frozen once released: it names its columns itself and never asks `desktop.model`, which
moves on. A test holds the result against the kinds of today. To change the schema, add
`step_NNNN_subject.py` and list it here, last.
"""

from __future__ import annotations

from desktop import errors
from desktop.storage.driver import Connection, Database, Migrations, roll_back, translated
from desktop.storage.guards import install_guards
from desktop.storage.migrations import (
    step_0001_ground,
    step_0002_safety,
    step_0003_sync,
    step_0004_window,
    step_0005_people,
)

STEPS = (
    step_0001_ground,
    step_0002_safety,
    step_0003_sync,
    step_0004_window,
    step_0005_people,
)

#: The schema this program writes; stands in the file as `PRAGMA user_version`.
SCHEMA_VERSION = len(STEPS)


def migration_set() -> Migrations:
    """All steps as a set of sqlite-utils, in order."""
    migrations = Migrations("station")
    for step in STEPS:
        migrations(name=step.__name__.rsplit(".", 1)[-1])(step.apply)
    return migrations


def schema_version(database: Database | Connection) -> int:
    """The schema a file was written with; 0 for an empty one."""
    with translated():
        return int(database.execute("PRAGMA user_version").fetchone()[0])


def migrate(database: Database, migrations: Migrations | None = None) -> bool:
    """Bring a file up to today's schema: all steps that lack, or none.

    Args:
        database: open, outside a transaction.
        migrations: another set, for tests.

    Returns:
        Whether anything was done.

    Raises:
        errors.NewerStation: the file is from a newer program; nothing was touched.
    """
    steps = migrations or migration_set()
    with translated():
        pending = len(steps.pending(database))
        known = pending + len(steps.applied(database))
    found = schema_version(database)
    if found > known:
        raise errors.NewerStation(found=found, known=known)
    if not pending:
        return False
    with translated():
        database.execute("BEGIN IMMEDIATE")
        try:
            # All steps in one transaction: a step that fails leaves the old file as it was.
            steps.apply(database)
            install_guards(database)
            database.execute(f"PRAGMA user_version = {known}")
            database.execute("COMMIT")
        except BaseException:
            roll_back(database.conn)
            raise
    return True
