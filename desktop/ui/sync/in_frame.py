"""How station and county stand to each other, as the window's frame tells it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Signal, Slot

from desktop.ui.status import StatusLine
from desktop.ui.sync.shown import Standing
from desktop.ui.sync.syncing import Syncing
from desktop.ui.sync.words import state


class SyncInFrame(QObject):
    """Keeps the status line true.

    Args:
        syncing: what syncs.
        line: where it is told.
        parent: the Qt parent.

    Signals:
        marks_changed: another record waits for the clerk, or one does no more.
    """

    marks_changed = Signal()

    def __init__(self, syncing: Syncing, line: StatusLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._syncing, self._line = syncing, line
        self._marked = (0, 0)
        syncing.standing_changed.connect(self._show)
        syncing.standing_changed.connect(self._on_standing)
        syncing.under_way_changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        if not self._syncing.known:
            return
        today = dt.datetime.now().astimezone().date()
        told = state(self._syncing.standing, today, under_way=self._syncing.under_way)
        self._line.show_sync(told.short, told.icon, told.tone)

    @Slot(object)
    def _on_standing(self, standing: Standing) -> None:
        """A choice may change no record, yet the lists mark another one."""
        now = (standing.conflicts, standing.attention)
        if now != self._marked:
            self._marked = now
            self.marks_changed.emit()
