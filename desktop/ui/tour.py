"""A walk through every screen that leaves a picture of each: for the manual, and to look at."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.background.door import Door
from desktop.services.activities.happenings import ActivityQuery, activity_ids
from desktop.services.desk import Desk
from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.roster.screen import RosterScreen

WIDE, HIGH = 1366, 768
_PATIENCE_SECONDS = 60.0
_SLICE_MS = 50
#: A picture is called the same in every language.
_NAMES = {
    "today": "今日",
    "roster": "花名册",
    "activities": "活动",
    "paper": "打印",
    "settings": "设置",
    "sync": "同步",
    "register": "证书登记簿",
    "trash": "回收站",
    "audit": "查看记录",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the walk stops.

    Args:
        name: of the picture.
        place: key of the place it belongs to.
        go: gets there from the stop before.
    """

    name: str
    place: str
    go: Callable[[], None]


class Tour:
    """Visits the screens of a window with the data that is there.

    Args:
        window: shown, offscreen or on a display.
        door: the window's door.
        folder: where the pictures go; made if missing.
        roster: a file the import's page looks at; nothing is brought in.
    """

    def __init__(
        self, window: MainWindow, door: Door, folder: Path, roster: Path | None = None
    ) -> None:
        self._window, self._door, self._folder, self._roster = window, door, folder, roster
        self._person = ""
        self._activities: tuple[str, ...] = ()

    def run(self) -> list[Path]:
        """Take every picture; gives the files in the order they were made."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._window.activateWindow()
        self.settle()
        self.look()
        self.settle()
        made: list[Path] = []
        for number, stop in enumerate(self.stops(), start=1):
            stop.go()
            self.settle()
            path = self._folder / f"{number:02d}-{stop.name}.png"
            whole_picture(self._window).save(str(path))
            made.append(path)
        return made

    def look(self) -> None:
        """Ask for the person and the activity that show most; wait for the answer."""
        self._door.read(self._window, _busiest, self._on_busiest)

    @property
    def person(self) -> str:
        """The person that shows most, once `look` was answered; empty where there is none."""
        return self._person

    @property
    def activities(self) -> list[str]:
        """The activities that took place, the newest first, once `look` was answered."""
        return list(self._activities)

    def stops(self) -> Iterator[Stop]:
        """Every stop in order; to be gone to one after the other."""
        known = {
            "roster": self._roster_stops,
            "activities": self._activity_stops,
            "paper": self._paper_stops,
        }
        for place in self._window.screens.places.values():
            words = _NAMES.get(place.key, place.key)
            yield Stop(words, place.key, self._going(place.key))
            screen = self._window.screen_at(place.key)
            for face in getattr(screen, "face_keys", ())[1:]:
                yield Stop(f"{words}-{face}", place.key, self._turning(place.key, face))
            if place.key in known:
                yield from known[place.key]()

    def settle(self) -> None:
        """Wait until nothing is asked of the records any more and all is painted."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        quiet = 0
        while quiet < 4 and time.monotonic() < deadline:  # timers of the views may ask again
            # A loop of its own, since QTest.qWait keeps the lanes' threads from Python.
            loop = QEventLoop()
            QTimer.singleShot(_SLICE_MS, loop.quit)
            loop.exec()
            quiet = quiet + 1 if self._door.idle else 0

    def _on_busiest(self, found: tuple[str, tuple[str, ...]]) -> None:
        self._person, self._activities = found

    # --- the walk ---------------------------------------------------------------------------

    def _going(self, key: str) -> Callable[[], None]:
        def go() -> None:
            QTest.keyClick(self._window.search, Qt.Key.Key_Escape)
            self._window.go(key)

        return go

    def _turning(self, key: str, face: str) -> Callable[[], None]:
        def turn() -> None:
            self._window.go(key)
            self._window.screen_at(key).turn_to(face)  # type: ignore[attr-defined]

        return turn

    def _roster_stops(self) -> Iterator[Stop]:
        roster = cast("RosterScreen", self._window.screen_at("roster"))
        if self._person:
            yield Stop("花名册-一个人", "roster", self._to_person)
        yield Stop("花名册-填表", "roster", roster.pane.edit if self._person else roster.begin_new)
        yield Stop("花名册-填错", "roster", self._slip)
        yield Stop("搜索", "roster", self._search)
        if self._roster is not None:
            yield Stop("导入-选文件", "roster", self._begin_import)
            yield Stop("导入-预览", "roster", self._look_at_roster)

    def _activity_stops(self) -> Iterator[Stop]:
        if self._activities:
            yield Stop("活动-一个活动", "activities", self._to_activity)
        yield Stop("活动-填表", "activities", self._window.screen_at("activities").begin_new)

    def _paper_stops(self) -> Iterator[Stop]:
        if self._activities:
            yield Stop("打印-证书", "paper", self._to_certificate)

    def _to_person(self) -> None:
        self._window.go("roster")
        self._window.open_record("volunteer", self._person)

    def _slip(self) -> None:
        roster = cast("RosterScreen", self._window.screen_at("roster"))
        roster.pane.form.type_into("id_number", "990101198508121234")
        roster.pane.form.check()

    def _search(self) -> None:
        roster = cast("RosterScreen", self._window.screen_at("roster"))
        roster.pane.give_up()
        self._window.search.begin()
        QTest.keyClicks(self._window.search, "zh")

    def _begin_import(self) -> None:
        QTest.keyClick(self._window.search, Qt.Key.Key_Escape)
        self._window.screen_at("roster").begin_import()

    def _look_at_roster(self) -> None:
        roster = cast("RosterScreen", self._window.screen_at("roster"))
        if self._roster is not None:
            roster.importing.look_at(self._roster)

    def _to_activity(self) -> None:
        self._window.open_record("activity", self._activities[0])

    def _to_certificate(self) -> None:
        self._window.print_records("activity-certificate", [self._activities[0]])


def whole_picture(window: QWidget) -> QPixmap:
    """A window with what floats above it."""
    picture = window.grab()
    painter = QPainter(picture)
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible() and other.parentWidget() is not None:
            at = other.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
            painter.drawPixmap(at, other.grab())
            if isinstance(other, QDialog):
                # What the system's frame would show: where the dialog ends.
                painter.setPen(theme.colour("faint"))
                painter.drawRect(QRect(at, other.size()).adjusted(-1, -1, 0, 0))
    painter.end()
    return picture


def _busiest(desk: Desk) -> tuple[str, tuple[str, ...]]:
    people = people_ids(desk, PeopleQuery(order="minutes", descending=True))
    activities = activity_ids(desk, ActivityQuery(status="held"))
    return (people[0] if people else ""), tuple(activities)
