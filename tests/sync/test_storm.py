"""Stations, workers and PostgreSQL while lines, workers, PCs and the server itself fail."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from desktop.config import Home
from desktop.services import opening
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.sync import enrolling, joining
from desktop.services.sync.joining import Beginning
from tests import postgres
from tests.conftest import CHEAP, PASSPHRASE
from tests.sync.conftest import CODE, Make, RealCounty
from tests.sync.promised import hold, pair_all, until_quiet
from tests.sync.shaping import Line, Shape, line_to

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(400),
    pytest.mark.skipif(postgres.binaries() is None, reason="needs Debian's package postgresql"),
]

OTHER = "999999002001"
_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cluster() -> Iterator[postgres.Cluster]:
    made = postgres.Cluster(postgres.binaries()).make().start()
    yield made
    made.remove()


@pytest.fixture
def county(cluster: postgres.Cluster, tmp_path: Path) -> Iterator[RealCounty]:
    """Two towns with a station each, three workers, PostgreSQL."""
    made = RealCounty(tmp_path / "county", ("--workers", "3"), database=cluster.database())
    made.found(CODE, OTHER)
    made.secure()
    made.start()
    yield made
    made.stop()


@dataclass
class Pc:
    """A PC with a line of its own, whose clerk works in another process."""

    number: int
    home: Path
    line: Line
    stop: Path
    said: Path
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        words = [str(self.home), PASSPHRASE, str(self.number), str(self.stop)]
        with self.said.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.sync.pc_at_work", *words],
                stdout=out, stderr=out, cwd=_ROOT,
            )  # fmt: skip

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def lines(self) -> list[str]:
        return self.said.read_text("utf-8").splitlines()

    def whole(self) -> int:
        """How many runs came to their end."""
        return self.lines().count("done")


def second_pc(county: RealCounty, folder: Path, code: str, clerk: str) -> Desk:
    begun = Beginning(Home(folder), county.code(code), PASSPHRASE, clerk=clerk, cost=CHEAP)
    made = joining.join(begun, county.url)
    return opening.open_desk(made.home, made.master, Here())


SHAPES = (
    Shape(bytes_per_s=60_000, round_trip_s=0.2),
    Shape(cut_every_bytes=9_000),
    Shape(garble_every_bytes=15_000),
    Shape(cut_every_bytes=40_000, garble_every_bytes=50_000, round_trip_s=0.05),
)


@pytest.fixture
def village(county: RealCounty, make_desk: Make, tmp_path: Path) -> Iterator[dict[str, list[Pc]]]:
    """Four PCs of two stations, each behind a bad line of another kind."""
    with contextlib.ExitStack() as stack:
        found: dict[str, list[Pc]] = {}
        for number, shape in enumerate(SHAPES):
            code, folder = (CODE, OTHER)[number // 2], tmp_path / f"pc{number}"
            line = stack.enter_context(line_to(county.port, seed=number))
            if number % 2 == 0:
                desk = make_desk(folder.name, code)
                enrolling.enroll(desk, county.url, county.code(code))
            else:
                desk = second_pc(county, folder, code, f"文书{number}")
            enrolling.add_address(desk, f"https://127.0.0.1:{line.port}")
            desk.close()
            line.shape = shape
            pc = Pc(number, folder, line, tmp_path / "stop", tmp_path / f"said{number}")
            found.setdefault(code, []).append(pc)
        yield found
        for pc in (each for pcs in found.values() for each in pcs):
            if pc.process is not None and pc.process.poll() is None:
                pc.kill()


def test_nothing_is_lost_or_doubled_whatever_dies(
    county: RealCounty, cluster: postgres.Cluster, village: dict[str, list[Pc]]
) -> None:
    pcs = [pc for each in village.values() for pc in each]
    for pc in pcs:
        pc.start()
    _wait(lambda: all(pc.lines() for pc in pcs), 60)

    def worker_dies() -> None:
        os.kill(county.worker_ids()[-1], signal.SIGKILL)

    def county_dies() -> None:
        county.stop(signal.SIGKILL)
        county.start()

    def server_crashes() -> None:
        cluster.stop(signal.SIGQUIT)
        cluster.start()

    def server_restarts() -> None:
        cluster.stop()
        cluster.start()

    def pc_dies(number: int) -> Callable[[], None]:
        def die() -> None:
            pcs[number].kill()
            pcs[number].start()

        return die

    for deed in (
        worker_dies, pc_dies(0), server_crashes, pc_dies(1), county_dies, worker_dies, pc_dies(2),
        server_restarts, pc_dies(3), worker_dies, pc_dies(0),
    ):  # fmt: skip
        deed()
        before = [len(pc.lines()) for pc in pcs]
        _wait(lambda b=before: sum(len(pc.lines()) - n for pc, n in zip(pcs, b, strict=True)) > 5)
    _wait(lambda: all(pc.whole() > 2 for pc in pcs), 60)
    for _ in range(6):
        for pc in pcs:
            if pc.whole() <= 2:
                pc.line.shape = _calmer(pc.line.shape)
        _wait(lambda: all(pc.whole() > 2 for pc in pcs), 20)
    pcs[0].stop.touch()
    for pc in pcs:
        # Whoever waits on a garbled length would wait for a minute.
        pc.line.shape = Shape()
        pc.line.cut()
    for pc in pcs:
        assert pc.process is not None
        pc.process.wait(60)
        assert pc.process.returncode == 0, "\n".join(pc.lines()[-30:])
    _judge(county, village)
    # It was a storm, and work went on in it.
    assert all(pc.whole() > 2 for pc in pcs), [pc.lines() for pc in pcs]
    assert all(pc.line.cuts for pc, shape in zip(pcs, SHAPES, strict=True) if shape.cut_every_bytes)
    assert any(line.startswith("no_line") for pc in pcs for line in pc.lines())
    assert "Traceback" not in county.log.read_text("utf-8")


def _judge(county: RealCounty, village: dict[str, list[Pc]]) -> None:
    for code, pcs in village.items():
        desks = {str(pc.number): _opened(pc.home) for pc in pcs}
        try:
            pair_all(list(desks.values()))
            until_quiet(list(desks.values()))
            feed = hold(county, code, desks)
            assert len(feed.rows) > 50
        finally:
            for desk in desks.values():
                desk.close()


def _opened(folder: Path) -> Desk:
    home = Home(folder)
    return opening.open_desk(home, opening.unlock(home, PASSPHRASE), Here())


def _calmer(shape: Shape) -> Shape:
    """On a busy machine others write faster than a line that is cut so often takes it away."""
    return replace(
        shape,
        cut_every_bytes=shape.cut_every_bytes * 2,
        garble_every_bytes=shape.garble_every_bytes * 2,
    )


def _wait(condition: Callable[[], bool], seconds: float = 15.0) -> None:
    """Until something is so, or long enough: a storm goes on whatever comes."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
