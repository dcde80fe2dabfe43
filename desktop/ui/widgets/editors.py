"""What a field is typed into: text, one of a few, a date, words of a list, yes or no.

Every editor takes and gives text, as the services do: a choice by its code, words parted by 、,
a flag as 是 or nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from desktop.model.checks import YES
from desktop.model.fields import Field, FieldType
from desktop.ui import theme
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.typed_line import TypedLine
from desktop.ui.widgets.words import button
from desktop.ui.words_of_model import spoken

_PARTING = "、"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Editor(Protocol):
    """What a form needs of an editor."""

    @property
    def edited(self) -> SignalInstance:
        """The clerk changed it."""
        ...

    @property
    def left(self) -> SignalInstance:
        """The clerk is done with it for now: Enter, or the focus went."""
        ...

    def value(self) -> str:
        """What stands there."""
        ...

    def set_value(self, text: str) -> None:
        """Show something else, as if nobody had typed it."""
        ...

    def widget(self) -> QWidget:
        """What goes into the form."""
        ...

    def target(self) -> QWidget:
        """What gets the keyboard and the mark of a problem."""
        ...


class TextEditor(TypedLine):
    """A line of text."""

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self.left)

    def value(self) -> str:
        """The text without blanks at its ends."""
        return self.text().strip()

    def set_value(self, text: str) -> None:
        """Show a text from its beginning."""
        self.setText(text)
        self.setCursorPosition(0)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def target(self) -> QWidget:
        """Itself."""
        return self

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self.edited.emit()


class ParagraphEditor(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next field."""

    edited = Signal()
    left = Signal()

    def __init__(self, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.px(24 * lines + 20))
        self.textChanged.connect(self.edited)

    def value(self) -> str:
        """The text without blanks at its ends."""
        return self.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Show a text."""
        with QSignalBlocker(self):
            self.setPlainText(text)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def target(self) -> QWidget:
        """Itself."""
        return self

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it ends the editing."""
        super().focusOutEvent(event)
        self.left.emit()


class ChoiceEditor(ChoiceBox):
    """One of a closed list; empty where nothing is known.

    Args:
        choices: (code, words).
        required: leaves the empty choice out.
        parent: the Qt parent.
    """

    edited = Signal()
    left = Signal()

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        *,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if not required:
            self.addItem("", "")
        for code, words in choices:
            self.addItem(words, code)
        self.activated.connect(self._on_activated)

    def value(self) -> str:
        """The code."""
        return str(self.currentData() or "")

    def set_value(self, text: str) -> None:
        """Show a code; one the list does not know is added to it, so that nothing is lost."""
        with QSignalBlocker(self):
            place = self.findData(text)
            if place < 0:
                self.addItem(text, text)
                place = self.count() - 1
            self.setCurrentIndex(place)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def target(self) -> QWidget:
        """Itself."""
        return self

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a form past a choice must not change it."""
        event.ignore()

    @Slot(int)
    def _on_activated(self, _place: int) -> None:
        self.edited.emit()
        self.left.emit()


class SuggestEditor(TextEditor):
    """A line of text with offers from a word list; other words are fine too.

    Args:
        offers: the words.
        parent: the Qt parent.
    """

    def __init__(self, offers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        completer = QCompleter(list(offers), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        completer.activated.connect(self._on_edited)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """An empty field shows all it offers at a press of the arrow, none before."""
        super().focusInEvent(event)
        self.completer().setCompletionPrefix(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow down opens the offers; Enter with none of them marked goes on as ever."""
        popup = self.completer().popup()
        if event.key() == Qt.Key.Key_Down and not popup.isVisible():
            self.completer().setCompletionPrefix(self.text().strip())
            self.completer().complete()
        elif event.key() in _ENTER and popup.isVisible() and not popup.currentIndex().isValid():
            # The popup lends its keys to this line alone; the form above has to hear of it.
            popup.hide()
            QCoreApplication.postEvent(
                self, QKeyEvent(event.type(), event.key(), event.modifiers())
            )
        else:
            super().keyPressEvent(event)


class WordsEditor(QWidget):
    """Several words, typed with 、 between them or ticked in a list.

    Args:
        offers: the words of the list.
        parent: the Qt parent.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, offers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = TextEditor()
        self._line.edited.connect(self.edited)
        self._line.left.connect(self.left)
        self._menu = QMenu(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._line, 1)
        if offers:
            row.addWidget(self._choose_button(offers))

    def value(self) -> str:
        """The words with 、 between them."""
        return _PARTING.join(self._words())

    def set_value(self, text: str) -> None:
        """Show words parted by 、."""
        self._line.set_value(text)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def target(self) -> QWidget:
        """The line."""
        return self._line

    def _choose_button(self, offers: Sequence[str]) -> QWidget:
        for word in offers:
            self._menu.addAction(word).setCheckable(True)
        self._menu.aboutToShow.connect(self._tick)
        self._menu.triggered.connect(self._on_ticked)
        choose = button(self.tr("选择"))
        choose.setProperty("menu", "true")
        choose.setMenu(self._menu)
        choose.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return choose

    @Slot()
    def _tick(self) -> None:
        words = set(self._words())
        for action in self._menu.actions():
            action.setChecked(action.text() in words)

    @Slot(object)
    def _on_ticked(self, _action: object) -> None:
        offered = [action.text() for action in self._menu.actions()]
        ticked = [action.text() for action in self._menu.actions() if action.isChecked()]
        own = [word for word in self._words() if word not in offered]
        self._line.set_value(_PARTING.join((*ticked, *own)))
        self.edited.emit()
        self.left.emit()

    def _words(self) -> list[str]:
        text = self._line.value()
        for mark in ",，;； \u3000":
            text = text.replace(mark, _PARTING)
        return [word for word in text.split(_PARTING) if word]


class FlagEditor(QCheckBox):
    """Yes or no."""

    edited = Signal()
    left = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.toggled.connect(self._on_toggled)  # not clicked: a screen reader toggles

    def value(self) -> str:
        """是 or nothing."""
        return "是" if self.isChecked() else ""

    def set_value(self, text: str) -> None:
        """Show whether it is so."""
        with QSignalBlocker(self):
            self.setChecked(text.lower() in YES)
        self.update()

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def target(self) -> QWidget:
        """Itself."""
        return self

    @Slot()
    def _on_toggled(self) -> None:
        self.edited.emit()
        self.left.emit()


def editor_for(field: Field, today: dt.date, offers: Sequence[str] = ()) -> Editor:
    """The editor that fits a field of a kind.

    Args:
        field: what is typed.
        today: gives the year of dates typed without one.
        offers: words of the field's word list.
    """
    if field.type is FieldType.CHOICE:
        choices = [(code, spoken(words)) for code, words in field.choices]
        return ChoiceEditor(choices, required=field.default is not None)
    if field.type is FieldType.DATE:
        return DateEdit(today, partial=field.partial)
    if field.type is FieldType.SET:
        return WordsEditor(offers)
    if field.type is FieldType.BOOLEAN:
        return FlagEditor(spoken(field.label))
    if field.type is FieldType.LONG_TEXT:
        return ParagraphEditor()
    return SuggestEditor(offers) if offers else TextEditor()
