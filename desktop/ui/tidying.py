"""What the window clears away by itself, once after each start.

The trash whose days are over, and what is still told of people who were deleted.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from desktop import errors, logbook
from desktop.background.door import Door
from desktop.services.desk import Desk

# Neither is needed for the first page.


def _empty(desk: Desk) -> int:
    from desktop.services.past import trash

    return trash.empty(desk)


def _sweep(desk: Desk) -> int:
    from desktop.services.person import sweeping

    return sweeping.sweep(desk)


class Tidying(QObject):
    """Clears away what is due, behind the first automatic backup.

    Args:
        door: to the station.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._begun = False

    @Slot(bool)
    def on_backup(self, under_way: bool) -> None:
        """Begin when the backup at the start is over, so that it still holds what goes."""
        if not under_way and not self._begun:
            self._begun = True
            self._door.write(self, _empty, self._on_emptied, self._on_failed)

    def _on_emptied(self, _count: int) -> None:
        """Nobody asked, so nobody is told; the journal keeps it."""
        self._door.write(self, _sweep, self._on_swept, self._on_failed)

    def _on_swept(self, _count: int) -> None:
        """Nor of this."""

    def _on_failed(self, error: errors.StationError) -> None:
        logbook.note(error)  # the next start tries again
