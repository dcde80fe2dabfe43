"""What the window's messages tell of an undo: a later change in its way, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from desktop import errors
from desktop.ui.undo_actions import UndoActions
from desktop.ui.undo_bar import UndoBar
from desktop.ui.widgets.message import MessageBanner


class UndoRefusal(QObject):
    """Tells of the refusal and passes the clerk's answer on.

    Args:
        undo: 撤销 and 重做.
        banner: of the window.
        parent: the window.
    """

    def __init__(
        self, undo: UndoActions, banner: MessageBanner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._undo, self._banner = undo, banner
        self.bar = UndoBar(undo, banner, self)
        undo.refused.connect(self._on_refused)
        banner.pressed.connect(self._on_force)
        banner.other_pressed.connect(self._on_skip)

    @Slot(object, str, str)
    def _on_refused(self, error: errors.StationError, force: str, skip: str) -> None:
        self._banner.show_error(error, force, skip)

    @Slot()
    def _on_force(self) -> None:
        self._banner.hide()
        self._undo.force()

    @Slot()
    def _on_skip(self) -> None:
        self._banner.hide()
        self._undo.skip()
