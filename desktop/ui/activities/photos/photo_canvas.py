"""A picture on a dark ground: as large as fits, nearer by steps, drawn about where it is larger."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.ui import theme

#: Dark whatever the scheme: pictures are judged on a dark ground.
GROUND, WORDS, QUIET = "#111317", "#F2F3F5", "#A9B0BA"
_NEARER = 1.25
_NEAREST = 8.0


class Canvas(QWidget):
    """Shows one picture.

    Signals:
        stepped: the wheel, without Ctrl, wants the next (1) or the last one (-1).
        double_clicked: what opened it closes it.
    """

    stepped = Signal(int)
    double_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()
        self._words = ""
        self._scale = 0.0  # fits
        self._middle = QPointF()
        self._held: QPoint | None = None

    def show_image(self, image: QImage, words: str = "") -> None:
        """Show a picture whole, or words where there is none."""
        self.image, self._words = image, words
        self.fit()

    def turn(self, quarters: int) -> None:
        """Turn what is shown to the right."""
        self.image = self.image.transformed(QTransform().rotate(90 * quarters))
        self.fit()

    @property
    def words(self) -> str:
        """What stands where no picture is."""
        return self._words if self.image.isNull() else ""

    @property
    def scale(self) -> float:
        """Pixels of the screen for one of the picture."""
        return self._scale or self._fitting()

    def fit(self) -> None:
        """As large as fits, never enlarged beyond its pixels."""
        self._scale = 0.0
        self._middle = QPointF(self.image.width() / 2, self.image.height() / 2)
        self._shape_of_hand()

    def zoom(self, scale: float) -> None:
        """So many pixels of the screen for one of the picture."""
        self._scale = min(max(scale, self._fitting()), _NEAREST)
        if self._scale <= self._fitting():
            self._scale = 0.0
        self._keep_inside()
        self._shape_of_hand()

    def nearer(self, steps: int) -> None:
        """Larger or smaller by steps."""
        self.zoom(self.scale * _NEARER**steps)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The part of the picture that is in sight."""
        painter = QPainter(self)
        if self.image.isNull():
            painter.setPen(QColor(QUIET))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect(), flags, self._words)
            return
        scale = self.scale
        seen = QRectF(QPointF(), QSizeF(self.width() / scale, self.height() / scale))
        seen.moveCenter(self._middle)
        part = seen.intersected(QRectF(self.image.rect()))
        place = QRectF(
            (part.left() - seen.left()) * scale,
            (part.top() - seen.top()) * scale,
            part.width() * scale,
            part.height() * scale,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 2)
        painter.drawImage(place, self.image, part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What fitted fits still."""
        super().resizeEvent(event)
        self._keep_inside()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Goes on; with Ctrl it comes nearer."""
        step = 1 if event.angleDelta().y() > 0 else -1
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.nearer(step)
        else:
            self.stepped.emit(-step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of a picture that is larger than the screen."""
        if self._scale:
            self._held = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draws it about."""
        if self._held is None:
            return
        moved = event.position().toPoint() - self._held
        self._held = event.position().toPoint()
        scale = self.scale
        self._middle -= QPointF(moved.x() / scale, moved.y() / scale)
        self._keep_inside()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Lets go."""
        self._held = None
        self._shape_of_hand()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """What opened it closes it."""
        self.double_clicked.emit()

    def _fitting(self) -> float:
        if self.image.isNull():
            return 1.0
        wide, high = self.width() / self.image.width(), self.height() / self.image.height()
        return max(min(wide, high, 1.0), 0.001)

    def _keep_inside(self) -> None:
        scale = 2 * self.scale
        x = _inside(self._middle.x(), self.width() / scale, self.image.width())
        y = _inside(self._middle.y(), self.height() / scale, self.image.height())
        self._middle = QPointF(x, y)
        self.update()

    def _shape_of_hand(self) -> None:
        shapes = Qt.CursorShape
        self.setCursor(shapes.OpenHandCursor if self._scale else shapes.ArrowCursor)
        self.update()


def _inside(middle: float, half: float, whole: int) -> float:
    """Where the middle of what is seen may lie, so that no ground shows beside the picture."""
    return min(max(middle, half), whole - half) if whole > 2 * half else whole / 2


class DarkWords(QWidget):
    """A line of words on the dark ground, cut where there is no room; a press asks to write it.

    Signals:
        pressed: the clerk clicked it.
    """

    pressed = Signal()

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = QColor(colour)
        self.text = ""
        self.setMinimumHeight(theme.px(32))

    def say(self, words: str, tip: str = "") -> None:
        """Say something else."""
        self.text = words
        self.setToolTip(tip)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As much as fits."""
        painter = QPainter(self)
        painter.setPen(self._colour)
        mode = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(self.text, mode, self.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(QPoint(), self.size()), flags, words)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """A click."""
        self.pressed.emit()
