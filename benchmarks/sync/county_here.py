"""The real county program on a loopback port, with a station's code in hand."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COUNTY, TOWN = "610802", "610802001"
STATION = "610802001001"
_WAIT_S, _STOP_S = 60, 40


@dataclass(frozen=True, slots=True)
class Load:
    """What a process and those it started have used.

    Args:
        rss_mib: resident memory of the largest of them that serves.
        peak_mib: the most it ever had.
        cpu_s: processor time of all.
    """

    rss_mib: float
    peak_mib: float
    cpu_s: float


class CountyHere:
    """`county serve` in a folder of its own.

    Args:
        folder: where its keys and its database lie.
        port: on loopback.
        database: of SQLAlchemy; its own SQLite file where None.
        workers: processes that serve.
    """

    def __init__(
        self, folder: Path, port: int, database: str | None = None, workers: int = 1
    ) -> None:
        self.folder = folder
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self._where = ["--data", str(folder)]
        self._where += ["--database", database] if database else []
        self._workers = workers
        self._process: subprocess.Popen[bytes] | None = None

    def found(self, stations: Sequence[str] = (STATION,)) -> None:
        """Write down who the county is, its town and its stations."""
        self.say("init", "--code", COUNTY, "--name", "榆阳区")
        for town in sorted({code[:9] for code in stations}):
            self.say("town", "add", "--code", town, "--name", "某镇")
        for code in stations:
            self.say("station", "add", "--code", code, "--name", "石桥村新时代文明实践站")

    def code(self, station: str = STATION) -> str:
        """A one-time code for a PC of a station."""
        return str(json.loads(self.say("enrol-code", station, "--json"))["code"])

    def say(self, *words: str) -> str:
        """Run a verb of the program; what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "county", *self._where, *words],
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise SystemExit(f"county {' '.join(words)}: {done.stderr.strip()}")
        return done.stdout

    def start(self) -> None:
        """Serve, and wait until it listens."""
        served = [
            "serve",
            "--with-parent",
            "--port",
            str(self.port),
            "--workers",
            str(self._workers),
        ]
        log = (self.folder.parent / f"county-{self.port}.log").open("ab")
        with log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "county", *self._where, *served],
                stdin=subprocess.PIPE,  # a benchmark that is killed leaves no county behind
                stdout=log,
                stderr=log,
            )
        listening(self.port)

    def stop(self) -> None:
        """Stop as an administrator does."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(_STOP_S)
            assert self._process.stdin is not None
            self._process.stdin.close()
            self._process = None

    def __enter__(self) -> CountyHere:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def load(self) -> Load:
        """What it uses now."""
        assert self._process is not None
        return load_of(self._process.pid)


def load_of(pid: int) -> Load:
    family = [pid, *_children(pid)]
    facts = [_status(each) for each in family]
    # With several workers the first process only minds them.
    serving = facts[1:] or facts
    return Load(
        max(fact["VmRSS"] for fact in serving),
        max(fact["VmHWM"] for fact in serving),
        sum(_cpu_s(each) for each in family),
    )


def listening(port: int) -> None:
    """Wait until somebody listens on a loopback port."""
    until = time.monotonic() + _WAIT_S
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"nobody listens on {port}")


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in path.read_text().split():
            if "resource_tracker" not in Path(f"/proc/{child}/cmdline").read_text():
                found += [int(child), *_children(int(child))]
    return found


def _status(pid: int) -> dict[str, float]:
    told: dict[str, Any] = {"VmRSS": 0.0, "VmHWM": 0.0}
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        name, _, rest = line.partition(":")
        if name in told:
            told[name] = int(rest.split()[0]) / 1024
    return told


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
