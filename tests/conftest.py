"""What every test stands on: no screen, no folder of the person logged in, China's wall clock."""

from __future__ import annotations

import datetime as dt
import gc
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt; a test of a real window starts Xvfb and passes its own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test may meet the keyring of whoever runs it.
os.environ["STATION_NO_KEYRING"] = "1"
# POSIX spelling, so that it works on a machine without a time zone database.
os.environ["TZ"] = "CST-8"
if hasattr(time, "tzset"):
    time.tzset()

from desktop.config import Home
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.founding import StationFacts, make_station
from desktop.services.opening import open_desk
from desktop.storage.keys import Argon2Cost, MasterKey

# The same examples at every run: what is green once stays green until the code changes. To hunt for
# new ones: pytest --hypothesis-profile=default
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

PASSPHRASE = "correct horse"
CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)

_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
_own_home = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Gives each test process folders of its own, so that no test meets the user's station."""
    # Short: a socket's path holds at most 107 bytes.
    home = Path(tempfile.mkdtemp(prefix="station-"))
    for name in _FOLDERS:
        os.environ[name] = str(home / name.split("_")[1].lower())
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    os.environ.pop("STATION_PASSPHRASE", None)
    config.stash[_own_home] = home

    # Widgets that earlier tests left behind must not be destroyed by whatever thread of a later
    # test happens to allocate: that ended the interpreter once. As in the window, cyclic garbage
    # goes on the main thread only, here between tests.
    gc.disable()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """After a test's fixtures, collect the generations that are due by Python's own thresholds."""
    yield
    for generation, due in enumerate(gc.get_threshold()):
        if gc.get_count()[generation] <= due:
            return
        gc.collect(generation)


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_own_home], ignore_errors=True)


@pytest.fixture
def now() -> dt.datetime:
    """A quiet Sunday morning."""
    return dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A folder for a station, with a blank and Chinese in its path."""
    return Home(tmp_path / "石桥 站")


@pytest.fixture
def master(home: Home, now: dt.datetime) -> MasterKey:
    """The key of a new station at `home`, made with a cheap passphrase."""
    facts = StationFacts("石桥村新时代文明实践站", "999999001001", "石桥镇", "示例县", "王文书")
    return make_station(home, facts, PASSPHRASE, cost=CHEAP, clock=lambda: now)


@pytest.fixture
def desk(home: Home, master: MasterKey, now: dt.datetime) -> Iterator[Desk]:
    """An open desk of that station; heavy work runs in this very process."""
    desk = open_desk(home, master, Here(), clock=lambda: now)
    yield desk
    desk.close()
