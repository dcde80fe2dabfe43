"""How station and county stand to each other, as the window's frame tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.ui.status import StatusLine
from desktop.ui.sync.shown import Standing
from desktop.ui.sync.syncing import Syncing
from desktop.ui.sync.words import state

#: A time of day stands alone only on its own day; midnight changes no record that would tell.
_GLANCE_MS = 60_000


def _by_the_clock() -> dt.date:
    return dt.datetime.now().astimezone().date()


class SyncInFrame(QObject):
    """Keeps the status line true.

    Args:
        syncing: what syncs.
        line: where it is told.
        parent: the Qt parent.
        today: the day by the PC's clock.

    Signals:
        marks_changed: another record waits for the clerk, or one does no more.
    """

    marks_changed = Signal()

    def __init__(
        self,
        syncing: Syncing,
        line: StatusLine,
        parent: QObject | None = None,
        today: Callable[[], dt.date] = _by_the_clock,
    ) -> None:
        super().__init__(parent)
        self._syncing, self._line, self._today = syncing, line, today
        self._day = today()
        self._minute = QTimer(self, interval=_GLANCE_MS)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()
        self._marked = (0, 0)
        syncing.standing_changed.connect(self._show)
        syncing.standing_changed.connect(self._on_standing)
        syncing.under_way_changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        if not self._syncing.known:
            return
        self._day = self._today()
        told = state(self._syncing.standing, self._day, under_way=self._syncing.under_way)
        self._line.show_sync(told.short, told.icon, told.tone)

    @Slot()
    def _on_minute(self) -> None:
        if self._today() != self._day:
            self._show()

    @Slot(object)
    def _on_standing(self, standing: Standing) -> None:
        """A choice may change no record, yet the lists mark another one."""
        now = (standing.conflicts, standing.attention)
        if now != self._marked:
            self._marked = now
            self.marks_changed.emit()
