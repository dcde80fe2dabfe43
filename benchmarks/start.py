"""From the start of the process to a window that answers, beside a bare Qt window in the same run.

Ours is ready when the first page of a roster of 100,000 people is painted; what the passphrase
costs by itself (Argon2id, on purpose dear) is told apart. The bare window is a QApplication and an
empty QMainWindow, painted. Both are new processes that report the system's steady clock.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEOPLE = 100_000
ROUNDS = 5
PASSPHRASE = "benchmark only"
GOAL_SECONDS, GOAL_MIB = 0.9, 150
_RESIDENT_FIELD = "VmRSS:"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "站"
        unlocking = prepare(home, Path(folder))
        measured("ours", home)
        ours, bare = [], []
        for _ in range(ROUNDS):
            bare.append(measured("bare", home))
            ours.append(measured("ours", home))
    print(f"{'':28}{'seconds':>9}{'MiB':>7}")
    for words, runs in (("bare Qt window", bare), (f"ours, {PEOPLE:,} people", ours)):
        seconds = statistics.median(run[0] for run in runs)
        mib = statistics.median(run[1] for run in runs)
        print(f"{words:28}{seconds:9.2f}{mib:7.0f}")
    print(f"{'  of which Argon2id':28}{unlocking:9.2f}")
    print(f"{'goal':28}{GOAL_SECONDS:9.2f}{GOAL_MIB:7}")


def prepare(home: Path, folder: Path) -> float:
    """Makes the station with the passphrase's usual cost; gives what one unlocking takes."""
    from desktop.config import Home
    from desktop.services.apart import Here
    from desktop.services.founding import StationFacts, make_station
    from desktop.services.opening import open_desk, unlock
    from desktop.services.rosters import import_roster

    lines = ["姓名,手机,村民小组"]
    for number in range(PEOPLE):
        name = chr(0x5F20 + number % 300) + chr(0x4E00 + number // 300) + chr(0x5B50 + number % 77)
        lines.append(f"{name},199{number:08d},{number % 12 + 1}组")
    roster = folder / "花名册.csv"
    roster.write_text("\n".join(lines), encoding="utf-8")
    facts = StationFacts("石桥村新时代文明实践站", "999999001001", "石桥镇", "示例县", "文书")
    master = make_station(Home(home), facts, PASSPHRASE)
    desk = open_desk(Home(home), master, Here())
    report = import_roster(desk, roster)
    desk.close()
    print(f"{report.added:,} people prepared")
    begun = time.perf_counter()
    unlock(Home(home), PASSPHRASE)
    return time.perf_counter() - begun


def measured(way: str, home: Path) -> tuple[float, float]:
    """Seconds and resident MiB of one new process."""
    # An installed program has its bytecode beside it.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, __file__, way, str(home)]
    begun = time.monotonic()
    told = subprocess.run(
        command, env=environment, check=True, stdout=subprocess.PIPE, text=True, timeout=120
    )
    ready, mib = told.stdout.split()
    return float(ready) - begun, float(mib)


def bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    while not window.windowHandle().isExposed():
        app.processEvents()
    app.processEvents()
    tell()


def ours(home: Path) -> None:
    from PySide6.QtCore import QEventLoop

    from desktop.app import Session, make_application
    from desktop.config import Home

    app = make_application([])
    session = Session(app, Home(home))
    session.begin(PASSPHRASE)
    while not first_page(session):
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    session.station.window.grab()
    tell()
    session.close()


def first_page(session: object) -> bool:
    station = session.station  # type: ignore[attr-defined]
    if station is None:
        return False
    model = station.window.screen_at("roster").list.table.model()
    return model.rowCount() > 0 and model.data(model.index(0, 0)) is not None


def tell() -> None:
    """The steady clock now, and what the process holds."""
    ready = time.monotonic()
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith(_RESIDENT_FIELD))
    print(ready, int(line.split()[1]) / 1024, flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    elif sys.argv[1] == "bare":
        bare()
    else:
        ours(Path(sys.argv[2]))
