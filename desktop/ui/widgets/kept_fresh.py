"""A page of records that asks anew when somebody changed them, at once or when it is seen."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class KeptFresh(QWidget):
    """Asks for what it shows when it comes into sight or is told that it changed."""

    #: Kinds whose change may change what is shown.
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
