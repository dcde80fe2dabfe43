"""An ID number in a form: a known one stays masked until the clerk changes or clears it."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.model.locked import LOCKED_WORDS
from desktop.ui import theme
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.words import button


class _State(Enum):
    PLAIN = auto()  # no number is known: an ordinary line
    KEPT = auto()
    CHANGING = auto()
    CLEARED = auto()


class NumberEditor(QWidget):
    """A line with 更改 and 清除 beside it where a number is known already.

    Its value is the masked number while that stands, so that a form sees no change; the new number
    once one is typed; nothing once it is to be cleared. Nothing happens to the record before 保存.

    Args:
        parent: the Qt parent.
    """

    edited = Signal()
    left = Signal()
    #: It shows a locked number itself, and lets the clerk put a new one in its place.
    takes_locked = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mask = ""
        self._state = _State.PLAIN
        self._line = TextEditor()
        self._line.edited.connect(self.edited)
        self._line.left.connect(self.left)
        self.change_button = _aside(self.tr("更改(&E)"))
        self.clear_button = _aside(self.tr("清除(&R)"))
        self.back_button = _aside(self.tr("恢复原号码(&E)"))
        self.change_button.clicked.connect(self._on_change)
        self.clear_button.clicked.connect(self._on_clear)
        self.back_button.clicked.connect(self._on_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self._line, 1)
        for made in (self.change_button, self.clear_button, self.back_button):
            row.addWidget(made)
        self.setFocusProxy(self._line)
        self._to(_State.PLAIN)

    @property
    def typed(self) -> str:
        """A number the clerk typed, whole; empty if none."""
        changing = self._state in (_State.PLAIN, _State.CHANGING)
        return self._line.value() if changing else ""

    def value(self) -> str:
        """The masked number, the new one, or nothing where it is to be cleared."""
        return self.typed or ("" if self._state is _State.CLEARED else self._mask)

    def set_value(self, text: str) -> None:
        """Show a masked or locked number as known, any other text as typed."""
        if "*" in text or text == LOCKED_WORDS:
            self._mask = text
            self._to(_State.KEPT)
            return
        if not text:
            self._mask = ""
        self._to(_State.CHANGING if self._mask else _State.PLAIN)
        self._line.set_value(text)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def target(self) -> QLineEdit:
        """The line."""
        return self._line

    def _to(self, state: _State) -> None:
        self._state = state
        kept = state is _State.KEPT
        self._line.setReadOnly(state in (_State.KEPT, _State.CLEARED))
        self._line.set_value(self._mask if kept else "")
        self._line.setPlaceholderText(self._words())
        self.change_button.setVisible(kept)
        self.clear_button.setVisible(kept)
        self.back_button.setVisible(state in (_State.CHANGING, _State.CLEARED))
        # The style sheet tells what can't be written in by its ground.
        self._line.style().unpolish(self._line)
        self._line.style().polish(self._line)

    def _words(self) -> str:
        if self._state is _State.CHANGING:
            return self.tr("填完整的新号码")
        if self._state is _State.CLEARED:
            return self.tr("保存后清除")
        return ""

    @Slot()
    def _on_change(self) -> None:
        self._turn(_State.CHANGING)

    @Slot()
    def _on_clear(self) -> None:
        self._turn(_State.CLEARED)

    @Slot()
    def _on_back(self) -> None:
        self._turn(_State.KEPT)

    def _turn(self, state: _State) -> None:
        self._to(state)
        self._line.setFocus()
        self.edited.emit()


def _aside(words: str) -> QPushButton:
    """A button that Enter, which walks through the form, never comes to; its letter does."""
    made = button(words, "quiet")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
