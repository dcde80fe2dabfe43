"""The strip over a sample station: says that it is one, and takes it away by one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import OneLine, button


class SampleStrip(QFrame):
    """Stands there as long as the sample is open.

    Args:
        parent: the Qt parent.

    Signals:
        removal_pressed: take the sample away and begin with one's own station.
    """

    removal_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "sample")
        self.remove = button(self.tr("删掉示例，用自己的站点(&X)"), "link")
        sign = QLabel()
        sign.setPixmap(theme.picture("flask", "warn"))
        words = self.tr("这是示例站点，人和事都是编的，随便试，不影响您自己的资料。")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(2), theme.px(16), theme.px(2))
        row.setSpacing(theme.px(12))
        row.addWidget(sign)
        row.addWidget(OneLine(words), 1)
        row.addWidget(self.remove)
        self.remove.clicked.connect(self.removal_pressed)
        self.hide()
