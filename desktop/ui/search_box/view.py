"""The list below the search box: one line an answer, the name dark, the rest quiet."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLayout,
    QListView,
    QStatusBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.search_box.model import ASIDE_ROLE, FoundModel
from desktop.ui.widgets.display import free_area
from desktop.ui.widgets.words import label

LINE_PX = 36
#: A narrow box among the menus still shows what tells one from another.
_WIDE_PX, _FEWEST = 340, 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FoundLine(QStyledItemDelegate):
    """Paints one answer."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Icon, name, aside."""
        painter.save()
        marked = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        over = bool(option.state & marked)  # type: ignore[attr-defined] # the stub forgot it
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if over:
            painter.fillRect(rect, theme.colour("selected"))
        side = theme.icon_size().width()
        icon: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        at = QPoint(rect.left() + theme.px(12), rect.center().y() - side // 2)
        icon.paint(painter, QRect(at, QSize(side, side)))
        words = rect.adjusted(theme.px(12) + side + theme.px(8), 0, -theme.px(12), 0)
        title = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.setPen(theme.colour("text"))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(_LEFT), shown)
        rest = words.adjusted(metrics.horizontalAdvance(shown) + theme.px(12), 0, 0, 0)
        painter.setPen(theme.colour("quiet"))
        aside = str(index.data(ASIDE_ROLE))
        painter.drawText(
            rest,
            int(_LEFT),
            metrics.elidedText(aside, Qt.TextElideMode.ElideRight, max(rest.width(), 0)),
        )
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One row's height."""
        return QSize(super().sizeHint(option, index).width(), theme.px(LINE_PX))


class FoundList(QFrame):
    """A floating list that never takes the keyboard from the box.

    Args:
        model: the answers.
        parent: the box.

    Signals:
        taken: the row that was clicked.
    """

    taken = Signal(int)

    def __init__(self, model: FoundModel, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        theme.set_role(self, "float")
        self._list = QListView()
        self._list.setModel(model)
        self._list.setItemDelegate(FoundLine(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._on_clicked)
        self._nothing = label(self.tr("没有找到。可以只打姓名的一部分、拼音或首字母。"), "quiet")
        self._nothing.setContentsMargins(*[theme.px(12)] * 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(4)] * 4)
        # As large as what it holds, whatever size it had before.
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        column.addWidget(self._list)
        column.addWidget(self._nothing)

    def show_below(self, box: QWidget) -> None:
        """Show the answers below a widget, as wide as it is or wider."""
        count = self._list.model().rowCount()
        self._list.setVisible(count > 0)
        self._nothing.setVisible(count == 0)
        lines = min(max(count, 1), self._room(box) // theme.px(LINE_PX))
        self._list.setFixedHeight(lines * theme.px(LINE_PX) + 2)
        window = box.window()
        wide = max(box.width(), min(theme.px(_WIDE_PX), window.width()))
        inside = wide - 2 * (theme.px(4) + 1)
        self._list.setFixedWidth(inside)
        self._nothing.setFixedWidth(inside)
        place = box.mapToGlobal(QPoint(0, box.height() + theme.px(4)))
        right = window.mapToGlobal(QPoint(window.width(), 0)).x()
        place.setX(max(min(place.x(), right - wide), right - window.width()))
        self.move(place)
        self.show()
        self.raise_()

    def _room(self, box: QWidget) -> int:
        """How high the list may be: with large letters the last answers are scrolled to."""
        head = box.mapToGlobal(QPoint(0, box.height())).y() + 4 * theme.px(4)
        rest = free_area(box).bottom() - head
        bar = box.window().findChild(QStatusBar)
        above = bar.mapToGlobal(QPoint(0, 0)).y() - head if bar is not None else 0
        line = theme.px(LINE_PX)
        return max(min(above, rest) if above >= _FEWEST * line else rest, line)

    @property
    def current_row(self) -> int:
        """The marked row, or -1."""
        return self._list.currentIndex().row()

    def mark(self, row: int) -> None:
        """Mark a row."""
        self._list.setCurrentIndex(self._list.model().index(row, 0))

    def step(self, by: int) -> None:
        """Mark the next or the last row."""
        count = self._list.model().rowCount()
        if count:
            self.mark((self.current_row + by) % count)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.taken.emit(index.row())
