"""Words that paper says otherwise, below the text they stand in."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.paper.word_hints import WordHint, word_hints
from desktop.ui import theme
from desktop.ui.sentences import told
from desktop.ui.widgets.words import button, label

#: More would push the text away that they are about.
_MOST = 3


class HintsView(QWidget):
    """The first few hints, each with a button that puts the other word in.

    Signals:
        taken: (word found, what to say instead); for a hint that names one word.
    """

    taken = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[WordHint, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self.hide()

    @property
    def shown(self) -> tuple[WordHint, ...]:
        """What it tells now."""
        return self._shown

    def look_at(self, words: str) -> None:
        """Tell what could be said better in a text."""
        hints = tuple(word_hints(words)[:_MOST])
        if [hint.found for hint in hints] == [hint.found for hint in self._shown]:
            return
        self._shown = hints
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        for hint in hints:
            self._column.addWidget(self._line(hint))
        self.setVisible(bool(hints))

    def _line(self, hint: WordHint) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        words = self.tr("「{0}」宜写「{1}」：{2}").format(hint.found, hint.say, told(hint.why))
        row.addWidget(label(words, "quiet", wrap=True), 1)
        if "、" not in hint.say:
            take = button(self.tr("改成「{0}」").format(hint.say), "plain")
            take.setProperty("hint", (hint.found, hint.say))
            take.clicked.connect(self._on_taken)
            row.addWidget(take)
        return made

    @Slot()
    def _on_taken(self) -> None:
        sender = self.sender()
        if sender is not None:
            found, say = sender.property("hint")
            self.taken.emit(found, say)
