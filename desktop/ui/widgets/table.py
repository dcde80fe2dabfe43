"""The table every list of records is: rows of 36 px, sorted by its heads, one record at a time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.models.id_list import SIGN_PX, IdListModel
from desktop.ui.widgets.readers_choice import ReadersChoice

ROW_PX, _AIR_PX = 36, 16
_NARROWEST_PX, _SIGN_EDGE_PX = 56, 8
#: So many may come or go at once and the list still stays where it was.
_FEW = 20
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def row_height() -> int:
    """Of a row in px: the letters grow, the air round them stays, so that a screen keeps rows."""
    return theme.px(ROW_PX - _AIR_PX) + _AIR_PX


def dress_table(table: QTableView, rows_shown: int) -> None:
    """Give a small table of a card or a page the look of the lists.

    Args:
        table: any table, with its model or without.
        rows_shown: how many rows it shows at least.
    """
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setMinimumHeight(row_height() * rows_shown)
    rows, heads = table.verticalHeader(), table.horizontalHeader()
    rows.setVisible(False)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(row_height())
    heads.setHighlightSections(False)
    heads.setFixedHeight(row_height())
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heads.setStretchLastSection(True)


@dataclass(frozen=True, slots=True)
class _Top:
    """The first row in sight: whose, where, how many px of it are hidden, of how many rows."""

    id: str
    row: int
    hidden: int
    rows: int


class RecordTable(QTableView):
    """Shows an `IdListModel`.

    A cell whose row waits for the clerk bears a sign at its right.

    Args:
        model: the list.
        parent: the Qt parent.

    Signals:
        record_chosen: the id of the row the clerk moved to; empty when there is none.
        record_opened: the id of a row that was double-clicked or got Enter.
        delete_pressed: the Delete key.
        edit_pressed: F2, with the id.
        mark_pressed: the sign of a row that waits for the clerk was clicked, with the id.
    """

    record_chosen = Signal(str)
    record_opened = Signal(str)
    delete_pressed = Signal()
    edit_pressed = Signal(str)
    mark_pressed = Signal(str)

    def __init__(self, model: IdListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = model
        self._kept, self._reordered = "", False
        self._top: _Top | None = None
        self.setModel(model)
        # Heads ask of each row whether it is selected to know whether their column is: with all of
        # 100,000 selected a window stands still for half a minute. Ours show no selection.
        heads = self.horizontalHeader()
        heads.setSelectionModel(QItemSelectionModel(model, heads))
        self._dress()
        self._widths()
        self.doubleClicked.connect(self._on_double_click)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        ReadersChoice(self).made.connect(self._on_readers_choice)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._find_place)
        model.order_changed.connect(self._on_reordered)

    @property
    def list_model(self) -> IdListModel:
        """What it shows."""
        return self._list

    @property
    def chosen(self) -> str:
        """The id of the current row; empty when there is none."""
        row = self.currentIndex().row()
        return self._list.id_at(row) if 0 <= row < self._list.rowCount() else ""

    def chosen_ids(self) -> list[str]:
        """The ids of all selected rows, in the order of the list."""
        rows = self.chosen_rows()
        if rows and rows[-1] - rows[0] + 1 == len(rows):
            # One by one, 100,000 take a tenth of a second.
            return list(self._list.ids[rows[0] : rows[-1] + 1])
        return [self._list.id_at(row) for row in rows]

    def chosen_rows(self) -> list[int]:
        """The numbers of all rows with something selected, in order."""
        # By ranges: asked for one index a row, a list of 100,000 stands still.
        parts = self.selectionModel().selection()
        spans = [(parts.at(n).top(), parts.at(n).bottom()) for n in range(parts.count())]
        if len(spans) == 1:
            return [*range(spans[0][0], spans[0][1] + 1)]
        rows = {row for top, bottom in spans for row in range(top, bottom + 1)}
        return sorted(rows)

    def choose(self, record_id: str) -> bool:
        """Go to a record; gives whether it is in the list."""
        row = self._list.row_of(record_id)
        if row is None:
            return False
        self.selectRow(row)
        self.scrollTo(self._list.index(row, 0))
        return True

    def show_order(self, key: str, *, descending: bool) -> None:
        """Show at the heads what the list is ordered by, without asking for it."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        for section, column in enumerate(self._list.columns):
            if column.key == key:
                header = self.horizontalHeader()
                header.blockSignals(True)
                header.setSortIndicator(section, order)
                header.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 edits, Delete deletes; the rest is Qt's."""
        if event.key() in _OPENING and self.chosen:
            self.record_opened.emit(self.chosen)
        elif event.key() == Qt.Key.Key_F2 and self.chosen:
            self.edit_pressed.emit(self.chosen)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a sign asks what waits there."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._on_sign(index, event):
            self.mark_pressed.emit(self._list.id_at(index.row()))

    def _on_sign(self, index: QModelIndex, event: QMouseEvent) -> bool:
        if not index.isValid() or index.data(Qt.ItemDataRole.DecorationRole) is None:
            return False
        left = self.visualRect(index).right() - theme.px(SIGN_PX + 2 * _SIGN_EDGE_PX)
        return event.position().x() >= left

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height())
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setFixedHeight(row_height())
        heads.setSortIndicatorClearable(False)
        heads.setStretchLastSection(True)
        self.setSortingEnabled(True)
        for section, column in enumerate(self._list.columns):
            if column.mark:
                self.setItemDelegateForColumn(section, Signed(self))

    def spread(self, widest: int) -> None:
        """Let one column take what the others leave, where they all have their own width.

        Args:
            widest: its place.
        """
        heads = self.horizontalHeader()
        heads.setStretchLastSection(False)
        for place, column in enumerate(self._list.columns):
            self.setColumnWidth(place, theme.px(column.width))
        heads.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)

    def _widths(self) -> None:
        # The last one takes what is left.
        for section, column in enumerate(self._list.columns[:-1]):
            self.setColumnWidth(section, theme.px(column.width))
        self.setColumnWidth(len(self._list.columns) - 1, theme.px(_NARROWEST_PX))

    @Slot(QModelIndex)
    def _on_double_click(self, index: QModelIndex) -> None:
        self.record_opened.emit(self._list.id_at(index.row()))

    @Slot(QItemSelection, QItemSelection)
    def _on_selection(self, _new: QItemSelection, _old: QItemSelection) -> None:
        self.record_chosen.emit(self.chosen if self.selectionModel().hasSelection() else "")

    @Slot(QModelIndex)
    def _on_readers_choice(self, _index: QModelIndex) -> None:
        self.record_chosen.emit(self.chosen)

    @Slot()
    def _keep_place(self) -> None:
        self._kept = self.chosen or self._kept
        top = self.rowAt(0)
        self._top = None
        if top >= 0 and not self._reordered:
            hidden = self.verticalScrollBar().value() - top * self.rowHeight(top)
            self._top = _Top(self._list.id_at(top), top, hidden, self._list.rowCount())
        self._reordered = False

    @Slot()
    def _find_place(self) -> None:
        if self._kept:
            self.choose(self._kept)
        top = self._top
        if top is None:
            return
        # Some came or went, as with a pull; another question has another answer.
        came = abs(self._list.rowCount() - top.rows)
        if came > max(_FEW, top.rows // 10):
            return
        row = self._list.row_of(top.id)
        if row is not None and abs(row - top.row) <= came + 1:
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(row * self.rowHeight(row) + top.hidden)

    @Slot()
    def _on_reordered(self) -> None:
        self._reordered = True


class Signed(QStyledItemDelegate):
    """Cells whose sign stands at their right, so that words stay below each other."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The sign at the other side."""
        super().initStyleOption(option, index)
        sign_right(option)


def sign_right(option: QStyleOptionViewItem) -> None:
    """The sign at the right end of a cell, if it bears one."""
    if option.icon.isNull():  # type: ignore[attr-defined]
        return
    option.decorationPosition = QStyleOptionViewItem.Position.Right  # type: ignore[attr-defined]
    option.decorationSize = theme.icon_size(SIGN_PX)  # type: ignore[attr-defined]
