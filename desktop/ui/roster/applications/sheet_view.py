"""The scan of one page, as wide as there is room, to be read beside the form."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from desktop.ui import theme

_LEAST_PX = 260


class SheetView(QScrollArea):
    """Shows one picture.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = QPixmap()
        self._shown = QLabel()
        self._shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(self._shown)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(theme.px(_LEAST_PX))
        self.setAccessibleName(self.tr("报名表的扫描件"))

    def sizeHint(self) -> QSize:
        """As a page stands."""
        return QSize(theme.px(480), theme.px(640))

    def show_jpeg(self, jpeg: bytes) -> None:
        """Show a picture; none for nothing."""
        self._whole = QPixmap.fromImage(QImage.fromData(jpeg)) if jpeg else QPixmap()
        self._fit()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            self._shown.clear()
            return
        wide = max(self.viewport().width(), 1)
        smooth = Qt.TransformationMode.SmoothTransformation
        self._shown.setPixmap(self._whole.scaledToWidth(wide, smooth))
