"""The table of the list panel: whole rows or blocks of cells, edited where they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QRect,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop.model.kind import Kind
from desktop.ui import theme
from desktop.ui.lists.cell_paint import Line, PagePainter, Span
from desktop.ui.lists.cells import CellEditing
from desktop.ui.lists.record_finder import Find
from desktop.ui.lists.sentences import Offers
from desktop.ui.models.columns import Column
from desktop.ui.models.id_list import IdListModel
from desktop.ui.widgets.table import RecordTable

#: How long after the last pull at a head its width is remembered.
_SETTLED_MS = 400


class ListTable(RecordTable):
    """A `RecordTable` that copies, takes pasted cells and is edited in place.

    Args:
        model: the list.
        kind: whose fields are edited.

    Signals:
        copy_pressed: Ctrl+C.
        paste_pressed: Ctrl+V.
        count_changed: how many rows are selected.
        heads_changed: the clerk moved or widened a head.
        head_menu_wanted: a head was right-clicked: (column, where on the screen).
    """

    copy_pressed = Signal()
    paste_pressed = Signal()
    count_changed = Signal(int)
    heads_changed = Signal()
    head_menu_wanted = Signal(int, QPoint)

    def __init__(self, model: IdListModel, kind: Kind) -> None:
        super().__init__(model)
        self._cells = CellEditing(kind, self)
        self._painter = PagePainter()
        self._count = 0
        self._settled = QTimer(self, interval=_SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self.heads_changed)
        self.setItemDelegate(self._cells)
        self._dress_columns()
        heads = self.horizontalHeader()
        heads.setSectionsMovable(True)
        heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heads.customContextMenuRequested.connect(self._on_head_menu)
        heads.sectionResized.connect(self._settled.start)
        heads.sectionMoved.connect(self._settled.start)
        self.selectionModel().selectionChanged.connect(self._on_count)

    # --- columns ----------------------------------------------------------------------------

    def shown_columns(self) -> list[Column]:
        """The columns as they stand, from left to right."""
        heads = self.horizontalHeader()
        return [self._list.columns[heads.logicalIndex(at)] for at in range(heads.count())]

    def show_columns(self, columns: Sequence[Column], widths: Sequence[int]) -> None:
        """Show other columns.

        Args:
            columns: from left to right.
            widths: in px at 100 %, one for each.
        """
        heads = self.horizontalHeader()
        with QSignalBlocker(heads):
            for at in range(heads.count()):
                heads.moveSection(heads.visualIndex(at), at)
            self._list.set_columns(columns)
            for at, width in enumerate(widths[:-1]):
                self.setColumnWidth(at, theme.px(width))
        self._dress_columns()
        self._settled.stop()

    def tell_editors(self, today: dt.date, offers: Offers) -> None:
        """What editors of cells need: the day, and words by field."""
        self._cells.tell(today, offers)

    def tell_finder(self, find: Find) -> None:
        """Who finds the records that cells name."""
        self._cells.tell_finder(find)

    def set_cells(self, *, on: bool) -> None:
        """Whether blocks of cells are selected instead of whole rows."""
        behaviour = QAbstractItemView.SelectionBehavior
        self.clearSelection()
        self.setSelectionBehavior(behaviour.SelectItems if on else behaviour.SelectRows)

    @property
    def by_cells(self) -> bool:
        """Whether blocks of cells are selected."""
        return self.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectItems

    def block(self) -> tuple[list[int], list[int]]:
        """The selected rows and the places of the selected columns, from left to right."""
        rows, heads = self.chosen_rows(), self.horizontalHeader()
        if not self.by_cells:
            return rows, list(range(heads.count()))
        parts = self.selectionModel().selection()
        spans = [(parts.at(n).left(), parts.at(n).right()) for n in range(parts.count())]
        chosen = {heads.visualIndex(at) for left, right in spans for at in range(left, right + 1)}
        return rows, sorted(chosen)

    def corner(self) -> tuple[int, int]:
        """Row and place of the column at which pasted cells begin."""
        rows, places = self.block()
        index = self.currentIndex()
        place = self.horizontalHeader().visualIndex(max(index.column(), 0))
        row = rows[0] if rows else max(index.row(), 0)
        return row, (places[0] if self.by_cells and places else place)

    # --- keys -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits the cell, Ctrl+C and Ctrl+V move cells; the rest as in every list."""
        if event.key() == Qt.Key.Key_F2 and self.chosen:
            self.edit_here()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_pressed.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_pressed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def edit_here(self) -> None:
        """Edit the current cell; where it only tells something, the first that can be."""
        index = self.currentIndex()
        editable = Qt.ItemFlag.ItemIsEditable
        if not index.flags() & editable:
            heads = self.horizontalHeader()
            at = (
                self._list.index(index.row(), heads.logicalIndex(n)) for n in range(heads.count())
            )
            index = next((one for one in at if one.flags() & editable), index)
        if not index.flags() & editable:
            self.edit_pressed.emit(self.chosen)
            return
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.edit(index)

    # --- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows in sight, by hand."""
        spans, rows = self._spans(event.rect()), self._rows(event.rect())
        if not spans or not rows:
            return
        # The delegate has no part in it: asked for each cell, it alone would take half of the time.
        painter = QPainter(self.viewport())
        try:
            lines = (self._line(row, spans) for row in rows)
            self._painter.paint(painter, self.font(), spans, lines)
        finally:
            painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Rows that come into sight are asked for before they are painted."""
        super().scrollContentsBy(dx, dy)
        rows = self._rows(self.viewport().rect()) if dy else range(0)
        if rows:
            self._list.look_at(rows[0], rows[-1])

    def _spans(self, area: QRect) -> list[Span]:
        heads, found = self.horizontalHeader(), list[Span]()
        for place in range(heads.count()):
            section = heads.logicalIndex(place)
            left, wide = heads.sectionViewportPosition(section), heads.sectionSize(section)
            if wide and left <= area.right() and left + wide > area.left():
                found.append(Span(section, left, wide))
        return found

    def _rows(self, area: QRect) -> range:
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        if first < 0:
            return range(0)
        return range(first, last + 1 if last >= 0 else self._list.rowCount())

    def _line(self, row: int, spans: Sequence[Span]) -> Line:
        sections, selected = [span.section for span in spans], self.selectionModel()
        chosen = [selected.rowIntersectsSelection(row)] * len(spans)
        if self.by_cells and chosen[0]:
            chosen = [selected.isSelected(self._list.index(row, at)) for at in sections]
        cells = self._list.cells(row, sections)
        return Line(self.rowViewportPosition(row), self.rowHeight(row), cells, chosen)

    # --- inside -----------------------------------------------------------------------------

    def _dress_columns(self) -> None:
        for at in range(len(self._list.columns)):
            self.setItemDelegateForColumn(at, self._cells)

    @Slot(QPoint)
    def _on_head_menu(self, at: QPoint) -> None:
        heads = self.horizontalHeader()
        self.head_menu_wanted.emit(heads.logicalIndexAt(at), heads.mapToGlobal(at))

    @Slot(QItemSelection, QItemSelection)
    def _on_count(self, _new: QItemSelection, _old: QItemSelection) -> None:
        count = len(self.chosen_rows())
        if count != self._count:
            self._count = count
            self.count_changed.emit(count)
