"""What every test stands on: no screen, no folder of the person logged in, China's wall clock."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest

# Before anything imports Qt; a test of a real window starts Xvfb and passes its own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# POSIX spelling, so that it works on a machine without a time zone database.
os.environ["TZ"] = "CST-8"
if hasattr(time, "tzset"):
    time.tzset()

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


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_own_home], ignore_errors=True)
