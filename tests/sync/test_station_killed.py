"""`station sync`, the program itself, killed at any byte of its way: it goes on where it was."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.config import Home
from desktop.services import opening, records
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.sync import enrolling
from tests.conftest import PASSPHRASE
from tests.county_pc import notice
from tests.sync.conftest import CODE, Make, RealCounty
from tests.sync.promised import hold, until_quiet
from tests.sync.shaping import Line, Shape, line_to

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

_ROOT = Path(__file__).parents[2]
PEOPLE = 400


@pytest.fixture
def line(real_county: RealCounty) -> Iterator[Line]:
    with line_to(real_county.port) as line:
        yield line


@pytest.fixture
def folder(make_desk: Make, real_county: RealCounty, line: Line) -> Path:
    """A station with people that no county has, closed; there is news for it too."""
    with real_county.office() as office:
        office.administering.publish("document", [notice(f"通知{n}") for n in range(100)])
    desk = make_desk("站")
    enrolling.enroll(desk, line.url, real_county.code())
    for number in range(PEOPLE):
        told = {"name": f"张{number}", "phone": f"139{number:08}", "notes": os.urandom(40).hex()}
        records.add(desk, "volunteer", told)
    desk.close()
    return desk.home.path


def _sync(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "desktop", "--home", str(folder), "sync", "--json"],
        cwd=_ROOT, text=True, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "STATION_PASSPHRASE": PASSPHRASE},
    )  # fmt: skip


def test_it_goes_on_wherever_it_was_killed(
    folder: Path, line: Line, real_county: RealCounty
) -> None:
    line.shape = Shape(bytes_per_s=25_000, round_trip_s=0.1)
    killed = 0
    for up, down in ((500, 0), (12_000, 0), (30_000, 0), (0, 400), (0, 2_500), (0, 6_000)):
        before = dict(line.carried)
        process = _sync(folder)
        while process.poll() is None and not (
            line.carried["up"] - before["up"] > up and line.carried["down"] - before["down"] > down
        ):
            time.sleep(0.002)
        killed += process.poll() is None
        process.kill()
        process.communicate()
    assert killed >= 4
    line.shape = Shape()
    process = _sync(folder)
    _, told = process.communicate(timeout=100)
    assert process.returncode == 0, told
    desk = _opened(folder)
    try:
        until_quiet([desk])
        feed = hold(real_county, CODE, {"the PC": desk})
        people = [row for row in feed.rows if row.key[0] == "volunteer"]
        assert len(people) == len({row.key for row in people}) == PEOPLE
    finally:
        desk.close()


def _opened(folder: Path) -> Desk:
    home = Home(folder)
    return opening.open_desk(home, opening.unlock(home, PASSPHRASE), Here())
