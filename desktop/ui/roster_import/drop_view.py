"""Where a file is dropped or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import button, label

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv", ".txt")


class DropView(QFrame):
    """A field to drop a roster on, with a button for those who rather choose.

    Signals:
        dropped: the file's path.
        choose_pressed: 选择文件.
    """

    dropped = Signal(object)
    choose_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "drop")
        self.setAcceptDrops(True)
        picture = QLabel()
        picture.setPixmap(theme.picture("table", "edge", 64))
        self.choose = button(self.tr("选择文件(&O)…"), "primary", "folder-open")
        self.choose.clicked.connect(self.choose_pressed)
        self._picture = picture
        self._column = column = QVBoxLayout(self)
        column.setSpacing(theme.px(12))
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(picture, 0, middle)
        column.addWidget(label(self.tr("把花名册文件拖到这里"), "section"), 0, middle)
        for words in (
            self.tr("Excel、WPS 表格、CSV 都可以；表头在第几行、列怎么排都行，只要有“姓名”一列。"),
            self.tr("先给您看结果，确认后才导入。原文件不会改动。"),
        ):
            told = label(words, "quiet", wrap=True)
            told.setAlignment(middle)
            column.addWidget(told)
        column.addSpacing(theme.px(8))
        column.addWidget(self.choose, 0, middle)
        column.addStretch(3)

    def set_low(self, *, low: bool) -> None:
        """Leave out the picture and most of the air where the window is low."""
        self._picture.setVisible(not low)
        self._column.setSpacing(theme.px(6 if low else 12))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for a file we can read."""
        if _file_of(event.mimeData().urls()):
            event.acceptProposedAction()
            theme.set_role(self, "drop-over")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Calm down."""
        super().dragLeaveEvent(event)
        theme.set_role(self, "drop")

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        theme.set_role(self, "drop")
        path = _file_of(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)


def _file_of(urls: list[QUrl]) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in SUFFIXES), None)
