"""Pictures in rows under the heads of their months, as a table as wide as the window allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)

from desktop.services.photos.photo_wall import WallMonth, WallPhoto
from desktop.ui.activities.entry.typed import day_in_words
from desktop.ui.activities.photos.photo_model import Tile
from desktop.ui.activities.photos.photo_tiles import Tiles
from desktop.ui.activities.photos.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Row:
    """A head over a month, or some of its pictures: those from `first` on."""

    month: int
    first: int = -1

    @property
    def is_head(self) -> bool:
        return self.first < 0


class WallModel(QAbstractTableModel):
    """The wall; a change of its width in pictures only cuts the rows anew.

    Args:
        thumbnails: where pictures come from.
        parent: the Qt parent.
    """

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._months: tuple[WallMonth, ...] = ()
        self._columns = 1
        self._rows: list[_Row] = []
        self._places: dict[str, list[tuple[int, int]]] = {}
        thumbnails.arrived.connect(self._on_arrived)

    @property
    def months(self) -> Sequence[WallMonth]:
        """All of them, the newest first."""
        return self._months

    def show_months(self, months: Sequence[WallMonth]) -> None:
        """Hang these; nothing happens if they are the same."""
        if tuple(months) != self._months:
            self._hang(tuple(months), self._columns)

    def set_columns(self, columns: int) -> None:
        """How many pictures stand side by side."""
        if columns != self._columns and columns > 0:
            self._hang(self._months, columns)

    def head_of(self, row: int) -> str:
        """``2026年10月 · 12 张``; empty where the row is none."""
        if not 0 <= row < len(self._rows) or not self._rows[row].is_head:
            return ""
        month = self._months[self._rows[row].month]
        return self.tr("{0} · {1} 张").format(month_words(month.month), len(month.photos))

    def row_of_month(self, number: int) -> int:
        """The row of a month's head."""
        return self._rows.index(_Row(number))

    def heads(self) -> list[int]:
        """All rows that are heads."""
        return [number for number, row in enumerate(self._rows) if row.is_head]

    def photo_at(self, index: Index) -> WallPhoto | None:
        """The picture of a cell."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        photos = self._months[row.month].photos
        place = row.first + index.column()
        return photos[place] if not row.is_head and place < len(photos) else None

    def index_of(self, photo_id: str) -> QModelIndex:
        """Where a picture hangs; an invalid index for one that does not."""
        for number, row in enumerate(self._rows):
            photos = () if row.is_head else self._months[row.month].photos
            for column, photo in enumerate(photos[row.first : row.first + self._columns]):
                if photo.id == photo_id:
                    return self.index(number, column)
        return QModelIndex()

    def tiles_from(self, index: Index) -> tuple[Tiles[WallPhoto], int]:
        """All pictures to leaf through on the full screen, and which of them stands at a cell."""
        tiles = Tiles((one for month in self._months for one in month.photos), _tile)
        photo = self.photo_at(index)
        rows = tiles.rows_of(photo.id) if photo is not None else []
        return tiles, rows[0] if rows else 0

    # --- Qt ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Heads and rows of pictures."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Pictures side by side."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """A picture and its words, or a head."""
        photo = self.photo_at(index)
        if photo is None:
            spoken = role in (Role.DisplayRole, Role.AccessibleTextRole)
            return self.head_of(index.row()) or None if spoken and index.isValid() else None
        if role == Role.DisplayRole:
            return photo.caption or photo.title
        if role == Role.DecorationRole:
            return self._thumbnails.picture(photo.sha256)
        if role == Role.ToolTipRole:
            return "\n".join(dict.fromkeys(filter(None, (photo.caption, _told(photo)))))
        if role == Role.AccessibleTextRole:
            return self.tr("照片：{0}").format(
                "，".join(filter(None, (photo.caption, _told(photo))))
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only pictures can be gone to."""
        if self.photo_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

    # --- hanging ----------------------------------------------------------------------------

    def _hang(self, months: tuple[WallMonth, ...], columns: int) -> None:
        self.beginResetModel()
        self._months, self._columns = months, columns
        self._rows, self._places = [], {}
        for number, month in enumerate(months):
            self._rows.append(_Row(number))
            for first in range(0, len(month.photos), columns):
                row = len(self._rows)
                self._rows.append(_Row(number, first))
                for column, photo in enumerate(month.photos[first : first + columns]):
                    self._places.setdefault(photo.sha256, []).append((row, column))
        self.endResetModel()

    @Slot(str)
    def _on_arrived(self, key: str) -> None:
        for row, column in self._places.get(key, ()):
            index = self.index(row, column)
            self.dataChanged.emit(index, index, [Role.DecorationRole])


def month_words(month: str) -> str:
    """``2026年10月``; those nobody knows the month of come last."""
    if not month:
        return translate("PhotoWall", "日期不详")
    return translate("PhotoWall", "{0}年{1}月").format(month[:4], int(month[5:7]))


def _told(photo: WallPhoto) -> str:
    return "　".join(part for part in (photo.title, day_in_words(photo.day)) if part)


def _tile(photo: WallPhoto) -> Tile:
    return Tile(photo.id, photo.sha256, photo.caption, _told(photo))
