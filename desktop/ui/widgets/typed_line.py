"""A line of text that tells of words a screen reader puts there as of words typed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget


class TypedLine(QLineEdit):
    """A line whose `textEdited` leaves out nothing but what the program itself writes.

    Qt counts words put there through accessibility as the program's (Qt 6.9,
    QAccessibleLineEdit): a form would neither keep nor save them.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told, self._own = "", False
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_changed)

    def setText(self, text: str | None) -> None:
        """Write something; Qt itself never comes by here, it is no virtual function."""
        self._own = True
        super().setText(text)
        self._own, self._told = False, self.text()

    def clear(self) -> None:
        """Leave nothing there."""
        self._own = True
        super().clear()
        self._own, self._told = False, ""

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self._told = text

    @Slot(str)
    def _on_changed(self, text: str) -> None:
        if not self._own and text != self._told:
            self.textEdited.emit(text)
        self._told = text
