"""A page of the doorway that scrolls where letters are large and the screen is low."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from desktop.ui import theme

#: At 100 %, in sight below what has the keyboard: a sentence may stand there.
_BELOW_PX = 32


class FittedScroll(QScrollArea):
    """As high as its page where there is room: what stands below it stands close.

    Where there is none, what has the keyboard stays in sight.
    """

    def __init__(self) -> None:
        super().__init__()
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._keep_keyboard_in_sight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Its page's, at the width there is."""
        return QSize(self.widget().sizeHint().width(), self._high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap otherwise."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page has other words."""
        done = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        # Else it asks for as much as wrapped words would like in a narrow column, and scrolls.
        self.widget().setMinimumHeight(self._high())
        self.updateGeometry()
        self._soon.start()

    @Slot()
    def _keep_keyboard_in_sight(self) -> None:
        at = self.widget().focusWidget()
        if at is not None:
            # With what is said below it.
            self.ensureWidgetVisible(at, 0, theme.px(_BELOW_PX))

    def _high(self) -> int:
        page, wide = self.widget(), self.contentsRect().width()
        layout = page.layout()
        if layout is None or not layout.hasHeightForWidth():
            return page.sizeHint().height()
        return layout.totalHeightForWidth(max(wide, 1))


def scrolled(page: QWidget, area: QScrollArea | None = None) -> QScrollArea:
    """The page in an area that only scrolls up and down.

    Args:
        page: with its own margins.
        area: which; a plain one where None.
    """
    theme.set_role(page, "scrolled")
    area = area or QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
