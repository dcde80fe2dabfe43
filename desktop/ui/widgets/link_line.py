"""A link in one line that ends in … where there is no room; its tip has all the words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionButton, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import Button

_LEAST_PX, _AROUND_PX = 40, 8


class LinkLine(Button):
    """Leads somewhere; as narrow as need be.

    Args:
        text: the words, as people wrote them: no letter of them is a mnemonic.
        parent: the Qt parent.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        theme.set_role(self, "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumWidth(theme.px(_LEAST_PX))
        self.setToolTip(text)
        self.setAccessibleName(text)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """As much as fits is painted."""
        super().initStyleOption(option)
        room = self.width() - theme.px(_AROUND_PX)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        option.text = shown.replace("&", "&&")  # type: ignore[attr-defined]
