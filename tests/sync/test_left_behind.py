"""A county that a program started ends with that program, also when nobody could tell it to."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.sync.conftest import until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

_ROOT = Path(__file__).resolve().parents[2]
_SERVE = """
import subprocess, sys, time
words = [sys.executable, "-m", "county", "serve", "--with-parent", "--port", "0", *sys.argv[1:]]
with open(sys.argv[2] + ".log", "wb") as log:
    serving = subprocess.Popen(words, stdin=subprocess.PIPE, stderr=log)
print(serving.pid, flush=True)
time.sleep(600)
"""
_SAMPLE = """
import sys, time
from pathlib import Path
from desktop.services.sample_county import SampleCounty
county = SampleCounty(Path(sys.argv[1]))
county.start()
print(county._process.pid, flush=True)
time.sleep(600)
"""


@contextmanager
def started(script: str, *words: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A program that starts a county, and the county's process."""
    parent = subprocess.Popen(
        [sys.executable, "-c", script, *words], cwd=_ROOT, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    serving = int(parent.stdout.readline())
    try:
        yield parent, serving
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()
        with suppress(ProcessLookupError):
            os.kill(serving, signal.SIGKILL)


def workers(serving: int) -> list[int]:
    tasks = Path(f"/proc/{serving}/task").glob("*/children")
    return [int(each) for task in tasks for each in task.read_text().split()]


def ended(process: int) -> bool:
    """Gone, or waiting for nobody to take note of it."""
    with suppress(FileNotFoundError):
        return bool(re.search(r"^State:\s+[ZX]", Path(f"/proc/{process}/status").read_text(), re.M))
    return True


@pytest.mark.parametrize("how_many", [1, 2])
def test_a_county_whose_parent_was_killed_stops_as_if_it_had_been_told(
    tmp_path: Path, how_many: int
) -> None:
    data = tmp_path / "county"
    log = Path(f"{data}.log")
    more = ["--data", str(data), "--workers", str(how_many)]
    with started(_SERVE, *more) as (parent, serving):
        until(lambda: log.read_text().count("Application startup complete") == how_many, 60)
        family = [serving, *workers(serving)]
        parent.send_signal(signal.SIGKILL)
        until(lambda: all(ended(each) for each in family), 60)
    assert "Application shutdown complete" in log.read_text()


def test_a_parent_that_is_killed_at_once_leaves_no_county_either(tmp_path: Path) -> None:
    with started(_SERVE, "--data", str(tmp_path / "county")) as (parent, serving):
        parent.send_signal(signal.SIGKILL)
        until(lambda: ended(serving), 60)


def test_the_sample_county_of_a_demo_that_was_killed_stops(tmp_path: Path) -> None:
    folder = tmp_path / "county"
    folder.mkdir()
    with started(_SAMPLE, str(folder)) as (parent, serving):
        assert not ended(serving)
        parent.send_signal(signal.SIGKILL)
        until(lambda: ended(serving), 60)
