"""Where something is said and work under way is shown: a card above the page that moves nothing.

It takes no room of the page's own. A banner that pushed the page down, and let it up again when
its time was over, put another row under the mouse each time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.progress import ProgressPanel
from desktop.ui.widgets.screen import Room, Screen

#: Good news leaves by itself.
PASSING_MS = 8_000
_CHILD_CAME_OR_WENT = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
_PAGE_CAME_OR_WENT = (QEvent.Type.Show, QEvent.Type.Hide)
#: Lines longer than this are hard to read, and hide more of the page than they need.
_WIDEST_PX = 640
#: What is left of a head's empty middle has room for two lines from here on.
_NARROWEST_PX, _LOW_PX = 320, 68
_EDGE_PX, _SHADOW_PX = 8, 4
_SHADOW = QColor(0, 0, 0, 9)


class Notices(QWidget):
    """A banner and a progress panel above the page they belong to, in sight while it is.

    Args:
        of: whose news it tells. Inside a `Screen` it stands in its head's empty middle, where
            nothing is covered, or over the head where that is too small; else at the top of `of`.
        room: where it may stand instead, in the coordinates of `of`.
    """

    def __init__(self, of: QWidget, room: Callable[[], Room] | None = None) -> None:
        super().__init__(of)
        self._of, self._around = of, of
        self._room = room or self._usual_room
        self.banner = MessageBanner()
        self._over = QTimer(self, interval=PASSING_MS, singleShot=True)
        self._over.timeout.connect(self.banner.hide)
        self.banner.told.connect(self._on_told)
        self._held: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.px(_SHADOW_PX)] * 4)
        self._column.setSpacing(theme.px(8))
        self.hold(self.banner)
        of.installEventFilter(self)
        self.hide()

    @cached_property
    def progress(self) -> ProgressPanel:
        """Work under way, below the words; made for whoever shows some."""
        made = ProgressPanel()
        self.hold(made)
        return made

    def hold(self, widget: QWidget) -> None:
        """Show another thing in this card, for example the progress of a list's own work."""
        self._held.append(widget)
        self._column.addWidget(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Comes and goes with what it says and with its page; stays within the page's size."""
        came = event.type() in _CHILD_CAME_OR_WENT and watched in self._held
        page = event.type() in _PAGE_CAME_OR_WENT and watched is self._of
        if came or page:
            self._come_or_go(page_in_sight=self._of.isVisible())
        elif event.type() == QEvent.Type.Resize and watched is self._around:
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Other words need another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The one shadow there is: of what floats."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(_SHADOW)
        corner = theme.px(6)
        for held in self._held:
            if held.isVisible():
                for wider in range(1, theme.px(_SHADOW_PX) + 1):
                    around = QRectF(held.geometry()).adjusted(-wider, -wider, wider, wider)
                    painter.drawRoundedRect(around, corner + wider, corner + wider)

    @Slot(bool)
    def _on_told(self, passing: bool) -> None:
        self._over.stop()
        if passing:
            self._over.start()

    # --- where it stands --------------------------------------------------------------------

    def _come_or_go(self, *, page_in_sight: bool) -> None:
        wanted = page_in_sight and not all(held.isHidden() for held in self._held)
        if wanted and not self.isVisible():
            self._go_to(self._screen() or self._of)
            self._place()
            self.show()
            self.raise_()
        elif not wanted:
            self.hide()

    def _screen(self) -> Screen | None:
        found: QWidget | None = self._of
        while found is not None and not isinstance(found, Screen):
            # The screen behind a dialog is not what it tells its news on.
            found = None if found.isWindow() else found.parentWidget()
        return found

    def _go_to(self, around: QWidget) -> None:
        if around is not self._around:
            self._around.removeEventFilter(self)
            self._of.installEventFilter(self)
            self._around = around
            self.setParent(around)
        around.installEventFilter(self)

    def _place(self) -> None:
        if all(held.isHidden() for held in self._held):
            return
        found = self._rect()
        for other in sorted(self._others(), key=QRect.top):
            if other.intersects(found):
                found.moveTop(other.bottom() + 1)
        self.setGeometry(found)

    def _rect(self) -> QRect:
        (page, free), edge = self._room(), theme.px(_EDGE_PX)
        if free.width() >= theme.px(_NARROWEST_PX):
            width = min(free.width(), self._widest())
            height = self._column.totalHeightForWidth(width)
            if height <= theme.px(_LOW_PX):
                found = QRect(0, 0, width, height)
                found.moveCenter(free.center())
                found.moveTop(max(found.top(), page.top()))
                return found
        width = min(page.width() - 2 * edge, self._widest())
        height = self._column.totalHeightForWidth(width)
        left = page.left() + (page.width() - width) // 2
        return QRect(left, page.top() + edge, width, min(height, page.height() - edge))

    def _widest(self) -> int:
        """As wide as its words; a bar of progress takes all there is."""
        limit = theme.px(_WIDEST_PX)
        if any(not held.isHidden() for held in self._held if held is not self.banner):
            return limit
        return min(limit, self.banner.unwrapped_px + 2 * theme.px(_SHADOW_PX))

    def _usual_room(self) -> Room:
        if isinstance(self._around, Screen):
            return self._around.room_for_news()
        return Room(self._around.rect(), QRect())

    def _others(self) -> list[QRect]:
        """Cards of others that are in sight, in the coordinates of what this one stands on."""
        window, around = self.window(), self._around
        return [
            QRect(around.mapFromGlobal(other.mapToGlobal(QPoint())), other.size())
            for other in window.findChildren(Notices)
            if other is not self and other.isVisible()
        ]
