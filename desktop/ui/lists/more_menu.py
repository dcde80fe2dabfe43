"""What else can be done with a list: copy, paste, many at once, columns, order, export."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui import theme
from desktop.ui.lists.face import Face


class MoreMenu(QMenu):
    """Of the button beside the search line, and of a right click on the table.

    Args:
        face: of the list.
        parent: the Qt parent.

    Signals:
        edit_wanted: edit the cell.
        copy_wanted: copy what is selected.
        copy_heads_wanted: the same with the heads above.
        paste_wanted: paste at the current cell.
        paste_rows_wanted: paste as new records.
        bulk_wanted: the same field of many.
        columns_wanted: which columns.
        export_wanted: what is seen, to a file.
        cells_wanted: whether cells are selected instead of rows.
        order_chosen: (key, descending).
    """

    edit_wanted = Signal()
    copy_wanted = Signal()
    copy_heads_wanted = Signal()
    paste_wanted = Signal()
    paste_rows_wanted = Signal()
    bulk_wanted = Signal()
    columns_wanted = Signal()
    export_wanted = Signal()
    cells_wanted = Signal(bool)
    order_chosen = Signal(str, bool)

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders: dict[str, QAction] = {}
        of_chosen = [
            self._act(self.tr("改这一格(&E)"), "pencil-simple", self.edit_wanted, "F2"),
            self._act(self.tr("复制(&C)"), "copy", self.copy_wanted, "Ctrl+C"),
            self._act(self.tr("连同表头复制(&H)"), "", self.copy_heads_wanted),
        ]
        self._act(self.tr("从这一格起粘贴(&P)"), "clipboard-text", self.paste_wanted, "Ctrl+V")
        if face.pasted:
            self._act(
                self.tr("粘贴成新的{0}(&N)").format(face.kind.label), "", self.paste_rows_wanted
            )
        self.bulk = self._act(self.tr("批量修改(&B)…"), "", self.bulk_wanted)
        self._of_chosen = (*of_chosen, self.bulk)
        self.addSeparator()
        self._act(self.tr("显示哪些列(&L)…"), "columns", self.columns_wanted)
        if face.orders:
            self._order_menu(face)
        self.cells = self._act(self.tr("按格选取(&G)"), "grid-four", None)
        self.cells.setCheckable(True)
        self.cells.setToolTip(self.tr("像在 Excel 里一样选一块格子来复制"))
        self.cells.toggled.connect(self.cells_wanted)
        self.addSeparator()
        self._act(self.tr("导出看到的(&X)…"), "download-simple", self.export_wanted)

    def show_chosen(self, count: int) -> None:
        """Offer what is done with rows where some are chosen only."""
        for action in self._of_chosen:
            action.setEnabled(count > 0)

    def show_order(self, key: str) -> None:
        """Mark the order in force, where it is one of the menu."""
        for known, action in self._orders.items():
            action.setChecked(known == key)

    def _order_menu(self, face: Face) -> None:
        menu, group = self.addMenu(self.tr("排序(&S)")), QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for key, words in face.orders:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_order, key))
            group.addAction(action)
            self._orders[key] = action

    def _act(self, words: str, icon: str, signal: object, keys: str = "") -> QAction:
        # The keys are shown only: the table itself hears them.
        action = self.addAction(f"{words}\t{keys}" if keys else words)
        if icon:
            action.setIcon(theme.icon(icon))
        if signal is not None:
            action.triggered.connect(signal)
        return action

    def _on_order(self, key: str) -> None:
        self.order_chosen.emit(key, key == "newest")
