"""Activities and photos deleted without a question, and taken back with one press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.ui.activities import verbs
from desktop.ui.activities.telling import Telling


class RemovalFlow(QObject):
    """Deletes, says so, and brings back.

    Args:
        door: to the station.
        telling: where it is said.
        parent: the Qt parent.

    Signals:
        removed: the kind of what is gone.
        said: (words, tone) for the frame.
        refused: nothing was deleted.
    """

    removed = Signal(str)
    said = Signal(str, str)
    refused = Signal()

    def __init__(self, door: Door, telling: Telling, parent: QWidget) -> None:
        super().__init__(parent)
        self._door, self._telling = door, telling
        self._gone: verbs.Remove | None = None

    @property
    def waiting(self) -> bool:
        """Whether something deleted here can still be brought back by the banner."""
        return self._gone is not None

    @Slot(object)
    def remove_activities(self, ids: Sequence[str]) -> None:
        """Move activities to the trash."""
        self._remove(verbs.Remove("activity", tuple(ids)))

    @Slot(object)
    def remove_photos(self, ids: Sequence[str]) -> None:
        """Move photos to the trash."""
        self._remove(verbs.Remove("photo", tuple(ids)))

    def _remove(self, verb: verbs.Remove) -> None:
        self._gone = verb
        self._door.write(self, verb, self._on_removed, self._on_refused)

    def _on_removed(self, count: int) -> None:
        if self._gone is None:
            return
        words = self.tr("删除了 {0} 张照片。").format(count)
        if self._gone.kind == "activity":
            words = self.tr("删除了 {0} 个活动，时长已一并退回。").format(count)
        self._telling.offer(words, self.tr("撤销(&U)"), self._bring_back)
        self.removed.emit(self._gone.kind)

    def _bring_back(self) -> None:
        if self._gone is not None:
            verb = verbs.Restore(self._gone.kind, self._gone.ids)
            self._gone = None
            self._door.write(self, verb, self._on_restored, self._on_refused)

    def _on_restored(self, _count: int) -> None:
        self.said.emit(self.tr("已经恢复"), "good")

    def _on_refused(self, error: errors.StationError) -> None:
        self._telling.refuse(error)
        self.refused.emit()
