"""Editing a cell in place: the editor that fits its field, and what it gives back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.model.dates import typed_date
from desktop.model.fields import Field, FieldType
from desktop.model.kind import Kind
from desktop.ui import theme
from desktop.ui.lists.record_finder import Answer, Find, RecordFinder
from desktop.ui.models.columns import Column
from desktop.ui.models.id_list import IdListModel
from desktop.ui.widgets.editors import ChoiceEditor, SuggestEditor, TextEditor
from desktop.ui.widgets.form import is_hidden

Index = QModelIndex | QPersistentModelIndex
_YES_NO = (("是", "是"), ("否", "否"))
#: A line that finds records is never narrower, however narrow its column.
_FINDER_PX = 240


class CellEditing(QStyledItemDelegate):
    """The delegate of a list; its cells the table paints itself.

    Args:
        kind: whose fields are edited.
        parent: the table.
    """

    def __init__(self, kind: Kind, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._today = dt.date.min
        self._offers: Mapping[str, Sequence[tuple[str, str]]] = {}
        self._find: Find = _nobody

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
        if column.refers:
            made: QWidget = self._finder(column, parent)
        else:
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
        column, text = model.columns[index.column()], editor.value()
        if not column.refers:
            text = regular(self._kind.field(column.field), text, self._today)
        model.setData(index, text)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """As large as the cell, and never too narrow to type in."""
        room = option.rect  # type: ignore[attr-defined]
        wide = theme.px(_FINDER_PX) if isinstance(editor, RecordFinder) else 0
        room.setWidth(max(room.width(), editor.minimumSizeHint().width(), wide))
        inside = editor.parentWidget()
        if inside is not None and room.right() >= inside.width():
            room.setWidth(min(room.width(), inside.width()))
            room.moveRight(inside.width() - 1)
        editor.setGeometry(room)

    def tell_finder(self, find: Find) -> None:
        """Who finds the records that cells name."""
        self._find = find

    def _finder(self, column: Column, parent: QWidget) -> RecordFinder:
        made = RecordFinder(column.refers, self._find, several=column.several, parent=parent)
        made.setFrame(False)
        if not column.several:
            made.taken.connect(self._on_chosen)
        return made

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


def regular(field: Field, text: str, today: dt.date) -> str:
    """A date typed as 5.12 or 去年 in its regular form; all else as it is."""
    if field.type is not FieldType.DATE or not text:
        return text
    return typed_date(text, today=today).iso or text


def _nobody(_owner: QObject, _kind: str, typed: str, done: Answer) -> None:
    """A list that no keeper brought to life finds nothing."""
    done((typed, ()))
