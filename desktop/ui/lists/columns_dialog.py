"""显示哪些列: ticked and put in order; remembered on this PC."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.lists.face import Face
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.readers_choice import ReadersChoice
from desktop.ui.widgets.words import button, label

_NAME = Qt.ItemDataRole.UserRole
_ROWS = 10


class ColumnsDialog(FittedDialog):
    """Asks which columns a list shows.

    Args:
        face: of the list.
        shown: names of those it shows now, from left to right.
        parent: the window.
    """

    def __init__(self, face: Face, shown: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self._face = face
        self.list = QListWidget()
        self._up = button(self.tr("上移(&U)"), "plain", "arrow-up")
        self._down = button(self.tr("下移(&D)"), "plain", "arrow-down")
        self._usual = button(self.tr("恢复原样(&R)"), "quiet")
        self._accept = button(self.tr("显示这些列(&S)"), "primary")
        self._build()
        self._show(shown)

    @property
    def names(self) -> tuple[str, ...]:
        """The ticked columns, from left to right."""
        items = (self.list.item(at) for at in range(self.list.count()))
        checked = Qt.CheckState.Checked
        return tuple(str(item.data(_NAME)) for item in items if item.checkState() == checked)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("显示哪些列"))
        self.list.setAccessibleName(self.tr("列"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setMinimumHeight(theme.px(36 * _ROWS))
        theme.set_role(self.list, "card")
        side = QVBoxLayout()
        side.setSpacing(theme.px(8))
        for one in (self._up, self._down, self._usual):
            side.addWidget(one)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.list, 1)
        row.addLayout(side)
        words = self.tr("打勾的列会显示，从上到下就是从左到右。只对这台电脑有效。")
        self.column.addWidget(label(words, "quiet", wrap=True))
        self.column.addLayout(row)
        cancel = button(self.tr("取消(&C)"), "plain")
        self.lay_foot(self._accept, cancel)
        self._up.clicked.connect(self._on_up)
        self._down.clicked.connect(self._on_down)
        self._usual.clicked.connect(self._on_usual)
        self.list.itemChanged.connect(self._on_changed)
        self.list.currentRowChanged.connect(self._on_row)
        ReadersChoice(self.list)

    def _show(self, shown: Sequence[str]) -> None:
        known = {one.name: one for one in self._face.columns}
        rest = [name for name in known if name not in shown]
        self.list.clear()
        for name in (*shown, *rest):
            item = QListWidgetItem(known[name].column.label)
            item.setData(_NAME, name)
            item.setCheckState(Qt.CheckState.Checked if name in shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._on_row(0)

    @Slot(int)
    def _on_row(self, row: int) -> None:
        """The first goes no higher, the last no lower."""
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < self.list.count() - 1)

    @Slot()
    def _on_changed(self) -> None:
        self._accept.setEnabled(bool(self.names))

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    @Slot()
    def _on_usual(self) -> None:
        self._show(self._face.usual)

    def _move(self, step: int) -> None:
        at = self.list.currentRow()
        if 0 <= at + step < self.list.count():
            item = self.list.takeItem(at)
            self.list.insertItem(at + step, item)
            self.list.setCurrentRow(at + step)
            self._on_row(at + step)  # the last one taken out may have left that row current
