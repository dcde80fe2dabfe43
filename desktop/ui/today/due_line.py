"""One thing to do: a sign, its sentence, and the button that leads to the work."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.services.needs.today import Due
from desktop.ui import theme
from desktop.ui.today.words import told
from desktop.ui.widgets.words import button, label

#: Sort of a thing to do -> its icon and the colour of that.
_SIGNS = {
    "conflicts": ("git-diff", "warn"),
    "attention": ("warning-circle", "warn"),
    "returned": ("arrow-u-up-left", "warn"),
    "backup": ("shield-warning", "warn"),
    "draft": ("note-pencil", "note"),
    "planned": ("calendar", "note"),
    "series": ("repeat", "note"),
    "record": ("pencil-simple", "note"),
    "file": ("folder-open", "note"),
    "certificates": ("medal", "note"),
    "retention": ("calendar-check", "quiet"),
    "gap": ("circle", "quiet"),
}


class DueLine(QFrame):
    """A line of the card; a click anywhere on it leads on.

    Args:
        due: what it tells.
        today: the day by the station's clock.
        parent: the Qt parent.

    Signals:
        pressed: the `Due`.
    """

    pressed = Signal(object)

    def __init__(self, due: Due, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.due = due
        theme.set_role(self, "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        icon, tone = _SIGNS.get(due.sort, ("circle", "quiet"))
        sign = QLabel()
        sign.setPixmap(theme.picture(icon, tone))
        words, verb = told(due, today)
        self.words = label(words, "quiet" if due.sort == "gap" else "body", wrap=True)
        self.go = button(verb, "link")
        self.go.setAccessibleName(self.tr("{0}：{1}").format(verb, words))
        self.go.clicked.connect(self._on_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(2), theme.px(4), theme.px(2))
        row.setSpacing(theme.px(12))
        row.addWidget(sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.go)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole line is a target."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._on_pressed()

    def _on_pressed(self) -> None:
        self.pressed.emit(self.due)
