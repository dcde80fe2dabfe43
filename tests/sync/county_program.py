"""`county serve` as a program of its own on a free port, for tests of the platform alone."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
_SERVING = re.compile(r"(https?)://[^ ]+:(\d+)")
_WAIT_S = 60


class CountyProgram:
    """Starts, asks and stops it.

    Args:
        data: its folder.
        database: URL; SQLite in the folder where empty.
        more: further arguments of `serve`.
        environment: beside the test's own.
    """

    def __init__(
        self,
        data: Path,
        database: str = "",
        more: tuple[str, ...] = (),
        environment: dict[str, str] | None = None,
    ) -> None:
        where = ["--data", str(data)]
        self.where = [*where, "--database", database] if database else where
        self.more = more
        self.environment = {**os.environ, **(environment or {})}
        self.log: queue.Queue[str] = queue.Queue()
        self.lines: list[str] = []
        self.url = ""
        self.process: subprocess.Popen[str] | None = None

    def run(self, *words: str, code: int = 0) -> str:
        """One verb; gives what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "county", *words, *self.where],
            capture_output=True,
            encoding="utf-8",
            cwd=_ROOT,
            env=self.environment,
            timeout=_WAIT_S,
            check=False,
        )
        assert done.returncode == code, (done.returncode, done.stderr)
        return done.stdout

    def told(self, *words: str) -> Any:
        """The JSON a verb printed."""
        return json.loads(self.run(*words, "--json"))

    def start(self, workers: int = 1) -> CountyProgram:
        """Serve; returns once every worker is ready."""
        words = ["serve", "--with-parent", "--port", "0", "--workers", str(workers), *self.more]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "county", *words, *self.where],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=_ROOT,
            env=self.environment,
            # Workers are killed with it: they hold the pipe we read.
            start_new_session=True,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        ready = 0
        while ready < workers:
            line = self.log.get(timeout=_WAIT_S)
            if match := _SERVING.search(line):
                self.url = f"{match[1]}://127.0.0.1:{match[2]}"
            ready += "Application startup complete" in line
        return self

    def _listen(self) -> None:
        assert self.process is not None
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line)
            self.log.put(line)

    def workers(self) -> list[int]:
        """Process ids of those that serve."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        serving = {
            int(json.loads(line)["pid"])
            for line in self.lines
            if line.startswith("{") and "startup complete" in line
        }
        known = {int(child) for child in children.split()} | {self.process.pid}
        return sorted(serving & known)

    def send(self, number: int) -> None:
        """Send it a signal."""
        assert self.process is not None
        self.process.send_signal(number)

    def stop(self, how: int = signal.SIGTERM) -> int:
        """Stop it; its exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(timeout=_WAIT_S)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self._listener.join(_WAIT_S)
        for stream in (self.process.stdin, self.process.stderr):
            assert stream is not None
            stream.close()
        return code


def resident_kib(pid: int) -> int:
    """Memory a process holds."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+)", status)
    assert found
    return int(found[1])
