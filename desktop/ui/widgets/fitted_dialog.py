"""A dialog of one column that is as high as its words need, however wide they run."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.ui import theme

_WIDE_PX, _EDGE_PX = 480, 24


class FittedDialog(QDialog):
    """What such dialogs have in common; `fit` is called whenever words came or went.

    Args:
        spacing: between two rows, in pixels at 100 %.
        parent: the window.
    """

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(theme.px(_WIDE_PX))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*[theme.px(_EDGE_PX)] * 4)
        self.column.setSpacing(theme.px(spacing))

    def fit(self) -> None:
        """Take the height the column needs at this width."""
        self.column.activate()
        self.resize(self.width(), self.column.totalHeightForWidth(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need."""
        super().showEvent(event)
        self.fit()
