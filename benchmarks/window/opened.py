"""A measured window in its own process: opened as the clerk opens it, seen from inside."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.window.facts import PASSPHRASE
from benchmarks.window.pulse import wait


def bare() -> None:
    """An empty window, painted: less no program of Qt can do."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.setWindowTitle("bare")
    window.resize(1366, 768)
    window.show()
    while not window.windowHandle().isExposed():
        app.processEvents()
    app.processEvents()
    tell()
    app.exec()


def ours(home: str) -> None:
    """Our program by its own command line; tells when its first screen's rows are painted."""
    from desktop import __main__ as program
    from desktop import app

    run = app.run_window

    def watched(*args: object, **rest: object) -> int:
        return run(*args, **rest, opened=_tell_when_usable)  # type: ignore[arg-type]

    app.run_window = watched  # type: ignore[assignment]
    read, written = os.pipe()
    os.write(written, PASSPHRASE.encode())
    os.close(written)
    program.main(["--home", home, "--passphrase-fd", str(read)])


def tell() -> None:
    """The steady clock, and the processor's seconds so far."""
    print(time.monotonic(), time.process_time(), flush=True)


def _tell_when_usable(station: object) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

    window = station.window  # type: ignore[attr-defined]
    screen = window.screen_at(window.current)

    def waits(owner: object) -> bool:
        # Asked of what is no widget, PySide would load all its signatures, for a quarter second.
        within = isinstance(owner, QWidget) and screen.isAncestorOf(owner)
        return owner is screen or owner is window or within

    def look() -> None:
        # What works behind the window (sync's state, tidying) nobody waits for.
        asked = station.door._waiting.values()  # type: ignore[attr-defined]
        if not any(waits(one.owner) for one in asked):
            looking.stop()
            # Not waiting for the server's turn: the picture is drawn in any case.
            window.repaint()
            tell()

    looking = QTimer(station, interval=1)  # type: ignore[call-overload]
    looking.timeout.connect(look)
    looking.start()


@contextmanager
def station_window(home: str) -> Iterator[object]:
    """The open station of this process, at rest, its other places loaded."""
    from desktop import app
    from desktop.background.workers import Workers
    from desktop.config import Home
    from desktop.services.access.this_pc import ThisPc

    where = Home(Path(home))
    app.make_application([])
    station = app.OpenStation(where, app.unlock(ThisPc(where), PASSPHRASE), Workers())
    try:
        station.window.resize(1366, 768)
        station.window.show()
        station.door.start_watching()
        settle(lambda: station.door.idle)
        yield station
    finally:
        station.close()


def settle(idle: Callable[[], bool], seconds: float = 1.5) -> None:
    """Run until everything that was begun by itself has come to rest."""
    from PySide6.QtCore import QTimer

    until = time.monotonic() + seconds
    waking = QTimer(interval=5)
    waking.start()
    wait(lambda: time.monotonic() > until and idle())


if __name__ == "__main__":
    if len(sys.argv) > 1:
        ours(sys.argv[1])
    else:
        bare()
