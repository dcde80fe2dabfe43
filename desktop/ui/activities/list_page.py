"""The face 列表: all activities on the list panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.services.lists.listing import Term
from desktop.services.lists.unsettled import Mark
from desktop.ui import theme
from desktop.ui.activities.columns import activities_face
from desktop.ui.activities.face import Face
from desktop.ui.activities.photos.chosen_files import dropped_paths
from desktop.ui.lists.keeper import ListKeeper
from desktop.ui.widgets.notices import Notices


class ListPage(Face):
    """The list of activities.

    Args:
        door: through which rows come.
        parent: the Qt parent.

    Signals:
        new_pressed: record one.
        mark_pressed: the sign of an activity that waits for the clerk, by its id.
        counted: (how many are shown, how many there are).
        files_dropped: the `Path`s of scanned sign-in sheets.
    """

    new_pressed = Signal()
    mark_pressed = Signal(str)
    counted = Signal(int, int)
    files_dropped = Signal(object)

    kinds = frozenset(
        {"activity", "answer", "participation", "photo", "team", "point", "theme", "series",
         "project", "policy", "vocabulary"}
    )  # fmt: skip

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notices = Notices(self)
        self.banner = self.notices.banner
        self.keeper = ListKeeper(door, activities_face(), self.banner, self)
        self.notices.hold(self.keeper.moving.progress)
        self.panel, self.model = self.keeper.panel, self.keeper.model
        self.table, self.search = self.panel.table, self.panel.words
        self.setAcceptDrops(True)
        self._build()
        self._wire()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Scanned sign-in sheets are welcome: their code tells the activity."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Taken."""
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.files_dropped.emit(tuple(paths))

    def refresh(self) -> None:
        """Ask for the activities that fit."""
        super().refresh()
        self.keeper.refresh()

    def take_keyboard(self) -> None:
        """To the table."""
        self.table.setFocus()

    def find_here(self) -> None:
        """To the search line."""
        self.search.setFocus()
        self.search.selectAll()

    def marks_changed(self) -> None:
        """The same rows, marked anew."""
        self.model.refresh()

    def narrow(self, *terms: Term) -> None:
        """Show only what some sentences say, for example files that lack a photo."""
        self.panel.clear()
        for term in terms:
            self.panel.add_term(term)

    def marks_of(self, record_id: str) -> Sequence[Mark]:
        """What about an activity waits for the clerk."""
        row = self.keeper.row_of(record_id)
        return () if row is None else row.marks

    def _build(self) -> None:
        self.panel.say_when_empty(
            self.tr("还没有活动"),
            self.tr("几周前办的也可以现在记录"),
            self.tr("记录活动"),
            "calendar-blank",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(side) for side in (16, 12, 16, 16)])
        column.setSpacing(theme.px(12))
        column.addWidget(self.panel, 1)

    def _wire(self) -> None:
        self.panel.empty_pressed.connect(self.new_pressed)
        self.table.record_opened.connect(self.opened)
        self.table.delete_pressed.connect(self._on_delete)
        self.table.mark_pressed.connect(self.mark_pressed)
        self.keeper.counted.connect(self.counted)

    @Slot()
    def _on_delete(self) -> None:
        self.keeper.remove_chosen()
