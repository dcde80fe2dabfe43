"""The stations that are shown: filled so that no face of the window is empty, and opened."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from desktop import app
from desktop.background.workers import Workers
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import opening, records, sample, sample_month
from desktop.services.access.this_pc import ThisPc
from desktop.services.desk import Desk
from desktop.services.roster import consents, households, minors, teams
from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.storage.keys import MasterKey
from desktop.ui.main_window import MainWindow
from desktop.ui.tour import Tour, whole_picture

#: Households -> which of the people, by name, live there; the first is its head.
_HOUSEHOLDS = (
    ("一组 3 号", (0, 1), "赵小宝"),
    ("一组 12 号", (2, 3, 4), ""),
    ("二组 7 号", (5, 6), "孙奶奶、孙明"),
    ("三组 1 号", (7,), ""),
)
_PATIENCE_S, _ROUND_MS = 20.0, 20


def fill(home: Home, master: MasterKey) -> None:
    """Put the sample's people and activities in, and what its faces show beside them."""
    workers = Workers(count=1)
    desk = opening.open_desk(home, master, workers)
    try:
        sample.fill(desk)
        sample_month.liven(desk)
        people = people_ids(desk, PeopleQuery(order="name", status="active"))
        _settle(desk, people)
        _agree(desk, people)
        _write_twice(desk, people)
        _change(desk)
    finally:
        desk.close()
        workers.close()


def _settle(desk: Desk, people: Sequence[str]) -> None:
    """Some live together, and each team is led by somebody."""
    for name, who, others in _HOUSEHOLDS:
        facts = {"name": name, "village_group": name.partition(" ")[0], "others": others}
        made = records.add(desk, "household", facts)
        households.move_in(desk, made, [people[at] for at in who])
        households.set_head(desk, made, people[who[0]])
    whole = records.add(desk, "team", {"name": "石桥村志愿服务队", "level": "branch"})
    for team in desk.records.find(kind_named("team")):
        members = teams.members(desk, team.id)
        if members:
            records.change(desk, "team", team.id, {"parent": whole})
            teams.set_role(desk, members[0].membership, "leader")
    teams.add_members(desk, whole, [people[0]])
    teams.set_role(desk, teams.members(desk, whole)[0].membership, "leader")


def _agree(desk: Desk, people: Sequence[str]) -> None:
    day = desk.today().isoformat()
    # For those not of age a guardian would have to sign.
    young = {one.id for one in minors.minors_of(desk, people)}
    grown = [one for one in people[:40] if one not in young]
    consents.give(desk, grown, ["wall", "photo"], day)
    consents.withdraw(desk, people[2:4], ["photo"], day)


def _write_twice(desk: Desk, people: Sequence[str]) -> None:
    """Somebody twice, somebody gone: for 可能重复 and the trash."""
    once = desk.records.get(kind_named("volunteer"), people[8])
    same = {name: once.text(name) for name in ("name", "birth_date", "sex")}
    records.add(desk, "volunteer", {**same, "phone": "13800000001", "village_group": "二组"})
    gone = [records.add(desk, "volunteer", {"name": name}) for name in ("测试", "张三丰")]
    records.remove(desk, "volunteer", gone)
    records.remove(desk, "team", [records.add(desk, "team", {"name": "临时队"})])


def _change(desk: Desk) -> None:
    """The person that is shown, twice: there is a history to look at."""
    busiest = people_ids(desk, PeopleQuery(order="minutes", descending=True))[0]
    records.change(desk, "volunteer", busiest, {"address": "示例县石桥镇石桥村一组 5 号"})
    records.change(desk, "volunteer", busiest, {"skills": "写春联、修电器"})


@contextmanager
def opened(home: Home, master: MasterKey, here: ThisPc | None = None) -> Iterator[app.OpenStation]:
    """The window of a station, of the size the screens are made for."""
    station = app.OpenStation(home, app.Unlocked(master, 100), Workers(), here)
    try:
        station.window.resize(*app.SMALL_SCREEN)
        station.window.show()
        station.door.start_watching()
        yield station
    finally:
        station.close()


class Camera:
    """Takes pictures of a window into a folder.

    Args:
        station: whose.
        folder: where to; it is there.
    """

    def __init__(self, station: app.OpenStation, folder: Path) -> None:
        self.window: MainWindow = station.window
        self.station, self.folder = station, folder
        self.tour = Tour(station.window, station.door, folder)

    def settle(self) -> None:
        """Wait until all is painted."""
        self.tour.settle()

    def wait(self, until: Callable[[], object]) -> None:
        """Wait for what the records need not be asked for."""
        deadline = time.monotonic() + _PATIENCE_S
        while not until() and time.monotonic() < deadline:
            QTest.qWait(_ROUND_MS)

    def bring(self, widget: QWidget) -> None:
        """Scroll until a widget is in sight."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        self.settle()

    def keep_dialogs(self, name: str) -> None:
        """A picture of the window with what came up over it, which then goes."""
        self.keep(name)
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.close()
        self.settle()

    def keep(self, name: str, *, at_once: bool = False) -> None:
        """A picture of the window with what floats above it, by default of one that is at rest."""
        if not at_once:
            self.settle()
        whole_picture(self.window).save(str(self.folder / f"{name}.png"))
