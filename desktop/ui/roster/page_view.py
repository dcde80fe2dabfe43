"""One record at the right of a list: what it is called, what can be done, its facts, its people."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.ui import theme
from desktop.ui.activities.entry.person_picker import PersonPicker
from desktop.ui.roster.rows import TallPage, section
from desktop.ui.widgets.history_button import HistoryButton
from desktop.ui.widgets.words import button, label


class PageView(QFrame):
    """What the pages of a person, a team and a household have in common.

    Args:
        parent: the Qt parent.

    Signals:
        edit_pressed: 修改.
        delete_pressed: 删除.
    """

    edit_pressed = Signal()
    delete_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._name, self._about = label("", "title", wrap=True), label("", "quiet")
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(theme.px(16))
        self._facts.setVerticalSpacing(theme.px(4))
        self._facts.setColumnStretch(1, 1)
        self._page = TallPage()
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(self._page)

    def show_page(self, page: Any) -> None:  # noqa: ANN401 - each view knows its own
        """Show a record."""
        raise NotImplementedError

    def _head(self) -> QHBoxLayout:
        """Its name and what can be done with it."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._name, 1)
        row.addLayout(self._actions())
        return row

    def _actions(self) -> QHBoxLayout:
        """What can be done with it."""
        edit = button(self.tr("修改(&E)"), "plain", "pencil-simple")
        edit.setToolTip(self.tr("修改 (Enter)"))
        edit.clicked.connect(self.edit_pressed)
        delete = button(self.tr("删除(&D)"), "quiet", "trash")
        delete.setToolTip(self.tr("删除 (Delete)，可以撤销"))
        delete.clicked.connect(self.delete_pressed)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for made in (edit, HistoryButton(), delete):
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return row


class MembersView(PageView):
    """A record that people belong to.

    Args:
        door: finds people to add.
        finder: what the line that adds people is called.
        parent: the Qt parent.

    Signals:
        person_pressed: id of somebody who belongs to it.
    """

    person_pressed = Signal(str)

    def __init__(self, door: Door, finder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members = QVBoxLayout()
        self.picker = PersonPicker(door)
        self.picker.setPlaceholderText(self.tr("加人：姓名或首字母，回车"))
        self.picker.setAccessibleName(finder)

    def _add_people(self, title: str, action: QWidget | None = None, *rest: QWidget) -> None:
        """The part of the page with the people.

        Args:
            title: of the part.
            action: beside the title.
            rest: what stands below them.
        """
        people = QVBoxLayout()
        people.addWidget(self.picker)
        people.addLayout(self._members)
        for made in rest:
            people.addWidget(made)
        section(self._page.column, title, people, action)
