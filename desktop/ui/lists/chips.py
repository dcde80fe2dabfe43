"""The sentences a list is narrowed by, each with a cross that takes it away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import button
from desktop.ui.widgets.wrapped_row import WrappedRow


class TermChips(WrappedRow):
    """One chip a sentence, then a button that takes all of them away.

    Signals:
        removed: number of the sentence whose cross was pressed.
        pressed: number of the sentence that shall be changed.
        all_removed: the last button.
    """

    removed = Signal(int)
    pressed = Signal(int)
    all_removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("筛选条件"))
        self.sentences: tuple[str, ...] = ()
        self.hide()

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show these."""
        if tuple(sentences) == self.sentences:
            return
        self.sentences = tuple(sentences)
        self.clear()
        for number, words in enumerate(sentences):
            self.add(self._chip(number, words))
        if sentences:
            everything = button(self.tr("清除条件(&L)"), "link")
            everything.clicked.connect(self.all_removed)
            self.add(everything)
        self.setVisible(bool(sentences))

    def _chip(self, number: int, words: str) -> QWidget:
        made = QFrame()
        theme.set_role(made, "chip")
        told = button(words.replace("&", "&&"), "chip-words")
        told.setToolTip(self.tr("改这个条件"))
        told.clicked.connect(partial(self._on_pressed, number))
        cross = QToolButton()
        cross.setIcon(theme.icon("x", "quiet", 14))
        cross.setIconSize(theme.icon_size(14))
        cross.setAccessibleName(self.tr("去掉条件：{0}").format(words))
        cross.setToolTip(self.tr("去掉这个条件"))
        cross.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.set_role(cross, "chip-cross")
        cross.clicked.connect(partial(self._on_cross, number))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(told)
        row.addWidget(cross)
        return made

    def _on_cross(self, number: int) -> None:
        self.removed.emit(number)

    def _on_pressed(self, number: int) -> None:
        self.pressed.emit(number)
