"""A list of entries at the left, one of them at the right; a calm word where there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.sync.entries import EntryList
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.halves import Halves
from desktop.ui.widgets.words import button

_SIZES = (260, 640)
_ROOMY_PX = 700
_COLUMN_PX = 760


class TwoHalves(QStackedWidget):
    """What the parts of the page that list things have in common.

    Args:
        listed: the list.
        empty: shown while the list is empty.
        parent: the Qt parent.
    """

    def __init__(self, listed: EntryList, empty: EmptyState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.empty = listed, empty
        self._detail = QScrollArea()
        self._detail.setWidgetResizable(True)
        self._detail.viewport().setAutoFillBackground(False)
        self.back = button(self.tr("返回列表(&B)"), "quiet", "arrow-left")
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._detail, 1)
        self.halves = Halves(listed, right, sizes=_SIZES, roomy=_ROOMY_PX)
        self.halves.setStretchFactor(0, 0)
        self.halves.setStretchFactor(1, 1)
        framed = QFrame()
        theme.set_role(framed, "card")
        inside = QVBoxLayout(framed)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(empty)
        self.addWidget(self.halves)
        self.addWidget(framed)
        self.back.hide()
        self.back.clicked.connect(self.halves.to_left)
        self.halves.alone.connect(self._on_alone)
        listed.opened.connect(self._on_opened)

    def show_detail(self, content: QWidget) -> None:
        """Show this at the right; what was there goes."""
        theme.set_role(content, "scrolled")
        content.setMaximumWidth(theme.px(_COLUMN_PX))
        shown, focus = self._detail.widget(), QApplication.focusWidget()
        if shown is not None and focus is not None and shown.isAncestorOf(focus):
            self.list.setFocus()  # else the keyboard would go astray, to the navigation
        old = self._detail.takeWidget()
        self._detail.setWidget(content)
        if old is not None:
            old.deleteLater()

    def show_whether_empty(self, empty: bool) -> None:
        """The list, or the word that there is nothing."""
        self.setCurrentIndex(1 if empty else 0)
        if empty:
            self.halves.to_left()

    @Slot(str)
    def _on_opened(self, _key: str) -> None:
        self.halves.to_right()

    @Slot(bool)
    def _on_alone(self, alone: bool) -> None:
        self.back.setVisible(alone)


def detail_column() -> tuple[QWidget, QVBoxLayout]:
    """An empty detail and its column."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(12))
    return content, column
