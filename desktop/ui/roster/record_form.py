"""A short form for a team or a household; what is typed is kept until it is saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.model.kind import Kind, Record
from desktop.services.drafts import Draft
from desktop.ui import theme
from desktop.ui.widgets.draft_keeper import DraftKeeper
from desktop.ui.widgets.editors import ChoiceEditor
from desktop.ui.widgets.form import Form, FormRow
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import spoken


@dataclass(frozen=True, slots=True)
class Help:
    """What a form needs besides the record.

    Args:
        today: gives the year of dates typed without one.
        offers: per field the words of its list.
        choices: per reference the records to choose from: (id, name).
    """

    today: dt.date
    offers: Mapping[str, Sequence[str]]
    choices: Mapping[str, Sequence[tuple[str, str]]]


class RecordForm(QFrame):
    """Adds or edits one record.

    Args:
        door: keeps what is typed.
        kind: what it is.
        fields: names of those it asks for, in order.
        parent: the Qt parent.

    Signals:
        save_pressed: 保存.
        cancel_pressed: 取消 or Esc.
    """

    save_pressed = Signal()
    cancel_pressed = Signal()

    def __init__(
        self, door: Door, kind: Kind, fields: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._kind, self._names = kind, tuple(fields)
        self.record: Record | None = None
        self.bases: dict[str, int] = {}
        self._drafts = DraftKeeper(door, self)
        self._title = label("", "title")
        self.banner = MessageBanner()
        self._form = Form(kind, dt.date.min)
        self._place = QVBoxLayout()
        self._save = button(self.tr("保存(&S)"), "primary")
        self._cancel = button(self.tr("取消(&C)"), "plain")
        self._build()

    @property
    def kind(self) -> Kind:
        """Of the records it edits."""
        return self._kind

    @property
    def fields(self) -> Form:
        """The rows."""
        return self._form

    def begin(self, record: Record | None, help_: Help, name: str = "") -> None:
        """Show a record's values, or an empty form.

        Args:
            record: as read; None for a new one.
            help_: today, words and records to choose from.
            name: what a new record is called so far.
        """
        self.record = record
        self.bases = dict(record.versions) if record else {}
        label_ = spoken(self._kind.label)
        new = self.tr("添加{0}").format(label_)
        self._title.setText(self.tr("编辑 {0}").format(record.title) if record else new)
        self._make_form(help_)
        self.banner.hide()
        if record is None:
            given = {f.name: str(f.default) for f in self._kind.fields if f.default}
            title = self._kind.title[0]
            self._form.load({n: given.get(n, "") for n in self._names} | {title: name})
        else:
            self._form.load_record(record)
        self._form.go_to(self._names[0])
        place = f"{self._kind.name}:{record.id if record else 'new'}"
        self._drafts.begin(place, self._on_found)

    def typed(self) -> dict[str, str]:
        """What to save: the fields that differ, or all that is filled of a new record."""
        if self.record is None:
            return {name: text for name, text in self._form.values().items() if text}
        return self._form.changes()

    def dirty(self) -> bool:
        """Whether something was typed."""
        return bool(self._form.changes())

    def check(self) -> bool:
        """Say what is wrong below each field; gives whether nothing is."""
        return self._form.check()

    def show_refusal(self, error: errors.StationError) -> None:
        """Say why it could not be saved, at the fields where it can."""
        if isinstance(error, errors.InvalidValues):
            rest = self._form.show_refusal(error)
            if rest:
                self.banner.show_words(rest + "。", "warn")
        else:
            self.banner.show_error(error)

    def set_saving(self, *, saving: bool) -> None:
        """No second press while the first is on its way."""
        self._save.setDisabled(saving)

    def done(self) -> None:
        """It is saved or given up: nothing is kept of it."""
        self._drafts.drop()
        self._drafts.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(self._title)
        column.addWidget(self.banner)
        column.addLayout(self._place, 1)
        column.addLayout(buttons)
        self._place.addWidget(self._form)
        self._save.clicked.connect(self.save_pressed)
        self._cancel.clicked.connect(self.cancel_pressed)

    def _make_form(self, help_: Help) -> None:
        old, self._form = self._form, Form(self._kind, help_.today)
        for name in self._names:
            if name in help_.choices:
                words = spoken(self._kind.field(name).label)
                own = self.record.id if self.record else ""
                choices = [one for one in help_.choices[name] if one[0] != own]
                self._form.add_row(name, FormRow(words, ChoiceEditor(choices)))
            else:
                self._form.add_field(name, offers=help_.offers.get(name, ()))
        self._place.replaceWidget(old, self._form)
        old.hide()
        old.deleteLater()
        self._form.submitted.connect(self.save_pressed)
        self._form.edited.connect(self._on_edited)

    @Slot(str)
    def _on_edited(self, _name: str) -> None:
        self._drafts.typed(self._form.values)

    def _on_found(self, draft: Draft) -> None:
        values = draft.body
        if self.dirty():
            return
        for name in self._names:
            text = str(values.get(name) or "")
            if text and text != self._form.values().get(name):
                self._form.row(name).editor.set_value(text)
        if self.dirty():
            self.banner.show_words(self.tr("上次填到一半的内容还在，接着填就行。"), "note")
