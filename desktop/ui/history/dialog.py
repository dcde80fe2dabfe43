"""The history in a window of its own beside the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.ui import theme
from desktop.ui.history.panel import HistoryPanel
from desktop.ui.widgets.display import free_area
from desktop.ui.widgets.words import OneLine, button

_SIZE_PX = (920, 560)
_MARGIN_PX = 32


class HistoryDialog(QDialog):
    """Shows a `HistoryPanel` with its title; work in the window behind goes on.

    Args:
        door: to the records.
        kind: the kind's English name.
        record_id: whose history.
        parent: the window.
    """

    def __init__(
        self, door: Door, kind: str, record_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.panel = HistoryPanel(door)
        self._title = OneLine(self.tr("修改记录"), "title")
        self._build()
        self.panel.titled.connect(self._on_titled)
        self.panel.show_record(kind, record_id)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("修改记录"))
        close = button(self.tr("关闭(&C)"), "plain")
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(self._title)
        column.addWidget(self.panel, 1)
        column.addLayout(foot)
        room = free_area(self).size() - QSize(_MARGIN_PX, 2 * _MARGIN_PX)
        self.resize(QSize(*(theme.px(side) for side in _SIZE_PX)).boundedTo(room))
        self.panel.table.setFocus()

    @Slot(str)
    def _on_titled(self, words: str) -> None:
        self._title.setText(self.tr("修改记录：{0}").format(words))
        self.setWindowTitle(self._title.text())
