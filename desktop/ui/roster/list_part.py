"""A face that is a list: the banner above it, its count beside the title, the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.ui import theme
from desktop.ui.lists.face import Face
from desktop.ui.lists.keeper import ListKeeper
from desktop.ui.roster.face import RosterPart
from desktop.ui.widgets.notices import Notices


class ListPart(RosterPart):
    """What all faces with a list have in common.

    Args:
        door: to the records.
        face: of the list.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self.notices = Notices(self)
        self.banner = self.notices.banner
        self.keeper = ListKeeper(door, face, self.banner, self)
        self.notices.hold(self.keeper.moving.progress)
        self.list = self.keeper.panel
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(12))
        self.keeper.counted.connect(self._on_counted)

    def refresh(self) -> None:
        """Ask for everything anew."""
        super().refresh()
        self.keeper.refresh()

    def find_here(self) -> None:
        """Put the keyboard into the search line."""
        self.list.words.setFocus()
        self.list.words.selectAll()

    def take_keyboard(self) -> None:
        """The list's."""
        self.list.table.setFocus()

    def marks_changed(self) -> None:
        """The same rows, marked anew."""
        self.keeper.model.refresh()

    def count_words(self, shown: int, known: int) -> str:
        """What stands beside the title."""
        unit = self.keeper.face.unit
        if shown == known:
            return self.tr("共 {0:,} {1}").format(known, unit)
        return self.tr("{0:,} {2}，共 {1:,} {2}").format(shown, known, unit)

    @Slot(int, int)
    def _on_counted(self, shown: int, known: int) -> None:
        self.tell(self.count_words(shown, known))
