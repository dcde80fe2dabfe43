"""The list of volunteers by itself, as the roster has it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.lists.keeper import ListKeeper
from desktop.ui.roster.columns import people_face
from desktop.ui.widgets.message import MessageBanner


class Listed(QWidget):
    """A list with its banner."""

    def __init__(self, door) -> None:
        super().__init__()
        self.banner = MessageBanner()
        self.keeper = ListKeeper(door, people_face(), self.banner, self)
        self.panel, self.table = self.keeper.panel, self.keeper.panel.table
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addWidget(self.panel)
        door.records_changed.connect(self.on_changed)

    def on_changed(self, _kinds) -> None:
        self.keeper.refresh()

    def cell(self, row: int, column: int) -> str:
        return self.table.model().index(row, column).data()


@pytest.fixture
def listed(door, shown, settle) -> Listed:
    made = Listed(door)
    made.resize(900, 600)
    shown(made)
    made.activateWindow()
    door.start_watching()
    settle(door)
    return made
