"""A line that finds people as one types: characters, pinyin, initials, phone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.background.door import Door
from desktop.importing.name_list import names_in
from desktop.services.roster.people import PersonRow
from desktop.ui.activities.verbs import FindPeople
from desktop.ui.widgets.offered_list import OfferedList
from desktop.ui.widgets.typed_line import TypedLine

#: A clipboard may hold a whole book.
_LONGEST_LIST = 40_000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PersonPicker(TypedLine):
    """Type, see who fits, press Enter, type on.

    Args:
        door: through which people are found.
        parent: the Qt parent.

    Signals:
        picked: the `PersonRow` that was taken.
        nobody: what was typed, when Enter found nobody.
        pasted: a whole list that was pasted.
    """

    picked = Signal(object)
    nobody = Signal(str)
    pasted = Signal(str)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._found: Sequence[PersonRow] = ()
        self._answered = ""
        self._take_first = False
        self._offered = OfferedList(self)
        self._offered.chosen.connect(self._on_chosen)
        self.setPlaceholderText(self.tr("输入姓名或首字母，如 zs，按回车加入；也可以粘贴整份名单"))
        self.setAccessibleName(self.tr("添加参与人员"))
        self.textEdited.connect(self._on_typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes who is marked in the list, or who alone fits once the answer is there."""
        if event.matches(QKeySequence.StandardKey.Paste) and (words := pasted_list()):
            event.accept()
            self.pasted.emit(words)
        elif self._offered.takes(event):
            return
        elif event.key() in _ENTER and self.text().strip():
            event.accept()
            self._take_first = True
            if self._answered == self.text().strip():
                self._take()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._take_first = False
        typed = text.strip()
        if not typed:
            self._offered.hide()
            return
        self._door.read(self, FindPeople(typed), self._on_found)

    def _on_found(self, answer: tuple[str, list[PersonRow]]) -> None:
        typed, found = answer
        if typed != self.text().strip():
            return
        self._answered, self._found = typed, found
        self._offered.fill([described(row) for row in found])
        if self._take_first:
            self._take()
        elif found:
            self._show()

    def _take(self) -> None:
        """One who fits is taken; of several the clerk chooses, unless one bears the very name."""
        self._take_first = False
        namesakes = [row for row in self._found if row.name == self._answered]
        if not self._found:
            self.nobody.emit(self._answered)
        elif len(self._found) == 1:
            self._emit(self._found[0])
        elif len(namesakes) == 1:
            self._emit(namesakes[0])
        else:
            self._show()

    def _show(self) -> None:
        if self.hasFocus():
            self._offered.show()

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        self._emit(self._found[row])

    def _emit(self, row: PersonRow) -> None:
        self._offered.hide()
        self._answered, self._found = "", ()
        self.clear()
        self.picked.emit(row)


def pasted_list() -> str:
    """What the clipboard holds if it is a list of names; empty for one name, or anything else."""
    words = QGuiApplication.clipboard().text()
    return words if len(words) <= _LONGEST_LIST and len(names_in(words)) > 1 else ""


def described(row: PersonRow) -> str:
    """A person so that two of one name can be told apart."""
    parts = (row.name, row.village_group, row.birth_date[:4], row.teams)
    return "　".join(part for part in parts if part)
