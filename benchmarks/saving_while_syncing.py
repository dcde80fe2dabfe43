"""How long a save takes, and the window's thread is held, while a station syncs with a real county.

A county program of this machine, a station of some thousands of people: first its first sync (all
goes up), then a sync that brings what another PC of the station has changed. Through each, a timer
of the window saves one field every 150 ms the way the forms do, and notes how long the save took
from the question to the answer, and inside the writer; the same is done before, with no sync. The
window's gaps are measured as in `benchmarks/window/blocks.py`. The goal of a save is 30 ms.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from functools import partial
from pathlib import Path

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from benchmarks.window.pulse import Pulse, rest, wait

PEOPLE, EVERY_MS, IDLE_SECONDS, GOAL_MS = 3_000, 150, 6.0, 30
PASSPHRASE = "benchmark only"
FACTS = ("石桥村新时代文明实践站", "999999001001", "石桥镇", "示例县", "文书")


class Saver:
    """Saves one field again and again through the door.

    Args:
        door: of the window.
        person: whose notes are written.
    """

    def __init__(self, door, person: str) -> None:
        from PySide6.QtCore import QTimer

        self._door, self._person, self._count = door, person, 0
        self.whole: list[float] = []
        self.inside: list[float] = []
        self._timer = QTimer(interval=EVERY_MS)
        self._timer.timeout.connect(self._save)

    def start(self) -> None:
        """Begin, with no times yet."""
        self.whole, self.inside = [], []
        self._timer.start()

    def stop(self) -> None:
        """End, once the last answer is home."""
        self._timer.stop()
        wait(lambda: self._door.idle)

    def _save(self) -> None:
        self._count += 1
        asked = time.perf_counter()
        self._door.write(
            self._timer, partial(save, self._person, self._count), partial(self._done, asked)
        )

    def _done(self, asked: float, inside: float) -> None:
        self.whole.append((time.perf_counter() - asked) * 1000)
        self.inside.append(inside * 1000)


def save(person: str, count: int, desk) -> float:
    """One save as a form does it; gives its seconds in the writer."""
    from desktop.services import records

    began = time.perf_counter()
    records.change(desk, "volunteer", person, {"notes": f"第 {count} 次"})
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--where", action="store_true", help="say what long gaps were at")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir="out" if Path("out").is_dir() else None) as name:
        run(Path(name), asked.people, where=asked.where)


def run(folder: Path, people: int, *, where: bool) -> None:
    from desktop import app
    from desktop.background.workers import Workers
    from desktop.config import Home
    from desktop.services.access.this_pc import ThisPc
    from tests.sync.conftest import COUNTY, NAME, TOWN, RealCounty

    county = RealCounty(folder / "county")
    county.command("init", "--code", COUNTY, "--name", "示例县")
    county.command("town", "add", "--code", TOWN, "--name", "石桥镇")
    county.command("station", "add", "--code", FACTS[1], "--name", NAME)
    county.start()
    home = Home(folder / "站")
    person = prepare(home, people, county)
    app.make_application([])
    station = app.OpenStation(home, app.unlock(ThisPc(home), PASSPHRASE), Workers(count=1))
    station.window.resize(1366, 768)
    station.window.show()
    station.door.start_watching()
    station.syncing.start()
    wait(lambda: station.door.idle and station.syncing.known)
    station.syncing.set_every(0)
    pulse, saver = Pulse(where=where), Saver(station.door, person)
    try:
        rest(2.5)
        pulse.take()
        print(f"{'':26}{'seconds':>8}{'saves':>7}{'p50':>7}{'p95':>7}{'longest':>9}"
              f"{'in writer':>11}{f'over {GOAL_MS}':>9}{'window gap':>12}")  # fmt: skip
        saver.start()
        rest(IDLE_SECONDS)
        saver.stop()
        tell("floor: no sync", IDLE_SECONDS, saver, pulse)
        synced("all goes up", station, saver, pulse)
        changed_elsewhere(folder, county, people)
        synced("another PC's changes", station, saver, pulse)
        synced("nothing to do", station, saver, pulse)
    finally:
        station.close()
        county.stop()


def synced(words: str, station, saver: Saver, pulse: Pulse) -> None:
    """One sync by the button, with saves all along."""
    rest(0.2)  # what came before is not its gap
    pulse.take()
    over: list[bool] = []
    station.syncing.over.connect(partial(over.append, True))
    saver.start()
    began = time.perf_counter()
    station.syncing.ask()
    wait(lambda: bool(over))
    seconds = time.perf_counter() - began
    saver.stop()
    station.syncing.over.disconnect()
    rest(0.5)
    tell(words, seconds, saver, pulse)


def tell(words: str, seconds: float, saver: Saver, pulse: Pulse) -> None:
    whole, inside = sorted(saver.whole), sorted(saver.inside)
    if not whole:
        print(f"{words:26}{seconds:8.2f}      0")
        return
    p50, p95 = whole[len(whole) // 2], whole[int(len(whole) * 0.95)]
    over = sum(one > GOAL_MS for one in whole)
    print(
        f"{words:26}{seconds:8.2f}{len(whole):7}{p50:7.0f}{p95:7.0f}{whole[-1]:9.0f}"
        f"{inside[-1]:11.0f}{over:9}{max(pulse.take()[0]):9.0f} ms",
        flush=True,
    )
    for place, count in pulse.seen.most_common(6):
        print(f"    {count:4} {place}")
    pulse.seen.clear()


def prepare(home, people: int, county) -> str:
    """A station with a roster that has joined the county; gives one of its people."""
    from desktop.model.kinds import kind_named
    from desktop.services.apart import Here
    from desktop.services.founding import StationFacts, make_station
    from desktop.services.opening import open_desk
    from desktop.services.sync import enrolling
    from desktop.storage.keys import Argon2Cost

    master = make_station(home, StationFacts(*FACTS), PASSPHRASE, cost=Argon2Cost(1, 8, 1))
    desk = open_desk(home, master, Here())
    kind = kind_named("volunteer")
    with desk.action("import", "导入") as group:
        made = [
            desk.records.insert(group, kind, {"name": name_of(n), "phone": f"139{n:08d}"})
            for n in range(people)
        ]
    enrolling.enroll(desk, county.url, county.code(FACTS[1]))
    desk.close()
    return str(made[0])


def changed_elsewhere(folder: Path, county, people: int) -> None:
    """Another PC of the station joins and changes a third of the roster."""
    from desktop.config import Home
    from desktop.model.kinds import kind_named
    from desktop.services import opening
    from desktop.services.apart import Here
    from desktop.services.sync import joining
    from desktop.services.sync.joining import Beginning
    from desktop.storage.keys import Argon2Cost
    from tests.sync.conftest import synced as one_sync

    begun = Beginning(
        Home(folder / "二"), county.code(FACTS[1]), PASSPHRASE, cost=Argon2Cost(1, 8, 1)
    )
    made = joining.join(begun, county.url)
    desk = opening.open_desk(begun.home, made.master, Here())
    one_sync(desk)
    found = desk.records.find(kind_named("volunteer"))[1 : 1 + people // 3]
    with desk.action("change", "改") as group:
        for number, person in enumerate(found):
            desk.records.update(group, person, {"phone": f"137{number:08d}"})
    one_sync(desk)
    desk.close()


def name_of(number: int) -> str:
    return chr(0x5F20 + number % 300) + chr(0x4E00 + number // 300) + chr(0x5B50 + number % 77)


if __name__ == "__main__":
    main()
