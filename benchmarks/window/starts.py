"""From the start of a process to its window, and what it holds then."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.window.anki import TITLE, Anki
from benchmarks.window.facts import NAME
from benchmarks.window.memory import family, held
from benchmarks.window.screen import Screen

#: What is fetched in the end of a start belongs to what a window holds.
_REST_S = 2.5
_GOODBYE_S = 15


@dataclass(frozen=True, slots=True)
class Start:
    """One start of a program.

    Args:
        shown: seconds until a window with its title is in sight.
        usable: seconds until its first screen is painted, as it tells itself; else `shown`.
        processor: seconds of processor until `usable`, of all its processes.
        rss: MiB resident in the process with the window, at rest.
        whole: MiB of all its processes, shared pages counted once.
    """

    shown: float
    usable: float
    processor: float
    rss: float
    whole: float


def bare(screen: Screen) -> Start:
    """An empty window of Qt."""
    return _told(screen, [sys.executable, "-m", "benchmarks.window.opened"], "bare")


def ours(screen: Screen, home: Path) -> Start:
    """Our window."""
    command = [sys.executable, "-m", "benchmarks.window.opened", str(home)]
    return _told(screen, command, NAME)


def peer(screen: Screen, anki: Anki, base: Path) -> Start:
    """Anki's window; that it is in sight counts as usable."""
    environment = anki.environment(screen.environment)
    begun = time.monotonic()
    with _running(anki.command(base), environment) as program:
        shown = screen.until_shown(TITLE, lambda: program.poll() is None) - begun
        spent = _processor(program.pid)
        time.sleep(_REST_S)
        memory = held(program.pid)
    screen.until_gone(TITLE)
    return Start(shown, shown, spent, memory.rss, memory.whole)


def _told(screen: Screen, command: Sequence[str], title: str) -> Start:
    begun = time.monotonic()
    with _running(command, screen.environment, stdout=subprocess.PIPE) as program:
        shown = screen.until_shown(title, lambda: program.poll() is None) - begun
        assert program.stdout is not None
        usable, spent = (float(part) for part in program.stdout.readline().split())
        time.sleep(_REST_S)
        memory = held(program.pid)
    screen.until_gone(title)
    return Start(shown, usable - begun, spent, memory.rss, memory.whole)


@contextlib.contextmanager
def _running(
    command: Sequence[str], environment: dict[str, str], **rest: object
) -> Iterator[subprocess.Popen[bytes]]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **rest}
    program = subprocess.Popen(command, env=environment, **quiet)  # type: ignore[call-overload]
    try:
        yield program
    finally:
        started = family(program.pid) if program.poll() is None else []
        program.terminate()
        try:
            program.wait(_GOODBYE_S)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
        for other in started[1:]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(other, signal.SIGKILL)
        if program.stdout is not None:
            program.stdout.close()


def _processor(pid: int) -> float:
    spent = 0
    for each in family(pid):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
            spent += int(fields[11]) + int(fields[12])
    return spent / os.sysconf("SC_CLK_TCK")
