"""What a screen reader chooses counts as chosen: a row of a list, an entry of a box.

Qt gives readers one action for a row: it joins the selection (Qt 6.9, QAccessibleTableCell). The
current row stays another, and a box takes nothing, since no key was pressed and nothing clicked.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget


def lone_row(selection: QItemSelection) -> QModelIndex:
    """The first cell of the one row that a selection is; an invalid index where it is not one."""
    if selection.count() != 1 or selection.at(0).top() != selection.at(0).bottom():
        return QModelIndex()
    corner = selection.at(0).topLeft()
    return corner.model().index(corner.row(), corner.column(), corner.parent())


class ReadersChoice(QObject):
    """Makes a row that joined the selection without being current the current one, as a click does.

    Args:
        view: a list or table; also the Qt parent.

    Signals:
        made: the row was made the current one.
    """

    made = Signal(QModelIndex)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._joined, self._current = QPersistentModelIndex(), QPersistentModelIndex()
        # Keys and clicks set the current row too, some of them after the selection.
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._follow)
        view.selectionModel().selectionChanged.connect(self._on_selection)

    def _view(self) -> QAbstractItemView | None:
        """Asked for anew each time.

        Of a view that Qt made, as a box's list, Python's own object may go before the view does.
        """
        view = self.parent()
        return view if isinstance(view, QAbstractItemView) else None

    @Slot(QItemSelection, QItemSelection)
    def _on_selection(self, joined: QItemSelection, _left: QItemSelection) -> None:
        if (view := self._view()) is None:
            return
        index, current = lone_row(joined), view.currentIndex()
        if index.isValid() and not joined.contains(current):
            self._joined = QPersistentModelIndex(index)
            self._current = QPersistentModelIndex(current)
            self._later.start()

    @Slot()
    def _follow(self) -> None:
        joined, view = self._joined, self._view()
        if view is None or not joined.isValid():
            return  # it or the row has gone meanwhile
        model = view.selectionModel()
        index = joined.model().index(joined.row(), joined.column(), joined.parent())
        if self._current == view.currentIndex() and model.isSelected(index):
            model.setCurrentIndex(index, model.SelectionFlag.NoUpdate)
            view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.made.emit(index)


class ChoiceBox(QComboBox):
    """A box of choices that takes what a screen reader chooses in its list.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._followed = False

    def setAccessibleName(self, name: str) -> None:
        """Say what is chosen in it; on Linux Qt tells its readers what is chosen instead."""
        super().setAccessibleName(name)
        if sys.platform == "linux":
            self.setAccessibleDescription(name)

    def showPopup(self) -> None:
        """As ever; a box nobody opens needs no list."""
        if not self._followed:
            self._followed = True
            ReadersChoice(self.view()).made.connect(self._on_made)
        super().showPopup()

    @Slot(QModelIndex)
    def _on_made(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index.row())
        self.hidePopup()
        self.activated.emit(index.row())
