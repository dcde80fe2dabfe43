"""The yearly question whose data is kept and whose goes, as the clerk answers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.services.desk import Desk

if TYPE_CHECKING:
    # Loaded when somebody asks: once a year.
    from desktop.services.person.retention import Expired
    from desktop.ui.today.retention_dialog import RetentionDialog


class RetentionFlow(QObject):
    """Asks, and does what was decided.

    Args:
        door: to the station.
        window: parent of the dialog.

    Signals:
        said: what became of it: (words, tone).
    """

    said = Signal(str, str)

    def __init__(self, door: Door, window: QWidget) -> None:
        super().__init__(window)
        self._door, self._window = door, window

    def begin(self) -> None:
        """Show whose data is due."""
        self._door.read(self, _due, self._on_due)

    def _on_due(self, expired: Sequence[Expired]) -> None:
        from desktop.ui.today.retention_dialog import RetentionDialog

        if not expired:
            return  # somebody has decided meanwhile
        dialog = RetentionDialog(expired, self._window.window())
        dialog.accepted.connect(partial(self._on_decided, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_decided(self, dialog: RetentionDialog) -> None:
        verb = _Decide(dialog.chosen, dialog.why, erases=dialog.erases)
        self._door.write(self, verb, partial(self._on_done, dialog.erases), self._on_refused)

    def _on_done(self, erased: bool, count: int) -> None:
        words = self.tr("{0} 人的个人资料已删除。") if erased else self.tr("{0} 人的资料再留一年。")
        self.said.emit(words.format(count), "good")

    def _on_refused(self, error: errors.StationError) -> None:
        self.said.emit(str(error), "error")


def _due(desk: Desk) -> list[Expired]:
    from desktop.services.person import retention

    return retention.due(desk)


@dataclass(frozen=True, slots=True)
class _Decide:
    people: tuple[str, ...]
    why: str
    erases: bool

    def __call__(self, desk: Desk) -> int:
        from desktop.services.person import erasing, retention

        if self.erases:
            return erasing.erase_each(desk, self.people, self.why)
        return retention.keep(desk, self.people, self.why)
