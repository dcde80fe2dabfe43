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
        restored: the id of what was brought back, the first of several.
        refused: nothing was deleted.
    """

    removed = Signal(str)
    said = Signal(str, str)
    restored = Signal(str)
    refused = Signal()

    def __init__(self, door: Door, telling: Telling, parent: QWidget) -> None:
        super().__init__(parent)
        self._door, self._telling = door, telling
        self._gone: verbs.Remove | None = None
        self._words = self._back = ""

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

    def remove_record(self, kind: str, record_id: str, words: str) -> None:
        """Move one of another kind to the trash, and say so in these words."""
        self._remove(verbs.Remove(kind, (record_id,)), words)

    def _remove(self, verb: verbs.Remove, words: str = "") -> None:
        self._gone, self._words = verb, words
        self._door.write(self, verb, self._on_removed, self._on_refused)

    def _on_removed(self, count: int) -> None:
        if self._gone is None:
            return
        told = self._words or self.tr("删除了 {0} 张照片。").format(count)
        if self._gone.kind == "activity":
            told = self.tr("删除了 {0} 个活动，时长已一并退回。").format(count)
        self._telling.offer(told, self.tr("撤销(&U)"), self._bring_back)
        self.removed.emit(self._gone.kind)

    def _bring_back(self) -> None:
        if self._gone is not None:
            verb = verbs.Restore(self._gone.kind, self._gone.ids)
            self._back, self._gone = self._gone.ids[0], None
            self._door.write(self, verb, self._on_restored, self._on_refused)

    def _on_restored(self, _count: int) -> None:
        self.said.emit(self.tr("已经恢复"), "good")
        self.restored.emit(self._back)

    def _on_refused(self, error: errors.StationError) -> None:
        self._telling.refuse(error)
        self.refused.emit()
