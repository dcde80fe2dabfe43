"""The table of an activity's people: written in place in the form, only read on the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.model.kinds.activities import SOURCE
from desktop.ui import theme
from desktop.ui.activities.entry.participants_model import Column, ParticipantsModel
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.table import ROW_PX

Index = QModelIndex | QPersistentModelIndex

#: The columns of free words share what the others, of known width, leave.
_FREE = (Column.ROLE, Column.REASON)
_NARROWEST_PX = 60
_WIDTHS = {
    Column.NAME: 96,
    Column.SOURCE: 86,
    Column.SIGNED_IN: 64,
    Column.SIGNED_OUT: 64,
    Column.HOURS: 60,
}


class AttendeeTable(QTableView):
    """The people, each cell written in place; Delete takes the selected off the list.

    Args:
        model: the people.
        parent: the Qt parent.

    Signals:
        entered_row: Enter on a list that is only read.
    """

    entered_row = Signal(QModelIndex)

    def __init__(self, model: ParticipantsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = model
        self._writable = True
        self.setModel(model)
        self._role = _SuggestDelegate(self)
        self._source = _SourceDelegate(self)
        self.setItemDelegateForColumn(Column.ROLE, self._role)
        self.setItemDelegateForColumn(Column.SOURCE, self._source)
        self.setAccessibleName(self.tr("参与人员名单"))
        self._dress()

    def offer_roles(self, roles: Sequence[str]) -> None:
        """Words offered in the role's cell."""
        self._role.offers = tuple(roles)

    def set_readable_only(self) -> None:
        """Nothing can be written or taken off."""
        self._writable = False
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes off; Enter opens where nothing can be written."""
        if self.state() == QAbstractItemView.State.EditingState:
            return  # a key its editor had no use for
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self._writable:
            self.entered_row.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self._writable:
            self._people.remove([index.row() for index in self.selectionModel().selectedRows()])
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Some people and the heads; it grows with the room there is."""
        return QSize(theme.px(256), theme.px(ROW_PX * 7 // 2))

    def _dress(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(theme.px(ROW_PX * 3))
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.px(ROW_PX))
        heads.setHighlightSections(False)
        heads.setFixedHeight(theme.px(ROW_PX))
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setMinimumSectionSize(theme.px(_NARROWEST_PX))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, theme.px(width))
        for column in _FREE:
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)


class _SuggestDelegate(QStyledItemDelegate):
    """A line with offers."""

    offers: tuple[str, ...] = ()

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        """The line."""
        line = QLineEdit(parent)
        line.setProperty("cell", "true")
        completer = QCompleter(list(self.offers), line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)
        return line


class _SourceDelegate(QStyledItemDelegate):
    """One of the three sources."""

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        """The choice."""
        box = ChoiceBox(parent)
        box.setProperty("cell", "true")
        for code, words in SOURCE:
            box.addItem(words, code)
        box.activated.connect(self._on_chosen)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is set."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())

    @Slot()
    def _on_chosen(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.commitData.emit(box)
            self.closeEditor.emit(box)
