"""Locks the window and lets in again who may; what goes on behind goes on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.errand import Errand
from desktop.services.access import entering, lock_settings
from desktop.services.access.door_names import AtTheDoor
from desktop.services.access.entering import Entered, Knock
from desktop.services.access.this_pc import ThisPc
from desktop.services.desk import Desk
from desktop.ui.backups.automatic import AutomaticBackups
from desktop.ui.lock.cover import LockCover
from desktop.ui.lock.idle import IdleWatch
from desktop.ui.lock.put_away import PutAway, clear_clipboard, forget_secrets
from desktop.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Let:
    """Somebody came in.

    Args:
        told: what is to be said.
        by_code: whether a code from paper opened it.
    """

    told: tuple[str, ...]
    by_code: bool


class Lock(QObject):
    """One for an open station.

    Args:
        door: to the station.
        here: this PC at its door.
        backups: the last of which is made before the program ends.
        parent: the Qt parent.

    Signals:
        let_in: a `Let`: it is open again.
    """

    let_in = Signal(object)

    def __init__(
        self, door: Door, here: ThisPc, backups: AutomaticBackups, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._door, self._here = door, here
        self._window: MainWindow | None = None
        self._cover: LockCover | None = None
        self._away: PutAway | None = None
        self._sample = self._leaving = False
        self._minutes = 0
        self._names, self._errand = Errand(self), Errand(self)
        self.idle = IdleWatch(parent=self)
        self.idle.idle.connect(self.lock)
        self._names.done.connect(self._on_names)
        self._errand.done.connect(self._on_knocked)
        self._errand.failed.connect(self._on_refused)
        backups.over.connect(self._on_over)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.lock)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus)

    @property
    def cover(self) -> LockCover | None:
        """What shows while it is locked; None while it is open."""
        return self._cover

    def guard(self, window: MainWindow) -> None:
        """Lock this window from now on."""
        self._window = window
        window.lock_wanted.connect(self.lock)
        window.lock_after_changed.connect(self._begin)

    def begin(self) -> None:
        """Find out after how long it locks."""
        self._door.read(self, _settings, self._on_settings)

    def close(self) -> None:
        """Take everything down."""
        self._window = None
        self.idle.stop()
        self._names.close()
        self._errand.close()
        if self._away is not None:
            self._away.let_come()
        if self._cover is not None:
            self._cover.end()
            self._cover.deleteLater()
            self._cover = None

    @Slot()
    def lock(self) -> None:
        """Lock it now; a sample station has no PIN that anybody knows."""
        window = self._window
        if window is None or self._cover is not None:
            return
        if self._sample:
            window.say(self.tr("示例站点里没有真的资料，不用锁。"), "note")
            return
        self.idle.stop()
        window.search.clear()
        clear_clipboard()
        forget_secrets()
        self._cover = cover = LockCover(self._here)
        cover.unlock_wanted.connect(self._on_typed)
        cover.leave_wanted.connect(self._on_leave)
        cover.leave_agreed.connect(self._on_leave_agreed)
        _stand_as(cover, window)
        self._away = PutAway(cover, self)
        self._away.begin()
        cover.activateWindow()
        cover.view.focus_target().setFocus()
        if not self._names.under_way:
            self._names.run(self._here.names)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+L before a dialog, where the window's own keys wait."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keys = QKeySequence(event.keyCombination())
            if keys == QKeySequence("Ctrl+L"):
                self._soon.start()
                return True
        return super().eventFilter(watched, event)

    @Slot(QWindow)
    def _on_focus(self, focused: QWindow | None) -> None:
        if focused is None or self._window is None or self._cover is not None:
            return
        if focused is not self._window.windowHandle():
            focused.installEventFilter(self)

    # --- who wants in -----------------------------------------------------------------------

    @Slot(object)
    def _on_names(self, people: list[AtTheDoor]) -> None:
        if self._cover is not None and people:
            self._cover.view.show_names(people)

    @Slot(str, str)
    def _on_typed(self, typed: str, clerk: str) -> None:
        if self._cover is not None and not self._errand.under_way:
            self._cover.show_busy(busy=True)
            self._errand.run(partial(self._here.knock, typed, clerk))

    @Slot(object)
    def _on_knocked(self, found: tuple[Entered, Knock]) -> None:
        self._door.write(self, _SitDown(self._here, *found), self._on_let_in, self._on_refused)

    @Slot(object)
    def _on_refused(self, error: errors.StationError) -> None:
        if self._cover is not None:
            self._cover.show_refusal(error)

    def _on_let_in(self, let: Let) -> None:
        cover, self._cover = self._cover, None
        window = self._window
        if cover is None or self._away is None or window is None:
            return
        _stand_as(window, cover, shown=False)
        self._away.end()
        self._away = None
        cover.end()
        cover.deleteLater()
        # Somebody else may sit here now.
        self._door.records_changed.emit(frozenset({"clerk"}))
        if let.told:
            window.say("".join(let.told), "warn")
        self._begin(self._minutes)
        self.let_in.emit(let)

    # --- who leaves -------------------------------------------------------------------------

    @Slot()
    def _on_leave(self) -> None:
        if self._window is None or self._cover is None:
            return
        if unsaved := self._window.unsaved():
            self._cover.ask_leaving(unsaved)
        else:
            self._on_leave_agreed()

    @Slot()
    def _on_leave_agreed(self) -> None:
        if self._window is None or self._away is None:
            return
        self._leaving = True
        self._away.let_come()  # that the last backup is being made may be seen
        self._window.agree_to_leave()
        if self._window.close():
            self._on_over()

    @Slot()
    def _on_over(self) -> None:
        if self._leaving and self._cover is not None:
            self._cover.end()

    # --- after how long ---------------------------------------------------------------------

    def _on_settings(self, found: tuple[int, bool]) -> None:
        minutes, self._sample = found
        self._begin(minutes)

    @Slot(int)
    def _begin(self, minutes: int) -> None:
        self._minutes = minutes
        self.idle.begin(0 if self._sample else minutes)


def _settings(desk: Desk) -> tuple[int, bool]:
    return lock_settings.lock_after_min(desk), desk.sample


@dataclass(frozen=True, slots=True)
class _SitDown:
    """Whether what was typed opens this very station, and who sits here from now on."""

    here: ThisPc
    entered: Entered
    knocking: Knock

    def __call__(self, desk: Desk) -> Let:
        if self.entered.opened.master != desk.master:
            raise errors.KeyTakenBack()  # of another station's key file, put into this folder
        told = entering.sit_down(desk, self.entered, self.knocking)
        if not desk.looking:
            self.here.put_first(desk)
        return Let(tuple(told), self.entered.by_code)


def _stand_as(one: QWidget, other: QWidget, *, shown: bool = True) -> None:
    """Put one window where another stands."""
    state = other.windowState()
    full = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
    if state & full:
        one.setWindowState(state)
    else:
        one.setGeometry(other.geometry())
        one.setWindowState(state)
    if shown:
        one.show()
