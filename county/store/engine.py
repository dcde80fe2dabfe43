"""Opening the database, and transactions on it: SQLite in a file, or PostgreSQL."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc

from county import errors

_SQLITE_WAIT_MS = 20_000
#: A lock that is not given within this time is answered 503, and the station comes again.
_LOCK_WAIT_MS = 20_000
_CONNECT_WAIT_S = 10
_WRITES = "county_writes"

_log = logging.getLogger(__name__)


def open_engine(url: str, *, connections: int = 10) -> Engine:
    """An engine for a database; it connects at the first use.

    Args:
        url: of SQLAlchemy, ``sqlite:///FILE`` or ``postgresql+psycopg://…``.
        connections: at most so many at once in this process.

    Raises:
        errors.DatabaseUnreachable: the URL can't be understood, or there is no driver for it.
    """
    try:
        if url.startswith("sqlite"):
            return _sqlite(url, connections)
        options = f"-c lock_timeout={_LOCK_WAIT_MS} -c timezone=UTC"
        return create_engine(
            url,
            pool_size=connections,
            max_overflow=0,
            pool_timeout=30,
            # A server that was restarted leaves dead connections in the pool.
            pool_pre_ping=True,
            connect_args={"connect_timeout": _CONNECT_WAIT_S, "options": options},
        )
    except (exc.ArgumentError, exc.NoSuchModuleError, ValueError) as error:
        raise errors.DatabaseUnreachable(why="地址写法不对") from error


def _sqlite(url: str, connections: int) -> Engine:
    memory = {} if url == "sqlite://" else {"pool_size": connections, "max_overflow": 0}
    engine = create_engine(url, connect_args={"timeout": _SQLITE_WAIT_MS / 1000}, **memory)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Python's module would begin transactions by itself, and too late.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={_SQLITE_WAIT_MS}",
        "journal_mode=WAL",
        # What was acknowledged outlives a power cut.
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-8000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # Whoever reads first and writes later would meet a writer in between, and fail.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that may write; it commits when the block ends well.

    Raises:
        errors.Busy: the database does not answer, is full, or others hold it for too long.
    """
    with _translated(), engine.connect() as plain:
        connection = plain.execution_options(**{_WRITES: True})
        with connection.begin():
            yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that only reads.

    Raises:
        errors.Busy: the database does not answer.
    """
    with _translated(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (exc.OperationalError, exc.TimeoutError) as error:
        raise busy(error) from error
    except exc.DataError as error:
        # PostgreSQL keeps no NUL in a text; whoever sends one means harm, or is damaged.
        raise errors.Malformed("text") from error
    except exc.DBAPIError as error:
        if error.connection_invalidated:
            raise busy(error) from error
        raise


def busy(error: Exception) -> errors.Busy:
    """The refusal for an error of the database: come again."""
    cause: Any = getattr(error, "orig", None) or error
    # Names and numbers of errors alone: messages may quote what came in.
    named = (getattr(cause, name, None) for name in ("sqlite_errorname", "sqlstate"))
    why = next(filter(None, named), type(cause).__name__)
    _log.warning("database refuses", extra={"fields": {"why": why}})
    return errors.Busy(headers={"Retry-After": "5"}, why=why)


def is_sqlite(engine: Engine) -> bool:
    """Whether the database is SQLite."""
    return engine.dialect.name == "sqlite"
