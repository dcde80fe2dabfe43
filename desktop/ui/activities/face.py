"""One face of the screen 活动: the same activities seen as a list, a calendar, pictures, plans."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class Face(QWidget):
    """Asks for what it shows when it comes into sight or is told that it changed.

    Signals:
        opened: an activity's id.
        entry_wanted: record an activity; what is known of it, by the names of the form.
    """

    opened = Signal(str)
    entry_wanted = Signal(object)

    #: What it shows.
    kinds: frozenset[str] = frozenset()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = True

    def refresh(self) -> None:
        """Ask for everything anew; what is in sight stays until the answer comes."""
        self._stale = False

    def take_keyboard(self) -> None:
        """Put the keyboard where it is wanted first."""

    def marks_changed(self) -> None:
        """Other records wait for the clerk than before."""

    def note_changes(self, kinds: frozenset[str]) -> None:
        """Somebody wrote records of these kinds."""
        if kinds & self.kinds:
            self._stale = True
            if self.isVisible():
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while it was away is asked for now."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
