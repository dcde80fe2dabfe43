"""What fits what is typed, in a list below a line: Down and Enter take one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit

from desktop.ui import theme

_MOST_IN_SIGHT = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OfferedList(QObject):
    """A list that floats below a line and leaves the keyboard to it.

    Args:
        line: what is typed into.
        least_px: its least width; 0 for the line's.

    Signals:
        chosen: the number of the words that were taken.
    """

    chosen = Signal(int)

    def __init__(self, line: QLineEdit, least_px: int = 0) -> None:
        super().__init__(line)
        self._lines = QStringListModel(self)
        self._completer = QCompleter(self._lines, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST_IN_SIGHT)
        theme.set_role(self.popup, "float")
        self.popup.setMinimumWidth(theme.px(least_px))
        # Not setCompleter: that would write each line passed over into the field.
        self._completer.setWidget(line)
        self._completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]

    @property
    def popup(self) -> QAbstractItemView:
        """What shows it; kept by nobody: the next key crashes in a popup that Python holds."""
        return self._completer.popup()

    @property
    def shown(self) -> bool:
        """Whether it is in sight."""
        return self.popup.isVisible()

    def fill(self, words: Sequence[str]) -> None:
        """Hold these words; empty ones leave nothing to show."""
        self._lines.setStringList(list(words))
        if not words:
            self.hide()

    def show(self) -> None:
        """Open it, the first words marked."""
        self._completer.complete()
        self.popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def hide(self) -> None:
        """Put it away."""
        self.popup.hide()

    def takes(self, event: QKeyEvent) -> bool:
        """Let Enter take what is marked; the popup hands its keys to the line first.

        Returns:
            Whether the key is spent.
        """
        marked = self.popup.currentIndex()
        if event.key() not in _ENTER or not self.shown or not marked.isValid():
            return False
        event.accept()
        self._on_activated(marked)
        return True

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        if 0 <= index.row() < self._lines.rowCount():
            self.hide()
            self.chosen.emit(index.row())
