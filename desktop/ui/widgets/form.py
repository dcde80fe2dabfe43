"""A form: one column of fields, what is wrong said in words below each, Enter moves on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import errors
from desktop.model.checks import parse_value
from desktop.model.fields import Field
from desktop.model.kind import Kind, Record
from desktop.model.locked import LOCKED_WORDS, is_locked
from desktop.ui import theme
from desktop.ui.sentences import told
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.editors import Editor, FlagEditor, editor_for
from desktop.ui.widgets.words import label
from desktop.ui.words_of_model import spoken


class FormRow(QWidget):
    """A field's name, its editor, and below it a hint or what is wrong.

    Args:
        words: the field's name; with ``*`` added where it is required.
        editor: what it is typed into.
        hint: what helps to type it; stands there until there is a problem.
        required: whether the form can't be saved without it.
        parent: the Qt parent.
    """

    def __init__(
        self,
        words: str,
        editor: Editor,
        hint: str = "",
        *,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._tone = "quiet"
        self._name = QLabel(f"{words} *" if required else words)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_role(self._name, "field")
        self._name.setBuddy(editor.target())
        self._below = label(hint, "quiet", wrap=True)
        self._lock = _lock_line()
        self._locked = False
        for made in (self._lock, *([] if hint else [self._below])):
            made.hide()  # showing it before it has a parent would open a window
        editor.target().setAccessibleName(words)
        _name_buttons(editor.widget(), words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._name)
        column.addWidget(editor.widget())
        column.addWidget(self._lock)
        column.addWidget(self._below)
        self._name.setVisible(not isinstance(editor, FlagEditor))

    def set_locked(self, *, locked: bool) -> None:
        """Show a lock in the place of the editor: what stands there can't be read on this PC."""
        self._locked = locked
        self.editor.widget().setVisible(not locked)
        self._lock.setVisible(locked)
        self._name.setVisible(locked or not isinstance(self.editor, FlagEditor))

    @property
    def locked(self) -> bool:
        """Whether it shows a lock."""
        return self._locked

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it back."""
        self._say(sentence, "error")
        self._mark(problem=bool(sentence))

    def show_notice(self, sentence: str) -> None:
        """Say something that is not wrong, for example 已按身份证号填写."""
        self._say(sentence, "note")
        self._mark(problem=False)

    def rename(self, words: str, hint: str) -> None:
        """The same row asks for something else, required as before."""
        star = " *" if self._name.text().endswith(" *") else ""
        self._name.setText(words + star)
        self.editor.target().setAccessibleName(words)
        self.set_hint(hint)

    def set_hint(self, hint: str) -> None:
        """Another hint."""
        self._hint = hint
        self.show_problem("")

    @property
    def below(self) -> str:
        """What stands below the editor."""
        return "" if self._below.isHidden() else self._below.text()

    @property
    def problem(self) -> str:
        """The problem shown, if any."""
        return self.below if self._below.property("role") == "error" else ""

    def _say(self, sentence: str, role: str) -> None:
        sentence = told(sentence)
        theme.set_role(self._below, role if sentence else "quiet")
        self._below.setText(sentence or self._hint)
        self._below.setVisible(bool(sentence or self._hint))
        self.editor.target().setAccessibleDescription(sentence or self._hint)

    def _mark(self, *, problem: bool) -> None:
        target = self.editor.target()
        if target.property("problem") == str(problem).lower():
            return
        target.setProperty("problem", str(problem).lower())
        target.style().unpolish(target)
        target.style().polish(target)


class Form(QScrollArea):
    """Rows for the fields of one kind.

    Args:
        kind: whose fields.
        today: for dates typed without a year.
        parent: the Qt parent.

    Signals:
        edited: name of the field the clerk changed.
        left: name of the field the clerk is done with.
        submitted: Ctrl+Enter, or Enter in the last field.
    """

    edited = Signal(str)
    left = Signal(str)
    submitted = Signal()

    def __init__(self, kind: Kind, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._today = kind, today
        self._rows: dict[str, FormRow] = {}
        self._loaded: dict[str, str] = {}
        inside = QFrame()
        inside.setProperty("form", "true")
        theme.set_role(inside, "scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, theme.px(16), theme.px(16))
        self._column.setSpacing(theme.px(12))
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its fields, since it does not scroll sideways."""
        bar = self.verticalScrollBar().sizeHint().width()
        wide = self.widget().minimumSizeHint().width() + bar
        return QSize(wide, super().minimumSizeHint().height())

    # --- building ---------------------------------------------------------------------------

    def add_field(self, name: str, hint: str = "", offers: Sequence[str] = ()) -> FormRow:
        """A row for a field of the kind, with the editor that fits it."""
        field = self._kind.field(name)
        editor = editor_for(field, self._today, offers)
        return self.add_row(
            name, FormRow(spoken(field.label), editor, hint, required=field.required)
        )

    def add_row(self, name: str, row: FormRow) -> FormRow:
        """A row made elsewhere, under a field's name."""
        self._rows[name] = row
        self.add_widget(row)
        row.editor.edited.connect(_Named(self, name).on_edited)
        row.editor.left.connect(_Named(self, name).on_left)
        return row

    def add_widget(self, widget: QWidget) -> None:
        """Something between the rows, for example the head of a section."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def row(self, name: str) -> FormRow:
        """The row of a field."""
        return self._rows[name]

    # --- values -----------------------------------------------------------------------------

    def load(self, texts: Mapping[str, str]) -> None:
        """Show these values; fields not named become empty."""
        for name, row in self._rows.items():
            row.editor.set_value(texts.get(name, ""))
            row.show_problem("")
        self._loaded = self.values()

    def load_record(self, record: Record) -> None:
        """Show a record's values; what is locked on this PC can't be changed."""
        there = [name for name in self._rows if name in record.values]
        self.lock([name for name in there if is_hidden(record.values[name])])
        self.load({name: as_typed(record, name) for name in there if not self._rows[name].locked})

    def lock(self, names: Collection[str]) -> None:
        """Show a lock in these fields and the editor in all others."""
        for name, row in self._rows.items():
            takes = getattr(row.editor, "takes_locked", False)
            row.set_locked(locked=name in names and not takes)

    def accept(self, name: str, text: str) -> None:
        """Let a field show a value that counts as loaded, not as typed."""
        self._rows[name].editor.set_value(text)
        self._rows[name].show_problem("")
        self._loaded[name] = self._rows[name].editor.value()

    def values(self) -> dict[str, str]:
        """What stands in every field."""
        return {name: row.editor.value() for name, row in self._rows.items()}

    def changes(self) -> dict[str, str]:
        """What stands in the fields that differ from what was loaded."""
        return {n: text for n, text in self.values().items() if text != self._loaded.get(n, "")}

    # --- problems ---------------------------------------------------------------------------

    def check(self) -> bool:
        """Say below each field what is wrong, go to the first; gives whether all are fine."""
        problems = {name: self.problem_of(name) for name in self._rows}
        self.show_problems({name: words for name, words in problems.items() if words})
        return not any(problems.values())

    def problem_of(self, name: str) -> str:
        """What is wrong with one field by itself; empty if nothing."""
        editor, field = self._rows[name].editor, self._kind.by_name.get(name)
        if self._rows[name].locked:
            return ""
        if isinstance(editor, DateEdit) and editor.problem():
            return editor.problem()
        if field is None:
            return ""
        if field.required and not editor.value():
            return self.tr("请填写{0}").format(spoken(field.label))
        return _problem(field, editor.value())

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong with some fields, take back what was said of the others."""
        for name, row in self._rows.items():
            if name in problems:
                row.show_problem(problems[name])
            elif row.problem:
                row.show_problem("")
        first = next((name for name in self._rows if name in problems), None)
        if first:
            self.go_to(first)

    def show_refusal(self, error: errors.InvalidValues) -> str:
        """Put each sentence of a refusal below its field; gives what belongs to none."""
        by_label = {
            field.label: name
            for name in self._rows
            if (field := self._kind.by_name.get(name)) is not None
        }
        problems: dict[str, str] = {}
        rest: list[str] = []
        for sentence in str(error.facts.get("problems", "")).rstrip("。").split("；"):
            head, parted, words = sentence.partition("：")
            if parted and head in by_label:
                problems[by_label[head]] = words
            elif sentence:
                rest.append(sentence)
        self.show_problems(problems)
        return "；".join(rest)

    def go_to(self, name: str) -> None:
        """Put the keyboard into a field and bring it into sight."""
        row = self._rows[name]
        row.editor.target().setFocus()
        self.ensureWidgetVisible(row)

    # --- keys -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on, and saves from the last field; Ctrl+Enter saves from anywhere."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._at_last():
            self.submitted.emit()
        elif not isinstance(self.focusWidget(), QPlainTextEdit):
            self.focusNextChild()

    def _at_last(self) -> bool:
        last = list(self._rows.values())[-1].editor.target() if self._rows else None
        return last is not None and self.focusWidget() is last


def as_typed(record: Record, name: str) -> str:
    """A record's value as an editor takes it."""
    value = record.values[name]
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, bool):
        return "是" if value else ""
    return "" if value is None else str(value)


def is_hidden(value: object) -> bool:
    """Whether a value stands there as ciphertext, or as the words for it."""
    return is_locked(value) or value == LOCKED_WORDS


def _name_buttons(inside: QWidget, words: str) -> None:
    """What stands in several fields is told apart by the field: 出生日期：选日期."""
    for made in inside.findChildren(QAbstractButton):
        name = made.accessibleName()
        if name and words not in name and not made.isCheckable():
            made.setAccessibleName(f"{words}：{name}")


def _lock_line() -> QWidget:
    made, icon = QWidget(), QLabel()
    icon.setPixmap(theme.picture("lock-simple", "quiet", 16))
    words = label(told(LOCKED_WORDS), "quiet", wrap=True)
    words.setToolTip(QCoreApplication.translate("Form", "原来的内容不会动；取得钥匙后就能看、能改"))
    row = QHBoxLayout(made)
    row.setContentsMargins(0, theme.px(4), 0, theme.px(4))
    row.setSpacing(theme.px(8))
    row.addWidget(icon)
    row.addWidget(words, 1)
    return made


def _problem(field: Field, typed: str) -> str:
    try:
        parse_value(field, typed)
    except ValueError as reason:
        return str(reason)
    return ""


class _Named(QObject):
    """Tells a form which of its fields spoke."""

    def __init__(self, form: Form, name: str) -> None:
        super().__init__(form)
        self._form, self._name = form, name

    @Slot()
    def on_edited(self) -> None:
        """The field was changed: what was said of it is old."""
        self._form.row(self._name).show_problem("")
        self._form.edited.emit(self._name)

    @Slot()
    def on_left(self) -> None:
        """The clerk is done with the field."""
        self._form.left.emit(self._name)
