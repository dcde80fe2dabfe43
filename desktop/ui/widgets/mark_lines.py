"""What about one record waits for the clerk, a line each with a way to where it is settled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.services.lists.unsettled import Mark
from desktop.ui import theme
from desktop.ui.sentences import told
from desktop.ui.widgets.words import button, label


class MarkLines(QFrame):
    """Hidden while nothing waits.

    Signals:
        pressed: (part of the page 同步, kind, id).
    """

    pressed = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "banner-warn")
        self._marks: tuple[Mark, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4))
        self._column.setSpacing(theme.px(4))
        self.hide()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these, or nothing."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self._fill()
        self.setVisible(bool(marks))

    def _fill(self) -> None:
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        for mark in self._marks:
            self._column.addWidget(self._line(mark))

    def _line(self, mark: Mark) -> QWidget:
        made, icon, words = QWidget(), QLabel(), told(mark.words)
        icon.setPixmap(theme.picture("flag", "warn", 16))
        look = button(self.tr("去看"), "link")
        look.setAccessibleName(self.tr("{0}，去看").format(words))
        look.clicked.connect(partial(self.pressed.emit, mark.part, mark.kind, mark.record))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label(words, "body", wrap=True), 1)
        row.addWidget(look)
        return made
