"""The photo of a person as a circle; the first letter of the name where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.activities.photos.chosen_files import dropped_paths, is_picture, name_filter
from desktop.ui.widgets.words import Button

SIDE_PX = 72
_RING_PX, _LETTER = 2, 0.42
#: Faces are in the upper part of a picture taken upright.
_HEADROOM = 0.2


class Portrait(Button):
    """A round picture; pressed it offers what can be done with it.

    Args:
        parent: the Qt parent.

    Signals:
        given: a `Path` or a `QImage` that becomes the photo.
        large_wanted: the photo on the whole screen.
        drop_wanted: no photo any more.
    """

    given = Signal(object)
    large_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        theme.set_role(self, "portrait")
        self._letter, self._picture = "", QPixmap()
        self._there = False
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open_menu)

    def sizeHint(self) -> QSize:
        """A square, whatever the style sheet says of buttons."""
        return QSize(theme.px(SIDE_PX), theme.px(SIDE_PX))

    def show_person(self, name: str, *, there: bool) -> None:
        """Whose it is, and whether there is a photo; until it comes the letter stands there."""
        self._letter, self._there, self._picture = name[:1], there, QPixmap()
        words = self.tr("{0}的照片") if there else self.tr("{0}还没有照片，可以添加")
        self.setAccessibleName(words.format(name))
        self.setToolTip(
            self.tr("照片：看大图、更换、删除")
            if there
            else self.tr("添加照片：点一下选文件，也可以拖进来或粘贴")
        )
        self.update()

    def show_picture(self, picture: QPixmap) -> None:
        """The photo has come."""
        self._picture = picture
        self.update()

    @property
    def picture(self) -> QPixmap:
        """What is shown; null for the letter."""
        return self._picture

    def take(self, data: QMimeData) -> bool:
        """Take the first picture of a drop or of the clipboard; gives whether there is one."""
        found = picture_in(data)
        if found is not None:
            self.given.emit(found)
        return found is not None

    # --- inside -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the photo away."""
        if event.key() == Qt.Key.Key_Delete and self._there:
            self.drop_wanted.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _open_menu(self) -> None:
        if self._there:
            self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        else:
            self.choose()

    @Slot()
    def _fill_menu(self) -> None:
        menu = self._menu
        menu.clear()
        menu.addAction(self.tr("看大图(&V)"), self.large_wanted.emit)
        menu.addAction(self.tr("换一张(&R)…"), self.choose)
        paste = menu.addAction(self.tr("粘贴照片(&P)"), self._paste)
        paste.setEnabled(picture_in(QApplication.clipboard().mimeData()) is not None)
        menu.addSeparator()
        menu.addAction(self.tr("删除照片(&D)\tDelete"), self.drop_wanted.emit)

    @Slot()
    def choose(self) -> None:
        """Ask for a file."""
        name, _ = QFileDialog.getOpenFileName(
            self.window(), self.tr("选一张照片"), "", name_filter()
        )
        if name:
            self.given.emit(Path(name))

    @Slot()
    def _paste(self) -> None:
        self.take(QApplication.clipboard().mimeData())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A circle with the picture or the letter, and the ring of what has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ring = theme.px(_RING_PX)
        place = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        circle = QPainterPath()
        circle.addEllipse(place)
        painter.fillPath(circle, theme.colour("over"))
        if self._picture.isNull():
            self._draw_letter(painter, place)
        else:
            painter.setClipPath(circle)
            painter.drawPixmap(place.toRect(), self._picture, square_of(self._picture.size()))
            painter.setClipping(False)
        painter.setPen(QPen(theme.colour("focus" if self.hasFocus() else "edge"), ring))
        painter.drawEllipse(place)

    def _draw_letter(self, painter: QPainter, place: QRectF) -> None:
        font = QFont(self.font())
        font.setPixelSize(round(place.height() * _LETTER))
        painter.setFont(font)
        painter.setPen(theme.colour("quiet"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._letter)


def square_of(size: QSize) -> QRect:
    """The square of a picture that is shown: its middle, or its upper part where it is upright."""
    side = min(size.width(), size.height())
    below = round((size.height() - side) * _HEADROOM)
    return QRect((size.width() - side) // 2, below, side, side)


def picture_in(data: QMimeData) -> Path | QImage | None:
    """The first picture of a drop or of the clipboard."""
    paths: Sequence[Path] = [path for path in dropped_paths(data) if is_picture(path)]
    if paths:
        return paths[0]
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None
