"""A field below its name, and below it what another hand made of it meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.editors import Editor
from desktop.ui.widgets.words import button, label

_GAP_PX = 4


class Labelled(QWidget):
    """One field.

    Args:
        words: its name.
        editor: what it is typed into.
        parent: the Qt parent.

    Signals:
        edited: something was typed, or put there instead.
    """

    edited = Signal()

    def __init__(self, words: str, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.editor = words, editor
        self._theirs = ""
        self._note = label("", "warn", wrap=True)
        self.take_theirs = button(self.tr("用那边的"), "link")
        self._beside = QWidget()
        self._build(words)
        editor.edited.connect(self.edited)
        self.take_theirs.clicked.connect(self._on_taken)

    @property
    def note(self) -> str:
        """What is told below it; empty for nothing."""
        return "" if self._beside.isHidden() else self._note.text()

    def show_theirs(self, words: str, theirs: str) -> None:
        """Tell what another hand made of it; a press puts that here.

        Args:
            words: what is told.
            theirs: what it is elsewhere.
        """
        self._theirs = theirs
        self._note.setText(words)
        self.take_theirs.setVisible(theirs != self.editor.value())
        self._beside.show()

    def hush(self) -> None:
        """Tell nothing any more."""
        self._beside.hide()

    def _build(self, words: str) -> None:
        name = label(words, "field")
        name.setBuddy(self.editor.target())
        self.editor.widget().setAccessibleName(words)
        self.take_theirs.setAccessibleName(self.tr("{0}：用那边的").format(words))
        row = QHBoxLayout(self._beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._note, 1)
        row.addWidget(self.take_theirs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(_GAP_PX))
        column.addWidget(name)
        column.addWidget(self.editor.widget(), 1)
        column.addWidget(self._beside)
        self._beside.hide()

    @Slot()
    def _on_taken(self) -> None:
        self.editor.set_value(self._theirs)
        self.hush()
        self.edited.emit()
