"""The head of a screen: its title, a quiet count beside it, and its actions at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import label


class PageHeader(QWidget):
    """Title and actions in one line.

    Args:
        title: the screen's name.
        parent: the Qt parent.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(title, "title")
        self._aside = label("", "quiet")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(8))
        self._row.addWidget(self._title)
        self._row.addSpacing(theme.px(4))
        self._row.addWidget(self._aside)
        self._row.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Put an action at the right end."""
        self._row.addWidget(widget)

    def set_title(self, text: str) -> None:
        """Another title."""
        self._title.setText(text)

    def set_aside(self, text: str) -> None:
        """What stands quietly beside the title, for example 共 120 人."""
        self._aside.setText(text)

    @property
    def aside(self) -> str:
        """What stands beside the title."""
        return self._aside.text()
