"""Between one window and the next: the station gets a new key, which nobody may look on at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop import errors
from desktop.app.openings import Unlocked
from desktop.app.running import OpenStation
from desktop.background.errand import Errand
from desktop.ui.keys.renewing import RenewingWindow
from desktop.ui.main_window import MainWindow


class Renewal(QObject):
    """Closes a window, has the key made, and brings the next one to the same place.

    Args:
        station: as it is open; closed by this.
        renew: from what the door gave then to what it would give now.
        parent: the Qt parent.

    Signals:
        over: the `Unlocked` for the next window.
        failed: the station does not open any more.
    """

    over = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        station: OpenStation,
        renew: Callable[[Unlocked], Unlocked],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        window = station.window
        self._station, self._renew = station, renew
        self._place = window.current
        self._geometry, self._state = window.geometry(), window.windowState()
        self._waits = RenewingWindow()
        self._errand = Errand(self)
        self._errand.done.connect(self.over)
        self._errand.failed.connect(self._on_failed)

    def begin(self) -> None:
        """Close the window and start."""
        self._waits.show()
        self._waits.move(self._geometry.center() - self._waits.rect().center())
        station = self._station
        station.window.hide()
        station.close()
        self._errand.run(partial(self._renew, station.unlocked))

    def come_back(self, window: MainWindow) -> None:
        """Show the next window where the one before stood."""
        window.go(self._place)
        if self._place == "settings":
            window.open_record("setting", "clerks")  # where it was asked for
        window.setGeometry(self._geometry)
        window.setWindowState(self._state & ~Qt.WindowState.WindowMinimized)
        window.show()
        self.end()

    def end(self) -> None:
        """Take the small window away."""
        self._waits.end()
        self._station.deleteLater()
        self.deleteLater()

    def close(self) -> None:
        """Wait for the work; its answer is dropped."""
        self._errand.close()
        self._waits.end()

    @Slot(object)
    def _on_failed(self, error: errors.StationError) -> None:
        self.failed.emit(error)
