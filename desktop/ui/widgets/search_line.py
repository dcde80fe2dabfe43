"""A line to search with: an icon before the words, a cross behind them that empties it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from desktop.ui import theme
from desktop.ui.widgets.typed_line import TypedLine

_ICON_PX, _EDGE_PX, _GAP_PX = 18, 10, 6


class SearchLine(TypedLine):
    """A line with an icon and a cross; Qt's own keep 16 px whatever the size of text.

    Args:
        icon: name of the icon.
        parent: the Qt parent.

    Signals:
        entered: it has got the keyboard: somebody is about to search.
    """

    entered = Signal()

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel(self)
        self._picture.setPixmap(theme.picture(icon, "quiet", _ICON_PX))
        self._picture.setFixedSize(theme.icon_size(_ICON_PX))
        self._cross = QToolButton(self)
        self._cross.setIcon(theme.icon("x", "quiet", _ICON_PX))
        self._cross.setIconSize(theme.icon_size(_ICON_PX - 4))
        self._cross.setAccessibleName(self.tr("清空"))
        self._cross.setToolTip(self.tr("清空"))
        self._cross.setCursor(Qt.CursorShape.ArrowCursor)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.setFixedSize(theme.icon_size(_ICON_PX + 2 * _GAP_PX))
        theme.set_role(self._cross, "in-line")
        self._cross.hide()
        self._cross.clicked.connect(self._on_cross)
        self.textChanged.connect(self._on_text)
        side = theme.px(_ICON_PX + _GAP_PX)
        self.setTextMargins(side, 0, side, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Icon and cross stay at the ends, in the middle of the height."""
        super().resizeEvent(event)
        wide, high = event.size().width(), event.size().height()
        self._picture.move(theme.px(_EDGE_PX), (high - self._picture.height()) // 2)
        cross = self._cross
        cross.move(wide - cross.width() - theme.px(4), (high - cross.height()) // 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._cross.setVisible(bool(text))

    @Slot()
    def _on_cross(self) -> None:
        self.clear()
        self.textEdited.emit("")
