"""Short lists below a form: links to activities, and lines of words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.activities.entry.typed import day_in_words
from desktop.ui.widgets.link_line import LinkLine
from desktop.ui.widgets.words import label

#: More than these are counted only: the list of activities has them all.
_SHOWN = 6


class LinkedActivities(QWidget):
    """The activities of a record, the newest first; hidden while there is none.

    Signals:
        opened: an activity's id.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = label("", "section")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(4))
        whole.addWidget(self._head)
        whole.addLayout(self._lines)
        self.hide()

    def show_activities(self, activities: Sequence[tuple[str, str, str]]) -> None:
        """Show these: (id, title, day)."""
        while self._lines.count():
            widget = self._lines.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        self._head.setText(self.tr("活动 {0} 个").format(len(activities)))
        for activity, title, day in activities[:_SHOWN]:
            words = " ".join(part for part in (day, title) if part)
            made = LinkLine(words)
            made.setToolTip(f"{day_in_words(day)}\n{title}")
            made.clicked.connect(partial(self._on_pressed, activity))
            self._lines.addWidget(made)
        self.setVisible(bool(activities))

    def _on_pressed(self, activity: str) -> None:
        self.opened.emit(activity)
