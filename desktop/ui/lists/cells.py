"""Editing a cell in place: the editor that fits its field, and what it gives back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.model.dates import typed_date
from desktop.model.fields import Field, FieldType
from desktop.model.kind import Kind
from desktop.ui.models.id_list import IdListModel
from desktop.ui.widgets.editors import ChoiceEditor, SuggestEditor, TextEditor
from desktop.ui.widgets.form import is_hidden
from desktop.ui.widgets.table import sign_right

Index = QModelIndex | QPersistentModelIndex
_YES_NO = (("是", "是"), ("否", "否"))


class CellEditing(QStyledItemDelegate):
    """The delegate of a list; painting stays Qt's own, a page asks for it a hundred times.

    Args:
        kind: whose fields are edited.
        parent: the table.
    """

    def __init__(self, kind: Kind, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._today = dt.date.min
        self._offers: Mapping[str, Sequence[tuple[str, str]]] = {}

    def tell(self, today: dt.date, offers: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """What editors need: the day, and words by field."""
        self._today, self._offers = today, offers

    def createEditor(  # type: ignore[override]
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget | None:
        """A line or a choice; none where this PC can't read the value."""
        model, value = index.model(), index.data(Qt.ItemDataRole.EditRole)
        if not isinstance(model, IdListModel) or is_hidden(value):
            return None
        column = model.columns[index.column()]
        made = self._editor(self._kind.field(column.field), parent)
        made.setAccessibleName(column.label)
        made.setAutoFillBackground(True)
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What stands there, all of it marked."""
        value = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, ChoiceEditor):
            editor.set_value(value or ("否" if editor.findData("否") >= 0 else ""))
        elif isinstance(editor, TextEditor):
            editor.set_value(value)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was typed; a date in whatever way it was."""
        if not isinstance(model, IdListModel) or not isinstance(editor, ChoiceEditor | TextEditor):
            return
        field = self._kind.field(model.columns[index.column()].field)
        model.setData(index, regular(field, editor.value(), self._today))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """As large as the cell, and never too narrow to type in."""
        room = option.rect  # type: ignore[attr-defined]
        table = self.parent()
        room.setWidth(max(room.width(), editor.minimumSizeHint().width()))
        if isinstance(table, QWidget):
            room.setRight(min(room.right(), max(room.left() + 40, table.width() - 4)))
        editor.setGeometry(room)

    def _editor(self, field: Field, parent: QWidget) -> QWidget:
        if field.type is FieldType.CHOICE:
            return self._choice(ChoiceEditor(field.choices, required=field.required, parent=parent))
        if field.type is FieldType.BOOLEAN:
            return self._choice(ChoiceEditor(_YES_NO, required=True, parent=parent))
        offers = [word for word, _ in self._offers.get(field.name, ())]
        made: QLineEdit
        if offers and field.type is FieldType.TEXT:
            made = SuggestEditor(offers, parent)
        else:
            made = TextEditor(parent)
        made.setFrame(False)
        return made

    def _choice(self, made: ChoiceEditor) -> ChoiceEditor:
        made.activated.connect(self._on_chosen)
        return made

    @Slot()
    def _on_chosen(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)


class SignedEditing(CellEditing):
    """The same for cells that may bear a sign."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """The sign at the right, so that words stay below each other."""
        super().initStyleOption(option, index)
        sign_right(option)


def regular(field: Field, text: str, today: dt.date) -> str:
    """A date typed as 5.12 or 去年 in its regular form; all else as it is."""
    if field.type is not FieldType.DATE or not text:
        return text
    return typed_date(text, today=today).iso or text
