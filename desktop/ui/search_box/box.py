"""The box itself: asks as the clerk types, the newest question first, and opens what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.background.door import Door
from desktop.services.desk import Desk
from desktop.services.lists.found import COMMAND, Command, Found
from desktop.ui import theme
from desktop.ui.search_box.model import FoundModel
from desktop.ui.search_box.view import FoundList
from desktop.ui.widgets.search_line import SearchLine


def _answer(desk: Desk, typed: str, commands: Sequence[Command]) -> tuple[str, list[Found]]:
    from desktop.services.lists.finding import find_everywhere  # loaded behind the first page

    return typed, find_everywhere(desk, typed, commands)


class SearchBox(SearchLine):
    """Finds people, activities, teams, papers, and what the window can do.

    Args:
        door: asks the records.
        parent: the Qt parent.

    Signals:
        open_record: what the clerk chose: (kind, id).
        command_chosen: the key of the command the clerk chose.
    """

    open_record = Signal(str, str)
    command_chosen = Signal(str)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__("magnifying-glass", parent)
        self._door = door
        self._commands: Sequence[Command] = ()
        self._asking = False
        self._open_at_once = False
        self._answered = ""
        self._model = FoundModel(self)
        self._list = FoundList(self._model, self)
        self._list.hide()
        theme.set_role(self, "search")
        self.setPlaceholderText(self.tr("找人、活动、证书、功能：拼音首字母也行 (Ctrl+K)"))
        self.setAccessibleName(self.tr("找人、找活动、找功能"))
        self.entered.connect(door.expect_search)
        self.textEdited.connect(self._on_typed)
        self._list.taken.connect(self._take)

    @property
    def model(self) -> FoundModel:
        """What was found."""
        return self._model

    def offer(self, commands: Sequence[Command]) -> None:
        """Find these commands too."""
        self._commands = commands

    @Slot()
    def begin(self) -> None:
        """Take the keyboard with everything selected."""
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the answers, Enter opens one, Esc leaves."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._list.isVisible():
            self._list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The answers go with the keyboard."""
        super().focusOutEvent(event)
        self._list.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """They come back with it."""
        super().focusInEvent(event)
        if self.text().strip():
            self._ask()

    def changeEvent(self, event: QEvent) -> None:
        """A window that goes to the back takes its floating list along."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._list.hide()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._open_at_once = False
        if text.strip():
            self._ask()
        else:
            self._list.hide()

    def _ask(self) -> None:
        if self._asking:
            return
        self._asking = True
        verb = partial(_answer, typed=self.text().strip(), commands=self._commands)
        self._door.read(self, verb, self._on_found, self._on_failed)

    def _on_found(self, answer: tuple[str, list[Found]]) -> None:
        self._asking = False
        typed, found = answer
        if typed != self.text().strip():
            # Typed on meanwhile: only the newest question is worth an answer.
            if self.text().strip():
                self._ask()
            return
        self._answered = typed
        self._model.show(found)
        if self._open_at_once and found:
            self._take(0)
        elif self.hasFocus():
            self._list.show_below(self)
            self._list.mark(0)

    def _on_failed(self, error: object) -> None:
        self._asking = False
        self._door.failed.emit(error)

    def _on_enter(self) -> None:
        if not self.text().strip():
            return
        if self._answered == self.text().strip():
            self._take(max(self._list.current_row, 0))
        else:
            self._open_at_once = True
            self._ask()

    @Slot(int)
    def _take(self, row: int) -> None:
        found = self._model.found_at(row)
        if found is None:
            return
        self._leave()
        if found.kind == COMMAND:
            self.command_chosen.emit(found.id)
        else:
            self.open_record.emit(found.kind, found.id)

    def _leave(self) -> None:
        self._list.hide()
        self._open_at_once = False
        self._answered = ""
        self.clear()
        self.clearFocus()
