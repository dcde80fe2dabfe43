"""The button beside a record that tells what became of it; Ctrl+H does the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from desktop.ui import theme
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.words import Button


class HistoryButton(Button):
    """Asks the screen it stands on for the history of the record in sight there.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        theme.set_role(self, "quiet")
        self.setIcon(theme.icon("clock-counter-clockwise", "quiet"))
        self.setIconSize(theme.icon_size())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("修改记录：谁在什么时候改了什么 (Ctrl+H)"))
        self.setAccessibleName(self.tr("修改记录"))
        #: (kind, id) of a record that is not the one in sight; empty for that one.
        self.record = ("", "")
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        screen = self.parentWidget()
        while screen is not None and not isinstance(screen, Screen):
            screen = screen.parentWidget()
        if screen is None:
            return
        kind, record_id = self.record if self.record[1] else screen.shown_record()
        if record_id:
            screen.history_wanted.emit(kind, record_id)
