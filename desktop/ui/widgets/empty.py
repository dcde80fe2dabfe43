"""What a list shows while it holds nothing: why, and the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import button, label, plain

#: In px at 100 %: as low as it may become, and from where on it explains and shows.
_LOW_PX, _TEXT_FROM_PX, _PICTURE_FROM_PX = 80, 128, 192


class EmptyState(QWidget):
    """An icon, a sentence, and at most one button.

    Args:
        icon: name of an icon.
        title: what is not there.
        text: what to do.
        action: words of the button; empty for none.
        role: of the button.

    Signals:
        pressed: the button.
    """

    pressed = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        action: str = "",
        role: str = "primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme.set_role(self, "empty")
        self._picture = QLabel()
        self._picture.setPixmap(theme.picture(icon, "edge", 56))
        self._title = label(title, "section")
        self._text = label(text, "quiet")
        for words in (self._title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setWordWrap(True)
        # Its letter belongs to the button of the same words in the page's head.
        self._button = button(plain(action), role)
        if not action:
            self._button.hide()  # showing it before it has a parent would open a window
        self._button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), theme.px(4))
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.px(4))
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(theme.px(8))
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def minimumSizeHint(self) -> QSize:
        """Its title and button; the rest gives way."""
        whole = super().minimumSizeHint()
        return QSize(whole.width(), min(whole.height(), theme.px(_LOW_PX)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the picture goes first, then what explains the title."""
        super().resizeEvent(event)
        high = event.size().height()
        self._picture.setVisible(high >= theme.px(_PICTURE_FROM_PX))
        self._text.setVisible(high >= theme.px(_TEXT_FROM_PX))

    def set_picture(self, icon: str) -> None:
        """Another icon from now on."""
        self._picture.setPixmap(theme.picture(icon, "edge", 56))

    def say(self, title: str, text: str = "", action: str = "") -> None:
        """Say something else from now on."""
        self._title.setText(title)
        self._text.setText(text)
        self._button.setText(plain(action))
        self._button.setVisible(bool(action))
