"""What every part of 主题与项目 does: a list, one record beside it, and drafts of what is typed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.background.door import Door
from desktop.ui.activities.telling import Telling
from desktop.ui.widgets.draft_keeper import DraftKeeper
from desktop.ui.widgets.halves import Halves
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.table import RecordTable


class KeptPart(QWidget):
    """A part; who derives from it makes the widgets named below.

    Args:
        door: to the station.
        telling: where it is said what was done.
        parent: the Qt parent.
    """

    table: RecordTable
    banner: MessageBanner
    _halves: Halves

    def __init__(self, door: Door, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door, self._telling = door, telling
        self._keeper = DraftKeeper(door, self)

    def refresh(self) -> None:
        """List and record anew; what is typed stays."""

    def show_record(self, record_id: str) -> None:
        """Show one."""

    def shown_record(self) -> tuple[str, str]:
        """What is in sight: (kind, id)."""
        return "", ""

    def unsaved(self) -> bool:
        """Whether something typed is not stored."""
        return False

    def would_be_lost(self) -> bool:
        """Whether closing now loses what is typed."""
        self._keeper.flush()
        return self.unsaved() and not self._keeper.keeps

    def take_keyboard(self) -> None:
        """To the list."""
        self.table.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is typed is kept at once."""
        self._keeper.flush()
        super().hideEvent(event)

    def tell_of_draft(self) -> None:
        """What was begun here and never saved stands there again."""
        words = self.tr("这是上次写了没保存的内容。")
        self.banner.show_words(words, action=self.tr("不要了(&Q)"))

    @Slot()
    def to_list(self) -> None:
        """Back to the list, where only one half has room."""
        self._halves.to_left()
        self.table.setFocus()
