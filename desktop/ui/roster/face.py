"""One face of the screen 花名册: a list with what belongs to it, behind its tab."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class RosterPart(QWidget):
    """Asks for what it shows when it comes into sight or is told that it changed.

    Signals:
        counted: what stands quietly beside the title, for example 共 120 人.
        editing_changed: whether a form is open.
        alone_changed: whether the right half hides the list.
        open_record: (kind, id) of a record that is shown elsewhere.
        sync_wanted: to the place where what waits is settled: (part, kind, id).
        said: words for the frame's banner: (words, tone).
        people_wanted: the list of volunteers narrowed to a `Term`.
    """

    counted = Signal(str)
    editing_changed = Signal(bool)
    alone_changed = Signal(bool)
    open_record = Signal(str, str)
    sync_wanted = Signal(str, str, str)
    said = Signal(str, str)
    people_wanted = Signal(object)

    #: Kinds whose change may change what is shown.
    kinds: frozenset[str] = frozenset()
    #: Words of the button that adds a record; empty for none.
    add_words = ""
    add_tip = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = True
        self.aside = ""

    @property
    def editing(self) -> bool:
        """Whether a form is open."""
        return False

    @property
    def right_alone(self) -> bool:
        """Whether the right half hides the list."""
        return False

    def refresh(self) -> None:
        """Ask for everything anew; what is in sight stays until the answer comes."""
        self._stale = False

    def show_record(self, record_id: str) -> None:
        """Show one record."""

    def shown_record(self) -> tuple[str, str]:
        """(kind, id) of the record in sight."""
        return "", ""

    def begin_new(self) -> None:
        """Begin a new record."""

    def find_here(self) -> None:
        """Put the keyboard into the search line."""

    def take_keyboard(self) -> None:
        """Put the keyboard where it is wanted first."""

    def to_list(self) -> None:
        """Leave the right half where it hides the list."""

    def marks_changed(self) -> None:
        """Other records wait for the clerk than before."""

    def unsaved(self) -> str:
        """Whose form holds something typed."""
        return ""

    def tell(self, words: str) -> None:
        """Say beside the title how many there are."""
        self.aside = words
        self.counted.emit(words)

    def note_changes(self, kinds: frozenset[str]) -> None:
        """Somebody wrote records of these kinds."""
        if kinds & self.kinds:
            self._stale = True
            if self.isVisible():
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while it was away is asked for now."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
