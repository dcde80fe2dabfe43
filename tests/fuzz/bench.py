"""A process that takes hostile files one by one, watched for time, memory and its end."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import resource
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from desktop import errors, logbook

#: Generous: the largest of these files takes half a minute of a core, and others want it too.
SECONDS = 300
#: What one hostile file may take beside what the process takes anyway.
MEGABYTES = 512
_ADDRESS_SPACE = 4 << 30  # as a worker of the program has it (background/served.py)
_STARTING_SECONDS = 120

Target = Callable[[Path, bytes], object]


class Outcome(NamedTuple):
    """How one case ended.

    Attributes:
        how: ``done``, ``refused`` in words, or ``broke``.
        told: the words of a refusal, or the traceback.
        megabytes: the most it took beside the process itself.
        left: files that stood beside the case afterwards.
        said: what C libraries and Python wrote to standard error meanwhile.
    """

    how: str
    told: str
    megabytes: int
    left: tuple[str, ...]
    said: str


class Bench:
    """Tries cases in a child; one that hangs or dies fails its test and is replaced.

    Args:
        folder: for the child's log and what it says.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._context = multiprocessing.get_context("spawn")
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self.tried = 0

    @property
    def logs(self) -> Path:
        """Where the child writes its log."""
        return self._folder / "logs"

    def tries(self, target: Target, case: bytes) -> Outcome:
        """Run ``target(folder, case)`` over there and tell how it ended."""
        pipe = self._ready()
        self.tried += 1
        try:
            pipe.send((target.__module__, target.__qualname__, case))
            if not pipe.poll(SECONDS):
                raise AssertionError(f"{target.__name__} hangs on {_kept(case)}")
            outcome: Outcome = pipe.recv()
        except (EOFError, ConnectionError) as error:
            self._end()
            raise AssertionError(f"{target.__name__} killed the process: {_kept(case)}") from error
        except AssertionError:
            self._end()
            raise
        return outcome

    def holds(self, target: Target, case: bytes) -> Outcome:
        """Try a case; fails unless it ends in a result or in words, within bounds."""
        outcome = self.tries(target, case)
        assert outcome.how != "broke", f"{outcome.told}\n{_kept(case)}"
        if outcome.how == "refused":
            assert any("\u4e00" <= char <= "\u9fff" for char in outcome.told), outcome.told
            assert "\n" not in outcome.told.strip() and len(outcome.told) < 2_000, outcome.told
        assert outcome.megabytes < MEGABYTES, f"{outcome.megabytes} MB: {_kept(case)}"
        assert not outcome.left, f"left behind {outcome.left}: {_kept(case)}"
        # A C library may grumble in its own words (libtiff does); workers keep that to themselves.
        assert "Traceback" not in outcome.said, f"{outcome.said}: {_kept(case)}"
        return outcome

    def close(self) -> None:
        """End the child."""
        self._end()

    def _ready(self) -> Connection:
        if self._process is not None and self._process.is_alive() and self._pipe is not None:
            return self._pipe
        self._end()
        self._pipe, there = self._context.Pipe()
        self._process = self._context.Process(
            target=_serve, args=(there, self._folder), daemon=True
        )
        self._process.start()
        there.close()
        assert self._pipe.poll(_STARTING_SECONDS) and self._pipe.recv() == "ready"
        return self._pipe

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _kept(case: bytes) -> str:
    """Where a case that failed can be looked at."""
    handle, name = tempfile.mkstemp(prefix="find-", dir=os.environ.get("STATION_FUZZ_FINDS"))
    with os.fdopen(handle, "wb") as file:
        file.write(case)
    return name


def _serve(pipe: Connection, folder: Path) -> None:
    said = folder / "said"
    handle = os.open(said, os.O_CREAT | os.O_RDWR | os.O_TRUNC)
    os.dup2(handle, 2)
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logbook.start(folder / "logs")
    for name in (
        "desktop.importing.roster",
        "desktop.imaging.renditions",
        "desktop.printing.typography.fonts",
    ):
        importlib.import_module(name)
    pipe.send("ready")
    while True:
        try:
            module, name, case = pipe.recv()
        except EOFError:
            return
        target: Target = getattr(importlib.import_module(module), name)
        pipe.send(_outcome(target, case, folder, said))


def _outcome(target: Target, case: bytes, folder: Path, said: Path) -> Outcome:
    place = folder / "case"
    place.mkdir()
    before, heard = _peak(reset=True), said.stat().st_size
    how, told = "done", ""
    try:
        target(place, case)
    except errors.ProgramError as error:
        how, told = "broke", f"{error}\n{traceback.format_exc()}"
    except errors.StationError as error:
        logbook.note(error)
        how, told = "refused", str(error)
    except BaseException:
        how, told = "broke", traceback.format_exc()
    grown = _peak() - before
    sys.stderr.flush()
    words = said.read_bytes()[heard:].decode(errors="replace")
    left = tuple(sorted(p.name for p in place.iterdir() if not p.name.startswith("brought")))
    shutil.rmtree(place)
    return Outcome(how, told, grown >> 20, left, words)


def _peak(*, reset: bool = False) -> int:
    """The most memory this process has held, in bytes; from now on counted anew with `reset`."""
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) * 1024
    raise AssertionError("no VmHWM")
