"""The photos of one activity in their order, as a Qt list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from desktop.model.kind import Record
from desktop.ui.activities.photos.thumbnails import Thumbnails
from desktop.ui.words_of_model import shown

Index = QModelIndex | QPersistentModelIndex

_CAPTION_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Tile:
    """One photo in a strip.

    Args:
        id: the photo record's id; a path for a file not yet taken in.
        key: what its thumbnail is fetched by: the SHA-256, or the path.
        caption: what is written under it.
        told: when it was taken and from what that is known, in words.
    """

    id: str
    key: str
    caption: str = ""
    told: str = ""

    @classmethod
    def of(cls, photo: Record) -> Tile:
        """A stored photo."""
        taken = photo.text("taken_at").replace("T", " ")[:16]
        told = f"{taken}（{shown(photo, 'taken_from')}）" if taken else ""
        return cls(photo.id, photo.text("sha256"), photo.text("caption"), told)


class PhotoModel(QAbstractListModel):
    """Tiles whose pictures arrive as they are shown.

    Args:
        thumbnails: where pictures come from.
        writable: whether captions and order can be changed.
        parent: the Qt parent.

    Signals:
        captioned: a tile's id and its new words.
        reordered: the ids in their new order.
    """

    captioned = Signal(str, str)
    reordered = Signal(object)

    def __init__(
        self, thumbnails: Thumbnails, *, writable: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._writable = writable
        self._tiles: list[Tile] = []
        thumbnails.arrived.connect(self._on_arrived)

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """All of them, in order."""
        return tuple(self._tiles)

    def set_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these; nothing happens if they are the same."""
        if list(tiles) == self._tiles:
            return
        self.beginResetModel()
        self._tiles = list(tiles)
        self.endResetModel()

    def append(self, tiles: Sequence[Tile]) -> None:
        """Put more behind, leaving out those already there."""
        there = {tile.id for tile in self._tiles}
        new = [tile for tile in tiles if tile.id not in there]
        if new:
            first = len(self._tiles)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._tiles += new
            self.endInsertRows()

    def drop_rows(self, rows: Sequence[int]) -> None:
        """Take tiles out of the strip."""
        for row in sorted(set(rows), reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._tiles[row]
            self.endRemoveRows()

    # --- Qt's questions ---------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many photos."""
        return 0 if parent.isValid() else len(self._tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A tile's picture, words and name."""
        if not index.isValid() or index.row() >= len(self._tiles):
            return None
        tile = self._tiles[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return tile.caption
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnails.picture(tile.key)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (tile.caption, tile.told) if part) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("照片 {0}：{1}").format(index.row() + 1, tile.caption or tile.told)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Stored photos can be described and dragged; the gaps between take them."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self._writable else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if self._writable:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a caption."""
        words = " ".join(str(value or "").split())[:_CAPTION_LIMIT]
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self._writable:
            return False
        tile = self._tiles[index.row()]
        if words == tile.caption:
            return False
        self._tiles[index.row()] = replace(tile, caption=words)
        self.dataChanged.emit(index, index)
        self.captioned.emit(tile.id, words)
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Photos only move."""
        return Qt.DropAction.MoveAction

    def moveRows(
        self,
        source: Index,
        row: int,
        count: int,
        target: Index,
        before: int,
    ) -> bool:
        """Put photos elsewhere in the row; `before` is a row of the old order."""
        if not self._writable or not self.beginMoveRows(
            source, row, row + count - 1, target, before
        ):
            return False
        moved = self._tiles[row : row + count]
        del self._tiles[row : row + count]
        place = before if before < row else before - count
        self._tiles[place:place] = moved
        self.endMoveRows()
        self.reordered.emit(tuple(tile.id for tile in self._tiles))
        return True

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Nothing comes in as data: moves go through `moveRows`, files through the strip."""
        del data, action, row, column, parent
        return False

    @Slot(str)
    def _on_arrived(self, key: str) -> None:
        for row, tile in enumerate(self._tiles):
            if tile.key == key:
                index = self.index(row)
                self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])
