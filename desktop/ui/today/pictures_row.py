"""最近的照片: as many of the latest pictures as there is room for, each leading to its activity."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop.background.door import Door
from desktop.services.needs.month_figures import Picture
from desktop.ui import theme
from desktop.ui.activities.photos.thumbnails import Thumbnails, stored_thumbnail

WIDE_PX, HIGH_PX, _WORDS_PX = 148, 104, 22
MOST = 6


class PictureTile(QAbstractButton):
    """One picture with its activity's name below.

    Args:
        thumbnails: where pictures come from.
        parent: the Qt parent.
    """

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.shown: Picture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        thumbnails.arrived.connect(self._on_arrived)

    def show_picture(self, picture: Picture) -> None:
        """Show another one."""
        self.shown = picture
        self.setAccessibleName(self.tr("照片：{0}").format(picture.title))
        self.setToolTip(" · ".join(part for part in (picture.day, picture.title) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """The picture and a line of words."""
        return QSize(theme.px(WIDE_PX), theme.px(HIGH_PX + _WORDS_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture fills its place; what is too much is cut off at the edges."""
        if self.shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRect(0, 0, self.width(), theme.px(HIGH_PX))
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(place), theme.px(6), theme.px(6))
        painter.setClipPath(shape)
        painter.fillRect(place, theme.colour("over"))
        picture = self._thumbnails.picture(self.shown.sha256)
        if picture is not None and not picture.isNull():
            mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding
            size = picture.size().scaled(place.size(), mode)
            left = (place.width() - size.width()) // 2
            top = (place.height() - size.height()) // 2
            painter.drawPixmap(QRect(left, top, size.width(), size.height()), picture)
        painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), theme.px(2)))
            painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        self._words(painter, place)
        painter.end()

    def _words(self, painter: QPainter, place: QRect) -> None:
        if self.shown is None:
            return
        font = painter.font()
        font.setPixelSize(theme.px(12))
        painter.setFont(font)
        painter.setPen(theme.colour("quiet"))
        title = painter.fontMetrics().elidedText(
            self.shown.title, Qt.TextElideMode.ElideRight, place.width()
        )
        below = QRect(0, place.bottom() + 1, place.width(), theme.px(_WORDS_PX))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), title)

    @Slot(str)
    def _on_arrived(self, key: str) -> None:
        if self.shown is not None and self.shown.sha256 == key:
            self.update()


class PicturesRow(QWidget):
    """The latest pictures in one row.

    Args:
        door: to their bytes.
        parent: the Qt parent.

    Signals:
        pressed: the activity a picture belongs to.
    """

    pressed = Signal(str)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ratio = self.devicePixelRatioF()
        side = round(theme.px(WIDE_PX) * ratio * 1.4)
        self.thumbnails = Thumbnails(door, stored_thumbnail, side, self)
        self._pictures: Sequence[Picture] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        self.tiles = [PictureTile(self.thumbnails) for _ in range(MOST)]
        for tile in self.tiles:
            tile.hide()
            tile.clicked.connect(self._on_clicked)
            row.addWidget(tile)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show these."""
        self._pictures = pictures
        for tile, picture in zip(self.tiles, pictures, strict=False):
            tile.show_picture(picture)
        self._arrange()

    def sizeHint(self) -> QSize:
        """One row high."""
        return QSize(theme.px(WIDE_PX), theme.px(HIGH_PX + _WORDS_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = max((self.width() + theme.px(12)) // theme.px(WIDE_PX + 12), 1)
        for number, tile in enumerate(self.tiles):
            tile.setVisible(number < min(room, len(self._pictures)))

    @Slot()
    def _on_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, PictureTile) and tile.shown is not None:
            self.pressed.emit(tile.shown.activity)
