"""A real county, run as a program on a free port, and stations that speak to it over HTTP."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from county.app import County
from county.auth.certificates import make_certificates
from county.config import place_of, system_clock
from desktop.config import Home
from desktop.services import opening
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.founding import StationFacts, make_station
from desktop.services.sync import enrolling
from desktop.services.sync.lines import WireLines, line_of
from desktop.services.sync.sync_run import WholeRun, run
from tests.conftest import CHEAP, PASSPHRASE

CODE, TOWN, COUNTY = "999999001001", "999999001", "999999"
NAME = "石桥村新时代文明实践站"
_SERVING = re.compile(r"https?://[^ ]+:(\d+)")
_START_S = 60


@dataclass
class RealCounty:
    """A county platform as an administrator runs it.

    Args:
        data: its folder.
        more: arguments of `serve` beside the port.
        database: of SQLAlchemy; its own SQLite file where empty.
        environment: what its process finds there beside ours.
        under: what runs it, before its own name.
    """

    data: Path
    more: tuple[str, ...] = ()
    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    database: str = ""
    environment: dict[str, str] = field(default_factory=dict)
    under: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        scheme = "https" if "--tls-cert" in self.more else "http"
        return f"{scheme}://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """What it wrote to stderr; a file, since a pipe that nobody reads would stop it."""
        return self.data.with_name(f"{self.data.name}.log")

    def told(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one verb, whatever comes of it."""
        where = ["--data", str(self.data), *(["--database", self.database] * bool(self.database))]
        return subprocess.run(
            [*_PROGRAM, *words, *where],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=_START_S,
        )

    def command(self, *words: str) -> str:
        """Run one verb; gives what it printed."""
        done = self.told(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    @contextlib.contextmanager
    def office(self) -> Iterator[County]:
        """Its verbs in this very process, beside those that serve: quicker than the program."""
        county = County(place_of(str(self.data), self.database or None))
        try:
            yield county.open()
        finally:
            county.close()

    def found(self, *stations: str) -> None:
        """Write down the county, its towns and its stations."""
        with self.office() as county:
            county.stations.add(stations[0][:6], "示例县")
            for town in sorted({code[:9] for code in stations}):
                county.stations.add(town, "石桥镇")
            for code in stations:
                county.stations.add(code, NAME)

    def secure(self) -> None:
        """Give it a certificate by a CA of its own; from the next start on it speaks TLS."""
        made = make_certificates(self.data / "ca", ["127.0.0.1"], system_clock())
        self.more += ("--tls-cert", str(made.certificate), "--tls-key", str(made.key))

    def code(self, station: str = CODE) -> str:
        """A new enrolment code."""
        with self.office() as county:
            return county.enrolling.make_code(station).code

    def start(self) -> None:
        """Serve, on the port of the last time if there was one."""
        program = (sys.executable, "-m", *self.under, "county")
        words = [*program, "serve", "--with-parent", "--port", str(self.port)]
        words += ["--data", str(self.data)]
        words += ["--database", self.database] if self.database else []
        with self.log.open("ab") as log:
            before = log.tell()
            self.process = subprocess.Popen(
                [*words, *self.more],
                stdin=subprocess.PIPE,
                stderr=log,
                env={**os.environ, **self.environment},
                start_new_session=True,
            )
        end = time.monotonic() + _START_S
        while True:
            said = self.log.read_bytes()[before:].decode("utf-8", "replace")
            if match := _SERVING.search(said):
                self.port = int(match[1])
            if said.count("Application startup complete") >= self.workers:
                return
            assert self.process.poll() is None, said
            assert time.monotonic() < end, said
            time.sleep(0.02)

    @property
    def workers(self) -> int:
        """How many processes serve."""
        return int(self.more[self.more.index("--workers") + 1]) if "--workers" in self.more else 1

    def worker_ids(self) -> list[int]:
        """The processes that serve, where there are several."""
        assert self.process is not None
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        children = [int(each) for task in tasks for each in task.read_text().split()]
        return [each for each in children if b"spawn_main" in _command_of(each)]

    def stop(self, how: int = signal.SIGTERM) -> None:
        """Stop serving; SIGKILL takes all its processes at once, as a power cut does."""
        if self.process is not None:
            if how == signal.SIGKILL:
                os.killpg(self.process.pid, how)
            else:
                self.process.send_signal(how)
            self.process.wait(timeout=_START_S)
            assert self.process.stdin is not None
            self.process.stdin.close()
            self.process = None


_PROGRAM = (sys.executable, "-m", "county")


def _command_of(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


@pytest.fixture
def real_county(tmp_path: Path) -> Iterator[RealCounty]:
    """A county with one town and one station, serving."""
    county = RealCounty(tmp_path / "county")
    county.found(CODE)
    county.start()
    yield county
    county.stop()


Make = Callable[..., Desk]


@pytest.fixture
def make_desk(tmp_path: Path) -> Iterator[Make]:
    """Makes stations in folders of their own; closes their desks afterwards."""
    opened: list[Desk] = []

    def make(folder: str, code: str = CODE, name: str = NAME) -> Desk:
        home = Home(tmp_path / folder)
        facts = StationFacts(name, code, "石桥镇", "示例县", "王文书")
        master = make_station(home, facts, PASSPHRASE, cost=CHEAP)
        desk = opening.open_desk(home, master, Here())
        opened.append(desk)
        return desk

    make.opened = opened  # type: ignore[attr-defined]
    yield make
    for desk in opened:
        desk.close()


@pytest.fixture
def station(make_desk: Make, real_county: RealCounty) -> Desk:
    """A station that has joined the real county."""
    desk = make_desk("站")
    enrolling.enroll(desk, real_county.url, real_county.code())
    return desk


@pytest.fixture(scope="module")
def shim_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What makes disks fail when preloaded; see `tests.sync.on_bad_disk`."""
    from tests.faults import shim

    if not sys.platform.startswith("linux") or not shutil.which("cc"):
        pytest.skip("needs Linux and a C compiler")
    return shim.build(tmp_path_factory.mktemp("shim"))


def synced(desk: Desk, *, whole: bool = True) -> WholeRun:
    """One run over a new line; ends well unless told otherwise."""
    with line_of(desk, WireLines(desk.clock)) as line:
        done = run(desk, line)
    if whole:
        assert done.error is None, (done.state, done.error and done.error.facts)
    return done


def until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait for something to become so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not become so"
        time.sleep(0.02)
