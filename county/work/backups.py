"""Backups of the database, on SQLite and PostgreSQL, and the watermark a whole one moves."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, inspect, update
from sqlalchemy.engine import URL

from county import errors
from county.config import Clock
from county.store import audit, feeds
from county.store.engine import is_sqlite, reading, writing
from county.store.tables.feeds import feed
from county.store.whole_files import flush_to_disk

_LONGEST_S = 6 * 3600


@dataclass(frozen=True, slots=True)
class Done:
    """A backup that was made and verified.

    Args:
        path: the file.
        bytes: its size.
        feeds: how many feeds it holds.
        rows: how many rows they have together.
    """

    path: Path
    bytes: int
    feeds: int
    rows: int


@dataclass(frozen=True, slots=True)
class _Mark:
    feed: str
    row: int
    hash: bytes


class Backups:
    """Makes backups of a county's database.

    Args:
        engine: of the database.
        clock: of the county.
        make_snapshots: makes the snapshots that are due, so that the backup holds them.
    """

    def __init__(self, engine: Engine, clock: Clock, make_snapshots: Callable[[], object]) -> None:
        self._engine = engine
        self._clock = clock
        self._make_snapshots = make_snapshots

    def make(self, path: Path) -> Done:
        """Write the database to a file, verify it, then tell stations what they may forget.

        Args:
            path: the file; one of that name is replaced once the new one is whole.

        Raises:
            errors.BackupFailed: it was not made or is not whole; no watermark moved.
        """
        if path.is_dir():
            raise errors.BackupFailed(why=f"{path} 是文件夹，请写明文件名")
        part = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
        self._make_snapshots()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            marks = self._mark()
            if is_sqlite(self._engine):
                self._sqlite(part)
            else:
                self._postgresql(part)
            flush_to_disk(part)
            part.replace(path)
            flush_to_disk(path.parent)
            size = path.stat().st_size
        except OSError as error:
            raise errors.BackupFailed(why=f"文件 {path} 写不进去（{error.strerror}）") from error
        finally:
            part.unlink(missing_ok=True)
        self._announce(marks)
        return Done(path, size, len(marks), sum(mark.row for mark in marks))

    def _mark(self) -> list[_Mark]:
        """Note in the database itself up to where the backup will hold each feed at least."""
        with reading(self._engine) as connection:
            codes = feeds.codes(connection)
        marks = []
        for code in codes:
            with writing(self._engine) as connection:  # one feed a transaction
                head = feeds.mark(connection, code)
            marks.append(_Mark(code, head.row, head.hash))
        return marks

    def _sqlite(self, part: Path) -> None:
        """A copy as of one moment."""
        source = self._engine.url.database
        try:
            with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as connection:
                connection.execute("PRAGMA busy_timeout=20000")
                connection.execute("VACUUM INTO ?", (str(part),))
            with closing(sqlite3.connect(f"file:{part}?mode=ro", uri=True)) as copy:
                found = copy.execute("PRAGMA integrity_check").fetchone()[0]
                if found != "ok":
                    raise errors.BackupFailed(why="副本没有通过检查")
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
                raise errors.BackupFailed(why=f"{part.parent} 所在的磁盘没有地方了") from error
            raise errors.BackupFailed(why=f"数据库读不出来（{error}）") from error

    def _postgresql(self, part: Path) -> None:
        """A dump; it holds at least what stood when it began."""
        run_tool("pg_dump", self._engine.url, "--format=custom", f"--file={part}")
        # Unpacks every table, without a server: a file that was cut short ends here.
        run_tool("pg_restore", None, "--file=/dev/null", str(part))

    def _announce(self, marks: list[_Mark]) -> None:
        for mark in marks:
            with writing(self._engine) as connection:  # one feed a transaction
                feeds.set_kept(connection, {mark.feed: (mark.row, mark.hash)})
        with writing(self._engine) as connection:
            audit.note(connection, self._clock(), "console", "backup", f"{len(marks)} 个单位")


def restore(engine: Engine, path: Path) -> None:
    """Bring a backup back into an empty database.

    Pictures are not in it: `county.work.picture_copies` puts those back, or asks for them again.

    Args:
        engine: of the database it goes into.
        path: the backup.

    Raises:
        errors.RestoreRefused: the database is not empty, or the file is no backup.
    """
    if not path.is_file():
        raise errors.RestoreRefused(why=f"没有文件 {path}")
    if is_sqlite(engine):
        _restore_sqlite(engine, path)
    else:
        _restore_postgresql(engine, path)
    # The mark was announced after the backup was written, so that it is not in it; yet it is where
    # replicas and this county agree, however many rows come before they meet.
    with writing(engine) as connection:
        connection.execute(update(feed).values(kept=feed.c.head, kept_hash=feed.c.hash))
        for code in feeds.codes(connection):
            feeds.begin_life(connection, code, os.urandom(feeds.SALT_BYTES))


def _restore_sqlite(engine: Engine, path: Path) -> None:
    target = Path(engine.url.database or "")
    # A log that is left behind would be written into the restored file.
    if any(target.with_name(target.name + each).exists() for each in ("", "-wal", "-shm")):
        raise errors.RestoreRefused(why=f"{target} 已经存在，请先移走它（连同 -wal、-shm 文件）")
    part = target.with_name(f".{target.name}.part")
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as copy:
            whole = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            copy.execute("SELECT version_num FROM alembic_version")
        if not whole:
            raise errors.RestoreRefused(why="备份文件已损坏")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, part)
        flush_to_disk(part)
        part.replace(target)
    except sqlite3.Error as error:
        raise errors.RestoreRefused(why=f"{path} 不是县平台的备份") from error
    except OSError as error:
        raise errors.RestoreRefused(why=f"写不进去（{error.strerror}）") from error
    finally:
        part.unlink(missing_ok=True)


def _restore_postgresql(engine: Engine, path: Path) -> None:
    with reading(engine) as connection:
        if inspect(connection).get_table_names():
            raise errors.RestoreRefused(why="数据库里已经有表，请先新建一个空数据库")
    try:
        run_tool(
            "pg_restore",
            engine.url,
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            str(path),
        )
    except errors.BackupFailed as error:
        raise errors.RestoreRefused(why=str(error.facts.get("why", ""))) from error


def run_tool(name: str, url: URL | None, *arguments: str) -> None:
    """Run a program of PostgreSQL; the password goes by the environment, never by an argument.

    Raises:
        errors.BackupFailed: it is not installed, or it failed.
    """
    program = find_tool(name)
    environment = dict(os.environ)
    where: list[str] = []
    if url is not None:
        if url.password:
            environment["PGPASSWORD"] = str(url.password)
        pairs = (("host", url.host), ("port", url.port), ("username", url.username))
        where = [f"--{option}={value}" for option, value in pairs if value]
        host = url.query.get("host")
        if isinstance(host, str) and not url.host:
            where.append(f"--host={host}")
        where.append(f"--dbname={url.database}")
    try:
        done = subprocess.run(  # noqa: S603 - a program of PostgreSQL, arguments of ours
            [program, "--no-password", *where, *arguments]
            if url is not None
            else [program, *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise errors.BackupFailed(why=f"{name} 没有运行完") from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise errors.BackupFailed(why=f"{name}：{told[-1][:300] if told else done.returncode}")


def find_tool(name: str) -> str:
    """Where a program of PostgreSQL is, the newest if there are several.

    Raises:
        errors.BackupFailed: it is not installed.
    """
    found = shutil.which(name)
    if found:
        return found
    installed = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"),
        key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0,
    )
    if not installed:
        raise errors.BackupFailed(why=f"这台机器上没有 {name}，请安装 PostgreSQL 客户端")
    return str(installed[-1])
