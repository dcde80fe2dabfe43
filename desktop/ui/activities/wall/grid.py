"""The table the wall is: heads over the months, pictures painted as they come."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.activities.photos.photo_strip import (
    CAPTION_PX,
    GAP_PX,
    PICTURE_PX,
    caption_rect,
    draw_picture,
    draw_ring,
    picture_rect,
)
from desktop.ui.activities.wall.model import WallModel

Index = QModelIndex | QPersistentModelIndex

_HEAD_PX = 40


class WallGrid(QTableView):
    """Arrows go over the rows' ends; Enter shows large; the menu key offers the activity.

    Args:
        model: the wall.
        parent: the Qt parent.

    Signals:
        shown_large: the index of the picture.
        activity_wanted: the id of the activity it belongs to.
    """

    shown_large = Signal(QModelIndex)
    activity_wanted = Signal(str)

    def __init__(self, model: WallModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wall = model
        self._kept = ""
        self.setModel(model)
        self.setItemDelegate(_WallDelegate(model, self))
        self._dress()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._arrange)
        self.doubleClicked.connect(self.shown_large)

    def go_to_month(self, number: int) -> None:
        """Put a month's head at the top, its first picture under the keyboard."""
        row = self._wall.row_of_month(number)
        self.scrollTo(self._wall.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        self._go(self._wall.index(row + 1, 0))

    def take_keyboard(self) -> None:
        """To the picture that was left, else the first."""
        self.setFocus()
        if not self.currentIndex().isValid() and self._wall.rowCount() > 1:
            self._go(self._wall.index(1, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Ctrl+Enter, and arrows over the ends of rows."""
        key, index = event.key(), self.currentIndex()
        photo = self._wall.photo_at(index)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and photo is not None:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.activity_wanted.emit(photo.activity)
            else:
                self.shown_large.emit(index)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and photo is not None:
            self._step(index, 1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a picture."""
        if self._wall.photo_at(self.currentIndex()) is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("放大看(&V)\tEnter"), self._show_large)
        menu.addAction(self.tr("打开这个活动(&O)\tCtrl+Enter"), self._want_activity)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many side by side as fit."""
        super().resizeEvent(event)
        wide = theme.px(PICTURE_PX[0] + GAP_PX)
        columns = max(self.viewport().width() // wide, 1)
        self._wall.set_columns(columns)
        for column in range(columns):
            self.setColumnWidth(column, self.viewport().width() // columns)

    def _step(self, index: QModelIndex, step: int) -> None:
        row, column = index.row(), index.column() + step
        while 0 <= row < self._wall.rowCount():
            while 0 <= column < self._wall.columnCount():
                if self._wall.photo_at(self._wall.index(row, column)) is not None:
                    self._go(self._wall.index(row, column))
                    return
                column += step
            row += step
            column = 0 if step > 0 else self._wall.columnCount() - 1

    def _go(self, index: QModelIndex) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)

    def _dress(self) -> None:
        self.setAccessibleName(self.tr("照片墙"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        theme.set_role(self, "card")
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setVisible(False)
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows = theme.px(PICTURE_PX[1] + CAPTION_PX + GAP_PX)
        self.verticalHeader().setDefaultSectionSize(rows)

    @Slot()
    def _keep(self) -> None:
        photo = self._wall.photo_at(self.currentIndex())
        self._kept = photo.id if photo else self._kept

    @Slot()
    def _arrange(self) -> None:
        self.clearSpans()
        columns = self._wall.columnCount()
        for row in self._wall.heads():
            self.setRowHeight(row, theme.px(_HEAD_PX))
            if columns > 1:
                self.setSpan(row, 0, 1, columns)
        for column in range(columns):
            self.setColumnWidth(column, self.viewport().width() // columns)
        found = self._wall.index_of(self._kept) if self._kept else QModelIndex()
        if found.isValid():
            self._go(found)

    @Slot()
    def _show_large(self) -> None:
        self.shown_large.emit(self.currentIndex())

    @Slot()
    def _want_activity(self) -> None:
        if photo := self._wall.photo_at(self.currentIndex()):
            self.activity_wanted.emit(photo.activity)


class _WallDelegate(QStyledItemDelegate):
    """Paints a picture with its words, or a head."""

    def __init__(self, model: WallModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._wall = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The headers give the room."""
        return QSize(theme.px(PICTURE_PX[0]), theme.px(PICTURE_PX[1] + CAPTION_PX + GAP_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if head := self._wall.head_of(index.row()):
            self._head(painter, rect, head)
        elif self._wall.photo_at(index) is not None:
            tile = rect.adjusted(theme.px(GAP_PX), 0, 0, 0)
            pixmap = index.data(Qt.ItemDataRole.DecorationRole)
            draw_picture(painter, picture_rect(tile), pixmap)
            if state & QStyle.StateFlag.State_Selected:
                draw_ring(painter, picture_rect(tile), theme.colour("focus"))
            self._words(painter, caption_rect(tile), str(index.data() or ""))
        painter.restore()

    def _head(self, painter: QPainter, rect: QRect, words: str) -> None:
        font = painter.font()
        font.setPixelSize(theme.px(14))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        inner = rect.adjusted(theme.px(GAP_PX), 0, 0, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)

    def _words(self, painter: QPainter, rect: QRect, words: str) -> None:
        font = painter.font()
        font.setPixelSize(theme.px(12))
        painter.setFont(font)
        painter.setPen(theme.colour("quiet"))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
