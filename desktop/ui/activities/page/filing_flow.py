"""An activity's file put away or taken out again, with the press that takes it back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.ui.activities import verbs
from desktop.ui.activities.telling import Telling


class FilingFlow(QObject):
    """Files, and says what is missing where that is refused.

    Args:
        door: to the station.
        telling: where it is said.
        parent: the screen.

    Signals:
        said: (words, tone) for the frame.
        refused: it was not done.
    """

    said = Signal(str, str)
    refused = Signal()

    def __init__(self, door: Door, telling: Telling, parent: QWidget) -> None:
        super().__init__(parent)
        self._door, self._telling = door, telling
        self._activity = ""

    def file(self, activity: str, *, incomplete: bool = False) -> None:
        """Put its file away."""
        self._activity = activity
        verb = verbs.FileActivity(activity, incomplete=incomplete)
        self._door.write(self, verb, self._on_filed, self._on_refused)

    def reopen(self, activity: str) -> None:
        """Take its file out again."""
        self._activity = activity
        verb = verbs.ReopenActivity(activity)
        self._door.write(self, verb, self._on_reopened, self._on_refused)

    def _on_filed(self, _changed: bool) -> None:
        self._telling.offer(self.tr("已归档。"), self.tr("撤销(&U)"), self._take_out, "good")

    def _take_out(self) -> None:
        self.reopen(self._activity)

    def _on_reopened(self, _changed: bool) -> None:
        self._telling.hush()
        self.said.emit(self.tr("档案已取出，改好后再归档。"), "good")

    def _on_refused(self, error: errors.StationError) -> None:
        self._telling.refuse(error)
        self.refused.emit()
