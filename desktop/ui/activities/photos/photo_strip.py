"""Photos in rows of tiles: captions written in place, order by dragging, full screen by opening."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.activities.photos.chosen_files import dropped_paths
from desktop.ui.activities.photos.photo_model import PhotoModel
from desktop.ui.widgets.readers_choice import ReadersChoice

Index = QModelIndex | QPersistentModelIndex

PICTURE_PX = (168, 126)
CAPTION_PX = 28
GAP_PX = 8


def tile_side() -> int:
    """The longest side of a tile's picture in device pixels, for the thumbnails."""
    return theme.px(PICTURE_PX[0])


class PhotoStrip(QListView):
    """Tiles of one activity's photos.

    Args:
        model: the photos.
        parent: the Qt parent.

    Signals:
        opened: the row to show full screen.
        removal_asked: the ids of the selected photos.
        export_asked: the id of the current photo.
        files_dropped: the `Path`s dropped from outside.
        picked: how many photos are selected.
    """

    opened = Signal(int)
    removal_asked = Signal(object)
    export_asked = Signal(str)
    files_dropped = Signal(object)
    picked = Signal(int)

    def __init__(self, model: PhotoModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = model
        self.setModel(model)
        self.setItemDelegate(_TileDelegate(self))
        self.setAccessibleName(self.tr("照片"))
        self._arrange()
        self.doubleClicked.connect(self._on_double_click)
        self.clicked.connect(self._on_click)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        ReadersChoice(self)

    def chosen_ids(self) -> list[str]:
        """Ids of the selected photos, in order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self._photos.tiles[row].id for row in rows]

    def set_writable(self, writable: bool) -> None:
        """Whether captions, order and files dropped are taken."""
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed if writable else triggers.NoEditTriggers)
        self.setAcceptDrops(writable)

    def _arrange(self) -> None:
        # Not icon mode: that one moves tiles about the canvas and leaves the model's order alone.
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMouseTracking(True)
        self.set_writable(True)

    # --- keyboard and menu ------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete removes, Alt and an arrow moves a photo, Ctrl+V pastes files."""
        if self.state() == QAbstractItemView.State.EditingState:
            return  # the caption's own Enter, come up from its editor
        row = self.currentIndex().row()
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Delete:
            self.ask_removal()
        elif alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_current(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the photo under the mouse."""
        if not self.currentIndex().isValid():
            return
        menu = QMenu(self)
        menu.addAction(self.tr("放大看(&V)\tEnter"), self._open_current)
        menu.addAction(self.tr("写说明(&E)\tF2"), self.edit_current)
        menu.addSeparator()
        menu.addAction(self.tr("前移(&L)\tAlt+←"), self._move_left)
        menu.addAction(self.tr("后移(&R)\tAlt+→"), self._move_right)
        menu.addSeparator()
        menu.addAction(self.tr("另存到电脑(&S)……"), self._ask_export)
        menu.addAction(self.tr("删除(&D)\tDelete"), self.ask_removal)
        menu.popup(event.globalPos())

    @Slot()
    def ask_removal(self) -> None:
        """Ask to remove what is selected."""
        if ids := self.chosen_ids():
            self.removal_asked.emit(ids)

    @Slot()
    def edit_current(self) -> None:
        """Write the current photo's caption."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def move_current(self, step: int) -> None:
        """Move the current photo a place to the left or right."""
        row = self.currentIndex().row()
        target = row + step
        if row < 0 or not 0 <= target < self._photos.rowCount():
            return
        root = QModelIndex()
        self._photos.moveRow(root, row, root, target if step < 0 else target + 1)
        self.setCurrentIndex(self._photos.index(target))

    @Slot()
    def _move_left(self) -> None:
        self.move_current(-1)

    @Slot()
    def _move_right(self) -> None:
        self.move_current(1)

    @Slot()
    def _open_current(self) -> None:
        self.opened.emit(self.currentIndex().row())

    @Slot()
    def _ask_export(self) -> None:
        self.export_asked.emit(self._photos.tiles[self.currentIndex().row()].id)

    # --- mouse ------------------------------------------------------------------------------

    @Slot(QModelIndex)
    def _on_double_click(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    @Slot(QModelIndex)
    def _on_click(self, index: QModelIndex) -> None:
        under = self.viewport().mapFromGlobal(self.cursor().pos())
        if caption_rect(self.visualRect(index)).contains(under):
            self.edit(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on empty ground lets go of the selection."""
        if not self.indexAt(event.position().toPoint()).isValid():
            self.clearSelection()
        super().mousePressEvent(event)

    @Slot(QItemSelection, QItemSelection)
    def _on_selection(self, _new: QItemSelection, _old: QItemSelection) -> None:
        self.picked.emit(len(self.selectedIndexes()))

    # --- files from outside -----------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if event.source() is None and dropped_paths(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Files are welcome anywhere."""
        if event.source() is None and dropped_paths(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Files go to the screen; tiles move among themselves."""
        paths: Sequence[Path] = dropped_paths(event.mimeData()) if event.source() is None else ()
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(tuple(paths))
        else:
            super().dropEvent(event)


def picture_rect(tile: QRect) -> QRect:
    """Where a tile's picture stands."""
    inner = tile.adjusted(0, 0, -theme.px(GAP_PX), -theme.px(GAP_PX))
    return inner.adjusted(0, 0, 0, -theme.px(CAPTION_PX))


def caption_rect(tile: QRect) -> QRect:
    """Where its words stand."""
    picture = picture_rect(tile)
    return QRect(picture.left(), picture.bottom() + 1, picture.width(), theme.px(CAPTION_PX))


class _TileDelegate(QStyledItemDelegate):
    """Paints a tile: the picture cut to 4:3, its words below."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All tiles alike."""
        gap = theme.px(GAP_PX)
        height = theme.px(PICTURE_PX[1]) + theme.px(CAPTION_PX) + gap
        return QSize(theme.px(PICTURE_PX[0]) + gap, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One tile."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        draw_picture(painter, picture_rect(rect), index.data(Qt.ItemDataRole.DecorationRole))
        if state & QStyle.StateFlag.State_Selected:
            draw_ring(painter, picture_rect(rect), theme.colour("focus"))
        self._caption(painter, caption_rect(rect), str(index.data() or ""), index)
        painter.restore()

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        """A line over the caption."""
        line = QLineEdit(parent)
        line.setMaxLength(100)
        line.setPlaceholderText(self.tr("写一句说明"))
        line.setAccessibleName(self.tr("照片说明"))
        line.setProperty("inline", True)
        return line

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Where the caption stands, as high as a line must be."""
        rect = caption_rect(option.rect)  # type: ignore[attr-defined]
        height = editor.sizeHint().height()
        editor.setGeometry(QRect(rect.left(), rect.bottom() + 1 - height, rect.width(), height))

    def _caption(self, painter: QPainter, rect: QRect, words: str, index: Index) -> None:
        writable = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        font = painter.font()
        font.setPixelSize(theme.px(12))
        painter.setFont(font)
        painter.setPen(theme.colour("text" if words else "faint"))
        shown = words or (self.tr("写说明……") if writable else "")
        elided = painter.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


def draw_picture(painter: QPainter, rect: QRect, pixmap: object) -> None:
    """A picture cut to its place; a calm ground while it is on its way."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), theme.px(6), theme.px(6))
    painter.fillPath(path, theme.colour("over"))
    if not isinstance(pixmap, QPixmap):
        return
    if pixmap.isNull():
        painter.setPen(theme.colour("quiet"))
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignCenter, QCoreApplication.translate("PhotoStrip", "不能预览")
        )
        return
    painter.save()
    painter.setClipPath(path)
    painter.drawPixmap(rect, pixmap, _cut(pixmap, rect))
    painter.restore()


def _cut(pixmap: QPixmap, rect: QRect) -> QRect:
    """The middle of a picture in the shape of the tile."""
    shape = QSize(rect.size()).scaled(pixmap.size(), Qt.AspectRatioMode.KeepAspectRatio)
    corner = QPoint((pixmap.width() - shape.width()) // 2, (pixmap.height() - shape.height()) // 2)
    return QRect(corner, shape)


def draw_ring(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """The ring round a chosen picture."""
    pen = QPen(colour)
    pen.setWidthF(theme.px(3))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5)
    painter.drawRoundedRect(inside, theme.px(6), theme.px(6))
