"""批量修改: one field, one value, for all that are selected."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.model.fields import Field, FieldType, reference
from desktop.services.lists.cell_plan import JOINED
from desktop.ui.lists.cells import regular
from desktop.ui.lists.face import Face, can_edit
from desktop.ui.lists.record_finder import Find, RecordFinder
from desktop.ui.lists.sentences import Offers
from desktop.ui.widgets.editors import ChoiceEditor, Editor, editor_for
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import spoken

_YES_NO = (("是", "是"), ("否", "否"))


class BulkDialog(FittedDialog):
    """Asks for a field and its value.

    Args:
        face: of the list.
        count: how many records are selected.
        offers: words by field.
        today: gives the year of dates typed without one.
        parent: the window.
        find: finds the records that are named; without it none are.
    """

    def __init__(
        self,
        face: Face,
        count: int,
        offers: Offers,
        today: dt.date,
        parent: QWidget | None = None,
        *,
        find: Find | None = None,
    ) -> None:
        super().__init__(12, parent)
        self._today, self._offers, self._find = today, offers, find
        names = face.bulk or tuple(f.name for f in face.kind.fields if can_edit(f))
        named = [reference(*one) for one in face.named] if find is not None else []
        self._fields: list[Field] = [*(face.kind.field(name) for name in names), *named]
        self.choice, self._stack = ChoiceBox(), QStackedWidget()
        self._editors: dict[int, Editor] = {}
        self._touched: set[int] = set()
        self._told = label("", "quiet", wrap=True)
        self._accept = button(self.tr("修改(&S)"), "primary")
        self._unit = self.tr("{0} {1}").format(f"{count:,}", face.unit)
        self._build()
        for field in self._fields:
            self.choice.addItem(spoken(field.label))
        self._on_field(0)
        self.choice.currentIndexChanged.connect(self._on_field)

    @property
    def typed(self) -> dict[str, str]:
        """What all of them are given; an empty text clears."""
        field = self._field
        return {field.name: regular(field, self.editor.value(), self._today)}

    @property
    def editor(self) -> Editor:
        """Where the value is typed."""
        return self._editors[self.choice.currentIndex()]

    @property
    def _field(self) -> Field:
        return self._fields[self.choice.currentIndex()]

    def _build(self) -> None:
        self.setWindowTitle(self.tr("批量修改"))
        self.choice.setAccessibleName(self.tr("改哪一项"))
        self.column.addWidget(label(self.tr("给选中的 {0} 一起改").format(self._unit), "section"))
        self.column.addWidget(self.choice)
        self.column.addWidget(self._stack)
        self.column.addWidget(self._told)
        cancel = button(self.tr("取消(&C)"), "plain")
        self.lay_foot(self._accept, cancel)

    @Slot(int)
    def _on_field(self, at: int) -> None:
        if at not in self._editors:
            made = self._made(self._fields[at])
            made.target().setAccessibleName(self.tr("改成"))
            made.edited.connect(self._on_edited)
            self._editors[at] = made
            self._stack.addWidget(made.widget())
        self._stack.setCurrentWidget(self._editors[at].widget())
        self._stack.setFixedHeight(self._editors[at].widget().sizeHint().height())
        self._tell()

    @Slot()
    def _on_edited(self) -> None:
        self._touched.add(self.choice.currentIndex())
        self._tell()

    def _made(self, field: Field) -> Editor:
        if field.refers_to and self._find is not None:
            return RecordFinder(field.refers_to, self._find)
        if field.type is FieldType.BOOLEAN:
            return ChoiceEditor(_YES_NO, required=True)
        if field.type is FieldType.CHOICE:
            return ChoiceEditor(field.choices, required=field.default is not None or field.required)
        return editor_for(
            field, self._today, [word for word, _ in self._offers.get(field.name, ())]
        )

    @Slot()
    def _tell(self) -> None:
        field, value = self._field, self.editor.value()
        shown = spoken(field.choice_label(value)) if field.choices and value else value
        if isinstance(self.editor, RecordFinder):
            shown = self.editor.text().strip()
        words = self.tr("{0}的“{1}”都改成“{2}”。").format(self._unit, spoken(field.label), shown)
        touched = self.choice.currentIndex() in self._touched
        if not value:
            words = self.tr("{0}的“{1}”都清空。").format(self._unit, spoken(field.label))
        # What nobody has typed anything into must not empty a column.
        whole = bool(value) or (touched and not (field.required or field.name == JOINED))
        self._accept.setEnabled(whole)
        self._told.setText(words + self.tr("可以撤销。") if whole else self.tr("写上要改成什么。"))
