"""`python -m benchmarks.window.blocks STATION.json FOLDER [--where]`: the longest blocks, in ms.

A timer of 10 ms on the window's thread notes the longest time between two of its ticks, less those
10 ms: first while nothing happens (the floor, in the same run), then through each of the clerk's
long works, from the key pressed to the screen that shows the end. With ``--where`` what the
threads were at in long gaps is told, sampled from outside the gap.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.window.facts import HOLDERS, MORE_PEOPLE, SYNCED, TEAM
from benchmarks.window.opened import station_window
from benchmarks.window.pulse import GOAL_MS, Pulse, rest, wait

IDLE_S, REST_S, LOADING_S = 4.0, 0.5, 2.0
PHOTOS, PHOTO_SIZE = 10, (4000, 3000)


class Blocks:
    """What was measured.

    Args:
        where: whether to tell what the threads were at.
    """

    def __init__(self, *, where: bool) -> None:
        self.pulse = Pulse(where=where)
        self.told: dict[str, list[float]] = {}

    def over(self, words: str, work: Callable[[], None]) -> None:
        """Measure through a piece of work and what is painted and fetched after it."""
        rest(0.2)
        self.pulse.take()
        self.pulse.seen.clear()
        begun = time.perf_counter()
        work()
        seconds = time.perf_counter() - begun
        rest(REST_S)
        gaps, used = self.pulse.take()
        over = [gap for gap in gaps if gap > GOAL_MS]
        self.told[words] = [seconds, max(gaps), max(used), len(over)]
        for place, count in self.pulse.seen.most_common(8):
            print(f"{words}: {count:4} {place}", file=sys.stderr)


def main() -> None:
    facts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    folder, where = Path(sys.argv[2]), "--where" in sys.argv
    only = [word for word in sys.argv[3:] if not word.startswith("--")]
    told: dict[str, list[float]] = {}
    if not only or "work" in only:
        told |= of_work(facts, folder, where=where)
    if not only or "sync" in only:
        told |= of_sync(folder, where=where)
    print(json.dumps(told), flush=True)


def of_work(facts: dict[str, str], folder: Path, *, where: bool) -> dict[str, list[float]]:
    """Import, print, photos, backup at the large station."""
    _photos(folder / "照片")
    with station_window(facts["home"]) as station:
        wait(lambda: station.door.idle)
        blocks = Blocks(where=where)
        blocks.over("floor: nothing to do", partial(rest, IDLE_S))
        for key, place in station.window.screens.places.items():
            if not place.elsewhere:
                blocks.over(f"first visit: {key}", partial(_visit, station, key))
        for words, work in _works(station, facts, folder):
            blocks.over(words, work)
            wait(lambda: station.door.idle)
    return blocks.told


def of_sync(folder: Path, *, where: bool) -> dict[str, list[float]]:
    """All goes up to a county of this machine, then another PC's changes come."""
    from benchmarks.saving_while_syncing import FACTS, changed_elsewhere
    from benchmarks.saving_while_syncing import prepare as joined
    from desktop.config import Home
    from tests.sync.conftest import COUNTY, NAME, TOWN, RealCounty

    folder.mkdir(exist_ok=True)
    county = RealCounty(folder / "county")
    county.command("init", "--code", COUNTY, "--name", "示例县")
    county.command("town", "add", "--code", TOWN, "--name", "石桥镇")
    county.command("station", "add", "--code", FACTS[1], "--name", NAME)
    county.start()
    try:
        joined(Home(folder / "同步站"), SYNCED, county)
        with station_window(str(folder / "同步站")) as station:
            station.syncing.start()
            wait(lambda: station.door.idle and station.syncing.known)
            station.syncing.set_every(0)
            station.window.go("roster")
            blocks = Blocks(where=where)
            blocks.over(f"sync: {SYNCED:,} go up", partial(_sync, station))
            changed_elsewhere(folder, county, SYNCED)
            blocks.over("sync: another PC's changes come", partial(_sync, station))
    finally:
        county.stop()
    return blocks.told


def _works(station, facts: dict[str, str], folder: Path):
    """(words, what to do) of each long work; each comes back when its end is on the screen."""
    window = station.window

    def at(place: str):
        return window.screen_at(place)

    def look() -> None:
        window.go("roster")
        at("roster").begin_import()
        at("roster").importing.look_at(Path(facts["more"]))
        wait(lambda: at("roster").importing.last_report is not None)

    def bring_in() -> None:
        at("roster").importing.bring_in()
        wait(lambda: not at("roster").importing.progress.isVisible())
        assert at("roster").importing.last_report.added > MORE_PEOPLE * 0.9  # the rest is suspected
        at("roster").importing.finished.emit()
        wait(lambda: station.door.idle)

    def preview() -> None:
        window.print_records("activity-certificate", [facts["crowded"]])
        wait(lambda: at("paper").preview.pages == HOLDERS)

    def certificates() -> None:
        at("paper").save_to(folder / "证书.pdf")
        wait((folder / "证书.pdf").is_file)
        wait(lambda: station.door.idle)

    def photos() -> None:
        window.open_record("activity", facts["crowded"])
        wait(lambda: at("activities").page.happening is not None)
        at("activities").page.files_chosen.emit(tuple(sorted((folder / "照片").glob("*.jpg"))))
        wait(lambda: at("activities").page.photos.rowCount() == PHOTOS)

    def back_up() -> None:
        window.go("settings")
        at("settings").back_up_to(folder / "备份.station")
        wait((folder / "备份.station").is_file)
        wait(lambda: station.door.idle)

    return (
        (f"look at a roster of {MORE_PEOPLE:,}", look),
        (f"bring in {MORE_PEOPLE:,} people", bring_in),
        (f"preview {HOLDERS} certificates", preview),
        (f"issue {HOLDERS} certificates, PDF", certificates),
        (f"add {PHOTOS} photos of 12 MP", photos),
        ("backup", back_up),
        *_works_of_lists(station, folder),
    )


def _works_of_lists(station, folder: Path):
    """The same, of what is done with everybody there is."""
    from desktop.services.lists.cell_plan import JOINED

    def people():
        """The list of volunteers, with all of them in it."""
        station.window.go("roster")
        keeper = station.window.screen_at("roster").people.keeper
        keeper.panel.clear()
        wait(lambda: keeper.model.rowCount() > MORE_PEOPLE and station.door.idle)
        return keeper

    def export() -> None:
        people().moving.export_to(folder / "名单.xlsx")
        wait((folder / "名单.xlsx").is_file)
        wait(lambda: station.door.idle)

    def join() -> None:
        keeper = people()
        keeper.panel.table.selectAll()
        rest(REST_S)  # a dialog stands between the two
        keeper.set_chosen({JOINED: TEAM})
        wait(lambda: not keeper.moving.progress.isVisible() and station.door.idle)

    return ("export everybody", export), ("everybody joins a team", join)


def _visit(station, key: str) -> None:
    station.window.go(key)
    rest(0.3)
    wait(lambda: station.door.idle)


def _sync(station) -> None:
    with _once(station.syncing.over) as over:
        station.syncing.ask()
        wait(over)


@contextmanager
def _once(signal) -> Iterator[Callable[[], bool]]:
    came: list[bool] = []
    note = partial(came.append, True)
    signal.connect(note)
    try:
        yield lambda: bool(came)
    finally:
        signal.disconnect(note)


def _photos(folder: Path) -> None:
    import random

    from PIL import Image

    folder.mkdir(exist_ok=True)
    noise = Image.frombytes("RGB", (500, 375), random.Random(1).randbytes(500 * 375 * 3))
    for number in range(PHOTOS):
        turned = noise.rotate(number * 7).resize(PHOTO_SIZE)
        turned.save(folder / f"IMG_{number:04d}.jpg", quality=90)


if __name__ == "__main__":
    main()
