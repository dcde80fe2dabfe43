"""How long the window's thread does not come to its events while long work is under way.

A timer of 10 ms on the window's thread notes the longest time between two of its ticks, less those
10 ms: first while nothing happens (the floor, in the same run), then through each of the clerk's
long works, from the key pressed to the screen that shows the end. Where a gap is longer than the
goal, the next run with ``--where`` tells what the threads were at, sampled from outside the gap.
"""

from __future__ import annotations

import collections
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

# A window without a screen paints and lays out all the same.
if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

TICK_MS, GOAL_MS = 10, 50
IDLE_SECONDS, REST_SECONDS = 5.0, 0.5
PATIENCE_SECONDS = 300.0
PEOPLE, HOLDERS = 5_000, 100
PHOTOS, PHOTO_SIZE = 20, (4000, 3000)
PLACES = ("activities", "paper", "settings")
PASSPHRASE = "benchmark only"


class Pulse:
    """Ticks on the window's thread.

    Args:
        where: whether to count what the threads were at in long gaps.
    """

    def __init__(self, *, where: bool) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = time.perf_counter()
        self.gaps: list[float] = []
        self.seen: collections.Counter[str] = collections.Counter()
        self._window = threading.get_ident()
        if where:
            threading.Thread(target=self._watch, daemon=True).start()
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000 - TICK_MS)
        self._last = now

    def take(self) -> list[float]:
        """The gaps since the last time, in ms."""
        gaps, self.gaps = self.gaps, []
        return gaps

    def _watch(self) -> None:
        while True:
            time.sleep(0.004)
            if (time.perf_counter() - self._last) * 1000 > GOAL_MS / 2:
                for thread, frame in list(sys._current_frames().items()):
                    if thread != threading.get_ident():
                        name = "window" if thread == self._window else "lane"
                        self.seen[f"{name}: {_place(frame)}"] += 1


def _place(frame: object) -> str:
    places: list[str] = []
    while frame is not None and len(places) < 4:
        code = frame.f_code  # type: ignore[attr-defined]
        if "desktop" in code.co_filename or not places:
            places.append(f"{Path(code.co_filename).name}:{frame.f_lineno}")  # type: ignore[attr-defined]
        frame = frame.f_back  # type: ignore[attr-defined]
    return " < ".join(places)


def main() -> None:
    where = "--where" in sys.argv
    with tempfile.TemporaryDirectory(dir="out" if Path("out").is_dir() else None) as name:
        run(Path(name), where=where)


def run(folder: Path, *, where: bool) -> None:
    from desktop import app
    from desktop.background.workers import Workers
    from desktop.config import Home

    home = Home(folder / "站")
    activity = prepare(home, folder)
    app.make_application([])
    station = app.OpenStation(home, app.unlock(home, PASSPHRASE), Workers())
    station.window.resize(1366, 768)
    station.window.show()
    station.door.start_watching()
    pulse = Pulse(where=where)
    try:
        wait(lambda: station.door.idle)
        pulse.take()
        rest(app.LOAD_AFTER_MS / 1000 + REST_SECONDS)
        wait(lambda: station.door.idle)
        loading = pulse.take()
        rest(IDLE_SECONDS)
        print(f"{'':34}{'seconds':>8}{'longest gap':>13}{f'over {GOAL_MS} ms':>12}")
        tell("floor: nothing to do", IDLE_SECONDS, pulse)
        pulse.gaps = loading
        tell("loading the other places", app.LOAD_AFTER_MS / 1000, pulse)
        for words, work in works(station.window, folder, activity):
            begun = time.perf_counter()
            work()
            wait(lambda: station.door.idle)
            seconds = time.perf_counter() - begun
            rest(REST_SECONDS)  # what is painted and fetched afterwards belongs to it
            tell(words, seconds, pulse)
    finally:
        station.close()


def works(window: object, folder: Path, activity: str):
    """(words, what to do) of each long work; each returns when it has begun and waits inside."""

    def at(place: str):
        return window.screen_at(place)  # type: ignore[attr-defined]

    def look() -> None:
        window.go("roster")  # type: ignore[attr-defined]
        at("roster").importing.look_at(folder / "花名册.csv")
        wait(lambda: at("roster").importing.last_report is not None)

    def bring_in() -> None:
        at("roster").importing.bring_in()
        wait(lambda: not at("roster").importing.progress.isVisible())
        assert at("roster").importing.last_report.added == PEOPLE
        at("roster").importing.finished.emit()

    def preview() -> None:
        window.print_records("activity-certificate", [activity])  # type: ignore[attr-defined]
        wait(lambda: at("paper").preview.pages == HOLDERS)

    def certificates() -> None:
        at("paper").save_to(folder / "证书.pdf")
        wait((folder / "证书.pdf").is_file)

    def back_up() -> None:
        window.go("settings")  # type: ignore[attr-defined]
        at("settings").back_up_to(folder / "备份.station")
        wait((folder / "备份.station").is_file)

    def photos() -> None:
        window.open_record("activity", activity)  # type: ignore[attr-defined]
        wait(lambda: at("activities").page.happening is not None)
        at("activities").page.files_chosen.emit(tuple(sorted((folder / "照片").glob("*.jpg"))))
        wait(lambda: at("activities").page.photos.rowCount() == PHOTOS)

    return (
        ("first visit: the import", lambda: at("roster").begin_import()),
        *((f"first visit: {place}", partial(window.go, place)) for place in PLACES),  # type: ignore[attr-defined]
        (f"look at a roster of {PEOPLE:,}", look),
        (f"bring in {PEOPLE:,} people", bring_in),
        (f"preview {HOLDERS} certificates", preview),
        (f"issue {HOLDERS} certificates, PDF", certificates),
        (f"add {PHOTOS} photos of 12 MP", photos),
        ("backup", back_up),
    )


def wait(ready: Callable[[], bool]) -> None:
    """Run the window until something is so; never busy, or it would be its own gap."""
    from PySide6.QtCore import QEventLoop

    loop = QEventLoop()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not ready():
        if time.monotonic() > deadline:
            raise SystemExit("what was waited for did not come")
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def rest(seconds: float) -> None:
    """Run the window for some time."""
    until = time.monotonic() + seconds
    wait(lambda: time.monotonic() > until)


def tell(words: str, seconds: float, pulse: Pulse) -> None:
    gaps = pulse.take()
    over = sum(gap > GOAL_MS for gap in gaps)
    print(f"{words:34}{seconds:8.2f}{max(gaps):10.0f} ms{over:12}", flush=True)
    for place, count in pulse.seen.most_common(6):
        print(f"    {count:4} {place}")
    pulse.seen.clear()


def prepare(home: object, folder: Path) -> str:
    """A station with an activity of 100 people, a roster and photos to bring in; its id."""
    from PIL import Image

    from desktop.config import Home
    from desktop.services import activities, records
    from desktop.services.activities import Participant
    from desktop.services.apart import Here
    from desktop.services.founding import StationFacts, make_station
    from desktop.services.opening import open_desk
    from desktop.storage.keys import Argon2Cost

    assert isinstance(home, Home)
    facts = StationFacts("石桥村新时代文明实践站", "999999001001", "石桥镇", "示例县", "文书")
    desk = open_desk(home, make_station(home, facts, PASSPHRASE, cost=Argon2Cost(1, 8, 1)), Here())
    people = [
        records.add(desk, "volunteer", {"name": f"李{chr(0x4E00 + number)}"})
        for number in range(HOLDERS)
    ]
    told = {
        "title": "清洁家园", "started_at": "2026-05-12T09:00", "ended_at": "2026-05-12T11:00",
        "place": "村口",
    }  # fmt: skip
    activity = activities.record_activity(desk, told, [Participant(one) for one in people])
    desk.close()
    lines = ["姓名,手机,村民小组"]
    for number in range(PEOPLE):
        name = chr(0x5F20 + number % 300) + chr(0x4E00 + number // 300) + chr(0x5B50 + number % 77)
        lines.append(f"{name},199{number:08d},{number % 12 + 1}组")
    (folder / "花名册.csv").write_text("\n".join(lines), encoding="utf-8")
    (folder / "照片").mkdir()
    noise = Image.frombytes("RGB", (500, 375), random.Random(1).randbytes(500 * 375 * 3))
    for number in range(PHOTOS):
        turned = noise.rotate(number * 7).resize(PHOTO_SIZE)
        turned.save(folder / "照片" / f"IMG_{number:04d}.jpg", quality=90)
    return activity


if __name__ == "__main__":
    main()
