"""A list of any length: every id is known, rows are fetched in chunks as they are shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QIcon

from desktop.background.door import Door
from desktop.model.id_run import IdPick, IdRun
from desktop.services.desk import Desk
from desktop.ui import theme
from desktop.ui.models.columns import Column

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

#: Read together: a little more than a page. Each row read is a tenth of what painting it takes, so
#: that a hundred of them, of which a screen shows fifteen, would be most of a jump.
CHUNK_ROWS = 32
#: Chunks kept; so many hold what some minutes of scrolling pass.
CHUNKS_KEPT = 190
#: Asked for at once; a scroll bar pulled through a long list must not queue all it passes.
CHUNKS_WANTED = 4

#: What stands in the cell of a row that waits for the clerk.
_SIGN, SIGN_PX = "flag", 16


class Cell(NamedTuple):
    """All that a cell shows.

    Attributes:
        words: in it.
        tone: role of their colour; empty for the usual.
        marked: whether something about it waits for the clerk.
        figures: whether they stand at the right.
    """

    words: str
    tone: str
    marked: bool
    figures: bool


RowsVerb = Callable[[Desk, Sequence[str]], Sequence[Any]]


class IdListModel(QAbstractTableModel):
    """Rows by id.

    Args:
        door: through which rows come.
        rows: gives the rows of some ids; each row has an ``id``.
        columns: what is shown.
        parent: the Qt parent.

    Signals:
        order_changed: the clerk pressed a head: (column key, descending).
        cell_edited: the clerk typed something else into a cell: (id, field, text).
    """

    order_changed = Signal(str, bool)
    cell_edited = Signal(str, str, str)

    def __init__(
        self,
        door: Door,
        rows: RowsVerb,
        columns: Sequence[Column],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._door = door
        self._verb = rows
        self._columns = tuple(columns)
        self._alignments = [column.alignment for column in self._columns]
        self._ids: Sequence[str] = ()
        self._places: dict[str, int] | None = None
        self._chunks: OrderedDict[int, list[Any]] = OrderedDict()
        self._stale: set[int] = set()
        self._wanted: list[int] = []
        self._under_way: frozenset[int] = frozenset()
        self._generation = 0
        self._asker = QTimer(self, interval=0, singleShot=True)
        self._asker.timeout.connect(self._ask)

    # --- what the screen tells the model ----------------------------------------------------

    def set_ids(self, ids: Sequence[str], first: Sequence[Any] = ()) -> None:
        """Show these records, in this order; rows already known for the same list stay in sight.

        Args:
            ids: all of them; not changed any more by whoever made it.
            first: the rows of the first chunk, if they came along.
        """
        if len(ids) == len(self._ids) and ids == self._ids:
            self._ids = ids  # the same, and perhaps shared with others who hold them
            self._renew(first)
            return
        self.beginResetModel()
        self._ids = ids
        self._places = None
        self._forget()
        if first:
            self._chunks[0] = self._in_place(0, first)
        self.endResetModel()

    def refresh(self) -> None:
        """Fetch what is shown anew; until it comes the old rows stay in sight."""
        self._renew(())

    def _renew(self, first: Sequence[Any]) -> None:
        """Fetch anew what did not come along."""
        self._generation += 1
        self._under_way = frozenset()
        if first:
            self._chunks[0] = self._in_place(0, first)
        self._stale = set(self._chunks).difference({0} if first else ())
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns of the same rows; what is fetched stays."""
        if tuple(columns) == self._columns:
            return
        self.beginResetModel()
        self._columns = tuple(columns)
        self._alignments = [column.alignment for column in self._columns]
        self.endResetModel()

    # --- what the screen asks ---------------------------------------------------------------

    @property
    def ids(self) -> Sequence[str]:
        """All ids, in order."""
        return self._ids

    def id_at(self, row: int) -> str:
        """The id of a row."""
        return self._ids[row]

    def row_of(self, record_id: str) -> int | None:
        """Where a record stands, or None."""
        if isinstance(self._ids, IdRun | IdPick):
            return self._ids.place(record_id)
        if self._places is None:
            self._places = {known: place for place, known in enumerate(self._ids)}
        return self._places.get(record_id)

    def known_rows(self) -> Iterator[Any]:
        """The rows that are here already; none is asked for."""
        return (row for chunk in self._chunks.values() for row in chunk if row is not None)

    def row_data(self, row: int) -> Any | None:  # noqa: ANN401 - whatever the verb gives
        """The row itself, or None while it is on its way."""
        number = row // CHUNK_ROWS
        chunk = self._chunks.get(number)
        if chunk is None or number in self._stale:
            self._want(number)
        if chunk is None:
            return None
        self._chunks.move_to_end(number)
        # Who scrolls finds the next rows there already.
        if row % CHUNK_ROWS == CHUNK_ROWS // 2 and (row + CHUNK_ROWS) < len(self._ids):
            self._want_unknown(number + 1)
        return chunk[row % CHUNK_ROWS]

    def cells(self, row: int, columns: Sequence[int]) -> list[Cell] | None:
        """All that some cells of a row show, in one question; None while it is on its way."""
        found = self.row_data(row)
        return None if found is None else [_cell(self._columns[at], found) for at in columns]

    def look_at(self, first: int, last: int) -> None:
        """Somebody is about to see these rows: ask for what is not known of them at once."""
        for number in range(first // CHUNK_ROWS, last // CHUNK_ROWS + 1):
            self._want_unknown(number)
        self._ask()

    @property
    def columns(self) -> Sequence[Column]:
        """What is shown."""
        return self._columns

    # --- Qt ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """All known ids."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """One cell; empty while its row is on its way."""
        # A page asks some thousand times; most roles are none of ours.
        cell = _CELLS.get(role)
        if cell is None:
            return self._alignments[index.column()] if role == _ALIGNMENT else None
        if not index.isValid():
            return None
        row = self.row_data(index.row())
        return None if row is None else cell(self._columns[index.column()], row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """The heads of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Role.DisplayRole:
            return self._columns[section].label
        if role == Role.TextAlignmentRole:
            return self._columns[section].alignment
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of a field can be edited, once their row is there."""
        if not index.isValid():
            return super().flags(index)
        return _EDITABLE if self._editable(index) else _PLAIN

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401 - Qt's
        role: int = Role.EditRole,
    ) -> bool:
        """Ask for another value; the cell shows it when the records do."""
        if role != Role.EditRole or not index.isValid() or not self._editable(index):
            return False
        column, text = self._columns[index.column()], str(value)
        row = self.row_data(index.row())
        if row is None or column.typed is None or text == column.typed(row):
            return False
        self.cell_edited.emit(self._ids[index.row()], column.field, text)
        return True

    def _editable(self, index: Index) -> bool:
        column = self._columns[index.column()]
        if not column.field or column.typed is None:
            return False
        chunk = self._chunks.get(index.row() // CHUNK_ROWS)
        return chunk is not None and chunk[index.row() % CHUNK_ROWS] is not None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; the ids come back from the records, not from here."""
        if 0 <= column < len(self._columns) and self._columns[column].key:
            descending = order == Qt.SortOrder.DescendingOrder
            self.order_changed.emit(self._columns[column].key, descending)

    # --- fetching ---------------------------------------------------------------------------

    def _want_unknown(self, number: int) -> None:
        if number not in self._chunks:
            self._want(number)

    def _want(self, number: int) -> None:
        if number in self._under_way or number in self._wanted:
            return
        self._wanted = [*self._wanted, number][-CHUNKS_WANTED:]
        if not self._under_way:
            self._asker.start()

    @Slot()
    def _ask(self) -> None:
        if not self._wanted or self._under_way:
            return
        numbers, self._wanted = self._wanted, []
        self._under_way = frozenset(numbers)
        ids = tuple(i for number in numbers for i in self._ids_of(number))
        asked = _Asked(self._verb, self._generation, tuple(numbers), ids)
        self._door.read(self, asked, self._on_rows, self._on_failed)

    def _in_place(self, number: int, rows: Sequence[Any]) -> list[Any]:
        """The rows of a chunk in its order; None where a record is gone."""
        found = {row.id: row for row in rows}
        return [found.get(one) for one in self._ids_of(number)]

    def _ids_of(self, number: int) -> Sequence[str]:
        return self._ids[number * CHUNK_ROWS : (number + 1) * CHUNK_ROWS]

    def _on_rows(self, answer: tuple[_Asked, Sequence[Any]]) -> None:
        asked, rows = answer
        if asked.generation != self._generation:
            self._asker.start()
            return
        for number in asked.numbers:
            self._chunks[number] = self._in_place(number, rows)
            self._chunks.move_to_end(number)
            self._stale.discard(number)
            first = number * CHUNK_ROWS
            last = min(first + CHUNK_ROWS, len(self._ids)) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))
        while len(self._chunks) > CHUNKS_KEPT:
            self._chunks.popitem(last=False)
        self._under_way = frozenset()
        if self._wanted:
            self._asker.start()

    def _on_failed(self, error: object) -> None:
        self._under_way = frozenset()
        self._wanted = []
        self._door.failed.emit(error)

    def _forget(self) -> None:
        self._generation += 1
        self._chunks.clear()
        self._stale.clear()
        self._wanted = []
        self._under_way = frozenset()


def _cell(column: Column, row: Any) -> Cell:  # noqa: ANN401 - whatever the verb gives
    tone = column.tone(row) if column.tone else ""
    marked = bool(column.mark and column.mark(row))
    return Cell(column.text(row), tone, marked, column.figures)


def _words(column: Column, row: Any) -> str:  # noqa: ANN401 - whatever the verb gives
    return column.text(row)


def _typed(column: Column, row: Any) -> str | None:  # noqa: ANN401
    return column.typed(row) if column.typed else column.text(row)


def _spoken(column: Column, row: Any) -> str:  # noqa: ANN401
    told = _mark(column, row)
    return f"{column.text(row)}\n{told}" if told else column.text(row)


def _tip(column: Column, row: Any) -> str | None:  # noqa: ANN401
    tip = column.tip(row) if column.tip else ""
    return "\n".join(part for part in (tip, _mark(column, row)) if part) or None


def _mark(column: Column, row: Any) -> str:  # noqa: ANN401
    return column.mark(row) if column.mark else ""


def _sign(column: Column, row: Any) -> QIcon | None:  # noqa: ANN401
    return theme.icon(_SIGN, "warn", SIGN_PX) if _mark(column, row) else None


def _tone(column: Column, row: Any) -> QColor | None:  # noqa: ANN401
    tone = column.tone(row) if column.tone else ""
    return theme.colour(tone) if tone else None


# Made once, and plain numbers: a page asks some hundred times, and Qt's enums are slow.
_PLAIN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable
_ALIGNMENT = int(Role.TextAlignmentRole)
_CELLS: dict[int, Callable[[Column, Any], Any]] = {
    int(Role.DisplayRole): _words,
    int(Role.EditRole): _typed,
    int(Role.AccessibleTextRole): _spoken,
    int(Role.ToolTipRole): _tip,
    int(Role.DecorationRole): _sign,
    int(Role.ForegroundRole): _tone,
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request for rows that remembers what it was for."""

    verb: RowsVerb
    generation: int
    numbers: tuple[int, ...]
    ids: tuple[str, ...]

    def __call__(self, desk: Desk) -> tuple[_Asked, Sequence[Any]]:
        return self, self.verb(desk, self.ids)
