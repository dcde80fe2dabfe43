"""Bringing the database to this program's version: under a lock, all or nothing, never back."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, exc, inspect, text

from county import errors
from county.store.engine import is_sqlite, reading, writing

_STEPS = Path(__file__).parent / "migrations"
#: Any number of our own: one process at a time migrates a PostgreSQL database.
_LOCK = 0x6369_7669_6331


def revisions() -> list[str]:
    """The steps this program knows, in order."""
    return sorted(path.name.split("_")[0] for path in (_STEPS / "versions").glob("[0-9]*.py"))


def version(connection: Connection) -> str | None:
    """The last step the database has taken; None for one without our tables.

    Raises:
        errors.NewerDatabase: it took steps this program does not know.
    """
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(
        text("SELECT version_num FROM alembic_version")
    ).scalar_one_or_none()
    if found is not None and found not in revisions():
        raise errors.NewerDatabase(found=found[:40])
    return found


def upgrade(engine: Engine) -> str | None:
    """Take the steps the database lacks; several workers at once do no harm.

    Returns:
        The step it stood at before; None for a new database.

    Raises:
        errors.NewerDatabase: made by a newer program; nothing was changed.
        errors.DatabaseUnreachable: it does not answer.
    """
    _demand_folder(engine)
    try:
        with writing(engine) as connection:
            if not is_sqlite(engine):  # there, beginning to write was the lock
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            before = version(connection)
            if before != revisions()[-1]:
                _run(connection)
    except errors.Busy as error:
        raise _unreachable(error) from error
    except exc.DBAPIError as error:
        raise _unreachable(error) from error
    return before


def demand_current(engine: Engine) -> None:
    """Refuse a database of another version, changing nothing.

    Raises:
        errors.NewerDatabase: made by a newer program.
        errors.DatabaseUnreachable: it does not answer, or was never migrated.
    """
    if stands_at(engine) != revisions()[-1]:
        raise errors.DatabaseUnreachable(why="数据库还没有升级")


def stands_at(engine: Engine) -> str | None:
    """The last step of a database; None for one without our tables.

    Raises:
        errors.NewerDatabase: made by a newer program.
        errors.DatabaseUnreachable: it does not answer.
    """
    try:
        with reading(engine) as connection:
            return version(connection)
    except errors.Busy as error:
        raise _unreachable(error) from error


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _demand_folder(engine: Engine) -> None:
    """SQLite would say no more than that it can't open the file."""
    path = engine.url.database
    if not is_sqlite(engine) or not path or path == ":memory:":
        return
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise errors.FileRefused(path=path, why="所在的文件夹建不了") from error


def _unreachable(error: Exception) -> errors.DatabaseUnreachable:
    cause = error.__cause__ if isinstance(error, errors.Busy) else error
    original = getattr(cause, "orig", None) or cause
    first = str(original).strip().splitlines()[:1]
    return errors.DatabaseUnreachable(why=first[0][:200] if first else type(original).__name__)
