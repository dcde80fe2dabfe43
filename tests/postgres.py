"""A PostgreSQL cluster of the tests' own: made, started on a free loopback port, and stopped.

Debian's programs; it runs as `nobody` where the tests run as root, since initdb refuses that.
Nothing is relaxed: fsync and synchronous_commit are on, as at a county.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

_USER = "postgres"
_ORDINARY = "nobody"
_START_S = 60


def binaries() -> Path | None:
    """The folder of PostgreSQL's programs, the newest version; None if there is none."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(on_path).parent if on_path else None


class Cluster:
    """One cluster in a folder of its own.

    Args:
        programs: folder of initdb and postgres.
        settings: of its configuration, beside ours.
    """

    def __init__(self, programs: Path, **settings: str) -> None:
        self._programs = programs
        # Outside pytest's folders, which others may not enter; a socket's path must be short.
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._data = self.folder / "data"
        self.port = _free_port()
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._databases = 0

    def make(self) -> Cluster:
        """Make its files."""
        self.folder.chmod(0o700)
        if os.geteuid() == 0:
            owner = pwd.getpwnam(_ORDINARY)
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self._run(
            "initdb", "-D", str(self._data), "-U", _USER, "--auth=trust", "-E", "UTF8",
            "--locale=C", "--no-instructions",
        )  # fmt: skip
        return self

    def start(self) -> Cluster:
        """Start the server and wait until it answers."""
        log = (self.folder / "log").open("ab")
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": str(self.folder),
            "fsync": "on",
            "synchronous_commit": "on",
            "shared_buffers": "64MB",
            "max_connections": "60",
            **self._settings,
        }
        options = [f"-c{name}={value}" for name, value in settings.items()]
        self._process = subprocess.Popen(
            [str(self._programs / "postgres"), "-D", str(self._data), *options],
            stdout=log, stderr=log, cwd=self.folder, **_as_ordinary(),
        )  # fmt: skip
        log.close()
        self._wait()
        return self

    def stop(self, how: int = signal.SIGINT) -> None:
        """Stop the server: SIGINT at once but properly, SIGQUIT as if it crashed."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(60)
            self._process = None

    def remove(self) -> None:
        """Stop it and delete its files."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def database(self, name: str | None = None) -> str:
        """A new empty database.

        Returns:
            Its URL for SQLAlchemy.
        """
        self._databases += 1
        name = name or f"county_{self._databases}"
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return f"postgresql+psycopg://{_USER}@127.0.0.1:{self.port}/{name}"

    def dsn(self, name: str) -> str:
        """How libpq and its programs are told of a database."""
        return f"postgresql://{_USER}@127.0.0.1:{self.port}/{name}"

    def program(self, name: str, *arguments: str) -> None:
        """Run pg_dump, pg_restore … to its end."""
        self._run(name, *arguments)

    def _run(self, name: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._programs / name), *arguments],
            capture_output=True, cwd=self.folder, check=False, **_as_ordinary(),
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stderr.decode(errors='replace')}")

    def _wait(self) -> None:
        end = time.monotonic() + _START_S
        while True:
            try:
                psycopg.connect(self.dsn("postgres"), connect_timeout=5).close()
                return
            except psycopg.OperationalError:
                gone = self._process is None or self._process.poll() is not None
                if gone or time.monotonic() > end:
                    log = (self.folder / "log").read_text(errors="replace")
                    raise RuntimeError(f"postgres did not start: {log[-2000:]}") from None
                time.sleep(0.05)


def _as_ordinary() -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    owner = pwd.getpwnam(_ORDINARY)
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
