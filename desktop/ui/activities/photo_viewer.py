"""One photo on the whole screen; arrows go on, Escape leaves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.services.desk import Desk
from desktop.ui import theme
from desktop.ui.activities.photo_model import Tile
from desktop.ui.activities.thumbnails import standard_picture
from desktop.ui.widgets.words import button

#: Dark whatever the scheme: pictures are judged on a dark ground.
_GROUND, _WORDS, _QUIET = "#111317", "#F2F3F5", "#A9B0BA"


class PhotoViewer(QWidget):
    """Shows the photos of one activity, one at a time.

    Args:
        door: to the lane that reads pictures.
        tiles: all of them.
        row: the one to begin with.
        parent: the Qt parent.
    """

    def __init__(
        self, door: Door, tiles: Sequence[Tile], row: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("照片"))
        self._door = door
        self._tiles = tuple(tiles)
        self._row = row
        self._image = QImage()
        self._words = _Words(_WORDS)
        self._place = _Words(_QUIET)
        self._picture = _Picture()
        self._build()
        self.show_row(row)

    @property
    def row(self) -> int:
        """Which photo is shown."""
        return self._row

    @property
    def picture(self) -> QImage:
        """What is shown; null while it is on its way."""
        return self._picture.image

    def show_row(self, row: int) -> None:
        """Go to a photo; past the ends nothing happens."""
        if not 0 <= row < len(self._tiles):
            return
        self._row = row
        tile = self._tiles[row]
        told = "　".join(part for part in (tile.caption, tile.told) if part)
        self._words.say(told)
        self._place.say(self.tr("{0} / {1}").format(row + 1, len(self._tiles)))
        self.setAccessibleName(self.tr("照片 {0}：{1}").format(row + 1, told))
        self._picture.show_image(QImage(), "")
        self._door.render(self, partial(_standard, tile.key), self._on_picture, self._on_failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End, Escape."""
        key, keys = event.key(), Qt.Key
        steps = {keys.Key_Right: 1, keys.Key_Down: 1, keys.Key_PageDown: 1, keys.Key_Space: 1}
        steps |= {keys.Key_Left: -1, keys.Key_Up: -1, keys.Key_PageUp: -1}
        if key == keys.Key_Escape:
            self.close()
        elif key in (keys.Key_Home, keys.Key_End):
            self.show_row(0 if key == keys.Key_Home else len(self._tiles) - 1)
        elif key in steps:
            self.show_row(self._row + steps[keys(key)])
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The keyboard goes back to the window, also where no window manager sees to it."""
        super().closeEvent(event)
        if (parent := self.parentWidget()) is not None:
            parent.window().activateWindow()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dark ground."""
        QPainter(self).fillRect(self.rect(), QColor(_GROUND))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel goes on too."""
        self.show_row(self._row + (1 if event.angleDelta().y() < 0 else -1))

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """What opened it closes it."""
        self.close()

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(16))
        foot.setSpacing(theme.px(16))
        self._place.setFixedWidth(theme.px(96))
        close = button(self.tr("关闭(&C)　Esc"), "plain")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.close)
        foot.addWidget(self._words, 1)
        foot.addWidget(self._place)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(16), 0, 0)
        column.addWidget(self._picture, 1)
        column.addLayout(foot)

    def _on_picture(self, found: tuple[str, QImage]) -> None:
        key, image = found
        if key == self._tiles[self._row].key:
            self._picture.show_image(image, "" if not image.isNull() else self.tr("不能显示"))

    @Slot(object)
    def _on_failed(self, error: errors.StationError) -> None:
        self._picture.show_image(QImage(), str(error))


class _Words(QWidget):
    """A line of words in its own colour: the style sheet's are made for light ground."""

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = QColor(colour)
        self._words = ""
        self.setMinimumHeight(theme.px(32))

    def say(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, cut where there is no room."""
        painter = QPainter(self)
        painter.setPen(self._colour)
        mode = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(self._words, mode, self.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), flags, words)


class _Picture(QWidget):
    """A picture as large as fits, never enlarged beyond its pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()
        self._words = ""

    def show_image(self, image: QImage, words: str) -> None:
        """Show a picture, or words where there is none."""
        self.image, self._words = image, words
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture in the middle."""
        painter = QPainter(self)
        if self.image.isNull():
            painter.setPen(QColor(_QUIET))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect(), flags, self._words)
            return
        size = self.image.size()
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(_middle(self.rect(), size), self.image)


def _middle(rect: QRect, size: QSize) -> QRect:
    made = QRect(rect.topLeft(), size)
    made.moveCenter(rect.center())
    return made


def _standard(key: str, desk: Desk) -> tuple[str, QImage]:
    return key, standard_picture(desk, key)
