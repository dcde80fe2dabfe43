"""A line that names a record, or several by 、: what fits is shown while one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.services.roster.called import Named
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.offered_list import OfferedList

_PARTING = "、"
#: Names with what tells them apart.
_LIST_PX = 280
#: Gets what was asked for, and what fits.
Answer = Callable[[tuple[str, Sequence[Named]]], None]
#: (who asks, kind, what is typed, its method that gets the answer).
Find = Callable[[QObject, str, str, Answer], None]


class RecordFinder(TextEditor):
    """Characters, pinyin or initials; Down and Enter take one from the list.

    Its value is the id of the record that was taken, or the words as they stand; several are
    parted by 、.

    Args:
        kind: of the records.
        find: asks the records.
        several: whether it names more than one.
        parent: the Qt parent.

    Signals:
        taken: a record was chosen from the list.
    """

    taken = Signal()

    def __init__(
        self, kind: str, find: Find, *, several: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind, self._find, self._several = kind, find, several
        self._found: Sequence[Named] = ()
        self._chosen: dict[str, str] = {}
        self._offered = OfferedList(self, _LIST_PX)
        self._offered.chosen.connect(self._on_chosen)
        self.setPlaceholderText(self.tr("姓名、名称或首字母，如 zs"))
        self.textEdited.connect(self._on_typed)

    def value(self) -> str:
        """Ids of what was taken from the list, words for the rest."""
        return _PARTING.join(self._chosen.get(one, one) for one in self._parts() if one)

    def set_value(self, text: str) -> None:
        """Show names; what was taken before is forgotten."""
        self._chosen = {}
        super().set_value(text)

    @property
    def offered(self) -> Sequence[Named]:
        """What fits what is typed, as far as it has come."""
        return self._found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list; Enter takes what is marked there."""
        if self._offered.takes(event):
            return
        if event.key() == Qt.Key.Key_Escape and self._offered.shown:
            event.accept()
            self._offered.hide()
        elif event.key() == Qt.Key.Key_Down and not self._offered.shown:
            event.accept()
            self._ask()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the keyboard; the list itself takes no keyboard away."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._offered.hide()
        super().focusOutEvent(event)

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self._ask()

    def _ask(self) -> None:
        self._find(self, self._kind, self._part(), self._on_found)

    def _on_found(self, answer: tuple[str, Sequence[Named]]) -> None:
        typed, found = answer
        if typed != self._part() or not self.hasFocus():
            return
        self._found = found
        self._offered.fill([one.words for one in found])
        if found:
            self._offered.show()

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        self.take(self._found[row])

    def take(self, one: Named) -> None:
        """Put a record in the place of what is typed."""
        self._offered.hide()
        parts = self._parts() or [""]
        parts[-1] = one.title
        self._chosen[one.title] = one.id
        self.setText(_PARTING.join(parts) if self._several else one.title)
        self.edited.emit()
        self.taken.emit()

    def _parts(self) -> list[str]:
        text = self.text().replace("，", _PARTING).replace(",", _PARTING)
        return [part.strip() for part in text.split(_PARTING)] if self._several else [text.strip()]

    def _part(self) -> str:
        return self._parts()[-1]
