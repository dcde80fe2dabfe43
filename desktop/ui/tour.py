"""A walk through every screen that leaves a picture of each: for the manual, and to look at."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.background.door import Door
from desktop.services.desk import Desk
from desktop.services.happenings import ActivityQuery, activity_ids
from desktop.services.people import PeopleQuery, people_ids
from desktop.ui.main_window import MainWindow
from desktop.ui.roster import RosterScreen

WIDE, HIGH = 1366, 768
_PATIENCE_SECONDS = 60.0
_SLICE_MS = 50

Steps = Iterator[tuple[str, Callable[[], None]]]


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
        self._person = self._activity = ""

    def run(self) -> list[Path]:
        """Take every picture; gives the files in the order they were made."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._window.activateWindow()
        self.settle()
        self._door.read(self._window, _busiest, self._on_busiest)
        self.settle()
        made: list[Path] = []
        for number, (name, step) in enumerate(self._steps(), start=1):
            step()
            self.settle()
            path = self._folder / f"{number:02d}-{name}.png"
            whole_picture(self._window).save(str(path))
            made.append(path)
        return made

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

    def _on_busiest(self, found: tuple[str, str]) -> None:
        self._person, self._activity = found

    # --- the walk ---------------------------------------------------------------------------

    def _steps(self) -> Steps:
        roster = cast("RosterScreen", self._window.screen_at("roster"))
        yield "花名册", self._to_person
        yield "花名册-填表", roster.pane.edit if self._person else roster.begin_new
        yield "花名册-填错", self._slip
        yield "搜索", self._search
        if self._roster is not None:
            yield "导入-选文件", roster.begin_import
            yield "导入-预览", self._look_at_roster
        yield "活动", self._to_activities
        if self._activity:
            yield "活动-一个活动", self._to_activity
            yield "打印-证书", self._to_certificate
        yield "打印-制度", self._to_rules
        yield "设置", self._to_settings
        yield "同步", self._to_sync

    def _to_person(self) -> None:
        self._window.go("roster")
        if self._person:
            self._window.open_record("volunteer", self._person)

    def _slip(self) -> None:
        roster = cast("RosterScreen", self._window.screen_at("roster"))
        roster.pane.form.type_into("id_number", "110101198508121234")
        roster.pane.form.check()

    def _search(self) -> None:
        roster = cast("RosterScreen", self._window.screen_at("roster"))
        roster.pane.give_up()
        self._window.search.begin()
        QTest.keyClicks(self._window.search, "zh")

    def _look_at_roster(self) -> None:
        QTest.keyClick(self._window.search, Qt.Key.Key_Escape)
        roster = cast("RosterScreen", self._window.screen_at("roster"))
        if self._roster is not None:
            roster.importing.look_at(self._roster)

    def _to_activities(self) -> None:
        QTest.keyClick(self._window.search, Qt.Key.Key_Escape)
        self._window.go("activities")

    def _to_activity(self) -> None:
        self._window.open_record("activity", self._activity)

    def _to_certificate(self) -> None:
        self._window.print_records("activity-certificate", [self._activity])

    def _to_rules(self) -> None:
        self._window.print_records("recruitment-rules", [])

    def _to_settings(self) -> None:
        self._window.go("settings")

    def _to_sync(self) -> None:
        self._window.go("sync")


def whole_picture(window: QWidget) -> QPixmap:
    """A window with what floats above it."""
    picture = window.grab()
    painter = QPainter(picture)
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible() and other.parentWidget() is not None:
            at = other.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
            painter.drawPixmap(at, other.grab())
    painter.end()
    return picture


def _busiest(desk: Desk) -> tuple[str, str]:
    people = people_ids(desk, PeopleQuery(order="minutes", descending=True))
    activities = activity_ids(desk, ActivityQuery())
    return (people[0] if people else ""), (activities[0] if activities else "")
