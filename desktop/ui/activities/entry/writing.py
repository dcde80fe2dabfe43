"""A text to be written: phrases with the facts put in, and last time's text, at one press."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.services.activities.stories import BLANK, filled
from desktop.ui import theme
from desktop.ui.widgets.editors import ParagraphEditor
from desktop.ui.widgets.words import button

_MENU_CHARACTERS = 44


class WritingEditor(QWidget):
    """Several lines with help above them.

    Args:
        phrases: sentences to put in; those with ``{人数}`` and its like take the facts.
        facts: asked for the facts when a phrase is put in.
        lines: how many lines it shows.
        parent: the Qt parent.

    Signals:
        edited: the text was changed.
        left: the clerk is done with it for now.
        last_wanted: last time's text is wanted.
    """

    edited = Signal()
    left = Signal()
    last_wanted = Signal()

    def __init__(
        self,
        phrases: Sequence[str],
        facts: Callable[[], Mapping[str, str]],
        *,
        lines: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._facts = facts
        self._text = ParagraphEditor(lines)
        self._phrases = QMenu(self)
        self.phrase_button = button(self.tr("常用语"), "plain", "quotes")
        self.last_button = button(self.tr("用上次的"), "plain", "clock-counter-clockwise")
        for phrase in phrases:
            action = self._phrases.addAction(_short(phrase))
            action.setData(phrase)
            action.setToolTip(phrase)
        self._build()
        self._text.edited.connect(self.edited)
        self._text.left.connect(self.left)
        self._phrases.triggered.connect(self._on_phrase)
        self.last_button.clicked.connect(self.last_wanted)

    def value(self) -> str:
        """The text."""
        return self._text.value()

    def set_value(self, text: str) -> None:
        """Show a text."""
        self._text.set_value(text)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def target(self) -> ParagraphEditor:
        """Where it is typed."""
        return self._text

    def put_in(self, words: str) -> None:
        """Put words where the cursor stands, as if typed; the first blank in them is marked."""
        cursor = self._text.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(words)
        blank = words.find(BLANK)
        if blank >= 0:
            cursor.setPosition(start + blank)
            cursor.setPosition(start + blank + len(BLANK), cursor.MoveMode.KeepAnchor)
        self._text.setTextCursor(cursor)
        self._text.setFocus()

    def _build(self) -> None:
        ways = QHBoxLayout()
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(theme.px(8))
        for way in (self.phrase_button, self.last_button):
            way.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Enter moves from field to field
            ways.addWidget(way)
        ways.addStretch(1)
        self.phrase_button.setToolTip(self.tr("放进一句常用的话（Ctrl+J）"))
        self.last_button.setToolTip(self.tr("放进上次写的（Ctrl+L）"))
        for keys, pressed in (("Ctrl+J", self._open_phrases), ("Ctrl+L", self.last_wanted)):
            shortcut = QShortcut(QKeySequence(keys), self._text)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(pressed)
        self.phrase_button.setMenu(self._phrases)
        self.phrase_button.setProperty("menu", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._text)
        column.addLayout(ways)
        self.phrase_button.setVisible(bool(self._phrases.actions()))

    @Slot()
    def _open_phrases(self) -> None:
        if actions := self._phrases.actions():
            below = self.phrase_button.rect().bottomLeft()
            self._phrases.popup(self.phrase_button.mapToGlobal(below))
            self._phrases.setActiveAction(actions[0])

    @Slot(QAction)
    def _on_phrase(self, action: QAction) -> None:
        self.put_in(filled(str(action.data()), self._facts()))


def _short(phrase: str) -> str:
    shown = phrase if len(phrase) <= _MENU_CHARACTERS else f"{phrase[: _MENU_CHARACTERS - 1]}…"
    return shown.replace("&", "&&")
