"""What a list shows while it holds nothing: why, and the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import button, label


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
        picture = QLabel()
        picture.setPixmap(theme.picture(icon, "edge", 56))
        self._title = label(title, "section")
        self._text = label(text, "quiet")
        for words in (self._title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setWordWrap(True)
        self._button = button(action, role)
        if not action:
            self._button.hide()  # showing it before it has a parent would open a window
        self._button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.px(4))
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(theme.px(8))
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, title: str, text: str = "", action: str = "") -> None:
        """Say something else from now on."""
        self._title.setText(title)
        self._text.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
